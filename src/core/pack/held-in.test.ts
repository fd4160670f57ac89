import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { heldIn } from './held-in.ts'

const version = (number: number, holdsFrom: string) => ({ number, holdsFrom: holdsFrom as Day })
const versions = [version(2, '2026-02-01'), version(1, '2025-01-01'), version(3, '2026-05-01')]
const held = (from: string, to: string) =>
  heldIn(versions, { from: from as Day, to: to as Day }).map(({ number }) => number)

test('every version that held on a day of the period, and no other', () => {
  expect(held('2026-03-01', '2026-04-30')).toEqual([2])
  expect(held('2026-01-31', '2026-05-01')).toEqual([1, 2, 3])
  expect(held('2026-02-01', '2026-02-01')).toEqual([2])
  expect(held('2024-01-01', '2024-12-31')).toEqual([])
  expect(held('2027-01-01', '2027-01-02')).toEqual([3])
})
test('of two from the same day the newer one holds', () => {
  const same = [version(1, '2026-01-01'), version(2, '2026-01-01')]
  expect(heldIn(same, { from: '2026-01-01' as Day, to: '2026-02-01' as Day })).toEqual([same[1]])
})
