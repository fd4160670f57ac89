import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawYears } from './draw-years.ts'
import { type Estimate, expected, fitLognormal, momentOf } from './estimate.ts'

const years = 100_000
const fixed = (low: number, high: number, rate: number): Estimate => ({
  loss: { low, high },
  events: { low: rate, high: rate },
})
const draw = (estimate: Estimate, subject = 'risk', seed = 1) => drawYears({ subject, seed, estimate }, years)
const meanOf = (list: Float64Array) => list.reduce((sum, one) => sum + one, 0) / list.length
const centralMoment = (list: Float64Array, power: number) => {
  const mean = meanOf(list)
  return list.reduce((sum, one) => sum + (one - mean) ** power, 0) / list.length
}
/** Standard errors of mean and variance, the second from the fourth moment of what was drawn. */
const errorOfMean = (list: Float64Array) => Math.sqrt(centralMoment(list, 2) / list.length)
const errorOfVariance = (list: Float64Array) =>
  Math.sqrt((centralMoment(list, 4) - centralMoment(list, 2) ** 2) / list.length)

describe('against what is known in closed form', () => {
  test.each([0.05, 0.5, 3, 31, 33, 40, 400, 5000])('a fixed rate of %s events a year', (rate) => {
    const estimate = fixed(5_000, 50_000, rate)
    const drawn = draw(estimate)
    const loss = fitLognormal(estimate.loss)
    // E[S] = λE[L], Var[S] = λE[L²]
    expect(expected(estimate).mean).toBeCloseTo(rate * momentOf(loss, 1), 4)
    expect(expected(estimate).variance / (rate * momentOf(loss, 2))).toBeCloseTo(1, 10)
    expect(Math.abs(meanOf(drawn) - rate * momentOf(loss, 1))).toBeLessThan(4 * errorOfMean(drawn))
    expect(Math.abs(centralMoment(drawn, 2) - rate * momentOf(loss, 2))).toBeLessThan(4 * errorOfVariance(drawn))
    // P(S = 0) = e^-λ
    const none = drawn.filter((one) => one === 0).length / years
    const chance = Math.exp(-rate)
    expect(Math.abs(none - chance)).toBeLessThanOrEqual(4 * Math.sqrt((chance * (1 - chance)) / years))
  })

  test.each([33, 100, 1000])('the skewness of many events, %s a year', (rate) => {
    // The third cumulant is λE[L³]; a light spread, so that the estimate of it is good.
    const estimate = fixed(5_000, 15_000, rate)
    const drawn = draw(estimate)
    const skewness =
      momentOf(fitLognormal(estimate.loss), 3) / momentOf(fitLognormal(estimate.loss), 2) ** 1.5 / Math.sqrt(rate)
    expect(Math.abs(centralMoment(drawn, 3) / centralMoment(drawn, 2) ** 1.5 - skewness)).toBeLessThan(
      4 * Math.sqrt(6 / years) + 0.01,
    )
  })

  test('an uncertain rate', () => {
    for (const events of [
      { low: 0.1, high: 1 },
      { low: 2, high: 8 },
      { low: 20, high: 90 },
    ]) {
      const estimate = { loss: { low: 5_000, high: 20_000 }, events }
      const drawn = draw(estimate)
      const { mean, variance } = expected(estimate)
      expect(Math.abs(meanOf(drawn) - mean)).toBeLessThan(4 * errorOfMean(drawn))
      expect(Math.abs(centralMoment(drawn, 2) - variance)).toBeLessThan(4 * errorOfVariance(drawn))
    }
  })

  test('where one event at most is likely, the losses are the lognormal distribution of the range', () => {
    const drawn = drawYears({ subject: 'one', seed: 1, estimate: fixed(1_000, 100_000, 0.001) }, 4_000_000)
    const losses = drawn.filter((one) => one > 0)
    const below = losses.filter((one) => one < 1_000).length / losses.length
    const above = losses.filter((one) => one > 100_000).length / losses.length
    const middle = losses.filter((one) => one < 10_000).length / losses.length
    const error = 4 * Math.sqrt((0.05 * 0.95) / losses.length)
    expect(Math.abs(below - 0.05)).toBeLessThan(error)
    expect(Math.abs(above - 0.05)).toBeLessThan(error)
    expect(Math.abs(middle - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / losses.length))
  })

  test('what is known is a Poisson number of the same amount', () => {
    const drawn = draw(fixed(250, 250, 2))
    for (const [count, chance] of [
      [0, Math.exp(-2)],
      [1, 2 * Math.exp(-2)],
      [2, 2 * Math.exp(-2)],
      [5, (32 / 120) * Math.exp(-2)],
    ] as const) {
      const found = drawn.filter((one) => Math.abs(one - 250 * count) < 1e-6).length / years
      expect(Math.abs(found - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / years))
    }
  })

  test('independent risks add up: means and variances are those of each together', () => {
    const estimates = [fixed(1_000, 20_000, 0.3), fixed(5_000, 9_000, 2), fixed(100, 400, 50)]
    const lists = estimates.map((estimate, place) => draw(estimate, `risk ${place}`))
    const total = new Float64Array(years).map((_, year) => lists.reduce((sum, list) => sum + (list[year] as number), 0))
    const sum = (of: (estimate: Estimate) => number) => estimates.map(of).reduce((a, b) => a + b)
    expect(Math.abs(meanOf(total) - sum((one) => expected(one).mean))).toBeLessThan(4 * errorOfMean(total))
    expect(Math.abs(centralMoment(total, 2) - sum((one) => expected(one).variance))).toBeLessThan(
      4 * errorOfVariance(total),
    )
  })
})

