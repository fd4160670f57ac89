import { z } from 'zod'
import { itemStates, stages } from '../../core/workshop/agenda.ts'
import { day, id, instant, line, prose, revision } from '../../platform/http/shapes.ts'

export const stage = z.enum(stages)

/** What is known of a workshop beforehand. */
export const workshopFacts = z.strictObject({
  title: line(1, 200),
  heldOn: day,
  /** Who leads it, in words. */
  ledBy: line(1, 160),
  /** How long it may take. */
  minutes: z.int().min(10).max(600),
  note: prose(4000),
})
export type WorkshopFacts = z.output<typeof workshopFacts>

export const workshopState = z.enum(['open', 'closed'])

/** A step of a scale, from 1. */
export const step = z.int().min(1).max(6)
export const vote = z.strictObject({ likelihood: step, impact: step })

const spread = z.strictObject({
  /** How many chose each step, the lowest first. */
  counts: z.array(z.int()),
  votes: z.int(),
  median: z.int().nullable(),
  range: z.int(),
  wide: z.boolean(),
})

/** The votes of one stage; the spread is there only once they are revealed. Nobody is told who voted what. */
const votes = z.strictObject({
  revealedAt: instant.nullable(),
  /** Whoever voted, by participant. */
  votedBy: z.array(id),
  spread: z.strictObject({ likelihood: spread, impact: spread }).nullable(),
})
export type VotesOfStage = z.output<typeof votes>

const rated = z.strictObject({
  likelihood: z.int(),
  impacts: z.record(z.string(), z.int()),
  level: z.strictObject({ place: z.int(), of: z.int(), name: z.string() }),
})

/** A scenario on the agenda. */
const agendaItem = z.strictObject({
  id,
  risk: z.strictObject({ id, code: z.string(), title: z.string(), closed: z.boolean() }),
  asset: z.strictObject({ id, name: z.string() }),
  state: z.enum(itemStates),
  /** On what can be voted now. */
  open: stage.nullable(),
  /** Seconds on the screen, without the time that it is there now. */
  seconds: z.int(),
  /** The aspects on which it weighs: those of its last rating, else those that its threat names. */
  touched: z.array(z.string()),
  votes: z.strictObject({ inherent: votes, residual: votes }),
  /** The last rating of this risk that names this workshop. */
  decision: z
    .strictObject({ id, inherent: rated, residual: rated, reason: z.string(), by: z.string(), at: instant })
    .nullable(),
})

const scaleStep = z.strictObject({ name: z.string(), meaning: z.string() })
/** The scales of the criteria that hold; null before any are approved. */
const scales = z
  .strictObject({
    likelihood: z.array(scaleStep),
    impact: z.array(scaleStep),
    aspects: z.array(z.strictObject({ id: z.string(), name: z.string(), meanings: z.array(z.string()) })),
  })
  .nullable()

/** A workshop as it is led and read. */
export const workshop = z.strictObject({
  ...workshopFacts.shape,
  id,
  revision,
  state: workshopState,
  /** The server's clock, by which `shownSince` is read. */
  now: instant,
  /** The scenario on the screen; null during a break. */
  shown: id.nullable(),
  shownSince: instant.nullable(),
  scales,
  participants: z.array(z.strictObject({ id, name: z.string(), account: z.boolean() })),
  items: z.array(agendaItem),
})

/** What somebody sees on an own device: one scenario, the own votes, and those of all once they are revealed. */
const ownVotes = z.strictObject({
  mine: vote.nullable(),
  revealed: z.boolean(),
  voted: z.int(),
  spread: votes.shape.spread,
})
export const ballot = z.strictObject({
  id,
  title: z.string(),
  state: workshopState,
  /** The participant that asks; null while not taking part. */
  participant: z.strictObject({ id, name: z.string() }).nullable(),
  participants: z.int(),
  scales,
  shown: z
    .strictObject({
      item: id,
      risk: id,
      code: z.string(),
      title: z.string(),
      description: z.string(),
      asset: z.string(),
      /** Its place on the agenda, from 1, and how many there are. */
      place: z.int(),
      of: z.int(),
      state: z.enum(itemStates),
      open: stage.nullable(),
      touched: z.array(z.string()),
      votes: z.strictObject({ inherent: ownVotes, residual: ownVotes }),
    })
    .nullable(),
})
