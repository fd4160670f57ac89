import { type Instant, msOf } from '../time/instant.ts'

// A scenario that stood on the screen longer was left there: nobody talks about one that long.
const longestStay = 1800

/** For how many seconds a scenario has been on the screen since it came there, half an hour at most. */
export function stayOf(since: Instant, now: Instant): number {
  return Math.min(longestStay, Math.max(0, Math.round((msOf(now) - msOf(since)) / 1000)))
}

/** How the time goes: all in seconds. */
export type Pace = {
  used: number
  /** What is left of the time; below 0 where it is over. */
  left: number
  /** How many scenarios wait, the one on the screen included. */
  waiting: number
  /** What there is for each that waits; null where none waits, 0 where the time is over. */
  each: number | null
  /** What each would have had if all took the same. */
  planned: number | null
  state: 'ahead' | 'on-pace' | 'behind' | 'over' | 'done'
}

// Within a tenth of what was planned nobody needs to hurry.
const near = 0.1

/** The pace of a session: what is left for each scenario, against the whole time shared out over the whole agenda. */
export function paceOf(session: { minutes: number; used: number; items: number; waiting: number }): Pace {
  const { items, waiting, used } = session
  const left = session.minutes * 60 - used
  const planned = items === 0 ? null : (session.minutes * 60) / items
  const each = waiting === 0 ? null : Math.max(0, left) / waiting
  const pace = { used, left, waiting, each, planned }
  if (each === null || planned === null) return { ...pace, state: 'done' }
  if (left <= 0) return { ...pace, state: 'over' }
  if (each < planned * (1 - near)) return { ...pace, state: 'behind' }
  return { ...pace, state: each > planned * (1 + near) ? 'ahead' : 'on-pace' }
}
