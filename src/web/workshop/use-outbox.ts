import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { rateRisk, withdrawRating } from '../../features/risk/risk.contract.ts'
import * as workshops from '../../features/workshop/workshop.contract.ts'
import type { Call } from '../session/call.ts'
import { unsentMark } from '../session/left-behind.ts'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import type { Act } from './acts.ts'
import { type Entry, type Outbox, openOutbox } from './outbox.ts'

/** The name under which something of a workshop is kept in this browser for the person who is signed in. */
export function useKeptName(workshop: string, what: string): string {
  const { session } = useSession()
  return `${unsentMark} ${session.organisation?.id ?? ''} ${session.person?.id ?? ''} workshop-${workshop}-${what}`
}

type Told = { onSent?: (act: Act) => void; onRefused: (act: Act, problem: ApiProblem) => void }

/** Sends what is done on a screen of this workshop, and keeps it until the server has it. */
export function useOutbox(workshop: string, screen: 'run' | 'vote', told: Told): Outbox {
  const { call, ended } = useSession()
  const queries = useQueryClient()
  const name = useKeptName(workshop, screen)
  const latest = useRef({ call, ended, told })
  latest.current = { call, ended, told }
  const outbox = useMemo(
    () =>
      openOutbox({
        storage: localStorage,
        name,
        send: async (entry) => {
          await send(latest.current.call, workshop, entry)
          await queries.invalidateQueries()
        },
        onSent: (act) => latest.current.told.onSent?.(act),
        onRefused: (act, problem) => {
          void queries.invalidateQueries()
          latest.current.told.onRefused(act, problem)
        },
        newAttempt,
        signedIn: () => !latest.current.ended,
      }),
    [name, workshop, queries],
  )
  useEffect(() => {
    const now = () => void outbox.flush()
    window.addEventListener('online', now)
    if (!ended) now()
    return () => window.removeEventListener('online', now)
  }, [outbox, ended])
  return outbox
}

/** What waits, and whether the server could not be reached. */
export function useWaiting(outbox: Outbox) {
  const entries = useSyncExternalStore(outbox.listen, outbox.entries)
  const unreachable = useSyncExternalStore(outbox.listen, outbox.unreachable)
  return { acts: useMemo(() => entries.map(({ act }) => act), [entries]), unreachable }
}

async function send(call: Call, workshop: string, { act, attempt }: Entry): Promise<unknown> {
  const params = { id: workshop }
  switch (act.kind) {
    case 'show':
      return call(workshops.showScenario, { params, attempt, body: { item: act.item } })
    case 'vote-for': {
      const { participant, item, stage, vote } = act
      return call(workshops.voteFor, { params: { ...params, participant }, attempt, body: { item, stage, vote } })
    }
    case 'reveal': {
      const { item, stage, revealed } = act
      return call(workshops.revealVotes, { params: { ...params, item }, attempt, body: { stage, revealed } })
    }
    case 'skip': {
      const { item, skipped } = act
      return call(workshops.skipScenario, { params: { ...params, item }, attempt, body: { skipped } })
    }
    case 'cast': {
      const { kind: _, ...body } = act
      return call(workshops.castVote, { params, attempt, body })
    }
    case 'rate': {
      const { inherent, residual, reason, risk, seen } = act
      const body = { inherent, residual, reason, workshop }
      return unlessDone(call, workshop, act.item, true, () =>
        call(rateRisk, { params: { id: risk }, ifMatch: seen, body }),
      )
    }
    case 'take-back': {
      const { risk, seen, look } = act
      return unlessDone(call, workshop, act.item, false, () =>
        call(withdrawRating, { params: { id: risk }, ifMatch: seen, body: { look } }),
      )
    }
  }
}

/** Rates or takes back; where the revision is another because an attempt before arrived after all, that is how it should be. */
async function unlessDone(
  call: Call,
  workshop: string,
  item: string,
  decided: boolean,
  run: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await run()
  } catch (caught) {
    if ((caught as ApiProblem).status !== 412) throw caught
    const { items } = await call(workshops.readWorkshop, { params: { id: workshop } })
    if (items.some(({ id, decision }) => id === item && (decision !== null) === decided)) return null
    throw caught
  }
}

// Not crypto.randomUUID, which browsers keep from pages served without TLS.
const newAttempt = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
