import { createHash } from 'node:crypto'

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array

export const HASH_BYTES = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The hash of a leaf: SHA-256(0x00 || entry). The prefix keeps a leaf from passing for a node (RFC 6962 §2.1, RFC 9162 §2.1.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(leafPrefix, entry)
}

/** The hash of an inner node: SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodePrefix, left, right)
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Hash {
  return sha256()
}

/** Whether two hashes are the same 32 bytes; false for anything of another length. */
export function sameHash(a: Hash, b: Hash): boolean {
  return a.length === HASH_BYTES && b.length === HASH_BYTES && a.every((byte, i) => byte === b[i])
}

/**
 * The roots of the complete subtrees that a tree of some size consists of, largest first: one for each 1 in the binary form of
 * the size. With it a leaf is appended and the root computed without any older leaf.
 */
export type Frontier = readonly Hash[]

/** The frontier after one more leaf. `size` is the number of leaves before it. Throws RangeError when frontier and size do not belong together. */
export function appendLeaf(frontier: Frontier, size: number, leaf: Hash): Hash[] {
  checkFrontier(frontier, size)
  if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes')
  const grown = [...frontier]
  let merged = leaf
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) merged = nodeHash(grown.pop() as Hash, merged)
  grown.push(merged)
  return grown
}

/** The root hash of the tree with this frontier and so many leaves. Throws RangeError when the two do not belong together. */
export function rootOf(frontier: Frontier, size: number): Hash {
  checkFrontier(frontier, size)
  return frontier.length === 0 ? emptyRoot() : frontier.reduceRight((root, peak) => nodeHash(peak, root))
}

/** The root hash of the tree with these leaf hashes, in order (the Merkle Tree Hash of RFC 9162 §2.1.1). */
export function rootOfLeaves(leafHashes: readonly Hash[]): Hash {
  return rootOf(frontierOfLeaves(leafHashes), leafHashes.length)
}

/** The frontier of the tree with these leaf hashes, in order. */
export function frontierOfLeaves(leafHashes: readonly Hash[]): Hash[] {
  return leafHashes.reduce<Hash[]>((frontier, leaf, size) => appendLeaf(frontier, size, leaf), [])
}

function checkFrontier(frontier: Frontier, size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the size of a tree is a whole number from 0')
  let peaks = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) peaks += rest % 2
  if (frontier.length !== peaks)
    throw new RangeError(`a tree of ${size} leaves has a frontier of ${peaks}, not ${frontier.length}`)
  if (frontier.some((peak) => peak.length !== HASH_BYTES)) throw new RangeError('a hash in a frontier has 32 bytes')
}

function sha256(...parts: Uint8Array[]): Hash {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}
