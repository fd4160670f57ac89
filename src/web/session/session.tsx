import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import type { Permission } from '../../core/access/permissions.ts'
import { readSession, type session } from '../../features/account/account.contract.ts'
import { type Call, callerFor } from './call.ts'
import { EndedContext } from './ended.ts'
import { changeLanguage, useLanguage } from './language.tsx'
import { useMoment } from './moment.tsx'
import { ApiProblem } from './problem.ts'

export type Session = z.infer<typeof session>

type SessionState = {
  session: Session
  /**
   * The session ended while somebody worked. The page stays as it is with all that was typed, `session` still tells whose it was,
   * and that person can sign in again on top of it.
   */
  ended: boolean
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
  // The last answer that somebody asked for on purpose: at arrival, after signing in or out, after opening an organisation.
  const [held, setHeld] = useState<Session | null>(null)
  const ended = Boolean(held?.person && read.data && read.data.person?.id !== held.person.id)
  const session = ended ? held : (read.data ?? null)
  if (!ended && read.data && held !== read.data) setHeld(read.data)
  const organisation = session?.organisation?.id ?? null
  const accountLanguage = session?.person?.language
  useEffect(() => {
    if (accountLanguage) void changeLanguage(accountLanguage)
  }, [accountLanguage])
  const state = useMemo(() => {
    if (!session) return null
    const person = session.person?.id ?? null
    const askAnew = () => callerFor({ organisation: null, language })(readSession, {})
    const call: Call = async (contract, request) => {
      try {
        return await callerFor({ organisation, person, language })(contract, request)
      } catch (caught) {
        const gone = caught instanceof ApiProblem && caught.status === 401 && contract.access !== 'public'
        if (gone) queries.setQueryData(sessionKey, await askAnew().catch(() => session))
        throw caught
      }
    }
    return {
      session,
      ended,
      call,
      refresh: async () => {
        const fresh = await askAnew()
        // Nothing that was read for another person or organisation may stay behind.
        queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
        queries.setQueryData(sessionKey, fresh)
        setHeld(fresh)
        return fresh
      },
    }
  }, [session, ended, organisation, language, queries])
  if (state)
    return (
      <SessionContext value={state}>
        <EndedContext value={state.ended}>{children}</EndedContext>
      </SessionContext>
    )
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
