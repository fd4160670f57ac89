import { expect, test } from 'vitest'
import { isFiltered, listQuery, mapQuery, readRiskQuery, writeRiskQuery } from './risk-query.ts'

const read = (search: string) => readRiskQuery(new URLSearchParams(search))

test('the address says which risks are shown, and what makes no sense in it is passed over', () => {
  expect(read('state=reopened&rating=residual&likelihood=3&impact=5&sort=review&direction=up&page=2')).toMatchObject({
    ...{ state: 'reopened', rating: 'residual', likelihood: 3, impact: 5, sort: 'review', direction: 'up', page: 2 },
  })
  const none = read('state=great&likelihood=3&rating=best&owner=me&page=0&map=world')
  expect(none).toMatchObject({
    state: 'open',
    rating: 'current',
    map: 'one',
    sort: 'level',
    direction: 'down',
    page: 1,
  })
  expect(none.likelihood).toBeUndefined()
  expect(isFiltered(none)).toBe(false)
  expect(isFiltered(read('state=all'))).toBe(true)
})

test('any change goes to the first page, what is usual is left out, and the moment stays', () => {
  const before = new URLSearchParams('state=all&rating=residual&page=3&at=2026-01-01')
  const after = writeRiskQuery(before, { state: 'open', likelihood: 2, impact: 4 })
  expect(after.toString()).toBe('rating=residual&at=2026-01-01&likelihood=2&impact=4')
})

test('the heat maps show what the filter shows, whichever cell is chosen', () => {
  const query = read('assetKind=server&rating=residual&likelihood=2&impact=4&level=Hoog&map=moves&page=2')
  expect(mapQuery(query)).toMatchObject({ state: 'open', assetKind: 'server' })
  expect(Object.keys(mapQuery(query))).not.toEqual(expect.arrayContaining(['likelihood']))
  expect(listQuery(query)).toMatchObject({ likelihood: 2, impact: 4, level: 'Hoog', page: 2 })
  expect(listQuery(query)).not.toHaveProperty('map')
})
