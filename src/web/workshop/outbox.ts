import { z } from 'zod'
import type { ApiProblem } from '../session/problem.ts'
import { type Act, act, replaces } from './acts.ts'

const entry = z.strictObject({ attempt: z.string(), act })
export type Entry = z.infer<typeof entry>

type Parts = {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Under which name it is kept in this browser. */
  name: string
  /** Tells the server; a repeated attempt acts once. Throws ApiProblem. */
  send: (entry: Entry) => Promise<void>
  onSent: (act: Act) => void
  /** The server does not take it. */
  onRefused: (act: Act, problem: ApiProblem) => void
  newAttempt: () => string
  signedIn: () => boolean
}

const retryMs = 2_000

export type Outbox = ReturnType<typeof openOutbox>

/**
 * What was done on a screen, one act after the other, kept in this browser until the server has it: through a lost connection, and
 * through loading the page anew.
 */
export function openOutbox(parts: Parts) {
  let entries = readKept(parts)
  let sending = false
  let waiting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const keep = (next: Entry[]) => {
    entries = next
    try {
      if (next.length === 0) parts.storage.removeItem(parts.name)
      else parts.storage.setItem(parts.name, JSON.stringify(next))
    } catch {
      // No room: it is still sent, as long as the page is there.
    }
    for (const listener of listeners) listener()
  }
  const after = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const drop = ({ attempt }: Entry) => keep(entries.filter((one) => one.attempt !== attempt))

  async function flush(): Promise<void> {
    clearTimeout(timer)
    const [first] = entries
    if (sending || !first || !parts.signedIn()) return
    sending = true
    try {
      await parts.send(first)
      waiting = false
      drop(first)
      parts.onSent(first.act)
    } catch (caught) {
      const problem = caught as ApiProblem
      waiting = problem.status === 0 || problem.status >= 500
      if (!waiting && problem.status !== 401) {
        drop(first)
        parts.onRefused(first.act, problem)
      }
    } finally {
      sending = false
    }
    for (const listener of listeners) listener()
    if (entries.length > 0 && parts.signedIn()) after(waiting ? retryMs : 0)
  }

  if (entries.length > 0) after(0)
  return {
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    entries: () => entries,
    /** Whether the server could not be reached. */
    unreachable: () => waiting && entries.length > 0,
    put(done: Act) {
      // What is on its way is left alone: it may have arrived.
      const left = entries.filter((one, place) => (sending && place === 0) || !replaces(done, one.act))
      keep([...left, { attempt: parts.newAttempt(), act: done }])
      after(0)
    },
    flush,
  }
}

function readKept({ storage, name }: Parts): Entry[] {
  try {
    return z.array(entry).parse(JSON.parse(storage.getItem(name) ?? '[]'))
  } catch {
    return []
  }
}
