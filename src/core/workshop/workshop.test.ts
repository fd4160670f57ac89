import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aboveInherent } from '../risk/rating.ts'
import { instantOf } from '../time/instant.ts'
import { itemState, moved, neighbour, nextWaiting, openStage } from './agenda.ts'
import { paceOf, stayOf } from './pace.ts'
import { proposedRating } from './proposal.ts'
import { spreadOf } from './spread.ts'

const steps = fc.integer({ min: 3, max: 6 })
const votes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 })

describe('the spread of votes', () => {
  it.each([
    [[2, 3, 3, 4], { counts: [0, 1, 2, 1, 0], median: 3, range: 2, wide: true }],
    [[2, 3], { counts: [0, 1, 1, 0, 0], median: 3, range: 1, wide: false }],
    [[], { counts: [0, 0, 0, 0, 0], median: null, range: 0, wide: false }],
    [[5], { counts: [0, 0, 0, 0, 1], median: 5, range: 0, wide: false }],
  ])('of %j', (given, spread) => {
    expect(spreadOf(given, 5)).toEqual({ ...spread, votes: given.length })
  })

  it('counts every vote on the scale once, in whatever order they came', () => {
    fc.assert(
      fc.property(votes, steps, (given, scale) => {
        const spread = spreadOf(given, scale)
        expect(spread.counts.reduce((sum, count) => sum + count, 0)).toBe(spread.votes)
        expect(spread.votes).toBe(given.filter((vote) => vote <= scale).length)
        expect(spreadOf(given.toReversed(), scale)).toEqual(spread)
      }),
    )
  })

  it('has a middle that somebody voted, with no more than half on either side', () => {
    fc.assert(
      fc.property(votes, steps, (given, scale) => {
        const { median, votes: count, counts } = spreadOf(given, scale)
        expect(median === null).toBe(count === 0)
        if (median === null) return
        const of = (from: number, to: number) => counts.slice(from, to).reduce((sum, one) => sum + one, 0)
        expect(counts[median - 1]).toBeGreaterThan(0)
        expect(of(0, median - 1)).toBeLessThanOrEqual(count / 2)
        expect(of(median, scale)).toBeLessThanOrEqual(count / 2)
      }),
    )
  })
})

const item = (id: string, state: 'waiting' | 'decided' | 'skipped' = 'waiting') => ({ id, state })
const agenda = fc
  .array(fc.constantFrom('waiting', 'decided', 'skipped'), { minLength: 1, maxLength: 30 })
  .map((states) => states.map((state, place) => item(`i${place}`, state as 'waiting')))

describe('the agenda', () => {
  it('asks for the residual vote once the inherent one is revealed, and for none after a decision', () => {
    const revealed = (inherent: boolean, residual: boolean) => ({ inherent, residual })
    expect(openStage({ state: 'waiting', revealed: revealed(false, false) })).toBe('inherent')
    expect(openStage({ state: 'waiting', revealed: revealed(true, false) })).toBe('residual')
    expect(openStage({ state: 'waiting', revealed: revealed(true, true) })).toBeNull()
    expect(openStage({ state: 'decided', revealed: revealed(false, false) })).toBeNull()
    expect(itemState({ decided: true, skipped: true })).toBe('decided')
  })

  it('goes to the neighbour and stops at either end', () => {
    const items = [item('a'), item('b'), item('c')]
    expect(neighbour(items, 'b', 1)?.id).toBe('c')
    expect(neighbour(items, 'c', 1)?.id).toBe('c')
    expect(neighbour(items, 'a', -1)?.id).toBe('a')
    expect(neighbour(items, null, 1)?.id).toBe('a')
    expect(neighbour([], null, 1)).toBeNull()
  })

  it('reaches every scenario that waits by going from one to the next', () => {
    fc.assert(
      fc.property(agenda, fc.nat(), (items, start) => {
        const first = items[start % items.length]?.id
        const left = items.map((one) => (one.id === first ? { ...one, state: 'decided' as const } : { ...one }))
        let here: string | null = first ?? null
        const met = new Set<string>()
        for (let turn = 0; turn <= items.length; turn += 1) {
          const next = nextWaiting(left, here)
          if (!next) break
          expect(next.id).not.toBe(here)
          met.add(next.id)
          next.state = 'decided'
          here = next.id
        }
        expect([...met].sort()).toEqual(
          items
            .filter(({ id, state }) => state === 'waiting' && id !== first)
            .map(({ id }) => id)
            .sort(),
        )
      }),
    )
  })

  it('keeps every scenario when one is moved', () => {
    fc.assert(
      fc.property(agenda, fc.nat(40), fc.integer({ min: -3, max: 40 }), (items, from, to) => {
        expect(new Set(moved(items, from, to))).toEqual(new Set(items))
        expect(moved(items, from, to)).toHaveLength(items.length)
      }),
    )
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  })
})

