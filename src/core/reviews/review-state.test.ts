import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { askedFrom, auditState, findingState } from './review-state.ts'

const today = '2026-03-01' as Day
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))

test('an audit is coming, now or past, and never two of these', () => {
  fc.assert(
    fc.property(day, fc.nat(10), (starts, days) => {
      const ends = addDays(starts, days)
      expect(auditState({ starts, ends }, addDays(starts, -1))).toBe('coming')
      expect(auditState({ starts, ends }, starts)).toBe('now')
      expect(auditState({ starts, ends }, ends)).toBe('now')
      expect(auditState({ starts, ends }, addDays(ends, 1))).toBe('past')
    }),
  )
  expect(askedFrom('2026-05-31' as Day, 3)).toBe('2026-02-28')
})

test('a finding is late from the day after its due day until it is closed', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 300 }), (dueOn, later) => {
      expect(findingState({ dueOn, closedOn: null }, dueOn)).toBe('open')
      expect(findingState({ dueOn, closedOn: null }, addDays(dueOn, later))).toBe('late')
      expect(findingState({ dueOn, closedOn: dueOn }, addDays(dueOn, later))).toBe('closed')
      expect(findingState({ dueOn: null, closedOn: null }, addDays(dueOn, later))).toBe('open')
    }),
  )
})
