import { expect, test } from 'vitest'
import { movesOf } from './moves.ts'

const level = (place: number) => ({ place, of: 4, name: `${place}`, aboveAppetite: place > 1 })
const cell = (rating: 'inherent' | 'current' | 'residual', place: number, codes: string[]) => ({
  ...{ rating, likelihood: 1, impact: 1, level: level(place), count: codes.length },
  risks: codes.map((code) => ({ id: code, code })),
})

test('risks are told by the way that their level goes, the heaviest first', () => {
  const moves = movesOf([
    ...[cell('inherent', 3, ['R-002', 'R-001']), cell('inherent', 1, ['R-003'])],
    ...[cell('current', 3, ['R-002']), cell('current', 2, ['R-001']), cell('current', 1, ['R-003'])],
    cell('residual', 1, ['R-001', 'R-002', 'R-003']),
  ])
  expect(moves.map(({ inherent, current, residual, risks }) => [inherent, current, residual, risks[0]?.code])).toEqual([
    [3, 3, 1, 'R-002'],
    [3, 2, 1, 'R-001'],
    [1, 1, 1, 'R-003'],
  ])
})
