import { z } from 'zod'
import { stages } from '../../core/workshop/agenda.ts'
import type { Item, Workshop } from './workshop.ts'

const stage = z.enum(stages)
const vote = z.strictObject({ likelihood: z.int(), impact: z.int() })
const rating = z.strictObject({ likelihood: z.int(), impacts: z.record(z.string(), z.int()) })

/** Something that was done on a screen and that the server has to hear of. */
export const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), item: z.string().nullable(), at: z.string() }),
  z.strictObject({
    ...{ kind: z.literal('vote-for'), item: z.string(), stage, participant: z.string() },
    vote: vote.nullable(),
  }),
  z.strictObject({ kind: z.literal('reveal'), item: z.string(), stage, revealed: z.boolean() }),
  z.strictObject({ kind: z.literal('skip'), item: z.string(), skipped: z.boolean() }),
  z.strictObject({
    ...{ kind: z.literal('rate'), item: z.string(), risk: z.string(), seen: z.int() },
    ...{ inherent: rating, residual: rating, reason: z.string() },
  }),
  z.strictObject({
    ...{ kind: z.literal('take-back'), item: z.string(), risk: z.string(), seen: z.int(), look: z.string() },
  }),
  z.strictObject({ kind: z.literal('cast'), item: z.string(), stage, ...vote.shape }),
])
export type Act = z.infer<typeof act>

/** What makes an act that still waits needless: the same thing was done anew. */
export function replaces(later: Act, earlier: Act): boolean {
  if (later.kind !== earlier.kind) return false
  if (later.kind === 'show') return true
  if (later.kind === 'vote-for' && earlier.kind === 'vote-for')
    return later.item === earlier.item && later.stage === earlier.stage && later.participant === earlier.participant
  if (later.kind === 'cast' && earlier.kind === 'cast')
    return later.item === earlier.item && later.stage === earlier.stage
  return false
}

/** The workshop as it will be once what was done here has reached the server; what others voted stays as it is known. */
export function withActs(workshop: Workshop, acts: readonly Act[]): Workshop {
  let after = workshop
  for (const one of acts) after = withAct(after, one)
  return after
}

function withAct(before: Workshop, one: Act): Workshop {
  const change = (id: string, run: (item: Item) => Item): Workshop => ({
    ...before,
    items: before.items.map((item) => (item.id === id ? run(item) : item)),
  })
  switch (one.kind) {
    case 'show':
      return { ...before, shown: one.item, shownSince: one.item === null ? null : one.at }
    case 'vote-for':
      return change(one.item, (item) => {
        const others = item.votes[one.stage].votedBy.filter((id) => id !== one.participant)
        const votedBy = one.vote ? [...others, one.participant] : others
        return { ...item, votes: { ...item.votes, [one.stage]: { ...item.votes[one.stage], votedBy } } }
      })
    case 'skip':
      return change(one.item, (item) => {
        const open = one.skipped ? null : item.open
        return { ...item, state: one.skipped ? 'skipped' : 'waiting', open }
      })
    default:
      return before
  }
}

/** Votes that who leads typed and could take back. */
export type Typed = { item: string; stage: (typeof stages)[number]; participant: string }

export type Undoing =
  | { what: 'vote'; typed: Typed }
  | { what: 'decision' | 'skip' }
  | { what: 'reveal'; stage: (typeof stages)[number] }

/** What undoing does on a scenario, from how it stands: so that it is the same after the page was loaded anew. */
export function undoingOf(item: Item, typed: Typed | null): Undoing | null {
  if (item.state === 'decided') return { what: 'decision' }
  if (item.state === 'skipped') return { what: 'skip' }
  const open = typed?.item === item.id && typed.stage === item.open
  if (typed && open && item.votes[typed.stage].votedBy.includes(typed.participant)) return { what: 'vote', typed }
  if (item.votes.residual.revealedAt !== null) return { what: 'reveal', stage: 'residual' }
  if (item.votes.inherent.revealedAt !== null) return { what: 'reveal', stage: 'inherent' }
  return null
}
