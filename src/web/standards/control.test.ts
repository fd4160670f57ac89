import { expect, it } from 'vitest'
import { countByState, figureOf } from './control.ts'

it('counts what applies, and tells apart what is undecided', () => {
  const counts = countByState([
    { state: 'in-place' },
    { state: 'in-place' },
    { state: 'partly' },
    { state: 'undecided' },
    { state: 'not-applicable' },
  ])
  expect(counts).toEqual({ 'in-place': 2, partly: 1, undecided: 1, 'not-applicable': 1 })
  expect(figureOf(counts)).toEqual({ inPlace: 2, of: 3, undecided: 1 })
  expect(figureOf({})).toEqual({ inPlace: 0, of: 0, undecided: 0 })
})
