import { expect, test } from 'vitest'
import { normalAtMost } from './exact-functions.ts'
import { Random } from './random.ts'

const count = 1_000_000

test('the generator gives the published numbers of xoshiro128++', () => {
  // rand_xoshiro, from the reference implementation in C: seed 1, 2, 3, 4.
  const first = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295]
  const random = new Random([1, 2, 3, 4])
  expect(Array.from(random.words(3).subarray(0, 3), (word) => word >>> 0)).toEqual(first.slice(0, 3))
  expect(Array.from(random.words(5).subarray(0, 5), (word) => word >>> 0)).toEqual(first.slice(3))
  // The test of PHP's engine: the number after the first 102,400.
  expect((new Random([1, 2, 3, 4]).words(102_401)[102_400] as number) >>> 0).toBe(0x2c873cfa)
})

test('shares lie evenly from 0 up to 1', () => {
  const list = new Float64Array(count)
  Random.of(1, 'shares').shares(list, count)
  const tenths = new Float64Array(10)
  for (const share of list) {
    tenths[Math.floor(share * 10)] = (tenths[Math.floor(share * 10)] as number) + 1
  }
  expect(list.every((share) => share >= 0 && share < 1)).toBe(true)
  // Of each tenth the count has a standard deviation of 300.
  for (const tenth of tenths) expect(Math.abs(tenth - count / 10)).toBeLessThan(4 * 300)
})

test('normal numbers are distributed as the normal distribution says, into the tail', () => {
  const list = new Float64Array(count)
  Random.of(1, 'normals').normals(list, count)
  for (const edge of [-4, -3.6541528853610088, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 3.6541528853610088, 4]) {
    const expected = normalAtMost(edge)
    const found = list.reduce((sum, one) => sum + (one <= edge ? 1 : 0), 0) / count
    expect(Math.abs(found - expected), `at most ${edge}`).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / count),
    )
  }
  const moment = (power: number) => list.reduce((sum, one) => sum + one ** power, 0) / count
  expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(count))
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count))
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count))
})

test('what lies beyond an edge is distributed as the tail', () => {
  const random = Random.of(1, 'beyond')
  for (const edge of [0.5, 2, 5]) {
    const drawn = Array.from({ length: 100_000 }, () => random.beyond(edge))
    expect(drawn.every((one) => one > edge)).toBe(true)
    const further = edge + 0.3
    const expected = normalAtMost(-further) / normalAtMost(-edge)
    const found = drawn.filter((one) => one > further).length / drawn.length
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / drawn.length))
  }
})

test('another seed or subject is another stream, and none resembles another', () => {
  const lists = [Random.of(1, 'a'), Random.of(2, 'a'), Random.of(1, 'b')].map((random) => {
    const list = new Float64Array(count)
    random.normals(list, count)
    return list
  })
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const other = lists[b] as Float64Array
    const product = (lists[a] as Float64Array).reduce((sum, one, place) => sum + one * (other[place] as number), 0)
    expect(Math.abs(product / count)).toBeLessThan(4 / Math.sqrt(count))
  }
})
