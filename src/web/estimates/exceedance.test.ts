import { expect, test } from 'vitest'
import { curvePath, lossTicks, placesIn } from './exceedance.ts'

const curve = [
  { loss: 0, share: 0.4 },
  { loss: 2_000, share: 0.39 },
  { loss: 20_000, share: 0.1 },
  { loss: 300_000, share: 0.001 },
  { loss: 900_000, share: 0 },
]

test('lines are drawn at powers of ten around the curve', () => {
  expect(lossTicks(curve)).toEqual([1_000, 10_000, 100_000, 1_000_000])
  expect(lossTicks([{ loss: 0, share: 0 }])).toEqual([1, 10])
  const wide = [1, 10_000_000_000].map((loss) => ({ loss, share: 0.5 }))
  expect(lossTicks(wide)).toEqual([1, 100, 10_000, 1_000_000, 100_000_000, 10_000_000_000])
})

test('the curve runs from left to right and falls; what cannot stand on the scales is left out', () => {
  const places = placesIn(lossTicks(curve), [600, 300])
  expect([places.x(1_000), places.x(1_000_000), places.y(1), places.y(0.1), places.y(0.001)]).toEqual([
    0, 600, 0, 100, 300,
  ])
  expect(curvePath(curve, places)).toBe('M60.2 40.9L260.2 100L495.4 300')
  expect(curvePath(curve.slice(0, 2), places)).toBe('')
})
