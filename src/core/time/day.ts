declare const dayBrand: unique symbol

/** A calendar day as people in the Netherlands know it: 'YYYY-MM-DD', years 0001 to 9999. Comparable as text. */
export type Day = string & { readonly [dayBrand]: 'Day' }

const MS_PER_DAY = 86_400_000
const shape = /^\d{4}-\d{2}-\d{2}$/

/** The day that a text names, or null when it names none: 2026-02-29 and 2026-2-1 are not days. */
export function parseDay(text: string): Day | null {
  if (!shape.test(text) || text.startsWith('0000')) return null
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  // A day that does not exist either fails to parse or rolls over into the next month.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null
  return text as Day
}

/** Whether a value is the text of a day that exists. */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && parseDay(value) !== null
}

/** The day so many days later (earlier when negative). Throws RangeError outside the years 0001 to 9999. */
export function addDays(day: Day, days: number): Day {
  if (days === 0) return day
  // Within the part that every month has, which is where most days lie, there is no calendar to ask.
  const dayOfMonth = Number(day.slice(8)) + days
  if (Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 28)
    return `${day.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}` as Day
  return dayOfUtcMs(utcMidnightOf(day) + days * MS_PER_DAY)
}

/** The same day of the month so many months later; the last day of the month where that day does not exist (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const monthsSinceYearZero = year * 12 + (month - 1) + months
  const toYear = Math.floor(monthsSinceYearZero / 12)
  const toMonth = monthsSinceYearZero - toYear * 12
  // As above.
  if (dayOfMonth <= 28 && toYear >= 1 && toYear <= 9999)
    return `${String(toYear).padStart(4, '0')}-${String(toMonth + 1).padStart(2, '0')}${day.slice(7)}` as Day
  const lastOfMonth = utcDate(toYear, toMonth + 1, 0).getUTCDate()
  return dayOfUtcMs(utcDate(toYear, toMonth, Math.min(dayOfMonth, lastOfMonth)).getTime())
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcMidnightOf(to) - utcMidnightOf(from)) / MS_PER_DAY)
}

/** The first of some days. */
export function earliest(...days: [Day, ...Day[]]): Day {
  return days.toSorted()[0] as Day
}

/** Negative when a comes first, positive when b does, 0 for the same day. For sorting. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Milliseconds of 00:00 UTC on the date with this day's name; for arithmetic on the calendar only, not the moment the day starts. */
export function utcMidnightOf(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`)
}

function partsOf(day: Day) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) }
}

// Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not.
function utcDate(year: number, month: number, dayOfMonth: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, dayOfMonth)
  return date
}

function dayOfUtcMs(ms: number): Day {
  const date = new Date(ms)
  // Outside these years ISO text has a sign and more digits; inside them it is a day that exists.
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  if (text.length !== 24 || text.startsWith('0000')) throw new RangeError('a day lies in the years 0001 to 9999')
  return text.slice(0, 10) as Day
}
