import type { Day } from '../time/day.ts'
import type { LinkReason, LinkState } from './chain.ts'
import type { RequirementFacts } from './facts.ts'
import type { Link } from './measure-link.ts'
import { within } from './steps.ts'

/** Whether a requirement is out of what has to be demonstrated: excluded by a decision whose reason still stands. */
export const isExcluded = ({ kind, decision }: RequirementFacts): boolean =>
  kind === 'controls' && decision !== null && !decision.applies && decision.lapsed.length === 0

/** Decided, with a reason that has not lapsed. Clauses always apply once the edition is adopted. */
export function applicabilityLink(facts: RequirementFacts): Link {
  const { kind, decision, adoptedOn } = facts
  const from: Day = kind === 'clauses' || decision === null ? adoptedOn : decision.decidedOn
  const stands = kind === 'clauses' || (decision !== null && decision.lapsed.length === 0)
  const states = within<LinkState>(
    stands ? [{ from, through: null }] : [],
    isExcluded(facts) ? 'not-asked' : 'holds',
    'fails',
  )
  return { states, reasonOn: (day) => reasonOf(facts, from <= day) }
}

function reasonOf({ kind, decision }: RequirementFacts, begun: boolean): LinkReason {
  if (kind === 'clauses') return { key: 'clause-applies' }
  if (decision === null || !begun) return { key: 'undecided' }
  if (decision.lapsed.length > 0) return { key: 'reason-lapsed', lapsed: decision.lapsed }
  return decision.applies ? { key: 'applies', reasons: decision.reasons } : { key: 'excluded' }
}
