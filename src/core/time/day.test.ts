import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, compareDays, type Day, daysBetween, isDay, parseDay } from './day.ts'
import { addDuration, parseDuration } from './duration.ts'

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`${text} is no day`)
  return parsed
}
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('parseDay', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text)
    expect(isDay(text)).toBe(true)
  })
  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-01',
    '26-01-01',
    '+02026-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
    'now',
    '٢٠٢٦-٠١-٠١',
  ])('%j is none', (text) => {
    expect(parseDay(text)).toBeNull()
    expect(isDay(text)).toBe(false)
  })
  test('other values are no day', () => {
    for (const value of [null, undefined, 20260101, {}, new Date(0)]) expect(isDay(value)).toBe(false)
  })
})

describe('arithmetic', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['0050-01-31', 1, '0050-02-28'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })
  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (from, days) => {
        const to = addDays(from, days)
        expect(isDay(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(days)
        expect(addDays(to, -days)).toBe(from)
        expect(compareDays(from, to)).toBe(Math.sign(0 - days))
      }),
    )
  })
  test('adding months keeps the day of the month or takes the last one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (from, months) => {
        const to = addMonths(from, months)
        const monthsApart =
          (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
        expect(monthsApart).toBe(months)
        const isLast = addDays(to, 1).slice(8) === '01'
        expect(to.slice(8) === from.slice(8) || (isLast && to.slice(8) < from.slice(8))).toBe(true)
      }),
    )
  })
  test('outside the years 0001 to 9999 there are no days', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addMonths(day('0001-01-31'), -1)).toThrow(RangeError)
    expect(() => addDays(day('2026-01-01'), Number.NaN)).toThrow(RangeError)
  })
})

describe('durations', () => {
  test.each([
    ['P1D', '2026-01-31', '2026-02-01'],
    ['P1M', '2026-01-31', '2026-02-28'],
    ['P1Y', '2024-02-29', '2025-02-28'],
    ['P2W', '2026-01-31', '2026-02-14'],
    ['P1Y6M', '2026-01-31', '2027-07-31'],
    ['P1M1D', '2026-01-31', '2026-03-01'],
  ])('%s after %s is %s', (text, from, to) => {
    const duration = parseDuration(text)
    expect(duration && addDuration(day(from), duration)).toBe(to)
  })
  test.each(['P', '', '1M', 'P1', 'PT1H', 'P1DT1H', 'P1D1M', 'P-1D', 'P1.5M', 'p1m'])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeNull()
  })
})
