import { expect, test } from 'vitest'
import { firstSteps, ratingOf } from './rate-values.ts'
import type { Criteria, Risk } from './risk.ts'

const step = (name: string) => ({ name, meaning: '' })
const criteria: Criteria = {
  likelihood: ['a', 'b', 'c'].map(step),
  impact: ['a', 'b', 'c'].map(step),
  aspects: ['availability', 'integrity'].map((id) => ({ id, name: id, meanings: ['', '', ''] })),
  levels: [],
  matrix: [],
  appetite: 0,
}
const rated = (likelihood: number, impacts: Record<string, number>) => ({
  likelihood: { step: likelihood, name: '', meaning: '' },
  impacts: Object.entries(impacts).map(([aspect, at]) => ({ aspect, name: '', step: at, stepName: '', meaning: '' })),
  impact: 1,
  level: { place: 0, of: 2, name: '', aboveAppetite: false },
})

test('a first rating begins with nothing touched and no likelihood', () => {
  expect(firstSteps({ ratings: null }, criteria).inherent).toEqual({ availability: 0, integrity: 0 })
})

test('a later one begins with the last, as far as its steps and aspects exist in the criteria that hold', () => {
  const ratings: Risk['ratings'] = {
    inherent: rated(5, { availability: 3, integrity: 5, safety: 2 }),
    current: rated(3, { availability: 3 }),
    residual: rated(2, { availability: 1 }),
  }
  const { inherent, residual } = firstSteps({ ratings }, criteria)
  // Step 5 does not exist here: it is open, and not 'not touched'.
  expect(inherent).toEqual({ availability: 3 })
  expect(residual).toEqual({ likelihood: 2, availability: 1, integrity: 0 })
})

test('what is not touched is not in the rating', () => {
  expect(ratingOf({ likelihood: 2, availability: 3, integrity: 0 })).toEqual({
    likelihood: 2,
    impacts: { availability: 3 },
  })
})
