import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import { dayOf, type Instant, instantOf, msOf, startOfDay } from '../time/instant.ts'

/** Days after the due day on which somebody is reminded of a request; negative is before it. */
const reminderDays = [-3, 1, 7, 30]
const morning = 8 * 3600 * 1000

/**
 * The next moment, after another, at which somebody is reminded of a request: in the morning three days before its due day, and
 * one, seven and thirty days after it. Null after the last.
 */
export function reminderAfter(due: Day, after: Instant): Instant | null {
  const moments = reminderDays
    .map((days) => daysLater(due, days))
    .filter((day) => day >= dayOf(after))
    .map((day) => instantOf(msOf(startOfDay(day)) + morning))
  return moments.find((moment) => moment > after) ?? null
}

export type RequestState = 'open' | 'late' | 'answered' | 'withdrawn'

/** How a request stands on a day; computed, never typed. On the due day itself it is not late. */
export function requestState(request: { due: Day; answered: boolean; withdrawn: boolean }, on: Day): RequestState {
  if (request.answered) return 'answered'
  if (request.withdrawn) return 'withdrawn'
  return request.due < on ? 'late' : 'open'
}