test.each([
  [5_000, 15_000],
  [1_000, 100_000],
  [100, 900_000],
])('many events are distributed as the sum of two halves of which each event is drawn: %s to %s', (low, high) => {
  const [whole, first, second] = [fixed(low, high, 40), fixed(low, high, 20), fixed(low, high, 20)]
  const many = draw(whole).sort()
  const other = draw(second, 'second')
  const each = draw(first, 'first')
    .map((one, year) => one + (other[year] as number))
    .sort()
  // Kolmogorov and Smirnov: the largest distance between the two distributions; 1.95 is passed 1 time in 1000 where they are the same.
  let distance = 0
  for (let a = 0, b = 0; a < years && b < years; ) {
    if ((many[a] as number) <= (each[b] as number)) a += 1
    else b += 1
    distance = Math.max(distance, Math.abs(a - b) / years)
  }
  expect(distance).toBeLessThan(1.95 * Math.sqrt(2 / years))
})

describe('the same input', () => {
  const hash = (estimate: Estimate) =>
    createHash('sha256')
      .update(new Uint8Array(draw(estimate).buffer))
      .digest('hex')
      .slice(0, 16)

  test('gives the same bytes on every machine', () => {
    expect({
      rare: hash(fixed(5_000, 50_000, 0.2)),
      uncertain: hash({ loss: { low: 1, high: 10_000 }, events: { low: 0.01, high: 10 } }),
      often: hash({ loss: { low: 100, high: 5_000 }, events: { low: 10, high: 1_000 } }),
    }).toMatchInlineSnapshot(`
      {
        "often": "a381fb67035f06a9",
        "rare": "1cba6270622d176f",
        "uncertain": "42dde59b64c45288",
      }
    `)
  })

  test('gives a longer run that begins with the years of a shorter one', () => {
    const scenario = { subject: 'risk', seed: 3, estimate: fixed(5_000, 50_000, 30) }
    expect(drawYears(scenario, 2_500)).toEqual(drawYears(scenario, 10_000).subarray(0, 2_500))
  })
})

const ranges = fc.record({
  loss: fc
    .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 10_000 }))
    .map(([low, times]) => ({ low, high: low * times })),
  events: fc
    .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000 }))
    .map(([thousandths, times]) => ({ low: thousandths / 1000, high: (thousandths * times) / 1000 })),
})

test('no estimate gives anything but losses from 0 on', () => {
  fc.assert(
    fc.property(ranges, fc.nat(), (estimate, seed) => {
      const drawn = drawYears({ subject: 'risk', seed, estimate }, 500)
      expect(drawn.every((one) => one >= 0 && Number.isFinite(one))).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('with the same seed, events that cost so many times more make every year cost so many times more', () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 2, max: 100 }), ({ loss, events }, times) => {
      const more = { low: loss.low * times, high: loss.high * times }
      const before = drawYears({ subject: 'risk', seed: 1, estimate: { loss, events } }, 500)
      const after = drawYears({ subject: 'risk', seed: 1, estimate: { loss: more, events } }, 500)
      for (const [year, one] of before.entries()) {
        expect(Math.abs((after[year] as number) - times * one)).toBeLessThanOrEqual(1e-6 * times * one)
      }
    }),
    { numRuns: 50 },
  )
})

test('with the same seed, more events a year never make more years without a loss', () => {
  const often = (rate: number) => fc.integer({ min: 1, max: 10 }).map((times) => [rate, rate * times] as const)
  fc.assert(
    fc.property(fc.constantFrom(0.01, 0.1, 1, 5).chain(often), ([rate, more]) => {
      const without = (events: number) => {
        const drawn = drawYears({ subject: 'risk', seed: 1, estimate: fixed(100, 200, events) }, 2_000)
        return drawn.filter((one) => one === 0).length
      }
      expect(without(more)).toBeLessThanOrEqual(without(rate))
    }),
    { numRuns: 30 },
  )
})
