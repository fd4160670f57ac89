import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'

test('what a hundred known years say', () => {
  // 50 years without a loss, then 1, 2, … 50 thousand, in no order.
  const losses = Float64Array.from({ length: 100 }, (_, year) => Math.max(0, (((year * 37) % 100) - 49) * 1000))
  const before = losses.slice()
  const outcome = outcomeOf(losses)
  expect(losses).toEqual(before)
  expect(outcome).toMatchObject({
    years: 100,
    mean: 12_750,
    low: 0,
    median: 0,
    high: 45_000,
    worst: 48_000,
    anyLoss: 0.5,
  })
  const squares = losses.reduce((sum, one) => sum + (one - 12_750) ** 2, 0)
  expect(outcome.deviation).toBeCloseTo(Math.sqrt(squares / 99), 6)
  expect(outcome.meanError).toBeCloseTo(outcome.deviation / 10, 6)
  expect(outcome.oneIn).toEqual([
    { years: 2, loss: 0 },
    { years: 5, loss: 30_000 },
    { years: 10, loss: 40_000 },
    { years: 20, loss: 45_000 },
    { years: 100, loss: 49_000 },
  ])
  expect(outcome.curve[0]).toEqual({ loss: 0, share: 0.5 })
  expect(outcome.curve.at(-1)).toEqual({ loss: 50_000, share: 0 })
  for (const { loss, share } of outcome.curve) {
    expect(share).toBe(losses.filter((one) => one > loss).length / 100)
  }
})

test('no loss in any year is a curve of one point', () => {
  expect(outcomeOf(new Float64Array(1000))).toMatchObject({
    mean: 0,
    deviation: 0,
    high: 0,
    worst: 0,
    anyLoss: 0,
    curve: [{ loss: 0, share: 0 }],
  })
})

test('one and the same loss is a curve that falls at once', () => {
  expect(outcomeOf(new Float64Array(1000).fill(700)).curve).toEqual([
    { loss: 0, share: 1 },
    { loss: 700, share: 0 },
  ])
})

const years = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true })), {
  minLength: 1,
  maxLength: 400,
})

test('the interval is in order, and along the curve losses rise and shares fall', () => {
  fc.assert(
    fc.property(years, (list) => {
      const outcome = outcomeOf(Float64Array.from(list))
      const { low, median, high, curve, oneIn, mean } = outcome
      expect(low <= median && median <= high).toBe(true)
      expect(mean >= 0 && outcome.worst >= mean - 1e-6 * mean).toBe(true)
      for (const [place, one] of oneIn.entries()) expect(one.loss).toBeGreaterThanOrEqual(oneIn[place - 1]?.loss ?? 0)
      for (const [place, point] of curve.entries()) {
        const last = curve[place - 1]
        expect(point.share).toBeLessThanOrEqual(last?.share ?? outcome.anyLoss)
        expect(point.loss).toBeGreaterThan(last?.loss ?? -1)
      }
      expect(curve.length).toBeLessThanOrEqual(60)
    }),
  )
})

test('a loss more in every year makes every number more, and the order of years makes none', () => {
  fc.assert(
    fc.property(years, fc.double({ min: 0, max: 1e6, noNaN: true }), (list, more) => {
      const before = outcomeOf(Float64Array.from(list))
      const after = outcomeOf(Float64Array.from(list, (one) => one + more))
      for (const name of ['low', 'median', 'high', 'worst', 'anyLoss'] as const) {
        expect(after[name]).toBeGreaterThanOrEqual(before[name])
      }
      const turned = outcomeOf(Float64Array.from(list.toReversed()))
      expect(turned.curve).toEqual(before.curve)
    }),
  )
})
