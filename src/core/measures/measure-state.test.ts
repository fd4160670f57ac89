import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { exceptionState, measureState } from './measure-state.ts'

const today = '2026-03-01' as Day
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))
const maybe = fc.option(day)
const none = { inOperationSince: null, plannedFor: null, endedOn: null }

test('a measure stands as its days say', () => {
  const states = [
    none,
    { ...none, plannedFor: today },
    { ...none, plannedFor: '2026-02-28' as Day },
    { ...none, inOperationSince: '2026-03-02' as Day },
    { ...none, inOperationSince: today, plannedFor: '2025-01-01' as Day },
    { ...none, inOperationSince: '2025-01-01' as Day, endedOn: today },
  ].map((days) => measureState(days, today))
  expect(states).toEqual(['not-yet', 'planned', 'late', 'planned', 'in-operation', 'ended'])
})

test('without a day on which it worked a measure never counts as in operation', () => {
  fc.assert(
    fc.property(maybe, maybe, day, (plannedFor, endedOn, on) => {
      expect(measureState({ inOperationSince: null, plannedFor, endedOn }, on)).not.toBe('in-operation')
    }),
  )
})

test('an exception that nobody closed is past on the day after its last, and stays so', () => {
  fc.assert(
    fc.property(day, fc.nat(200), fc.integer({ min: 1, max: 400 }), (starts, days, later) => {
      const ends = addDays(starts, days)
      const exception = { starts, ends, closedOn: null }
      expect(exceptionState(exception, ends)).toBe('open')
      expect(exceptionState(exception, addDays(ends, later))).toBe('past')
      expect(exceptionState(exception, addDays(starts, -1))).toBe('coming')
      expect(exceptionState({ ...exception, closedOn: starts }, ends)).toBe('closed')
    }),
  )
})
