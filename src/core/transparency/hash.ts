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

function sha256(...parts: Uint8Array[]): Hash {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}
