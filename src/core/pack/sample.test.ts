import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Drawable, drawSample, weightOf } from './sample.ts'

const all: Drawable[] = Array.from({ length: 60 }, (_, i) => ({
  edition: 'nen-7510-2024',
  requirement: `${5 + (i % 4)}.${i}`,
  weight: 1 + (i % 6),
}))
const names = (drawn: readonly Drawable[]) => drawn.map(({ requirement }) => requirement)

test('a seed draws the same again, in whatever order they come in, and as many as asked', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 80 }), (seed, count) => {
      const drawn = drawSample(all, count, seed)
      expect(drawn).toHaveLength(Math.min(count, all.length))
      expect(new Set(names(drawn)).size).toBe(drawn.length)
      expect(names(drawSample(all.toReversed(), count, seed)).sort()).toEqual(names(drawn).sort())
    }),
  )
})
test('a larger sample with the same seed holds the smaller one', () => {
  const few = new Set(names(drawSample(all, 10, 'audit')))
  expect(few.isSubsetOf(new Set(names(drawSample(all, 25, 'audit'))))).toBe(true)
})
test('what weighs more is drawn more often', () => {
  const times = new Map<number, number>()
  for (let seed = 0; seed < 400; seed += 1) {
    for (const { weight } of drawSample(all, 6, `${seed}`)) times.set(weight, (times.get(weight) ?? 0) + 1)
  }
  expect(times.get(6) ?? 0).toBeGreaterThan(3 * (times.get(1) ?? 0))
})
test('weights', () => {
  expect(weightOf({ healthcare: false, lacking: false, found: false })).toBe(1)
  expect(weightOf({ healthcare: true, lacking: true, found: true })).toBe(6)
})