describe('the pace', () => {
  const at = (seconds: number) => instantOf(seconds * 1000)
  it('gives 30 scenarios in two hours four minutes each', () => {
    const pace = paceOf({ minutes: 120, used: 0, items: 30, waiting: 30 })
    expect(pace).toMatchObject({ planned: 240, each: 240, state: 'on-pace' })
    expect(paceOf({ minutes: 120, used: 3600, items: 30, waiting: 20 })).toMatchObject({ each: 180, state: 'behind' })
    expect(paceOf({ minutes: 120, used: 3600, items: 30, waiting: 10 })).toMatchObject({ each: 360, state: 'ahead' })
    expect(paceOf({ minutes: 120, used: 7300, items: 30, waiting: 1 })).toMatchObject({ left: -100, state: 'over' })
    expect(paceOf({ minutes: 120, used: 60, items: 30, waiting: 0 })).toMatchObject({ each: null, state: 'done' })
    expect(paceOf({ minutes: 120, used: 0, items: 0, waiting: 0 }).planned).toBeNull()
  })

  it('never shares out more than is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 600 }),
        fc.nat(40_000),
        fc.nat(60),
        fc.nat(60),
        (minutes, used, done, waiting) => {
          const pace = paceOf({ minutes, used, items: done + waiting, waiting })
          expect((pace.each ?? 0) * waiting).toBeLessThanOrEqual(Math.max(0, pace.left) + 1e-6)
        },
      ),
    )
  })

  it('does not count an evening as a talk', () => {
    expect(stayOf(at(0), at(250))).toBe(250)
    expect(stayOf(at(0), at(50_000))).toBe(1800)
    expect(stayOf(at(10), at(0))).toBe(0)
  })
})

describe('what a team is proposed to decide', () => {
  const none = { likelihood: null, impact: null }
  it('is the middle vote on every aspect that is touched', () => {
    expect(
      proposedRating(
        { inherent: { likelihood: 4, impact: 5 }, residual: { likelihood: 2, impact: 3 } },
        ['availability', 'patient-safety'],
        null,
      ),
    ).toEqual({
      inherent: { likelihood: 4, impacts: { availability: 5, 'patient-safety': 5 } },
      residual: { likelihood: 2, impacts: { availability: 3, 'patient-safety': 3 } },
    })
  })

  it('is what held before where nobody voted', () => {
    const before = {
      inherent: { likelihood: 3, impacts: { availability: 4 } },
      residual: { likelihood: 1, impacts: { availability: 2 } },
    }
    expect(proposedRating({ inherent: none, residual: none }, ['availability'], before)).toEqual(before)
  })

  it('never lies above the inherent rating with all measures working', () => {
    const median = fc.record({
      likelihood: fc.option(fc.integer({ min: 1, max: 6 })),
      impact: fc.option(fc.integer({ min: 1, max: 6 })),
    })
    fc.assert(
      fc.property(median, median, fc.subarray(['availability', 'integrity', 'confidentiality']), (a, b, touched) => {
        const proposed = proposedRating({ inherent: a, residual: b }, touched, null)
        expect(aboveInherent(proposed)).toEqual([])
        expect(Object.keys(proposed.inherent.impacts)).toEqual(touched)
      }),
    )
  })
})
