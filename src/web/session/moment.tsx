import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { parseDay } from '../../core/time/day.ts'
import { dayOf, instantOf } from '../../core/time/instant.ts'
import { useSearch } from './search.ts'

type MomentState = {
  /** The past day that is looked at, or null for today. */
  at: string | null
  today: string
  /** Look at the end of a past day, or at today again. A day that is today or later means today. */
  look: (day: string | null) => void
}

const MomentContext = createContext<MomentState | null>(null)

/** The calendar day it is now in Amsterdam. */
function todayInAmsterdam(): string {
  return dayOf(instantOf(Date.now()))
}

/** The past day that an address asks for with `at`, or null for today. */
export function pastDayOf(search: URLSearchParams, today: string): string | null {
  const day = parseDay(search.get('at') ?? '')
  return day !== null && day < today ? day : null
}

/** Keeps the moment in the address, so that it can be shared, bookmarked and gone back from. */
export function MomentProvider({ children }: { children: ReactNode }) {
  const [search, setSearch] = useSearch()
  const today = todayInAmsterdam()
  const at = pastDayOf(search, today)
  const look = useCallback(
    (day: string | null) =>
      setSearch((before) => {
        const after = new URLSearchParams(before)
        if (day !== null && day < today) after.set('at', day)
        else after.delete('at')
        return after
      }),
    [setSearch, today],
  )
  const state = useMemo(() => ({ at, today, look }), [at, today, look])
  return <MomentContext value={state}>{children}</MomentContext>
}

/** The moment that is looked at. */
export function useMoment(): MomentState {
  const state = useContext(MomentContext)
  if (!state) throw new Error('useMoment needs a MomentProvider above it')
  return state
}
