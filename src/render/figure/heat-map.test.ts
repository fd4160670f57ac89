import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCourse } from './course.ts'
import { drawHeatMap } from './heat-map.ts'

const steps = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`)

test('a heat map of any size has a cell for each step, its counts and its legend, within its own edges', () => {
  const sizes = fc.record({
    ...{ columns: fc.integer({ min: 3, max: 6 }), rows: fc.integer({ min: 3, max: 6 }) },
    ...{ levels: fc.integer({ min: 2, max: 5 }), maps: fc.integer({ min: 1, max: 3 }) },
    ...{ long: fc.boolean(), count: fc.integer({ min: 1, max: 99_999 }) },
  })
  fc.assert(
    fc.property(sizes, ({ columns, rows, levels, maps, long, count }) => {
      const word = long ? 'Onwaarschijnlijkheidsbeoordeling die heel lang is' : 'Stap'
      const matrix = steps(rows, '').map((_, up) =>
        steps(columns, '').map((_, right) =>
          Math.min(levels - 1, Math.floor(((up + right) * levels) / (rows + columns - 1))),
        ),
      )
      const svg = drawHeatMap({
        likelihood: { title: 'Kans', steps: steps(columns, word) },
        impact: { title: 'Gevolg', steps: steps(rows, word) },
        levels: steps(levels, 'Niveau'),
        matrix,
        maps: steps(maps, 'Kaart').map((title) => ({ title, counts: matrix.map((row) => row.map(() => count)) })),
      })
      const told = svg.match(new RegExp(`>${count}</text>`, 'g'))?.length ?? 0
      expect(told).toBeGreaterThanOrEqual(rows * columns * maps)
      for (const level of steps(levels, 'Niveau')) expect(svg).toContain(`>${level}<`)
      const height = Number(/viewBox="0 0 760 ([\d.]+)"/.exec(svg)?.[1])
      for (const [, y] of svg.matchAll(/<text [^>]*\by="([\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(height)
      expect(svg).not.toMatch(/NaN|undefined|null/)
    }),
  )
})

test('a level can be told without colour: each has another pattern and its number', () => {
  const one = (levels: number) =>
    drawHeatMap({
      likelihood: { title: 'Kans', steps: ['a'] },
      impact: { title: 'Gevolg', steps: ['a'] },
      levels: steps(levels, 'Niveau'),
      matrix: [[0]],
      maps: [],
    })
  const withoutColour = one(5).replace(/#[0-9a-f]{6}/g, '')
  const parts = withoutColour.split('Niveau').map((part) => part.replace(/[\d.]+/g, '0'))
  expect(new Set(parts.slice(0, 4)).size).toBe(4)
  for (const number of [1, 2, 3, 4, 5]) expect(withoutColour).toContain(`>${number}</text>`)
})

test('what is written in criteria cannot become markup', () => {
  const hostile = '<script>"&'
  const svg = drawHeatMap({
    likelihood: { title: hostile, steps: [hostile, 'b', 'c'] },
    impact: { title: hostile, steps: [hostile, 'b', 'c'] },
    levels: [hostile, 'b'],
    matrix: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
    ],
    maps: [{ title: hostile, counts: [[1], [], []] }],
  })
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&lt;script&gt;')
})

test('a course has a mark for each point and labels that do not run into each other', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { minLength: 1, maxLength: 73 }), fc.nat(), (values, at) => {
      const today = at % values.length
      const svg = drawCourse({
        points: values.map((value, n) => ({ label: 'sep 26', value, ahead: n > today })),
        ...{ today, legend: { known: 'Bekend', ahead: 'Plan', today: 'vandaag' } },
      })
      expect(svg.match(/<circle/g)?.length).toBe(values.length + 2)
      const labels = [...svg.matchAll(/x="([\d.]+)" y="268"/g)].map(([, x]) => Number(x))
      expect(labels.length).toBeGreaterThanOrEqual(1)
      for (const [n, x] of labels.entries()) if (n > 0) expect(x - (labels[n - 1] ?? 0)).toBeGreaterThanOrEqual(40)
      for (const [, y] of svg.matchAll(/cy="(-?[\d.]+)"/g)) expect(Number(y)).toBeGreaterThanOrEqual(29.9)
      expect(svg).not.toMatch(/NaN|undefined/)
    }),
  )
})
