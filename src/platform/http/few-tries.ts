import { type Instant, msOf } from '../../core/time/instant.ts'

const hourMs = 3_600_000

/**
 * Counts what is tried, whether anything comes of it or not, in the memory of this process. `take` tells whether there is room for one more
 * in the hour up to now, and takes it; what was refused takes none.
 */
export function fewTries(most: number) {
  const tries = new Map<string, number[]>()
  return {
    take(who: string, now: Instant): boolean {
      const since = msOf(now) - hourMs
      // Who tried nothing in an hour needs no memory.
      for (const [one, at] of tries) if ((at.at(-1) ?? 0) <= since) tries.delete(one)
      const recent = (tries.get(who) ?? []).filter((at) => at > since)
      if (recent.length >= most) return false
      tries.set(who, [...recent, msOf(now)])
      return true
    },
  }
}
