import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import type { AudienceRule, Placed } from './audience.ts'
import { type Followed, isTrained, trainedOn } from './training.ts'

const origin = '2026-01-01' as Day
const person = (id: string, more: Partial<Placed> = {}): Placed => ({
  ...{ id, function: 'Nurse', location: null, teams: ['a'], starts: '2020-01-01' as Day, ends: null },
  ...more,
})
const all: AudienceRule[] = [{ kind: 'all' }]
const stateOf = (day: string, records: Followed[], repeatEvery: string | null = 'P1Y') =>
  trainedOn(day as Day, { rules: all, repeatEvery }, [person('x')], records).trained[0]

test('holds up to and including the day on which it has to be repeated, and from then on it has to be done again', () => {
  const records = [{ staff: 'x', followedOn: '2025-03-01' as Day, passed: true }]
  expect(stateOf('2025-02-28', records)?.state).toBe('never')
  expect(stateOf('2025-03-01', records)).toMatchObject({ state: 'done', due: '2026-03-01' })
  expect(stateOf('2026-01-01', records)?.state).toBe('soon')
  expect(stateOf('2026-03-01', records)?.state).toBe('soon')
  expect(stateOf('2026-03-02', records)?.state).toBe('again')
  expect(stateOf('2040-01-01', records, null)).toMatchObject({ state: 'done', due: null })
  expect(stateOf('2026-01-01', [{ staff: 'x', followedOn: '2025-12-01' as Day, passed: false }])?.state).toBe('failed')
})

test('the denominator is everybody in the audience that day; whom nothing reaches for want of a team is named', () => {
  const rules: AudienceRule[] = [{ kind: 'team', team: 'a' }]
  const people = [person('x'), person('left', { ends: '2025-12-31' as Day }), person('alone', { teams: [] })]
  const { trained, unplaced } = trainedOn(origin, { rules, repeatEvery: null }, people, [])
  expect([trained.map((one) => one.person.id), unplaced.map((one) => one.person.id)]).toEqual([['x'], ['alone']])
})

test('another passed record never makes it worse, and what is followed later changes nothing today', () => {
  const record = fc.record({
    staff: fc.constantFrom('x', 'y'),
    followedOn: fc.integer({ min: -800, max: 100 }).map((days) => addDays(origin, days)),
    passed: fc.boolean(),
  })
  const repeat = fc.constantFrom(null, 'P1Y', 'P6M')
  fc.assert(
    fc.property(fc.array(record), record, repeat, (records, more, repeatEvery) => {
      const people = [person('x'), person('y')]
      const states = (given: Followed[]) =>
        trainedOn(origin, { rules: all, repeatEvery }, people, given).trained.map(({ state }) => isTrained(state))
      const before = states(records)
      const after = states([...records, { ...more, passed: true }])
      expect(before.every((one, n) => !one || after[n])).toBe(true)
      if (more.followedOn > origin) expect(after).toEqual(before)
    }),
  )
})
