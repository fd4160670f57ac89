import { expect, test } from 'vitest'
import { readNumbersQuery, writeNumbersQuery } from './numbers-query.ts'

test('an address is read and written without loss; what makes no sense is passed over', () => {
  const before = new URLSearchParams('at=2026-03-01&sort=nonsense&page=0')
  expect(readNumbersQuery(before)).toEqual({ sort: 'mean', direction: 'down', page: 1 })
  const after = writeNumbersQuery(before, { sort: 'title', direction: 'up' })
  expect(after.toString()).toBe('at=2026-03-01&sort=title&direction=up')
  expect(readNumbersQuery(writeNumbersQuery(after, { page: 3 }))).toEqual({ sort: 'title', direction: 'up', page: 3 })
  expect(writeNumbersQuery(after, { sort: 'mean', direction: 'down' }).toString()).toBe('at=2026-03-01')
})
