import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { lastToDo, openTurn, type Recurrence, turnsBetween, warnsFrom } from './recurrence.ts'

const day = (text: string) => text as Day
const rule = (firstOn: string, every: string, more: Partial<Recurrence> = {}): Recurrence => ({
  firstOn: day(firstOn),
  every,
  notBefore: null,
  endedOn: null,
  ...more,
})
const done = (dueOn: string, doneOn = dueOn) => ({ dueOn: day(dueOn), doneOn: day(doneOn) })

describe('turns', () => {
  test('the last of the month stays the last of the month', () => {
    expect(turnsBetween(rule('2026-01-31', 'P1M'), day('2026-01-01'), day('2026-06-30'))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ])
  })

  test('a leap day comes back in every leap year', () => {
    expect(turnsBetween(rule('2024-02-29', 'P1Y'), day('2025-01-01'), day('2028-12-31'))).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test('once, not before a day, and not from the end on', () => {
    expect(turnsBetween(rule('2026-03-01', ''), day('2026-01-01'), day('2027-01-01'))).toEqual(['2026-03-01'])
    const bounded = rule('2026-01-01', 'P1M', { notBefore: day('2026-02-10'), endedOn: day('2026-05-01') })
    expect(turnsBetween(bounded, day('2026-01-01'), day('2026-12-31'))).toEqual(['2026-03-01', '2026-04-01'])
  })

  test('a duration of nothing, and the end of all days, come to an end', () => {
    expect(turnsBetween(rule('2026-03-01', 'P0D'), day('2026-01-01'), day('2027-01-01'))).toEqual(['2026-03-01'])
    expect(turnsBetween(rule('9999-11-30', 'P1M'), day('2026-01-01'), day('9999-12-31'))).toEqual([
      '9999-11-30',
      '9999-12-30',
    ])
  })

  const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1980-01-01'), days))
  const anyEvery = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('D', 'W', 'M', 'Y'))
    .map(([n, unit]) => `P${n}${unit}`)

  test('a stretch of days holds what its parts hold, each once and in order', () => {
    fc.assert(
      fc.property(anyDay, anyEvery, anyDay, fc.nat(900), fc.nat(900), (firstOn, every, from, short, long) => {
        const of = rule(firstOn, every)
        const [middle, through] = [addDays(from, short), addDays(from, short + 1 + long)]
        const whole = turnsBetween(of, from, through)
        expect(whole).toEqual([...turnsBetween(of, from, middle), ...turnsBetween(of, addDays(middle, 1), through)])
        expect(whole).toEqual([...new Set(whole)].sort())
        expect(whole.every((one) => one >= firstOn && one >= from && one <= through)).toBe(true)
      }),
    )
  })

  test('who does each turn on its day never misses one, and never does one twice', () => {
    fc.assert(
      fc.property(anyDay, anyEvery, fc.integer({ min: 1, max: 12 }), (firstOn, every, times) => {
        const of = rule(firstOn, every)
        const kept: { dueOn: Day; doneOn: Day }[] = []
        for (let n = 0; n < times; n += 1) {
          const open = openTurn(of, kept, firstOn)
          if (!open) return
          kept.push({ dueOn: open.dueOn, doneOn: open.dueOn })
        }
        const last = kept.at(-1)?.dueOn as Day
        expect(kept.map(({ dueOn }) => dueOn)).toEqual(turnsBetween(of, firstOn, last))
      }),
    )
  })
})

describe('the turn that is open', () => {
  const monthly = rule('2026-01-01', 'P1M')

  test('is the first that nobody did, with what passed since', () => {
    expect(openTurn(monthly, [], day('2026-04-10'))).toEqual({ dueOn: '2026-01-01', missed: 3 })
    expect(openTurn(monthly, [done('2026-01-01')], day('2026-01-10'))).toEqual({ dueOn: '2026-02-01', missed: 0 })
  })

  test('done early counts for its own turn, done late for all that passed', () => {
    expect(openTurn(monthly, [done('2026-02-01', '2026-01-20')], day('2026-01-21'))?.dueOn).toBe('2026-03-01')
    expect(openTurn(monthly, [done('2026-01-01', '2026-03-15')], day('2026-03-20'))?.dueOn).toBe('2026-04-01')
  })

  test('is none where it was due once and done, and where it ended', () => {
    expect(openTurn(rule('2026-03-01', ''), [], day('2026-04-01'))).toEqual({ dueOn: '2026-03-01', missed: 0 })
    expect(openTurn(rule('2026-03-01', ''), [done('2026-03-01')], day('2026-04-01'))).toBeNull()
    expect(openTurn(rule('2026-03-01', 'P1Y', { endedOn: day('2026-03-01') }), [], day('2026-04-01'))).toBeNull()
  })
})

test('the last turn that can be done is the open one, or the next to come', () => {
  const monthly = rule('2026-01-01', 'P1M')
  expect(lastToDo(monthly, [], day('2026-04-10'))).toBe('2026-05-01')
  expect(lastToDo(monthly, [done('2026-05-01', '2026-04-10')], day('2026-04-10'))).toBe('2026-06-01')
  expect(lastToDo(rule('2026-03-01', ''), [], day('2026-04-10'))).toBe('2026-03-01')
  expect(lastToDo({ ...monthly, endedOn: day('2026-02-01') }, [done('2026-01-01')], day('2026-04-10'))).toBeNull()
})

test('what recurs often is told of late', () => {
  expect(warnsFrom(day('2026-03-31'), 'P1Y')).toBe('2026-03-01')
  expect(warnsFrom(day('2026-03-31'), 'P1W')).toBe('2026-03-28')
  expect(warnsFrom(day('2026-03-31'), '')).toBe('2026-03-01')
  expect(warnsFrom(day('0001-01-05'), '')).toBe('0001-01-01')
})
