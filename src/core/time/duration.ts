import { addDays, addMonths, type Day } from './day.ts'

/** A span of the calendar, as ISO 8601 writes it without a time part: P1D, P2W, P3M, P1Y, P1Y6M. */
export type Duration = { years: number; months: number; weeks: number; days: number }

const shape = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/

/** The duration that a text names, or null when it names none. Hours and fractions are none: the product counts in days. */
export function parseDuration(text: string): Duration | null {
  const match = shape.exec(text)
  if (!match) return null
  const [, years = 0, months = 0, weeks = 0, days = 0] = match
  return { years: Number(years), months: Number(months), weeks: Number(weeks), days: Number(days) }
}

/** The day a duration later: years and months first (clamped to the end of the month), then weeks and days. */
export function addDuration(day: Day, duration: Duration): Day {
  const month = addMonths(day, duration.years * 12 + duration.months)
  return addDays(month, duration.weeks * 7 + duration.days)
}
