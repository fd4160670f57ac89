import { expect, it } from 'vitest'
import { codeOfStep, stepAt, stepOfCode } from './totp.ts'

// RFC 6238, appendix B, SHA-1; our codes are the last six of its eight digits.
const key = '12345678901234567890'
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('gives at %i s the code of the RFC', (seconds, code) => {
  expect(codeOfStep(key, stepAt(new Date(seconds * 1000)))).toBe(code)
})

it('takes the code of one step before or after, and no other', () => {
  const now = new Date(1234567890_000)
  const step = stepAt(now)
  for (const near of [-1, 0, 1]) expect(stepOfCode(key, codeOfStep(key, step + near), now)).toBe(step + near)
  for (const far of [-2, 2]) expect(stepOfCode(key, codeOfStep(key, step + far), now)).toBeNull()
  expect(stepOfCode(key, '', now)).toBeNull()
  expect(stepOfCode(key, '0059241', now)).toBeNull()
})
