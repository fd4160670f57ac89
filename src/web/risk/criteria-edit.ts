import type { Criteria } from './risk.ts'

/** What is edited of criteria keeps its shape: rows and columns of the matrix and words of the aspects follow the scales. */
const nameless = { name: '', meaning: '' }
const without = <T>(list: readonly T[], place: number) => list.filter((_, at) => at !== place)
const replaced = <T>(list: readonly T[], place: number, by: T) => list.map((one, at) => (at === place ? by : one))

/** Adds the heaviest step of a scale; its cells begin with the levels of the step before. */
export function addStep(criteria: Criteria, scale: 'likelihood' | 'impact'): Criteria {
  const { matrix, aspects } = criteria
  if (scale === 'likelihood') {
    return {
      ...criteria,
      likelihood: [...criteria.likelihood, nameless],
      matrix: matrix.map((row) => [...row, row.at(-1) ?? 0]),
    }
  }
  return {
    ...criteria,
    impact: [...criteria.impact, nameless],
    aspects: aspects.map((one) => ({ ...one, meanings: [...one.meanings, ''] })),
    matrix: [...matrix, [...(matrix.at(-1) ?? criteria.likelihood.map(() => 0))]],
  }
}

/** Removes a step with its cells and its words. */
export function removeStep(criteria: Criteria, scale: 'likelihood' | 'impact', place: number): Criteria {
  const { matrix, aspects } = criteria
  if (scale === 'likelihood') {
    return {
      ...criteria,
      likelihood: without(criteria.likelihood, place),
      matrix: matrix.map((row) => without(row, place)),
    }
  }
  return {
    ...criteria,
    impact: without(criteria.impact, place),
    aspects: aspects.map((one) => ({ ...one, meanings: without(one.meanings, place) })),
    matrix: without(matrix, place),
  }
}

/** Adds the heaviest level, which the most likely and heaviest cell gets. */
export function addLevel(criteria: Criteria): Criteria {
  const last = criteria.levels.at(-1)
  const level = { reviewEvery: 'P3M', acceptFor: 'P3M', acceptedBy: [], acceptors: [], ...last, name: '' }
  const grown = { ...criteria, levels: [...criteria.levels, level] }
  const [row, column] = [criteria.matrix.length - 1, (criteria.matrix[0]?.length ?? 0) - 1]
  return row >= 0 && column >= 0 ? setCell(grown, row, column, criteria.levels.length) : grown
}

/** Removes a level; its cells get the one below, or the lowest that is left. */
export function removeLevel(criteria: Criteria, place: number): Criteria {
  const lower = (level: number) => (level >= place ? Math.max(0, level - 1) : level)
  const levels = without(criteria.levels, place)
  return {
    ...criteria,
    levels,
    matrix: criteria.matrix.map((row) => row.map(lower)),
    appetite: Math.min(lower(criteria.appetite), Math.max(0, levels.length - 2)),
  }
}

/**
 * Gives a cell a level, and takes those along that would otherwise lie the wrong way round: nothing more likely and heavier is lower, nothing
 * less likely and lighter is higher. Rows are impacts, columns likelihoods, from 0.
 */
export function setCell(criteria: Criteria, row: number, column: number, level: number): Criteria {
  const matrix = criteria.matrix.map((cells, i) =>
    cells.map((cell, j) => {
      if (i >= row && j >= column) return Math.max(cell, level)
      if (i <= row && j <= column) return Math.min(cell, level)
      return cell
    }),
  )
  const own = matrix[row]
  return { ...criteria, matrix: own ? replaced(matrix, row, replaced(own, column, level)) : matrix }
}

/** In how many cells two matrices of the same size differ. */
export function differentCells(a: Criteria['matrix'], b: Criteria['matrix']): number {
  return a.flatMap((row, i) => row.filter((cell, j) => cell !== b[i]?.[j])).length
}

/** Adds an aspect of the organisation's own, with an id that no other has. */
export function addAspect(criteria: Criteria): Criteria {
  const taken = criteria.aspects.map(({ id }) => id)
  let number = criteria.aspects.length + 1
  while (taken.includes(`own-${number}`)) number += 1
  const aspect = { id: `own-${number}`, name: '', meanings: criteria.impact.map(() => '') }
  return { ...criteria, aspects: [...criteria.aspects, aspect] }
}

/** Puts one of a list of the criteria in the place of another. */
export function withPart<K extends 'likelihood' | 'impact' | 'aspects' | 'levels'>(
  criteria: Criteria,
  list: K,
  place: number,
  part: Partial<Criteria[K][number]>,
): Criteria {
  const changed = (criteria[list] as object[]).map((one, at) => (at === place ? { ...one, ...part } : one))
  return { ...criteria, [list]: changed }
}

/** Leaves a part of a list out. */
export function withoutAspect(criteria: Criteria, place: number): Criteria {
  return { ...criteria, aspects: without(criteria.aspects, place) }
}
