import { expect, it } from 'vitest'
import { nearestInNextRow } from './move-between-cells.ts'

/** Three rows: four cells, then two, then three. */
const boxes = [
  ...[0, 100, 200, 300].map((left) => ({ top: 0, left, width: 90 })),
  ...[0, 100].map((left) => ({ top: 70, left, width: 90 })),
  ...[0, 100, 200].map((left) => ({ top: 180, left, width: 90 })),
]

it.each([
  [0, 'down', 4],
  [3, 'down', 5],
  [5, 'up', 1],
  [5, 'down', 7],
  [8, 'up', 5],
  [8, 'down', -1],
  [2, 'up', -1],
] as const)('from cell %i going %s leads to %i', (here, direction, there) => {
  expect(nearestInNextRow(boxes, here, direction)).toBe(there)
})
