import type { DecisionFacts, Presence, Reason } from '../applicability/decision-facts.ts'
import type { Day } from '../time/day.ts'
import { joinNotes } from './carry.ts'
import { isCovered, type NewEntry } from './transition-report.ts'

type Decided = Omit<DecisionFacts, 'basis'>
export type OldDecision = { number: string; decision: Decided | null }

const weakestFirst: readonly Presence[] = ['absent', 'planned', 'partly', 'in-place']
const reasonOrder: readonly Reason[] = ['risk', 'law', 'contract', 'good-practice']

/**
 * What the decisions about the predecessors of a control propose about it; null where they say too little. It applies where one of them
 * applies. It does not only where none does and it asks nothing more than they did. What is there is proposed at its weakest, and only
 * where all of them were decided and it asks nothing more.
 */
export function proposeDecision(entry: NewEntry, olds: readonly OldDecision[]): Decided | null {
  const decided = olds.flatMap(({ number, decision }) => (decision ? [{ number, ...decision }] : []))
  const included = decided.filter(({ applies }) => applies)
  const whole = decided.length === olds.length && isCovered(entry)
  const justification = joined(decided, 'justification', 2000)
  if (included.length === 0) {
    if (decided.length === 0 || !whole) return null
    return { ...nothing, applies: false, justification }
  }
  const reasons = reasonOrder.filter((reason) => included.some((one) => one.reasons.includes(reason)))
  const there = whole ? weakestPresence(included) : { presence: null, since: null }
  return {
    applies: true,
    reasons,
    justification: joined(included, 'justification', 2000),
    ...there,
    description: joined(included, 'description', 4000),
    law: named(included, 'law'),
    contract: named(included, 'contract'),
  }
}

const nothing = { reasons: [], presence: null, since: null, description: '', law: '', contract: '' }

type Said = Decided & { number: string }

/** Texts that say the same are said once; only of several is it told which is whose. */
function joined(decided: readonly Said[], part: 'justification' | 'description', length: number): string {
  const texts = [...new Set(decided.map((one) => one[part].trim()).filter((text) => text !== ''))]
  if (texts.length <= 1) return texts[0] ?? ''
  return joinNotes(decided.map((one) => ({ number: one.number, note: one[part] }))).slice(0, length)
}

const named = (decided: readonly Said[], part: 'law' | 'contract') =>
  [...new Set(decided.map((one) => one[part]).filter((text) => text !== ''))].join('; ').slice(0, 300)

function weakestPresence(included: readonly Said[]): { presence: Presence | null; since: Day | null } {
  if (included.some(({ presence }) => presence === null)) return { presence: null, since: null }
  const presence = weakestFirst.find((one) => included.some((said) => said.presence === one)) ?? null
  const days = included.flatMap((said) => (said.presence === presence ? (said.since ?? []) : [])).sort()
  return { presence, since: days.at(-1) ?? null }
}
