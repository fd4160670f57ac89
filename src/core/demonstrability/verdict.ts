import type { Day } from '../time/day.ts'
import { applicabilityLink, isExcluded } from './applicability-link.ts'
import { type ChainLink, chainLinks, type LinkState, type Verdict, type VerdictState } from './chain.ts'
import { descriptionLink, knownLink } from './description-links.ts'
import type { RequirementFacts } from './facts.ts'
import { type Link, measureLink } from './measure-link.ts'
import { operationLink, periodLink } from './operation-links.ts'
import { combined, type Steps, standingOn } from './steps.ts'
import { verificationLink } from './verification-link.ts'

const links: Record<ChainLink, (facts: RequirementFacts) => Link> = {
  applicability: applicabilityLink,
  measure: measureLink,
  description: descriptionLink,
  known: knownLink,
  operation: operationLink,
  period: periodLink,
  verification: verificationLink,
}

/** What follows from the seven links: the weakest decides. */
function weigh(states: readonly LinkState[], excluded: boolean): VerdictState {
  if (excluded && states[0] === 'not-asked') return 'not-applicable'
  if (states.includes('fails')) return 'not-demonstrable'
  return states.includes('not-yet') ? 'not-yet' : 'demonstrable'
}

/** How a requirement stands on every day, by the facts as they are recorded: for a curve, and for what time alone will change. */
export function verdictSteps(facts: RequirementFacts): Steps<VerdictState> {
  const excluded = isExcluded(facts)
  return combined(
    chainLinks.map((link) => links[link](facts).states),
    (states) => weigh(states, excluded),
  )
}

/**
 * Whether a requirement can be demonstrated on a day, why, since when and until when. Computed from facts alone: nobody types it. The
 * same facts and the same day give the same answer; a later day answers 'what if nothing is done'.
 */
export function verdictOn(facts: RequirementFacts, day: Day): Verdict {
  const excluded = isExcluded(facts)
  const built = chainLinks.map((link) => ({ link, ...links[link](facts) }))
  const steps = combined(
    built.map(({ states }) => states),
    (states) => weigh(states, excluded),
  )
  const { value: state, since, until } = standingOn(steps, day)
  const stands = built.map(({ link, states, reasonOn }) => {
    const standing = standingOn(states, day)
    return { link, state: standing.value, reason: reasonOn(day), since: standing.since, until: standing.until }
  })
  const heaviest = state === 'not-demonstrable' ? 'fails' : state === 'not-yet' ? 'not-yet' : null
  const weakest = heaviest === null ? null : (stands.find((one) => one.state === heaviest)?.link ?? null)
  return { state, weakest, since, until, links: stands }
}
