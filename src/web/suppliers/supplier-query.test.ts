import { expect, test } from 'vitest'
import { everything, isFiltered, readSupplierQuery, writeSupplierQuery } from './supplier-query.ts'

const read = (search: string) => readSupplierQuery(new URLSearchParams(search))

test('what an address asks for is read, and what makes no sense is passed over', () => {
  expect(read('')).toMatchObject({ state: 'running', sort: 'criticality', direction: 'up', page: 1 })
  expect(
    read('criticality=high&missing=no-mfa&reaches=record&state=all&sort=review&direction=down&page=3'),
  ).toMatchObject({
    ...{
      criticality: 'high',
      missing: 'no-mfa',
      reaches: 'record',
      state: 'all',
      sort: 'review',
      direction: 'down',
      page: 3,
    },
  })
  expect(read('criticality=huge&missing=all&owner=me&page=-1&text=%20')).toEqual(read(''))
})

test('what is usual is left out of the address, the moment stays, and every change goes to the first page', () => {
  const before = new URLSearchParams('at=2026-01-01&page=4&criticality=high')
  expect(writeSupplierQuery(before, { missing: 'any' }).toString()).toBe('at=2026-01-01&criticality=high&missing=any')
  expect(writeSupplierQuery(before, everything).toString()).toBe('at=2026-01-01')
  expect(writeSupplierQuery(before, { page: 2 }).get('page')).toBe('2')
})

test('a list is filtered where it leaves anything out', () => {
  expect(isFiltered(read('sort=name&page=2'))).toBe(false)
  expect(isFiltered(read('state=ended'))).toBe(true)
  expect(isFiltered(read('text=host'))).toBe(true)
})
