import { useEffect, useState } from 'react'
import { msOf } from '../../core/time/instant.ts'

const everyMs = 1_500

/** Asks anew as long as the page is looked at, so that screens follow each other. */
export function useLive(refetch: () => unknown, on = true): void {
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch()
    }, everyMs)
    return () => clearInterval(timer)
  }, [refetch, on])
}

/** Milliseconds by the server's clock, each second anew; `now` is what it said last. */
export function useServerClock(now: string): number {
  const [ahead, setAhead] = useState(0)
  const [here, setHere] = useState(() => Date.now())
  useEffect(() => setAhead(msOf(now as never) - Date.now()), [now])
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return here + ahead
}
