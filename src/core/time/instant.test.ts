import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, parseDay } from './day.ts'
import { dayOf, endOfDay, type Instant, instantOf, msOf, parseInstant, startOfDay } from './instant.ts'
import { parseMoment } from './moment.ts'

const instant = (text: string) => parseInstant(text) as Instant
const anyMs = fc.integer({ min: Date.parse('1920-01-02T00:00:00Z'), max: Date.parse('2200-12-31T00:00:00Z') })

describe('parseInstant', () => {
  test.each([
    ['2026-03-01T09:30:00.000Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T09:30Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T09:30:15.1Z', '2026-03-01T09:30:15.100Z'],
    ['2026-03-01T09:30:15.123999Z', '2026-03-01T09:30:15.123Z'],
    ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
  ])('%s', (text, normal) => {
    expect(parseInstant(text)).toBe(normal)
  })
  test.each([
    '2026-02-30T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T09:60Z',
    '2026-03-01T09:30:60Z',
    '2026-03-01T09:30',
    '2026-03-01 09:30Z',
    '2026-03-01',
    '2026-03-01T09:30:00+24:00',
    '2026-03-01T09:30:00+02',
    '0001-01-01T00:00+02:00',
    '9999-12-31T23:59-01:00',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
  test('milliseconds and back', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(msOf(instantOf(ms))).toBe(ms)
        expect(parseInstant(instantOf(ms))).toBe(instantOf(ms))
      }),
    )
    for (const ms of [Number.NaN, 0.5, Number.POSITIVE_INFINITY, 253402300800000])
      expect(() => instantOf(ms)).toThrow(RangeError)
  })
})

describe('days in Amsterdam', () => {
  test.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z', '2026-01-15T22:59:59.999Z', 24],
    ['2026-07-15', '2026-07-14T22:00:00.000Z', '2026-07-15T21:59:59.999Z', 24],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z', 23],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z', 25],
  ])('%s runs from %s to %s', (text, start, end, hours) => {
    const day = parseDay(text) as Day
    expect(startOfDay(day)).toBe(start)
    expect(endOfDay(day)).toBe(end)
    expect(msOf(endOfDay(day)) + 1 - msOf(startOfDay(day))).toBe(hours * 3_600_000)
  })
  test('around midnight', () => {
    expect(dayOf(instant('2026-06-30T21:59:59.999Z'))).toBe('2026-06-30')
    expect(dayOf(instant('2026-06-30T22:00:00.000Z'))).toBe('2026-07-01')
    expect(dayOf(instant('2025-12-31T23:00:00.000Z'))).toBe('2026-01-01')
  })
  test('days follow each other without gap or overlap, and hold their instants', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const at = instantOf(ms)
        const day = dayOf(at)
        expect(startOfDay(day) <= at && at <= endOfDay(day)).toBe(true)
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(endOfDay(day))).toBe(day)
        expect(msOf(startOfDay(addDays(day, 1)))).toBe(msOf(endOfDay(day)) + 1)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('parseMoment', () => {
  const now = instant('2026-03-01T23:30:00.000Z') // 2 March, half past midnight, in Amsterdam
  test.each([
    ['2026-03-02', { kind: 'now' }],
    ['2026-03-01', { kind: 'past', at: '2026-03-01T22:59:59.999Z' }],
    ['2026-03-03', 'future'],
    ['2026-03-01T23:30:00.000Z', { kind: 'now' }],
    ['2026-03-02T12:00:00Z', { kind: 'now' }],
    ['2026-03-02T23:00:00Z', 'future'],
    ['2026-03-01T23:29:59.999Z', { kind: 'past', at: '2026-03-01T23:29:59.999Z' }],
    ['2026-02-30', 'invalid'],
    ['yesterday', 'invalid'],
    ['', 'invalid'],
  ])('%s', (text, moment) => {
    expect(parseMoment(text, now)).toEqual(moment)
  })
})
