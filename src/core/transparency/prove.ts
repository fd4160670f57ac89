import { type Hash, rootOfLeaves } from './merkle.ts'

/**
 * The inclusion proof of the leaf at `index` (from 0) in the tree of the first `size` leaves (RFC 9162 §2.1.3.1), nearest
 * sibling first. Throws RangeError when there is no such leaf or tree.
 */
export function inclusionProof(leafHashes: readonly Hash[], index: number, size: number): Hash[] {
  checkSize(leafHashes, size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`)
  return pathTo(index, leafHashes.slice(0, size))
}

/**
 * The proof that the tree of the first `from` leaves is a beginning of the tree of the first `to` (RFC 9162 §2.1.4.1). Empty for
 * an empty or an equal tree. Throws RangeError when one of the trees does not exist.
 */
export function consistencyProof(leafHashes: readonly Hash[], from: number, to: number): Hash[] {
  checkSize(leafHashes, to)
  if (!Number.isSafeInteger(from) || from < 0 || from > to)
    throw new RangeError(`a tree of ${to} leaves has no beginning of ${from}`)
  return from === 0 ? [] : subproof(from, leafHashes.slice(0, to), true)
}

function pathTo(index: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length === 1) return []
  const split = largestPowerOfTwoBelow(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...pathTo(index, left), rootOfLeaves(right)]
    : [...pathTo(index - split, right), rootOfLeaves(left)]
}

// `isWhole`: the beginning is a complete subtree that the verifier holds the root of, so that root need not be sent.
function subproof(from: number, leaves: readonly Hash[], isWhole: boolean): Hash[] {
  if (from === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)]
  const split = largestPowerOfTwoBelow(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  if (from <= split) return [...subproof(from, left, isWhole), rootOfLeaves(right)]
  return [...subproof(from - split, right, false), rootOfLeaves(left)]
}

function largestPowerOfTwoBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function checkSize(leafHashes: readonly Hash[], size: number): void {
  if (!Number.isSafeInteger(size) || size < 0 || size > leafHashes.length) {
    throw new RangeError(`${leafHashes.length} leaves make no tree of ${size}`)
  }
}
