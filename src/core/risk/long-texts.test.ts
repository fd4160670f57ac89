import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { measureLine, measureLines } from './risk-sheet.ts'
import { reopeningText } from './standing-words.ts'

const day = '2026-03-02' as Day
const write = (on: Day) => `${on}`

test.each([
  ['Back-ups', 1],
  ['Back-ups', 3],
  ['Back-ups (nacht)', 2],
  ['(weegt)', 1],
])('the measure ‘%s’ that carries %i comes back from its line', (title, weight) => {
  for (const language of ['nl', 'en'] as const)
    expect(measureLine(measureLines([{ title, weight }], language))).toEqual({ title, weight })
})

test('a line that only says how much is taken as a title', () => {
  expect(measureLine('(weegt 2)')).toEqual({ title: '(weegt 2)', weight: 1 })
})

test('texts that were made to take long do not', () => {
  const begun = performance.now()
  expect(measureLine(`a${' '.repeat(1_000_000)}x`).weight).toBe(1)
  const what = `${'.'.repeat(1_999)}x`
  for (let n = 0; n < 2_000; n += 1) reopeningText({ key: 'event', kind: 'incident', what, day }, write)
  // A quadratic reading would take minutes.
  expect(performance.now() - begun).toBeLessThan(20_000)
  expect(reopeningText({ key: 'event', kind: 'incident', what: 'Het viel uit …', day }, write).nl).toMatch(
    /Het viel uit \.$/,
  )
})
