import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, log, normalAtMost } from './exact-functions.ts'

const within = (share: number, a: number, b: number) => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(share * Math.abs(b))
}

test('the exponential is that of the machine to 1 part in 10^14', () => {
  fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => within(1e-14, exp(x), Math.exp(x))))
  expect([exp(0), exp(-800), exp(800)]).toEqual([1, 0, Number.POSITIVE_INFINITY])
  expect(exp(1)).toBeCloseTo(Math.E, 14)
})

test('the logarithm is that of the machine', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (x) => {
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(Math.log(x))))
    }),
  )
  expect(log(1)).toBe(0)
})

test('the normal distribution has the values of the tables', () => {
  expect(normalAtMost(0)).toBe(0.5)
  for (const [x, share] of [
    [1.6448536269514722, 0.95],
    [1.959963984540054, 0.975],
    [2.3263478740408408, 0.99],
    [3, 0.9986501019683699],
  ] as const) {
    expect(normalAtMost(x)).toBeCloseTo(share, 14)
    expect(normalAtMost(-x)).toBeCloseTo(1 - share, 14)
  }
  expect(normalAtMost(-7) / 1.2798125438858352e-12).toBeCloseTo(1, 11)
  expect(normalAtMost(-12) / 1.7764821120776763e-33).toBeCloseTo(1, 11)
  expect([normalAtMost(-50), normalAtMost(50)]).toEqual([0, 1])
})
