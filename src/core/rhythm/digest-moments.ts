import { addDays, type Day, utcMidnightOf } from '../time/day.ts'
import { dayOf, type Instant, instantOf, msOf, startOfDay } from '../time/instant.ts'

export const digestRhythms = ['day', 'week', 'never'] as const
export type DigestRhythm = (typeof digestRhythms)[number]

/** Seven in the morning, before people begin. */
const morningMs = 7 * 3_600_000

/**
 * The next moment after another at which a digest goes out: seven in the morning of a working day, or of a Monday; null for never. It
 * always lies ahead, so that a week of standstill makes one mail.
 */
export function nextDigest(every: DigestRhythm, after: Instant): Instant | null {
  if (every === 'never') return null
  for (let day = dayOf(after); ; day = addDays(day, 1)) {
    const weekday = weekdayOf(day)
    const wanted = every === 'week' ? weekday === 1 : weekday >= 1 && weekday <= 5
    // Clocks change at night, so the morning lies as long after midnight as it always does but on two Sundays, when nothing goes out.
    const moment = instantOf(msOf(startOfDay(day)) + morningMs)
    if (wanted && moment > after) return moment
  }
}

/** 0 for Sunday to 6 for Saturday. */
const weekdayOf = (day: Day): number => new Date(utcMidnightOf(day)).getUTCDay()
