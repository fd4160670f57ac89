import { expect, test } from 'vitest'
import { everything, isFiltered, readAssetQuery, writeAssetQuery } from './asset-query.ts'

const read = (address: string) => readAssetQuery(new URLSearchParams(address))

test('what stands in the address is what the list shows, and comes back as it was', () => {
  const address = 'kind=network&weighs=3&state=withdrawn&text=wifi&sort=class&direction=down&page=2'
  const query = read(address)
  expect(query).toMatchObject({ kind: 'network', weighs: '3', state: 'withdrawn', sort: 'class', page: 2 })
  const written = writeAssetQuery(new URLSearchParams('at=2026-01-05'), query)
  expect([...written].sort()).toEqual([...new URLSearchParams(`at=2026-01-05&${address}`)].sort())
  expect(isFiltered(query)).toBe(true)
})

test('what makes no sense there is passed over, and what is usual is left out', () => {
  const query = read('kind=koffie&owner=x&weighs=9&sort=x&page=-1')
  expect(isFiltered(query)).toBe(false)
  expect(writeAssetQuery(new URLSearchParams('kind=network&page=3'), { kind: undefined }).toString()).toBe('')
  expect(writeAssetQuery(new URLSearchParams('text=a&state=withdrawn'), everything).toString()).toBe('')
})
