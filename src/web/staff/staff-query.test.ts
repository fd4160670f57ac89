import { expect, test } from 'vitest'
import { isFiltered, readPeopleQuery, writePeopleQuery } from './staff-query.ts'

test('an address says which people are shown; nonsense is passed over, and what is standard is left out', () => {
  const query = readPeopleQuery(
    new URLSearchParams('search= anna &state=left&team=none&on=2026-01-31&page=2&sort=ends'),
  )
  expect(query).toMatchObject({ search: 'anna', state: 'left', team: 'none', on: '2026-01-31', page: 2, sort: 'ends' })
  expect(readPeopleQuery(new URLSearchParams('state=x&team=1&on=soon&page=-3'))).toMatchObject({
    ...{ state: 'working', team: undefined, on: undefined, page: 1 },
  })
  const after = writePeopleQuery(new URLSearchParams('at=2026-01-01&page=3&state=left'), {
    state: 'working',
    team: 'none',
  })
  expect(after.toString()).toBe('at=2026-01-01&team=none')
  expect([isFiltered(query), isFiltered(readPeopleQuery(new URLSearchParams('sort=ends')))]).toEqual([true, false])
})
