/**
 * So long nothing is typed before what is there goes to the server, and no longer than the second, however much is typed; and the saves
 * of one sitting lie so far apart. Each save stays in the history for ever, and what is typed lies in this browser meanwhile.
 */
const restMs = 30_000
const longestMs = 120_000
const apartMs = 60_000

/** Where the browser keeps nothing, the server has to, and soon. */
const soonMs = 2000
const soonLongestMs = 10_000

type Typing = {
  now: number
  /** Since when something is typed that the server does not have. */
  since: number
  /** When the server got something last; null: not in this sitting. */
  savedAt: number | null
  /** Whether this browser keeps it meanwhile. */
  keptHere: boolean
}

/** In how many milliseconds after a key what is typed goes to the server. */
export function saveIn({ now, since, savedAt, keptHere }: Typing): number {
  if (!keptHere) return Math.min(soonMs, Math.max(0, since + soonLongestMs - now))
  const rest = Math.min(restMs, Math.max(0, since + longestMs - now))
  return Math.max(rest, savedAt === null ? 0 : savedAt + apartMs - now)
}
