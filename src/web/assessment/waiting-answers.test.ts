import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../session/problem.ts'
import { keeperFor } from './keep-unsent.ts'
import { openQueue } from './queue.ts'
import { type Target, typed, type Unsent } from './unsent.ts'

const day = 86_400_000
const whose = { organisation: 'o', person: 'ella', assessment: 'a' }
const target: Target = { department: null, subject: '2022/control/8.13', question: 'restored' }
const value = { answer: 'yes' as const, note: 'typed' }
const saved = { value: { answer: null, note: '' }, revision: 0 }

function storageOf(): Storage {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      kept.set(key, text)
      Object.defineProperty(storage, key, { enumerable: true, configurable: true, value: text })
    },
    removeItem: (key: string) => {
      kept.delete(key)
      Reflect.deleteProperty(storage, key)
    },
  }
  for (const name of Object.keys(storage)) Object.defineProperty(storage, name, { enumerable: false })
  return storage as unknown as Storage
}

function keepOne(storage: Storage, person: string, since: number): void {
  keeperFor({ ...whose, person }, storage, since).keep(typed(null, target, value, saved, since) as Unsent)
}

describe('what waits in a browser', () => {
  it('stays for a month, whoever typed it, and its own person hears that it went', () => {
    const storage = storageOf()
    keepOne(storage, 'ella', 0)
    keepOne(storage, 'mo', 0)
    expect(keeperFor(whose, storage, 31 * day).read()).toHaveLength(1)
    const late = keeperFor(whose, storage, 31 * day + 1)
    expect(late).toMatchObject({ expired: 1 })
    expect(late.read()).toEqual([])
    expect(Object.keys(storage)).toEqual([])
  })
})

describe('a queue whose session ended', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const open = (problem: ApiProblem | null, signedIn: () => boolean) => {
    const send = vi.fn(async (writes: readonly Unsent[]) => {
      if (problem) throw problem
      return writes.map(({ sent }) => ({ id: sent?.id ?? '', outcome: 'saved' as const, revision: 1 }))
    })
    const keeper = keeperFor(whose, storageOf(), 0)
    const queue = openQueue({ keeper, send, onSaved: () => {}, signedIn, newId: () => 'one', now: () => 0 })
    queue.type(target, value, saved, 'at-once')
    return { queue, send }
  }

  it('does not try again by itself, as it does without a connection', async () => {
    const refused = open(new ApiProblem({ status: 401, code: 'not-signed-in' }), () => true)
    const offline = open(new ApiProblem({ status: 0, code: 'unreachable' }), () => true)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(refused.send).toHaveBeenCalledTimes(1)
    expect(offline.send.mock.calls.length).toBeGreaterThan(10)
    expect(refused.queue.state().waiting).toBe(1)
  })

  it('keeps what is typed meanwhile, and sends it once somebody signed in again', async () => {
    let signedIn = false
    const { queue, send } = open(null, () => signedIn)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(send).not.toHaveBeenCalled()
    signedIn = true
    await queue.flush()
    expect(send).toHaveBeenCalledTimes(1)
    expect(queue.state().waiting).toBe(0)
  })
})
