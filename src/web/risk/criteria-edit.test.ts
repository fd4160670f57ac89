import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAspect, addLevel, addStep, differentCells, removeLevel, removeStep, setCell } from './criteria-edit.ts'
import type { Criteria } from './risk.ts'

const step = (name: string) => ({ name, meaning: name })
const level = (name: string) => ({ name, reviewEvery: 'P6M', acceptedBy: [], acceptors: [], acceptFor: 'P6M' })
const criteria: Criteria = {
  likelihood: ['zelden', 'soms', 'vaak'].map(step),
  impact: ['klein', 'middel', 'groot'].map(step),
  aspects: [{ id: 'availability', name: 'Beschikbaarheid', meanings: ['a', 'b', 'c'] }],
  levels: ['Laag', 'Midden', 'Hoog'].map(level),
  matrix: [
    [0, 0, 1],
    [0, 1, 2],
    [1, 2, 2],
  ],
  appetite: 0,
}

const isSane = ({ matrix, likelihood, impact, aspects, levels }: Criteria) =>
  matrix.length === impact.length &&
  aspects.every(({ meanings }) => meanings.length === impact.length) &&
  matrix.every(
    (row, i) =>
      row.length === likelihood.length &&
      row.every(
        (cell, j) =>
          cell < Math.max(1, levels.length) && cell >= (row[j - 1] ?? 0) && cell >= (matrix[i - 1]?.[j] ?? 0),
      ),
  )

const edits = fc.array(
  fc.record({
    what: fc.constantFrom('add', 'remove', 'add-level', 'remove-level', 'cell'),
    scale: fc.constantFrom('likelihood' as const, 'impact' as const),
    at: fc.nat(5),
    other: fc.nat(5),
    to: fc.nat(4),
  }),
  { maxLength: 25 },
)

test('whatever is added, removed and clicked, the matrix fits the scales and never goes down', () => {
  fc.assert(
    fc.property(edits, (all) => {
      let now = criteria
      for (const { what, scale, at, other, to } of all) {
        if (what === 'add') now = addStep(now, scale)
        if (what === 'remove' && now[scale].length > 1) now = removeStep(now, scale, at % now[scale].length)
        if (what === 'add-level') now = addLevel(now)
        if (what === 'remove-level' && now.levels.length > 1) now = removeLevel(now, at % now.levels.length)
        if (what === 'cell') {
          const [row, column] = [at % now.impact.length, other % now.likelihood.length]
          const chosen = to % now.levels.length
          now = setCell(now, row, column, chosen)
          expect(now.matrix[row]?.[column]).toBe(chosen)
        }
        expect(isSane(now)).toBe(true)
      }
    }),
  )
})

test('a cell takes along what would lie the wrong way round, and no more', () => {
  const { matrix } = setCell(criteria, 0, 0, 1)
  expect(matrix).toEqual([
    [1, 1, 1],
    [1, 1, 2],
    [1, 2, 2],
  ])
  expect(differentCells(criteria.matrix, matrix)).toBe(3)
})

test('the cells of a level that goes get the one below, and the appetite goes along', () => {
  const { levels, matrix, appetite } = removeLevel({ ...criteria, appetite: 1 }, 1)
  expect(levels.map(({ name }) => name)).toEqual(['Laag', 'Hoog'])
  expect(matrix.flat()).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 1])
  expect(appetite).toBe(0)
})

test('a new aspect has a word for each impact step, and an id of its own', () => {
  const { aspects } = addAspect(addAspect(criteria))
  expect(aspects.map(({ id, meanings }) => [id, meanings.length])).toEqual([
    ['availability', 3],
    ['own-2', 3],
    ['own-3', 3],
  ])
})
