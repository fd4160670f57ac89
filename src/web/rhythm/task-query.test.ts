import { expect, test } from 'vitest'
import { isNarrowed, readTaskQuery, writeTaskQuery } from './task-query.ts'

const read = (search: string) => readTaskQuery(new URLSearchParams(search))

test('the address says which tasks are shown, and what makes no sense in it is passed over', () => {
  expect(read('whose=all&state=overdue&kind=duty&until=2026-12-31&sort=who&direction=down&page=2')).toEqual({
    ...{ whose: 'all', state: 'overdue', kind: 'duty', until: '2026-12-31', text: undefined },
    ...{ sort: 'who', direction: 'down', page: 2 },
  })
  const none = read('whose=nobody&state=great&kind=luck&until=soon&sort=luck&page=0')
  expect(none).toMatchObject({ whose: 'mine', sort: 'due', direction: 'up', page: 1 })
  expect(isNarrowed(none)).toBe(false)
})

test('what is usual is left out, any change goes to the first page, and the moment stays', () => {
  const before = new URLSearchParams('whose=all&kind=duty&page=3&at=2026-01-01')
  expect(writeTaskQuery(before, { whose: 'mine' }).toString()).toBe('kind=duty&at=2026-01-01')
  expect(writeTaskQuery(before, { page: 2 }).get('kind')).toBe('duty')
  expect(isNarrowed(read('kind=duty'))).toBe(true)
})
