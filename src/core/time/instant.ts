import { type Day, parseDay, utcMidnightOf } from './day.ts'

declare const instantBrand: unique symbol

/** A moment in time: ISO 8601 in UTC with milliseconds, '2026-03-01T09:30:00.000Z'. Comparable as text. */
export type Instant = string & { readonly [instantBrand]: 'Instant' }

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/

// The law and the standards count in Dutch calendar days, wherever server or reader is.
const amsterdam = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/**
 * The instant that a text names, in UTC with milliseconds; null when it names none. A zone (Z or ±hh:mm) is required, seconds
 * are not, and what is finer than a millisecond is cut off.
 */
export function parseInstant(text: string): Instant | null {
  const match = shape.exec(text)
  if (!match) return null
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] = match
  if (parseDay(date) === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (zone !== 'Z' && (Number(zone.slice(1, 3)) > 23 || Number(zone.slice(4)) > 59)) return null
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
  return isNameable(ms) ? instantOf(ms) : null
}

/** The instant of so many milliseconds since 1970-01-01T00:00:00Z. Throws RangeError outside the years 0001 to 9999. */
export function instantOf(ms: number): Instant {
  if (!isNameable(ms)) throw new RangeError('an instant lies in the years 0001 to 9999')
  return new Date(ms).toISOString() as Instant
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The calendar day in Europe/Amsterdam on which an instant falls, summer time observed. */
export function dayOf(instant: Instant): Day {
  return new Date(amsterdamClockAsUtc(msOf(instant))).toISOString().slice(0, 10) as Day
}

/** The first millisecond of a day in Europe/Amsterdam. */
export function startOfDay(day: Day): Instant {
  return instantOf(startMs(utcMidnightOf(day)))
}

/** The last millisecond of a day in Europe/Amsterdam: a day lasts 23, 24 or 25 hours. */
export function endOfDay(day: Day): Instant {
  return instantOf(startMs(utcMidnightOf(day) + 86_400_000) - 1)
}

function startMs(utcMidnight: number): number {
  const near = utcMidnight - offsetAt(utcMidnight)
  // The offset may have changed between the two midnights; the one that holds at the start decides.
  return utcMidnight - offsetAt(near)
}

function offsetAt(ms: number): number {
  return amsterdamClockAsUtc(ms) - ms
}

/** What a clock in Amsterdam shows, in milliseconds as if it showed UTC. */
function amsterdamClockAsUtc(ms: number): number {
  const clock: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const part of amsterdam.formatToParts(ms)) clock[part.type] = Number(part.value)
  const date = new Date(0)
  date.setUTCFullYear(clock.year ?? 0, (clock.month ?? 1) - 1, clock.day ?? 1)
  date.setUTCHours(clock.hour ?? 0, clock.minute ?? 0, clock.second ?? 0, ((ms % 1000) + 1000) % 1000)
  return date.getTime()
}

const firstMs = Date.parse('0001-01-01T00:00:00.000Z')
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')

function isNameable(ms: number): boolean {
  return Number.isInteger(ms) && ms >= firstMs && ms <= lastMs
}
