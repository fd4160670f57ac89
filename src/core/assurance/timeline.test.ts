import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { calendarYear } from './periods.ts'
import { type DrawnReport, layTimeline } from './timeline.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')
const report = (changes: Partial<DrawnReport> = {}): DrawnReport => ({
  ...{ id: 'r', title: 'R', type: 2, opinion: 'unqualified', asOf: null, bridges: [] },
  ...{ periodFrom: day('2025-01-01'), periodTo: day('2025-12-31'), ...changes },
})
const kinds = (one: DrawnReport) =>
  layTimeline([one], [], calendarYear(2026), today).rows[0]?.bars.map(({ kind }) => kind)

test('bars tell what counts: a letter that reaches too far is drawn whole, and what counts of it over that', () => {
  const letter = {
    from: day('2026-01-01'),
    through: day('2026-06-30'),
    counts: [{ from: day('2026-01-01'), through: day('2026-03-31') }],
  }
  expect(kinds(report({ bridges: [letter] }))).toEqual(['tested', 'not-counted', 'bridged'])
  expect(kinds(report({ opinion: 'qualified' }))).toEqual(['tested-qualified'])
  expect(kinds(report({ opinion: 'adverse' }))).toEqual(['not-counted'])
  expect(kinds(report({ type: 1, asOf: day('2025-06-30'), periodFrom: null, periodTo: null }))).toEqual(['day'])
})

test('the oldest report is above, and what all tell together below', () => {
  const lines = [
    {
      id: 'all',
      title: 'All',
      parts: [{ from: day('2026-01-01'), through: day('2026-12-31'), cover: 'nothing' as const }],
    },
  ]
  const drawn = layTimeline(
    [report({ id: 'new', periodFrom: day('2026-01-01'), periodTo: day('2026-06-30') }), report({ id: 'old' })],
    lines,
    calendarYear(2026),
    today,
  )
  expect(drawn.rows.map(({ id, sum, bars }) => [id, sum, bars.length])).toEqual([
    ['old', false, 1],
    ['new', false, 1],
    ['all', true, 0],
  ])
  expect([drawn.from, drawn.through]).toEqual(['2025-01-01', '2026-12-31'])
  expect(drawn.asked).toEqual({ start: 0.5, end: 1 })
  expect(drawn.ticks.map((tick) => tick.day).slice(0, 2)).toEqual(['2025-01-01', '2025-04-01'])
})

test('everything drawn lies within the edges, and begins before it ends', () => {
  const anyDay = fc.integer({ min: -4000, max: 1500 }).map((days) => addDays(today, days))
  fc.assert(
    fc.property(fc.array(fc.tuple(anyDay, fc.nat(900)), { maxLength: 6 }), (spans) => {
      const drawn = layTimeline(
        spans.map(([from, days], place) =>
          report({ id: String(place), periodFrom: from, periodTo: addDays(from, days) }),
        ),
        [],
        calendarYear(2026),
        today,
      )
      for (const { start, end } of [...drawn.rows.flatMap(({ bars }) => bars), drawn.asked]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(1 + 1e-9)
      }
      for (const tick of drawn.ticks) expect(tick.at >= 0 && tick.at < 1).toBe(true)
    }),
  )
})
