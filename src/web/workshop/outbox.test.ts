import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../session/problem.ts'
import { type Act, undoingOf, withActs } from './acts.ts'
import { isWhole, withStep } from './decision-draft.ts'
import { type Entry, openOutbox } from './outbox.ts'
import { clock, type Item, type Workshop } from './workshop.ts'

const show = (item: string): Act => ({ kind: 'show', item, at: '2026-03-02T09:00:00.000Z' })
const vote = (participant: string, likelihood = 3): Act => ({
  ...{ kind: 'vote-for', item: 'i', stage: 'inherent', participant },
  vote: { likelihood, impact: 2 },
})

function begin() {
  const kept = new Map<string, string>()
  const told = { sent: [] as Entry[], refused: [] as string[], failing: null as ApiProblem | null, signedIn: true }
  let attempt = 0
  const open = () =>
    openOutbox({
      name: 'box',
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      send: async (entry) => {
        if (told.failing) throw told.failing
        told.sent.push(entry)
      },
      onSent: () => {},
      onRefused: (_, problem) => told.refused.push(problem.code),
      newAttempt: () => {
        attempt += 1
        return `a${attempt}`
      },
      signedIn: () => told.signedIn,
    })
  return { kept, told, open }
}
const unreachable = () => new ApiProblem({ status: 0, code: 'unreachable' })

describe('what is done on a screen', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes out one after the other, in order, and is then forgotten', async () => {
    const { told, open, kept } = begin()
    const box = open()
    box.put(vote('a'))
    box.put(vote('b'))
    box.put(show('x'))
    await vi.runAllTimersAsync()
    expect(told.sent.map(({ act }) => act.kind)).toEqual(['vote-for', 'vote-for', 'show'])
    expect(kept.size).toBe(0)
  })

  it('waits for a connection with the key of its first attempt, also after the page was loaded anew', async () => {
    const { told, open } = begin()
    told.failing = unreachable()
    const box = open()
    box.put(vote('a'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(box.unreachable()).toBe(true)
    const again = open()
    expect(again.entries()).toEqual(box.entries())
    told.failing = null
    told.signedIn = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect(new Set(told.sent.map(({ attempt }) => attempt))).toEqual(new Set(['a1']))
    expect(again.entries()).toEqual([])
  })

  it('is dropped and told where the server refuses it, and what comes after goes on', async () => {
    const { told, open } = begin()
    told.failing = new ApiProblem({ status: 409, code: 'votes-revealed' })
    const box = open()
    box.put(vote('a'))
    await vi.advanceTimersByTimeAsync(1)
    expect(told.refused).toEqual(['votes-revealed'])
    told.failing = null
    box.put(vote('b'))
    await vi.runAllTimersAsync()
    expect(told.sent).toHaveLength(1)
  })

  it('waits while nobody is signed in, and is sent once somebody is', async () => {
    const { told, open } = begin()
    told.failing = new ApiProblem({ status: 401, code: 'not-signed-in' })
    const box = open()
    box.put(vote('a'))
    await vi.advanceTimersByTimeAsync(1)
    told.signedIn = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told.refused).toEqual([])
    told.failing = null
    told.signedIn = true
    await box.flush()
    expect(told.sent).toHaveLength(1)
  })

  it('replaces what waits where the same is done anew', async () => {
    const { told, open } = begin()
    told.signedIn = false
    const box = open()
    for (const act of [show('x'), vote('a', 1), show('y'), vote('a', 5), vote('b')]) box.put(act)
    told.signedIn = true
    await box.flush()
    await vi.runAllTimersAsync()
    expect(told.sent.map(({ act }) => act)).toEqual([show('y'), vote('a', 5), vote('b')])
  })
})

const none = { revealedAt: null, votedBy: [] as string[], spread: null }
const item: Item = {
  ...{ id: 'i', risk: { id: 'r', code: 'R-001', title: 'T', closed: false }, asset: { id: 'a', name: 'EPD' } },
  ...{ state: 'waiting', open: 'inherent', seconds: 0, touched: [], decision: null },
  votes: { inherent: none, residual: none },
}
const workshop = { shown: null, shownSince: null, items: [item, { ...item, id: 'j' }] } as unknown as Workshop

describe('a screen ahead of its server', () => {
  it('shows what was done on it, and no vote', () => {
    const after = withActs(workshop, [show('i'), vote('a'), vote('b'), { ...vote('a'), vote: null } as Act])
    expect(after.shown).toBe('i')
    expect(after.items[0]?.votes.inherent).toEqual({ ...none, votedBy: ['b'] })
    expect(after.items[1]).toEqual(workshop.items[1])
    expect(withActs(workshop, [{ kind: 'skip', item: 'j', skipped: true }]).items[1]).toMatchObject({
      ...{ state: 'skipped', open: null },
    })
  })

  it('undoes what was done last, by how the scenario stands', () => {
    const typed = { item: 'i', stage: 'inherent' as const, participant: 'a' }
    const voted = { ...item, votes: { inherent: { ...none, votedBy: ['a'] }, residual: none } }
    const revealed = {
      ...item,
      votes: { inherent: { ...none, revealedAt: 'x' }, residual: none },
      open: 'residual' as const,
    }
    expect(undoingOf(item, typed)).toBeNull()
    expect(undoingOf(voted, typed)).toEqual({ what: 'vote', typed })
    expect(undoingOf(voted, null), 'a vote that was not typed here stays').toBeNull()
    expect(undoingOf(revealed, typed)).toEqual({ what: 'reveal', stage: 'inherent' })
    expect(undoingOf({ ...voted, state: 'decided' }, typed)).toEqual({ what: 'decision' })
    expect(undoingOf({ ...voted, state: 'skipped' }, typed)).toEqual({ what: 'skip' })
  })
})

describe('a decision while it is made', () => {
  const draft = {
    inherent: { likelihood: 4, impacts: { availability: 4 } },
    residual: { likelihood: 2, impacts: { availability: 3 } },
    reason: '',
  }
  it('keeps the residual rating at or below the inherent one, and on the same aspects', () => {
    expect(withStep(draft, 'inherent', 'likelihood', 1).residual.likelihood).toBe(1)
    expect(withStep(draft, 'inherent', 'availability', 2).residual.impacts).toEqual({ availability: 2 })
    const more = withStep(draft, 'inherent', 'integrity', 5)
    expect(more.residual.impacts).toEqual({ availability: 3, integrity: 5 })
    expect(withStep(more, 'inherent', 'availability', 0)).toMatchObject({
      inherent: { impacts: { integrity: 5 } },
      residual: { impacts: { integrity: 5 } },
    })
  })

  it('is whole once something is touched', () => {
    const criteria = { likelihood: [1, 2, 3, 4, 5] } as never
    expect(isWhole(draft, criteria)).toBe(true)
    expect(isWhole(withStep(draft, 'inherent', 'availability', 0), criteria)).toBe(false)
    expect(isWhole({ ...draft, inherent: { ...draft.inherent, likelihood: 6 } }, criteria)).toBe(false)
  })
})

it('writes time as minutes and seconds', () => {
  expect([0, 65, 3600, -5].map(clock)).toEqual(['0:00', '1:05', '60:00', '−0:05'])
})
