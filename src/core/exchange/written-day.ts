import { type Day, parseDay } from '../time/day.ts'
import { isWritten } from '../time/written-days.ts'

/** From this day on a last day means that there is none: personnel systems write 2999 or 9999. */
const endless = '2900-01-01'

/**
 * A day as lists write it: 2026-12-31, or 31-12-2026 as in Dutch; a time of midnight behind it is passed over. Null for what is none; with
 * slashes it would be another day in another country.
 */
export function readWrittenDay(text: string): Day | null {
  const day = read(text)
  return day !== null && isWritten(day) ? day : null
}

/** Whether a list writes a day that never comes where something has no end. */
export function isEndless(text: string): boolean {
  const day = read(text)
  return day !== null && day >= endless
}

function read(text: string): Day | null {
  const plain = text.trim().replace(/[ T]0?0:00(:00(\.0+)?)?Z?$/, '')
  const dutch = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(plain)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : plain
  return parseDay(iso)
}
