import type { Day } from '../time/day.ts'

export type Reason = 'risk' | 'law' | 'contract' | 'good-practice'
export type Presence = 'in-place' | 'partly' | 'planned' | 'absent'

/** What is decided about one control. */
export type DecisionFacts = {
  applies: boolean
  reasons: Reason[]
  justification: string
  presence: Presence | null
  description: string
  since: Day | null
}

export type FactFault =
  | 'reason-missing'
  | 'reasons-on-exclusion'
  | 'justification-missing'
  | 'presence-on-exclusion'
  | 'since-without-presence'
  | 'in-place-in-the-future'
  | 'planned-without-day'

/**
 * What is wrong with a decision; empty when it can stand. Source: ISO/IEC 27001 clause 6.1.3 d, which asks to justify both what is
 * included and what is excluded, and to say whether what is included is implemented.
 */
export function faultsOf(facts: DecisionFacts, today: Day): FactFault[] {
  const faults: FactFault[] = []
  if (facts.applies && facts.reasons.length === 0) faults.push('reason-missing')
  if (!facts.applies && facts.reasons.length > 0) faults.push('reasons-on-exclusion')
  if (!facts.applies && facts.justification === '') faults.push('justification-missing')
  if (!facts.applies && facts.presence !== null) faults.push('presence-on-exclusion')
  if (facts.since !== null && (facts.presence === null || facts.presence === 'absent'))
    faults.push('since-without-presence')
  if (facts.since !== null && facts.presence === 'in-place' && facts.since > today)
    faults.push('in-place-in-the-future')
  if (facts.presence === 'planned' && facts.since === null) faults.push('planned-without-day')
  return faults
}

/** The same facts in one form: each reason once, in a fixed order, so that equal decisions are equal. */
export function normalise(facts: DecisionFacts): DecisionFacts {
  const order: Reason[] = ['risk', 'law', 'contract', 'good-practice']
  return { ...facts, reasons: order.filter((reason) => facts.reasons.includes(reason)) }
}

/** Whether two decisions say the same. */
export function sayTheSame(a: DecisionFacts, b: DecisionFacts): boolean {
  const [left, right] = [normalise(a), normalise(b)]
  return (
    left.applies === right.applies &&
    left.reasons.join() === right.reasons.join() &&
    left.justification === right.justification &&
    left.presence === right.presence &&
    left.description === right.description &&
    left.since === right.since
  )
}
