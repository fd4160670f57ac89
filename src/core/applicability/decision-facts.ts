import type { Day } from '../time/day.ts'
import { type FactValue, inBasisOrder } from './basis.ts'

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
  /** Which law, where that is a reason, and which contract; empty where nobody named it. */
  law: string
  contract: string
  /** The facts on which the decision rests, as they were when it was made. */
  basis: FactValue[]
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
export function faultsOf(facts: Omit<DecisionFacts, 'law' | 'contract' | 'basis'>, today: Day): FactFault[] {
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

/**
 * The same facts in one form, so that equal decisions are equal: each reason once and in a fixed order, and no law or contract where
 * that is no reason.
 */
export function normalise(facts: DecisionFacts): DecisionFacts {
  const order: Reason[] = ['risk', 'law', 'contract', 'good-practice']
  const named = (reason: 'law' | 'contract') => (facts.reasons.includes(reason) ? facts[reason] : '')
  return {
    ...facts,
    reasons: order.filter((reason) => facts.reasons.includes(reason)),
    law: named('law'),
    contract: named('contract'),
    basis: inBasisOrder(facts.basis),
  }
}

/** Whether two decisions say the same, whatever facts they rest on. */
export function sayTheSame(a: DecisionFacts, b: DecisionFacts): boolean {
  const [left, right] = [normalise(a), normalise(b)]
  return (
    left.applies === right.applies &&
    left.reasons.join() === right.reasons.join() &&
    left.justification === right.justification &&
    left.presence === right.presence &&
    left.description === right.description &&
    left.since === right.since &&
    left.law === right.law &&
    left.contract === right.contract
  )
}

/** Whether two decisions rest on the same facts, as they were. */
export function restOnTheSame(a: Pick<DecisionFacts, 'basis'>, b: Pick<DecisionFacts, 'basis'>): boolean {
  return JSON.stringify(inBasisOrder(a.basis)) === JSON.stringify(inBasisOrder(b.basis))
}
