import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { z } from 'zod'
import type { Permission } from '../../core/access/permissions.ts'
import { readSession, type session } from '../../features/account/account.contract.ts'
import { type Call, callerFor } from './call.ts'
import { changeLanguage, useLanguage } from './language.tsx'
import { useMoment } from './moment.tsx'
import type { ApiProblem } from './problem.ts'

export type Session = z.infer<typeof session>
export type OpenOrganisation = NonNullable<Session['organisation']>

type SessionState = {
  session: Session
  call: Call
  /** Asks the server anew who is here; to be awaited before going on to a page that depends on it. */
  refresh: () => Promise<Session>
}

const SessionContext = createContext<SessionState | null>(null)
const sessionKey = ['session'] as const

type Props = { children: ReactNode; waiting: ReactNode; failed: (problem: ApiProblem, retry: () => void) => ReactNode }

/** Finds out who is here before anything else is shown. */
export function SessionProvider({ children, waiting, failed }: Props) {
  const language = useLanguage()
  const queries = useQueryClient()
  const read = useQuery<Session, ApiProblem>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => callerFor({ organisation: null, language })(readSession, { signal }),
    staleTime: 60_000,
  })
  const organisation = read.data?.organisation?.id ?? null
  const accountLanguage = read.data?.person?.language
  useEffect(() => {
    if (accountLanguage) void changeLanguage(accountLanguage)
  }, [accountLanguage])
  const state = useMemo(() => {
    if (!read.data) return null
    return {
      session: read.data,
      call: callerFor({ organisation, language }),
      refresh: async () => {
        const fresh = await callerFor({ organisation: null, language })(readSession, {})
        // Nothing that was read for another person or organisation may stay behind.
        queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
        queries.setQueryData(sessionKey, fresh)
        return fresh
      },
    }
  }, [read.data, organisation, language, queries])
  if (state) return <SessionContext value={state}>{children}</SessionContext>
  return read.error ? failed(read.error, () => void read.refetch()) : waiting
}

export function useSession(): SessionState {
  const state = useContext(SessionContext)
  if (!state) throw new Error('useSession needs a SessionProvider above it')
  return state
}

/** Whether this person may do something here and now: by role, and never while looking back. */
export function useMay(permission: Permission): boolean {
  const { session } = useSession()
  const { at } = useMoment()
  return at === null && session.permissions.includes(permission)
}

/** Whether this person may see something, looking back or not. */
export function useMaySee(permission: Permission): boolean {
  return useSession().session.permissions.includes(permission)
}
