import { z } from 'zod'
import { roles } from '../../core/access/roles.ts'
import { assetKinds } from '../../core/assets/asset.ts'
import { works } from '../../core/risk/current.ts'
import { eventKinds, treatments } from '../../core/risk/facts.ts'
import { riskStates } from '../../core/risk/standing.ts'
import { threatGroups } from '../../core/risk/threat-groups.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { day, id, instant, line, prose, revision } from '../../platform/http/shapes.ts'
import { approval } from './approval-shapes.contract.ts'

export const text = z.strictObject({ nl: z.string(), en: z.string() })
export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
export const requirementRef = z.strictObject({ edition: editionId, requirement: requirementKey })
export const riskState = z.enum(riskStates)
export const treatment = z.enum(treatments)
export const threatGroup = z.enum(threatGroups)
export const assetKind = z.enum(assetKinds)
export const eventKind = z.enum(eventKinds)
const work = z.enum(works)

/** Sizes are wider here than what is right, so that the check of the criteria can say what is wrong with them and where. */
const most = 12
export const criteriaContent = z.strictObject({
  likelihood: z.array(z.strictObject({ name: line(0, 60), meaning: prose(500) })).max(most),
  impact: z.array(z.strictObject({ name: line(0, 60), meaning: prose(500) })).max(most),
  aspects: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
        name: line(0, 60),
        /** What each impact step is for this aspect, in the order of the scale. */
        meanings: z.array(prose(500)).max(most),
      }),
    )
    .max(30),
  levels: z
    .array(
      z.strictObject({
        name: line(0, 60),
        /** ISO 8601 durations, such as P6M. */
        reviewEvery: z.string().max(20),
        acceptedBy: z.array(z.enum(roles)).max(roles.length),
        /** Memberships. */
        acceptors: z.array(id).max(50),
        acceptFor: z.string().max(20),
      }),
    )
    .max(most),
  /** `matrix[impact - 1][likelihood - 1]` is a place in `levels`, from 0. */
  matrix: z.array(z.array(z.int().min(0).max(most)).max(most)).max(most),
  /** The place of the highest level that is borne without anybody accepting it. */
  appetite: z.int().min(0).max(most),
})

/** The criteria that a rating is made by. */
export const criteriaRef = z.strictObject({ id, number: z.int(), content: criteriaContent })

/** A level by its place among those of its criteria (lowest 0), how many there are, and whether it is more than is borne unaccepted. */
export const levelMark = z.strictObject({ place: z.int(), of: z.int(), name: z.string(), aboveAppetite: z.boolean() })

/** Steps from 1. Impacts by aspect, such as {"availability": 4}; an aspect that is not there is not touched. */
const step = z.int().min(1).max(most)
export const rating = z.strictObject({
  likelihood: step,
  impacts: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), step),
})

/** A rating with its words, by the criteria that it was made by. */
const ratingInWords = z.strictObject({
  likelihood: z.strictObject({ step: z.int(), name: z.string(), meaning: z.string() }),
  impacts: z.array(
    z.strictObject({ aspect: z.string(), name: z.string(), step: z.int(), stepName: z.string(), meaning: z.string() }),
  ),
  /** The heaviest of the impacts. */
  impact: z.int(),
  level: levelMark,
})

const cell = z.strictObject({ likelihood: z.int(), impact: z.int() })
const threeOf = <T extends z.ZodType>(one: T) => z.strictObject({ inherent: one, current: one, residual: one })

/** Who answers for a risk; `left` where they no longer work here. */
export const owner = z.strictObject({ id, name: z.string(), left: z.boolean() })

/** Why, in words, with the day since when and the thing that the sentence names. */
const reason = z.strictObject({
  key: z.string(),
  ...text.shape,
  day: day.nullable(),
  measure: z.strictObject({ id, title: z.string() }).nullable(),
})

/** What somebody writes about a risk. */
export const riskFacts = z.strictObject({
  title: line(1, 200),
  asset: id,
  /** A threat of the catalogue, by its id; '': one in own words, which the title then is. */
  threat: z.string().regex(/^[a-z0-9-]{0,80}$/),
  /** Only where the threat is in own words; else that of the catalogue. */
  threatGroup,
  /** What can happen, why, and what follows from it. */
  description: prose(4000),
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: id.nullable(),
  ownerRole: line(0, 160),
  treatment: treatment.nullable(),
  treatmentReason: prose(2000),
})
export type RiskBody = z.output<typeof riskFacts>

export const weighedMeasure = z.strictObject({
  measure: id,
  /** How much of the whole it carries. */
  weight: z.int().min(1).max(3),
})

