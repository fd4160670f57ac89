import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { instantOf } from '../../core/time/instant.ts'
import { saveAnswers } from '../../features/assessment/answering.contract.ts'
import { openAssessment } from '../../features/assessment/assessment.contract.ts'
import type { Answer } from '../session/call.ts'
import { useSession } from '../session/session.tsx'
import { keeperFor } from './keep-unsent.ts'
import { openQueue, type Queue, type QueueState } from './queue.ts'
import { type Opened, withSaved } from './saved-answers.ts'
import type { Outcome, Saved, Target, Unsent } from './unsent.ts'

type Session = ReturnType<typeof useSession>
type Way = { call: Session['call']; name: string; signedIn: boolean; saved: (target: Target, saved: Saved) => void }

// A queue lives on while one goes from page to page, so that what was typed last is still sent.
const open = new Map<string, { queue: Queue; way: Way }>()

/** The queue of what is typed in this assessment by this person. */
export function useQueue(assessment: string): Queue {
  const { session, call, ended } = useSession()
  const queries = useQueryClient()
  const organisation = session.organisation?.id ?? ''
  const person = session.person?.id ?? ''
  const name = session.person?.name ?? ''
  const held = useMemo(() => {
    const key = `${organisation} ${person} ${assessment}`
    const found = open.get(key)
    if (found) return found
    const way: Way = { call, name, signedIn: true, saved: () => {} }
    const queue = openQueue({
      keeper: keeperFor({ organisation, person, assessment }, localStorage, Date.now()),
      send: async (writes) => {
        const { outcomes } = await way.call(saveAnswers, {
          params: { assessment },
          body: { writes: writes.map(writeOf) },
        })
        return outcomes.map(outcomeOf)
      },
      onSaved: (target, saved) => way.saved(target, saved),
      signedIn: () => way.signedIn,
      newId: newWriteId,
      now: () => Date.now(),
    })
    const fresh = { queue, way }
    open.set(key, fresh)
    return fresh
  }, [organisation, person, assessment, call, name])

  held.way.call = call
  held.way.name = name
  held.way.signedIn = !ended
  held.way.saved = (target, saved) => {
    const about = { queryKey: [openAssessment.name, organisation], predicate: isAbout(assessment) }
    // What was read before this write arrived must not replace it on screen.
    void queries.cancelQueries({ ...about, predicate: (query) => isAbout(assessment)(query) && hasData(query) })
    void queries.invalidateQueries({ ...about, predicate: (query) => isAbout(assessment)(query) && !hasData(query) })
    queries.setQueriesData<Opened>(about, (before) =>
      before ? withSaved(before, target, saved, { by: held.way.name, at: instantOf(Date.now()) }) : before,
    )
    // Totals, results and lists are counted anew when somebody looks at them.
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[1] === organisation, refetchType: 'none' })
  }

  const { queue } = held
  useEffect(() => {
    const now = () => void queue.flush()
    const hidden = () => document.visibilityState === 'hidden' && now()
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', hidden)
    if (!ended) now()
    return () => {
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', hidden)
      // Whoever leaves the page leaves nothing waiting.
      now()
    }
  }, [queue, ended])
  return queue
}

/** How the saving goes. */
export function useQueueState(queue: Queue): QueueState {
  return useSyncExternalStore(queue.listen, queue.state)
}

/** What was typed about one question or rating and not saved yet. */
export function useUnsent(queue: Queue, key: string): Unsent | undefined {
  return useSyncExternalStore(queue.listen, () => queue.entry(key))
}

const hasData = ({ state }: { state: { data: unknown } }) => state.data !== undefined
const isAbout = (assessment: string) => (query: { queryKey: readonly unknown[] }) => {
  const [, , at, request] = query.queryKey as [string, string, string | null, { params?: { assessment?: string } }]
  return at === null && request.params?.assessment === assessment
}

function writeOf({ kind, department, subject, question, sent, seen, value }: Unsent) {
  const out = sent ?? { id: '', seen, value }
  const place = { id: out.id, department, subject, seen: out.seen }
  return kind === 'answer'
    ? { kind, ...place, question, ...(out.value as Extract<Unsent, { kind: 'answer' }>['value']) }
    : { kind, ...place, ...(out.value as Extract<Unsent, { kind: 'rating' }>['value']) }
}

type Told = Answer<typeof saveAnswers>['outcomes'][number]

function outcomeOf(told: Told): Outcome {
  if (told.outcome !== 'conflict') return told
  const { id, outcome, revision, answer, rating } = told
  if (answer) {
    const { revision: _, ...now } = answer
    return { id, outcome, revision, now }
  }
  if (rating) {
    const { revision: _, ...now } = rating
    return { id, outcome, revision, now }
  }
  return { id, outcome, revision, now: null }
}

/** A UUID of version 4; not crypto.randomUUID, which browsers keep from pages served without TLS. */
function newWriteId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
