import { expect, test } from 'vitest'
import { isFiltered, readMeasureQuery, writeMeasureQuery } from './measure-query.ts'

const read = (search: string) => readMeasureQuery(new URLSearchParams(search))

test('the address says which measures are shown, and what makes no sense in it is passed over', () => {
  expect(read('edition=nen-7510-2024&theme=people&state=late&sort=owner&direction=down&page=3')).toMatchObject({
    ...{ edition: 'nen-7510-2024', theme: 'people', state: 'late', sort: 'owner', direction: 'down', page: 3 },
  })
  const none = read('theme=people&state=great&owner=me&sort=luck&page=-1&without=sense')
  expect(none).toMatchObject({ sort: 'title', direction: 'up', page: 1 })
  expect(isFiltered(none)).toBe(false)
})

test('another edition lets go of theme and requirement, any change goes to the first page, and the moment stays', () => {
  const before = new URLSearchParams('edition=nen-7510-2024&theme=people&page=3&at=2026-01-01')
  expect(writeMeasureQuery(before, { edition: 'iso-27001-2022' }).toString()).toBe(
    'edition=iso-27001-2022&at=2026-01-01',
  )
  expect(writeMeasureQuery(before, { page: 2 }).get('theme')).toBe('people')
})
