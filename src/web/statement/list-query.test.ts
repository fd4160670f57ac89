import { describe, expect, it } from 'vitest'
import { isFiltered, readListQuery, writeListQuery } from './list-query.ts'

const read = (address: string) => readListQuery(new URLSearchParams(address))
const write = (address: string, change: Parameters<typeof writeListQuery>[1]) =>
  writeListQuery(new URLSearchParams(address), change).toString()

describe('a list in the address', () => {
  it('is read', () => {
    expect(read('edition=nen-7510-2024&state=undecided&text=%20back-up&sort=decided&direction=down&page=3')).toEqual({
      edition: 'nen-7510-2024',
      theme: undefined,
      state: 'undecided',
      healthcare: undefined,
      text: 'back-up',
      sort: 'decided',
      direction: 'down',
      page: 3,
    })
  })

  it.each(['state=maybe', 'page=0', 'page=x', 'page=1.5', 'edition=../x', 'sort=colour', 'healthcare=1', 'text=%20'])(
    'passes over %s',
    (address) => expect(read(address)).toEqual(read('')),
  )

  it('goes back to the first page, and keeps the moment', () => {
    expect(write('at=2026-03-01&page=3', { state: 'absent' })).toBe('at=2026-03-01&state=absent')
    expect(write('at=2026-03-01&state=absent', { page: 2 })).toBe('at=2026-03-01&state=absent&page=2')
  })

  it('lets go of the theme with the edition, and of what is standard', () => {
    expect(write('edition=a-1&theme=people', { edition: 'b-2' })).toBe('edition=b-2')
    expect(write('sort=title&direction=down&text=x', { sort: 'number', direction: 'up', text: '' })).toBe('')
  })

  it('knows whether anything is left out', () => {
    expect(isFiltered(read('sort=title&page=2'))).toBe(false)
    expect(isFiltered(read('healthcare=any'))).toBe(true)
  })
})
