import { expect, test } from 'vitest'
import { readAssuranceQuery, writeAssuranceQuery } from './assurance-query.ts'

const read = (search: string) => readAssuranceQuery(new URLSearchParams(search))

test('what makes no sense in the address is passed over', () => {
  expect(read('from=2025-02-30&through=2025-12-31&state=x&sort=y&page=-1')).toEqual(read(''))
  expect(read('from=2025-12-31&through=2025-01-01').from).toBeUndefined()
  expect(read('from=2025-01-01&through=2025-12-31&state=gap')).toMatchObject({ from: '2025-01-01', state: 'gap' })
})

test('a change goes to the first page, leaves out what is usual, and keeps what others wrote', () => {
  const before = new URLSearchParams('at=2026-01-01&page=3&state=gap&sort=gap')
  expect(writeAssuranceQuery(before, { state: undefined, sort: 'supplier' }).toString()).toBe('at=2026-01-01')
  expect(writeAssuranceQuery(before, { page: 2 }).get('page')).toBe('2')
})
