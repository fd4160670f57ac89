import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafHash } from './merkle.ts'
import { inclusionProof } from './prove.ts'
import { inclusionProver } from './prove-many.ts'

const leaves = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))

test('every proof is the one that is made alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: leaves.length }), fc.nat(), (size, n) => {
      const proved = inclusionProver(leaves.slice(0, size))(n % size)
      expect(proved).toEqual(inclusionProof(leaves, n % size, size))
    }),
  )
})
test('a leaf that does not exist has no proof', () => {
  expect(() => inclusionProver(leaves)(300)).toThrow(RangeError)
  expect(() => inclusionProver([])(0)).toThrow(RangeError)
})
