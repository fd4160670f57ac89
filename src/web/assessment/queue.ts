import type { ApiProblem } from '../session/problem.ts'
import type { Keeper } from './keep-unsent.ts'
import {
  keepMine,
  keyOf,
  noAnswer,
  noRating,
  type Outcome,
  outgoing,
  type Saved,
  settled,
  type Target,
  typed,
  type Unsent,
} from './unsent.ts'

type Parts = {
  keeper: Keeper
  /** Sends writes and gives an outcome for each, in their order; throws ApiProblem. */
  send: (writes: readonly Unsent[]) => Promise<readonly Outcome[]>
  /** The server has this now. */
  onSaved: (target: Target, saved: Saved) => void
  /** Whether somebody is signed in as whom this can be sent; while nobody is, it waits without asking the server. */
  signedIn: () => boolean
  newId: () => string
  now: () => number
}

/** How the saving goes: what waits, whether it is on its way, and what stands in its way. */
export type QueueState = {
  waiting: number
  conflicts: number
  refused: number
  sending: boolean
  problem: ApiProblem | null
  /** The browser has no room to keep what was typed. */
  full: boolean
  /** How many answers were removed because they had waited here for a month. */
  expired: number
  /** When something was saved last, in milliseconds; null while nothing was. */
  savedAt: number | null
}

const mostWrites = 100
const mostCharacters = 200_000
const typingMs = 700
const firstRetryMs = 2_000
const lastRetryMs = 30_000

export type Queue = ReturnType<typeof openQueue>

/**
 * Saves what is typed as it is typed: each change is kept in the browser at once, sent after a pause, and let go of only when the
 * server said that it has it. Without a connection it waits and tries again.
 */
export function openQueue(parts: Parts) {
  const { keeper } = parts
  const entries = new Map<string, Unsent>(keeper.read().map((entry) => [keyOf(entry), entry]))
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = firstRetryMs
  let state: QueueState = {
    ...counted(),
    sending: false,
    problem: null,
    full: false,
    expired: keeper.expired,
    savedAt: null,
  }

  function counted() {
    const all = [...entries.values()]
    const conflicts = all.filter(({ conflict }) => conflict).length
    const refused = all.filter((entry) => entry.refused !== null).length
    return { waiting: all.length - conflicts - refused, conflicts, refused }
  }
  function tell(change: Partial<QueueState> = {}) {
    state = { ...state, ...change, ...counted() }
    for (const listener of listeners) listener()
  }
  function put(key: string, entry: Unsent | null): boolean {
    if (entry) {
      entries.set(key, entry)
      return keeper.keep(entry)
    }
    entries.delete(key)
    keeper.drop(key)
    return true
  }
  function after(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  /** Sends what waits, unless that is going on already. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (state.sending || !parts.signedIn()) return
    const batch = batchOf(entries, parts.newId)
    if (batch.length === 0) return
    for (const entry of batch) put(keyOf(entry), entry)
    tell({ sending: true })
    try {
      const outcomes = await parts.send(batch)
      for (const [place, outcome] of outcomes.entries()) settle(batch[place], outcome)
      retryMs = firstRetryMs
      tell({ sending: false, problem: null })
      if (state.waiting > 0) after(0)
    } catch (caught) {
      const problem = caught as ApiProblem
      const wrong = placesOfErrors(problem).flatMap((place) => batch[place] ?? [])
      for (const entry of wrong) put(keyOf(entry), { ...entry, sent: null, refused: problem.detail })
      tell({ sending: false, problem: wrong.length > 0 ? null : problem })
      // The session ended: trying again helps only after signing in, and whoever signs in calls.
      if (problem.status === 401) return
      after(wrong.length > 0 ? 0 : retryMs)
      retryMs = Math.min(lastRetryMs, retryMs * 2)
    }
  }
  function settle(sent: Unsent | undefined, outcome: Outcome) {
    const key = sent && keyOf(sent)
    const entry = key === undefined ? undefined : entries.get(key)
    if (key === undefined || !entry) return
    const { left, saved } = settled(entry, outcome)
    // First what the server has, so that no screen shows anything older in between.
    if (saved) {
      parts.onSaved(entry, saved)
      state = { ...state, savedAt: parts.now() }
    }
    put(key, left)
  }

  if (state.waiting > 0) after(0)
  return {
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    entry: (key: string) => entries.get(key),
    entries: () => [...entries.values()],
    /** Something was typed or chosen. A choice goes out at once, letters after a pause. */
    type(target: Target, value: Unsent['value'], saved: Saved, pace: 'at-once' | 'after-a-pause') {
      const key = keyOf(target)
      const before = entries.get(key) ?? null
      const next = typed(before, target, value, saved, parts.now())
      tell({ full: !put(key, next) })
      if (next) after(pace === 'at-once' ? 0 : typingMs)
    },
    flush,
    keepMine(key: string) {
      const entry = entries.get(key)
      if (!entry) return
      put(key, keepMine(entry))
      tell()
      after(0)
    },
    takeTheirs(key: string) {
      const entry = entries.get(key)
      const conflict = entry?.conflict
      if (!entry || !conflict) return
      const nothing = entry.kind === 'answer' ? noAnswer : noRating
      parts.onSaved(entry, { value: conflict.now ?? nothing, revision: conflict.revision })
      put(key, null)
      tell()
    },
    drop(key: string) {
      put(key, null)
      tell()
    },
  }
}

function batchOf(entries: ReadonlyMap<string, Unsent>, newId: () => string): Unsent[] {
  const batch: Unsent[] = []
  let characters = 0
  for (const entry of entries.values()) {
    const out = outgoing(entry, newId)
    if (!out) continue
    characters += out.value.note.length + 400
    if (batch.length > 0 && (batch.length >= mostWrites || characters > mostCharacters)) break
    batch.push(out)
  }
  return batch
}

/** Which writes a refusal of the whole is about. */
function placesOfErrors(problem: ApiProblem): number[] {
  const places = (problem.errors ?? []).flatMap(({ path }) => /^writes\.(\d+)/.exec(path)?.[1] ?? [])
  return [...new Set(places)].map(Number)
}
