import type { Presence } from '../applicability/decision-facts.ts'
import type { Day } from '../time/day.ts'

/** What somebody answered in the road itself: there and shown, there but not shown yet, to come, or nothing. */
export const checkStates = ['in-place', 'unproven', 'planned', 'nothing'] as const
export type CheckState = (typeof checkStates)[number]

/** The quick check of one requirement. `day` is in operation since (in place) or ready by (unproven, planned). */
export type Check = { state: CheckState; day: Day | null }

/** What the statement of applicability says about the same requirement. */
export type Decided = { applies: boolean; presence: Presence | null; since: Day | null }

/** How a requirement stands for the plan: in operation since, or a gap with the day on which it closes where that is known. */
export type Standing = {
  state: CheckState | 'unknown'
  day: Day | null
  /** Where it comes from: the statement, the road's own check, both, or neither. */
  from: 'statement' | 'check' | 'both' | 'nobody'
  /** How the two contradict each other; null where they do not. */
  difference: 'left-out' | 'statement-says-more' | 'check-says-more' | 'other-day' | null
}

const ofDecision = ({ applies, presence, since }: Decided): Check | null => {
  if (!applies) return { state: 'nothing', day: null }
  if (presence === 'in-place') return { state: 'in-place', day: since }
  if (presence === 'planned') return { state: 'planned', day: since }
  return presence === null ? null : { state: 'nothing', day: null }
}

/**
 * How a relevant requirement stands, from what the statement of applicability says and what was answered in the road. The weaker of
 * the two counts, so that no plan rests on the rosier one; a planned day that was given in the road completes a statement that
 * has none.
 */
export function standingOf(decided: Decided | null, given: Check | null): Standing {
  const said = decided && ofDecision(decided)
  const check = given && { state: given.state, day: given.day }
  const leftOut = decided !== null && !decided.applies
  if (!said && !check) return { state: 'unknown', day: null, from: 'nobody', difference: null }
  if (!said) return { ...(check as Check), from: 'check', difference: null }
  if (!check) return { ...said, from: 'statement', difference: leftOut ? 'left-out' : null }
  const strength = (state: CheckState) => checkStates.length - checkStates.indexOf(state)
  const [statement, own] = [strength(said.state), strength(check.state)]
  if (leftOut) {
    const weaker = own <= strength('planned') ? check : said
    return { ...weaker, from: 'both', difference: 'left-out' }
  }
  // 'Partly' or 'absent' on the statement together with a day in the road is one story: it is being worked on.
  const completes = said.state === 'nothing' && (check.state === 'planned' || check.state === 'unproven')
  if (completes) return { ...check, from: 'both', difference: null }
  if (statement === own) {
    const difference = said.day !== null && check.day !== null && said.day !== check.day ? 'other-day' : null
    const day = check.state === 'in-place' ? later(said.day, check.day) : (check.day ?? said.day)
    return { state: check.state, day, from: 'both', difference }
  }
  return statement > own
    ? { ...check, from: 'both', difference: 'statement-says-more' }
    : { ...said, from: 'both', difference: 'check-says-more' }
}

const later = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a)
