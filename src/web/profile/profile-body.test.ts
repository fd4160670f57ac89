import { expect, test } from 'vitest'
import { readNumber } from './profile-body.ts'

test.each([
  ['', 0, null],
  [' 400 ', 0, 400],
  ['310,5', 1, 310.5],
  ['310.5', 1, 310.5],
  ['310,5', 0, undefined],
  ['310,55', 1, undefined],
  ['-3', 0, undefined],
  ['many', 1, undefined],
  ['1e3', 1, undefined],
] as const)('%j with %i decimals is %s', (typed, decimals, number) => {
  expect(readNumber(typed, decimals)).toBe(number)
})
