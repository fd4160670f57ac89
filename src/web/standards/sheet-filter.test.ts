import { expect, test } from 'vitest'
import { nothingFiltered, readSheetFilter, writeSheetFilter } from './sheet-filter.ts'

test('the filter of the sheet goes into the address and comes back from it', () => {
  const filter = readSheetFilter(
    new URLSearchParams('verdict=soon,not-demonstrable,nonsense&state=partly&healthcare=any'),
  )
  expect(filter).toEqual({
    verdicts: new Set(['soon', 'not-demonstrable']),
    states: new Set(['partly']),
    care: true,
  })
  const written = writeSheetFilter(new URLSearchParams('at=2026-01-01'), filter)
  expect(written.get('at')).toBe('2026-01-01')
  expect(readSheetFilter(written)).toEqual(filter)
  expect([...writeSheetFilter(written, nothingFiltered)]).toEqual([['at', '2026-01-01']])
})
