import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostDrawn, selectAround } from './select-drawing.ts'

const lines = (...pairs: string[]) =>
  pairs.map((pair) => ({ dependent: pair.split('>')[0] ?? '', dependency: pair.split('>')[1] ?? '' }))
const around = (focus: string, steps: number, ...pairs: string[]) => {
  const { distances, ...rest } = selectAround(focus, lines(...pairs), steps)
  return { ...rest, distances: Object.fromEntries(distances) }
}

test('what leans on it and what it leans on, each along one direction', () => {
  // What else leans on the network is not around the record.
  expect(around('epd', 3, 'care>epd', 'epd>server', 'server>net', 'mail>net')).toEqual({
    distances: { epd: 0, care: -1, server: 1, net: 2 },
    ...{ steps: 3, further: 0 },
  })
})

test('of more steps than asked for it tells how much is further away', () => {
  expect(around('a', 1, 'a>b', 'b>c', 'c>d')).toEqual({ distances: { a: 0, b: 1 }, steps: 1, further: 2 })
})

test('what leans on each other stands on one side', () => {
  expect(around('a', 3, 'a>b', 'b>a').distances).toEqual({ a: 0, b: 1 })
  expect(around('a', 3, 'a>b', 'b>c', 'c>a').distances).toEqual({ a: 0, c: -1, b: 1 })
})

test('a network on which all lean is drawn with as many as can be read, and says how many there are besides', () => {
  const star = Array.from({ length: 200 }, (_, n) => `app${n}>net`)
  const { distances, further } = around('net', 3, ...star)
  expect(Object.keys(distances)).toHaveLength(mostDrawn)
  expect(distances.net).toBe(0)
  expect(further).toBe(201 - mostDrawn)
})

test('as many steps as fit are drawn', () => {
  const wide = Array.from({ length: 100 }, (_, n) => `b>c${n}`)
  expect(around('a', 3, 'a>b', ...wide)).toEqual({ distances: { a: 0, b: 1 }, steps: 1, further: 100 })
})

test('never more than can be read, always the middle, drawn and further is all', () => {
  const id = fc.integer({ min: 0, max: 90 }).map(String)
  const pairs = fc.array(fc.record({ dependent: id, dependency: id }), { maxLength: 200 })
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 9 }), (dependencies, steps) => {
      const found = selectAround('0', dependencies, steps)
      expect(found.distances.get('0')).toBe(0)
      expect(found.distances.size).toBeLessThanOrEqual(mostDrawn)
      expect(found.steps).toBeLessThanOrEqual(steps)
      const all = selectAround('0', dependencies, 1000)
      expect(found.distances.size + found.further).toBe(all.distances.size + all.further)
    }),
  )
})
