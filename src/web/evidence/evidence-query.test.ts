import { expect, test } from 'vitest'
import { isFiltered, readEvidenceQuery, writeEvidenceQuery } from './evidence-query.ts'

test('the address holds what is asked, without what is usual, and passes over what makes no sense', () => {
  const search = new URLSearchParams('state=stale&kind=file&page=3&from=2026-01-01&measure=x&sort=colour&at=2026-02-01')
  const query = readEvidenceQuery(search)
  expect(query).toMatchObject({
    state: 'stale',
    kind: 'file',
    page: 3,
    from: '2026-01-01',
    sort: 'period',
    direction: 'down',
  })
  expect(query.measure).toBeUndefined()
  expect(isFiltered(query)).toBe(true)
  expect(String(writeEvidenceQuery(search, { state: undefined, sort: 'period' }))).toBe(
    'kind=file&from=2026-01-01&measure=x&at=2026-02-01',
  )
  expect(isFiltered(readEvidenceQuery(new URLSearchParams('page=2&direction=up')))).toBe(false)
})
