import type { Day } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { daysLater, durationLater } from '../time/far-days.ts'

export const documentKinds = ['policy', 'procedure', 'process', 'plan', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const versionStates = ['draft', 'proposed', 'approved', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

/** A version as far as its standing asks. `reviewBy` is the day before which it has to be looked at again. */
export type Standing = { number: number; state: VersionState; holdsFrom: Day | null; reviewBy: Day | null }

/** The version that holds on a day: the latest approved one that began to hold by then; undefined before the first. */
export function versionInForce<V extends Standing>(versions: readonly V[], day: Day): V | undefined {
  return versions
    .filter(({ state, holdsFrom }) => state === 'approved' && holdsFrom !== null && holdsFrom <= day)
    .reduce<V | undefined>((last, one) => (last === undefined || one.number > last.number ? one : last), undefined)
}

/** How many days before its review a document is shown as due. */
const dueAheadDays = 30

/**
 * How a document stands on a day: nothing holds yet ('none'), it holds, its review comes near, or its review is past due. `until` is
 * the first day on which that is otherwise.
 */
export function reviewStanding(
  inForce: Pick<Standing, 'reviewBy'> | undefined,
  day: Day,
): { state: 'none' | 'holds' | 'review-near' | 'review-past'; until: Day | null } {
  const reviewBy = inForce?.reviewBy ?? null
  if (reviewBy === null) return { state: 'none', until: null }
  if (day >= reviewBy) return { state: 'review-past', until: null }
  const near = daysLater(reviewBy, -dueAheadDays)
  return day >= near ? { state: 'review-near', until: reviewBy } : { state: 'holds', until: near }
}

/** The day before which what was looked at on a day has to be looked at again. Throws RangeError where `every` is no duration. */
export function nextReview(day: Day, every: string): Day {
  const duration = parseDuration(every)
  if (duration === null) throw new RangeError(`${every} is no duration`)
  return durationLater(day, duration)
}

/** Who approves a version, all by the membership: who is named, who approved it before, and who wrote in it. */
export type Approving = { named: readonly string[]; given: readonly string[]; writers: readonly string[] }

/** Who has to approve. Whoever wrote a text does not approve it where somebody else is named; where nobody else is, they may. */
export function neededFor({ named, writers }: Pick<Approving, 'named' | 'writers'>): readonly string[] {
  const others = named.filter((one) => !writers.includes(one))
  return others.length > 0 ? others : named
}

/**
 * What somebody's approval does. Where approvers are named, each of them has to, except who wrote the text ('own-text'); where none is
 * named, one person who is entitled suffices.
 */
export function approvalBy(
  approver: { membership: string | null; entitled: boolean },
  approving: Approving,
): 'not-yours' | 'own-text' | 'given-already' | 'waits-for-others' | 'completes' {
  const { membership, entitled } = approver
  const { named, given } = approving
  if (named.length === 0) return entitled ? 'completes' : 'not-yours'
  const needed = neededFor(approving)
  const missing = needed.filter((one) => !given.includes(one))
  // Whoever was still to approve left meanwhile: one entitled person closes what the others approved.
  if (missing.length === 0)
    return entitled || (membership !== null && named.includes(membership)) ? 'completes' : 'not-yours'
  if (membership === null || !named.includes(membership)) return 'not-yours'
  if (!needed.includes(membership)) return 'own-text'
  if (!missing.includes(membership)) return 'given-already'
  return missing.length === 1 ? 'completes' : 'waits-for-others'
}
