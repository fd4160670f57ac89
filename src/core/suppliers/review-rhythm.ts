import type { Day } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { durationLater } from '../time/far-days.ts'
import type { Criticality, SupplierFact, SupplierSettings } from './facts.ts'

/** A supplier on whom much depends is reviewed within so long after it was put in the register, however seldom after that. */
const firstOfCritical = 'P3M'

/**
 * By which day a supplier is to be reviewed: as often as its criticality asks, or sooner where the last review agreed so; where it never was
 * reviewed, so long after it was put in the register. The day itself is still in time. Null where the rhythm names none.
 */
export function reviewBy(
  { reviews, recordedOn }: Pick<SupplierFact, 'reviews' | 'recordedOn'>,
  criticality: Criticality,
  { reviewEvery }: Pick<SupplierSettings, 'reviewEvery'>,
  on?: Day,
): Day | null {
  const last = lastReview(reviews, on)
  const first = last === undefined && criticality === 'critical'
  const every = parseDuration(first ? firstOfCritical : reviewEvery[criticality])
  const byRhythm = every && durationLater(last?.decidedOn ?? recordedOn, every)
  const agreed = last?.nextOn ?? null
  return agreed !== null && (byRhythm === null || agreed < byRhythm) ? agreed : byRhythm
}

/** The review that was decided last, by a day where one is named. */
export function lastReview(reviews: SupplierFact['reviews'], on?: Day): SupplierFact['reviews'][number] | undefined {
  return reviews
    .filter(({ decidedOn }) => on === undefined || decidedOn <= on)
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))
    .at(-1)
}

/** Whether a review was decided from a day on: whoever decides it sees what lapsed before. */
export const isReviewedSince = (reviews: SupplierFact['reviews'], from: Day, on: Day): boolean =>
  (lastReview(reviews, on)?.decidedOn ?? '') >= from
