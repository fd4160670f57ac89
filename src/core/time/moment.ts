import { parseDay } from './day.ts'
import { dayOf, endOfDay, type Instant, parseInstant } from './instant.ts'

/** The moment for which something is asked: as it is now, or as it was at a past instant. */
export type Moment = { kind: 'now' } | { kind: 'past'; at: Instant }

/**
 * The moment that a reader asks for: a day means the end of that day in Europe/Amsterdam, an ISO instant itself. Today, and
 * any time of today that is still to come, is now. 'future' for a later day, 'invalid' for a text that is neither.
 */
export function parseMoment(text: string, now: Instant): Moment | 'invalid' | 'future' {
  const today = dayOf(now)
  const asked = parseDay(text)
  if (asked !== null) {
    if (asked > today) return 'future'
    return asked === today ? { kind: 'now' } : { kind: 'past', at: endOfDay(asked) }
  }
  const at = parseInstant(text)
  if (at === null) return 'invalid'
  if (at < now) return { kind: 'past', at }
  return dayOf(at) === today ? { kind: 'now' } : 'future'
}
