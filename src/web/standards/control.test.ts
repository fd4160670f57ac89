import { expect, it } from 'vitest'
import { countByState, figureOf } from './control.ts'

it('counts everything except what does not apply, so that deciding nothing never looks like being done', () => {
  const counts = countByState([
    { state: 'in-place' },
    { state: 'in-place' },
    { state: 'partly' },
    { state: 'undecided' },
    { state: 'not-applicable' },
  ])
  expect(counts).toEqual({ 'in-place': 2, partly: 1, undecided: 1, 'not-applicable': 1 })
  expect(figureOf(counts)).toEqual({ inPlace: 2, of: 4 })
  expect(figureOf({})).toEqual({ inPlace: 0, of: 0 })
})
