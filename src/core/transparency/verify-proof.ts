import { emptyRoot, HASH_BYTES, type Hash, nodeHash, sameHash } from './merkle.ts'

export type InclusionClaim = { leafHash: Hash; index: number; size: number; root: Hash; proof: readonly Hash[] }
export type ConsistencyClaim = { from: number; to: number; fromRoot: Hash; toRoot: Hash; proof: readonly Hash[] }

/** Whether the proof shows that the leaf stands at `index` (from 0) in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). Never throws. */
export function verifyInclusion({ leafHash, index, size, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false
  let node = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [parent(node), parent(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [parent(node), parent(last)]
  }
  return last === 0 && sameHash(hash, root)
}

/**
 * Whether the proof shows that the tree of `from` leaves is a beginning of the tree of `to` leaves: nothing was changed, taken
 * out or put in between (RFC 9162 §2.1.4.2). An empty tree is a beginning of every tree. Never throws.
 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isCount(from) || !isCount(to) || from > to || !areHashes([fromRoot, toRoot, ...proof])) return false
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot) && (to > 0 || sameHash(toRoot, emptyRoot()))
  if (from === 0) return proof.length === 0 && sameHash(fromRoot, emptyRoot())
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  if (first === undefined) return false
  let node = from - 1
  let last = to - 1
  while (isOdd(node)) [node, last] = [parent(node), parent(last)]
  let fromHash = first
  let toHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      fromHash = nodeHash(sibling, fromHash)
      toHash = nodeHash(sibling, toHash)
      while (!isOdd(node) && node !== 0) [node, last] = [parent(node), parent(last)]
    } else {
      toHash = nodeHash(toHash, sibling)
    }
    ;[node, last] = [parent(node), parent(last)]
  }
  return last === 0 && sameHash(fromHash, fromRoot) && sameHash(toHash, toRoot)
}

// Division, not shifts: a shift would cut a number to 32 bits.
const parent = (node: number) => Math.floor(node / 2)
const isOdd = (node: number) => node % 2 === 1
const isPowerOfTwo = (count: number): boolean => count === 1 || (!isOdd(count) && isPowerOfTwo(count / 2))
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
const areHashes = (hashes: readonly Hash[]) => hashes.every((hash) => hash.length === HASH_BYTES)
