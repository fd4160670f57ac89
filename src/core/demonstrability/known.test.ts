import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { anyDay } from './facts.fixture.ts'
import { type Asked, knownSteps } from './known.ts'
import { standingOn } from './steps.ts'

const asking = { holdsFrom: '2026-03-01' as Day, wanted: 80, confirmWithin: 30 }
const someone = (starts: string, confirmedOn: string | null, ends: string | null = null) =>
  ({ starts, confirmedOn, ends }) as Asked

test('counts everybody who works there on the day, and gives each the same time', () => {
  const steps = knownSteps(asking, [
    someone('2020-01-01', '2026-03-10'),
    someone('2020-01-01', '2026-03-12'),
    someone('2020-01-01', null, '2026-04-30'),
    someone('2026-05-15', '2026-06-20'),
  ])
  const on = (day: string) => standingOn(steps, day as Day).value
  expect(on('2026-02-28')).toEqual({ state: 'nobody', confirmed: 0, audience: 0 })
  expect(on('2026-03-01')).toEqual({ state: 'confirming', confirmed: 0, audience: 3 })
  expect(on('2026-03-31')).toEqual({ state: 'confirming', confirmed: 2, audience: 3 })
  expect(on('2026-04-01')).toEqual({ state: 'unknown', confirmed: 2, audience: 3 })
  expect(on('2026-05-01')).toEqual({ state: 'known', confirmed: 2, audience: 2 })
  expect(on('2026-05-15')).toEqual({ state: 'confirming', confirmed: 2, audience: 3 })
  expect(on('2026-06-15')).toEqual({ state: 'unknown', confirmed: 2, audience: 3 })
  expect(on('2026-06-20')).toEqual({ state: 'known', confirmed: 3, audience: 3 })
})

test('is what counting on that very day gives, whoever comes, goes and confirms', () => {
  const people = fc.array(
    fc.record({
      starts: anyDay,
      ends: fc.option(anyDay, { nil: null }),
      confirmedOn: fc.option(anyDay, { nil: null }),
      askedOn: fc.option(anyDay, { nil: null }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(people, anyDay, fc.constantFrom(50, 80, 100), (found, day, wanted) => {
      const all = found.map((one) => ({ ...one, ends: one.ends !== null && one.ends < one.starts ? null : one.ends }))
      const { value } = standingOn(knownSteps({ ...asking, wanted }, all), day)
      const here = all.filter(
        ({ starts, ends }) => day >= asking.holdsFrom && starts <= day && (ends === null || ends >= day),
      )
      const confirmed = here.filter(({ confirmedOn }) => confirmedOn !== null && confirmedOn <= day)
      const late = here.filter(
        (one) =>
          !confirmed.includes(one) &&
          day >
            addDays([one.starts, asking.holdsFrom, one.askedOn ?? one.starts].sort()[2] as Day, asking.confirmWithin),
      )
      expect(value.audience).toBe(here.length)
      expect(value.confirmed).toBe(confirmed.length)
      const enough = (count: number) => count * 100 >= wanted * here.length
      const state =
        here.length === 0
          ? 'nobody'
          : enough(confirmed.length)
            ? 'known'
            : enough(here.length - late.length)
              ? 'confirming'
              : 'unknown'
      expect(value.state).toBe(state)
    }),
    { numRuns: 500 },
  )
})

test('somebody employed through the last day that there is counts on every day', () => {
  const last = '9999-12-31' as Day
  const steps = knownSteps({ ...asking, wanted: 100 }, [
    { starts: asking.holdsFrom, ends: last, confirmedOn: last, askedOn: last },
  ])
  expect(standingOn(steps, addDays(last, -1)).value.audience).toBe(1)
})

test('whoever comes into the audience later has as many days from then', () => {
  const moved = { starts: asking.holdsFrom, ends: null, confirmedOn: null, askedOn: addDays(asking.holdsFrom, 300) }
  const on = (days: number) =>
    standingOn(knownSteps({ ...asking, wanted: 100 }, [moved]), addDays(asking.holdsFrom, days))
  expect(on(300).value.state).toBe('confirming')
  expect(on(301 + asking.confirmWithin).value.state).toBe('unknown')
})