/** A risk in a list. */
export const listedRisk = z.strictObject({
  id,
  revision,
  number: z.int(),
  /** The number as it is shown: R-001. */
  code: z.string(),
  title: z.string(),
  asset: z.strictObject({ id, name: z.string(), kind: assetKind, withdrawn: z.boolean() }),
  threat: z.string(),
  threatGroup,
  /** Null where it is in own words, or no longer in the catalogue. */
  threatTitle: text.nullable(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  treatment: treatment.nullable(),
  state: riskState,
  /** Why it stands so: the first of its reasons. */
  why: text,
  /** By which criteria it was rated; null: not rated. */
  criteria: z.strictObject({ id, number: z.int() }).nullable(),
  levels: threeOf(levelMark).nullable(),
  /** Where it lies on the heat map of its criteria. */
  cells: threeOf(cell).nullable(),
  reviewBy: day.nullable(),
  acceptedThrough: day.nullable(),
  /** Linked measures, and those of them that work and are shown to. */
  measures: z.strictObject({ linked: z.int(), shown: z.int() }),
  raisedOn: day,
  closedOn: day.nullable(),
  /** A mark of the plan that its owner would approve, to be sent back with that; '': there is none. */
  plan: z.string(),
})

const classStep = z
  .strictObject({
    step: z.int(),
    from: z.enum(['own', 'scope', 'asset']),
    /** The asset from which it comes, where it is inherited. */
    asset: z.strictObject({ id, name: z.string() }).nullable(),
  })
  .nullable()

const acceptance = z.strictObject({
  id,
  revision,
  level: levelMark,
  acceptedBy: z.string(),
  acceptedAs: z.enum(roles),
  reason: z.string(),
  starts: day,
  /** The last day on which it is accepted. */
  ends: day,
  recordedAt: instant,
  withdrawnOn: day.nullable(),
  withdrawalReason: z.string(),
  /** Whether it is what makes the risk accepted on this day. */
  holds: z.boolean(),
  mayWithdraw: z.boolean(),
})

/** A risk as it is read. */
export const risk = z.strictObject({
  ...listedRisk.omit({ asset: true, measures: true }).shape,
  description: z.string(),
  treatmentReason: z.string(),
  raisedBy: z.string(),
  closeReason: z.string(),
  /** The day for which it is computed. */
  day,
  asset: z.strictObject({
    ...listedRisk.shape.asset.shape,
    supplier: z.string(),
    /** How heavily it weighs with what leans on it: 1 low, 2 middle, 3 high; null: not known. */
    class: z.strictObject({ availability: classStep, integrity: classStep, confidentiality: classStep }),
  }),
  ratings: threeOf(ratingInWords).nullable(),
  /** Why the current rating lies where it does between the other two. */
  currentWhy: text,
  /** How much of what the measures are to do is done, in per cent rounded down; null where none is linked. */
  share: z.int().nullable(),
  measures: z.array(
    z.strictObject({
      id,
      title: z.string(),
      weight: z.int(),
      work,
      why: text,
      since: day.nullable(),
      /** The first day on which time alone changes it; null: never. */
      until: day.nullable(),
      owner: owner.nullable(),
      ownerRole: z.string(),
      plannedFor: day.nullable(),
      inOperationSince: day.nullable(),
      endedOn: day.nullable(),
    }),
  ),
  /** Why it stands as it does, the weightiest first. */
  reasons: z.array(reason),
  /** The first day on which time alone changes state or level; null: never. */
  until: day.nullable(),
  /** Who may accept it now, and whether that goes for who asks. Null where there is nothing to accept. */
  accepting: z
    .strictObject({
      level: levelMark,
      roles: z.array(z.enum(roles)),
      people: z.array(z.string()),
      /** The furthest day until which it can be accepted from this day. */
      longest: day,
      may: z.boolean(),
      /** Why not, where it is not open to who asks. */
      whyNot: text.nullable(),
    })
    .nullable(),
  /** Whether who asks may close it: one above appetite is closed by who may accept it. */
  mayClose: z.boolean(),
  acceptances: z.array(acceptance),
  approval,
  looks: z.array(
    z.strictObject({
      id,
      revision,
      kind: z.enum(['rating', 'review']),
      on: day,
      by: z.string(),
      recordedAt: instant,
      /** The reason of a rating, the note of a review. */
      note: z.string(),
      /** Of a rating, by its own criteria. */
      criteria: z.strictObject({ id, number: z.int() }).nullable(),
      inherent: ratingInWords.nullable(),
      residual: ratingInWords.nullable(),
      workshop: id.nullable(),
      withdrawn: z.boolean(),
      /** Whether it is the last one, which can be taken back. */
      last: z.boolean(),
    }),
  ),
  events: z.array(
    z.strictObject({
      id,
      revision,
      kind: eventKind,
      on: day,
      what: z.string(),
      by: z.string(),
      recordedAt: instant,
      /** Recorded about its asset, and so about all risks of it. */
      ofAsset: z.boolean(),
      /** Whether it is a reason to look again: nobody did since. */
      open: z.boolean(),
    }),
  ),
  controls: z.array(
    z.strictObject({
      ...requirementRef.shape,
      editionName: z.string(),
      number: z.string(),
      kind: z.enum(['controls', 'clauses']),
      title: text,
      /** How the statement of applicability stands on it. */
      decision: z.enum(['applies', 'left-out', 'undecided']),
    }),
  ),
  /** The criteria by which it would be rated now; null: none are approved. */
  rateBy: criteriaRef.nullable(),
  /** Commands that changed anything about it, newest first; at most 50. */
  history: z.array(z.strictObject({ revision, at: instant, by: z.string(), action: z.string() })),
})
