import { expect, test } from 'vitest'
import { parseEuros, parseTimes, roundTo } from './amounts.ts'

test.each([
  ['250000', 250_000],
  ['250.000', 250_000],
  ['€ 250,000', 250_000],
  ['1 250 000', 1_250_000],
  ['1.250.000', 1_250_000],
  ['0', 0],
  ['', null],
  ['12,50', null],
  ['1.250,000', null],
  ['-5', null],
  ['veel', null],
])('an amount typed as %s', (written, euros) => expect(parseEuros(written)).toBe(euros))

test.each([
  ['3', 3],
  ['0,1', 0.1],
  ['0.25', 0.25],
  ['0,125', 0.125],
  ['12,5', 12.5],
  ['1000', 1000],
  ['1.000', null],
  ['', null],
  ['1/10', null],
])('a number of times typed as %s', (written, times) => expect(parseTimes(written)).toBe(times))

test('rounding keeps what an estimate knows', () => {
  expect([254_321, 98_765, 1_049, 42, 7, 0].map((value) => roundTo(2, value))).toEqual([
    250_000, 99_000, 1_000, 42, 7, 0,
  ])
  expect(roundTo(3, 254_321)).toBe(254_000)
})
