import { addDays, type Day, utcMidnightOf } from '../../core/time/day.ts'
import { msOf, startOfDay } from '../../core/time/instant.ts'

const minute = 60_000

/** The working day so many days from today (negative: before), or the Monday after it. Keeps the order of days. */
export function workingDay(today: Day, offset: number): Day {
  const day = addDays(today, offset)
  const weekday = new Date(utcMidnightOf(day)).getUTCDay()
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}

/** When the n-th thing of a working day was done, in milliseconds: within office hours for the first seventy, the same at every load. */
export function officeTime(day: Day, n: number): number {
  const start = 9 * 60 + ((utcMidnightOf(day) / 86_400_000) % 40)
  // Five minutes and a bit between two, never the same bit twice in a row.
  const minutes = start + n * 5 + ((n * 7) % 3)
  return msOf(startOfDay(day)) + minutes * minute + ((n * 37 + 11) % 60) * 1000
}
