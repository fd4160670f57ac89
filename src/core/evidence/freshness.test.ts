import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../time/day.ts'
import { freshUntil, gapsIn, type Period, proofStanding } from './freshness.ts'

const start = '2026-01-01' as Day
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(start, days))
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 120 }))
  .map(([from, days]): Period => ({ from, to: addDays(from, days) }))
const spans = fc.constantFrom('P1D', 'P2W', 'P1M', 'P3M', 'P1Y')
const evidence = fc.array(period, { maxLength: 6 })
const rank = { never: 0, stale: 1, soon: 2, fresh: 3 }
const lengthOf = (gaps: Period[]) => gaps.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)

test('a proof is fresh through the last day that its rule gives', () => {
  expect(freshUntil('2026-01-31' as Day, 'P1M')).toBe('2026-02-28')
  const tested = [{ from: start, to: '2026-03-31' as Day }]
  const on = (text: string) => proofStanding(tested, 'P3M', text as Day)
  expect(on('2026-05-31')).toEqual({ state: 'fresh', until: '2026-06-30' })
  expect(on('2026-06-01')).toEqual({ state: 'soon', until: '2026-06-30' })
  expect(on('2026-06-30')).toEqual({ state: 'soon', until: '2026-06-30' })
  expect(on('2026-07-01')).toEqual({ state: 'stale', until: '2026-06-30' })
  expect(proofStanding([], 'P3M', start)).toEqual({ state: 'never', until: null })
  expect(proofStanding(tested, 'P3M', '2025-12-31' as Day).state).toBe('never')
})

test('more evidence never makes a proof worse, on any day', () => {
  fc.assert(
    fc.property(evidence, period, spans, day, (had, more, span, on) => {
      const [before, after] = [proofStanding(had, span, on), proofStanding([...had, more], span, on)]
      expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state])
      expect((after.until ?? '') >= (before.until ?? '')).toBe(true)
    }),
  )
})

test('more evidence never opens a gap, and covered and uncovered days are all days', () => {
  fc.assert(
    fc.property(evidence, period, spans, period, (had, more, span, asked) => {
      const gaps = gapsIn(asked, had, span)
      expect(lengthOf(gapsIn(asked, [...had, more], span))).toBeLessThanOrEqual(lengthOf(gaps))
      for (let on = asked.from; on <= asked.to; on = addDays(on, 1)) {
        const open = gaps.some(({ from, to }) => from <= on && on <= to)
        const covered = had.some(({ from, to }) => from <= on && on <= freshUntil(to, span))
        expect(open).toBe(!covered)
      }
      for (const [at, gap] of gaps.slice(1).entries()) expect(gap.from > addDays(gaps[at]?.to ?? start, 1)).toBe(true)
    }),
  )
})
