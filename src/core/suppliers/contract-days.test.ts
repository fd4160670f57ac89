import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { contractTerm } from './contract-days.ts'

const day = (text: string) => text as Day
const contract = (ends: string | null, notice = 'P3M', renewsBy = '') => ({
  ...{ id: 'c', title: 'Hosting', starts: day('2020-01-01'), ends: ends === null ? null : day(ends) },
  ...{ notice, renewsBy },
})

test('notice is given before the end; what does not go on by itself keeps its end', () => {
  expect(contractTerm(contract('2026-12-31'), day('2027-03-01'))).toEqual({
    ...{ ends: '2026-12-31', noticeBy: '2026-09-30', renews: false },
  })
  expect(contractTerm(contract('2026-12-31', ''), day('2026-03-01'))?.noticeBy).toBe('2026-12-31')
  expect(contractTerm(contract(null), day('2026-03-01'))).toBeNull()
})

test('a contract that goes on by itself asks again before each next end, at the end of the month and in leap years too', () => {
  const yearly = contract('2024-02-29', 'P1M', 'P1Y')
  const at = (today: string) => contractTerm(yearly, day(today))
  expect(at('2024-01-29')).toEqual({ ends: '2024-02-29', noticeBy: '2024-01-29', renews: true })
  expect(at('2024-01-30')).toEqual({ ends: '2025-02-28', noticeBy: '2025-01-28', renews: true })
  expect(at('2027-06-01')).toEqual({ ends: '2028-02-29', noticeBy: '2028-01-29', renews: true })
})

test('the day of notice lies ahead, belongs to the first term of which it does', () => {
  const any = fc.record({
    ends: fc.constantFrom('0001-01-01', '1999-12-31', '2024-02-29', '2026-01-31', '2030-06-30'),
    notice: fc.constantFrom('', 'P1D', 'P3M', 'P1Y', 'P99Y'),
    renewsBy: fc.constantFrom('P1D', 'P1W', 'P1M', 'P1Y', 'P5Y'),
    after: fc.integer({ min: 0, max: 2000 }),
  })
  fc.assert(
    fc.property(any, ({ ends, notice, renewsBy, after }) => {
      const today = addDays(day('2024-01-01'), after)
      const found = contractTerm(contract(ends, notice, renewsBy), today)
      expect(found && found.noticeBy >= today && found.noticeBy <= found.ends).toBe(true)
      // A day later than the notice of this term it is another term; on that day it is still this one.
      expect(contractTerm(contract(ends, notice, renewsBy), found?.noticeBy as Day)?.ends).toBe(found?.ends)
    }),
  )
})

test('on the last days that there are nothing waits for ever', () => {
  expect(contractTerm(contract('9999-12-31', 'P1Y', 'P1M'), day('9999-12-31'))?.ends).toBe('9999-12-31')
  expect(contractTerm(contract('9998-12-31', 'P3M', 'P1Y'), day('9999-12-31'))?.ends).toBe('9999-12-31')
  expect(contractTerm(contract('0001-01-01', 'P3M'), day('2026-01-01'))?.noticeBy).toBe('0001-01-01')
  expect(contractTerm(contract('2026-01-01', '', 'P0D'), day('2026-06-01'))?.renews).toBe(false)
})
