import type { Day } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import type { RatingFact, RiskFacts, RiskRegister } from './facts.ts'
import { ratedOn } from './standing.ts'
import { asPlanned } from './treatment-plan.ts'

/** How many risks were or will be open on a day: above appetite, within it, and not rated. Together they are all that are open. */
export type BurnDownPoint = {
  day: Day
  /** 'past' by what is recorded about that day, 'plan' if what is planned comes on its day and works. */
  kind: 'past' | 'today' | 'plan'
  above: number
  within: number
  unrated: number
}

/** Every rating that was not taken back, by risk, in the order in which they were recorded. */
export type RatingHistory = ReadonlyMap<string, readonly RatingFact[]>

/**
 * How many risks are above appetite month by month, back and ahead of a day. A past month is computed for its last day from what is known
 * of it now: which risks there were, how they were rated then, and on which days their measures worked; the measures are those that are
 * linked now. Months ahead go by the plan, without risks that are still to be found.
 */
export function burnDown(
  { risks, book }: RiskRegister,
  ratings: RatingHistory,
  day: Day,
  months: { back: number; ahead: number },
): BurnDownPoint[] {
  const plans = risks.map((risk) => asPlanned(risk, day))
  const past = lastDays(day, -months.back)
  return [
    ...past.map((on) =>
      count(
        risks.map((risk) => ratedThen(risk, ratings, on)),
        book,
        on,
        'past',
      ),
    ),
    count(risks, book, day, 'today'),
    ...lastDays(day, months.ahead).map((on) => count(plans, book, on, 'plan')),
  ]
}

/** The last days of so many months before a day, or of this one and those after it; never the day itself. */
function lastDays(day: Day, months: number): Day[] {
  const first = `${day.slice(0, 7)}-01` as Day
  const from = Math.min(months, 0)
  const all = Array.from({ length: Math.abs(months) }, (_, n) => daysLater(monthsLater(first, from + n + 1), -1))
  return all.filter((one) => one !== day)
}

function ratedThen(risk: RiskFacts, ratings: RatingHistory, on: Day): RiskFacts {
  const rating = (ratings.get(risk.id) ?? []).findLast((one) => one.on <= on) ?? null
  return { ...risk, rating }
}

function count(
  risks: readonly RiskFacts[],
  book: RiskRegister['book'],
  day: Day,
  kind: BurnDownPoint['kind'],
): BurnDownPoint {
  const point = { day, kind, above: 0, within: 0, unrated: 0 }
  for (const risk of risks) {
    if (risk.raisedOn > day || (risk.closedOn !== null && risk.closedOn <= day)) continue
    const rated = ratedOn(risk, book, day)
    if (rated === null) point.unrated += 1
    else if (rated.levels.current > rated.criteria.content.appetite) point.above += 1
    else point.within += 1
  }
  return point
}
