import { expect, it } from 'vitest'
import { countByState } from './control.ts'

it('counts how many are in each state', () => {
  const counts = countByState([
    { state: 'in-place' },
    { state: 'in-place' },
    { state: 'partly' },
    { state: 'undecided' },
    { state: 'not-applicable' },
  ])
  expect(counts).toEqual({ 'in-place': 2, partly: 1, undecided: 1, 'not-applicable': 1 })
})
