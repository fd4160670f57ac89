import { expect, test } from 'vitest'
import { readPlanQuery } from './plan-query.ts'

test('the address says which part of the plan is shown; what makes no sense there is passed over', () => {
  const read = (text: string) => readPlanQuery(new URLSearchParams(text))
  expect(read('')).toEqual({ show: 'all', sort: 'level', owner: undefined, page: 1 })
  expect(read('show=late&sort=within&owner=nobody&page=2')).toEqual({
    ...{ show: 'late', sort: 'within', owner: 'nobody', page: 2 },
  })
  expect(read('show=x&sort=y&owner=z&page=-1')).toEqual(read(''))
})
