import { type Hash, nodeHash } from './merkle.ts'

/**
 * Makes inclusion proofs (RFC 9162 §2.1.3.1, nearest sibling first) of many leaves of one tree. Every node is computed once, so that each
 * proof costs no more than the height of the tree; `inclusionProof` computes them anew for each.
 */
export function inclusionProver(leafHashes: readonly Hash[]): (index: number) => Hash[] {
  const levels: (readonly Hash[])[] = [leafHashes]
  for (let level = leafHashes; level.length > 1; ) {
    const above: Hash[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Hash, level[at + 1]]
      // A node without a sibling stands for itself one level up.
      above.push(right === undefined ? left : nodeHash(left, right))
    }
    levels.push(above)
    level = above
  }
  return (index) => {
    if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length)
      throw new RangeError(`a tree of ${leafHashes.length} leaves has no leaf ${index}`)
    let at = index
    return levels.flatMap((level) => {
      const sibling = level[at % 2 === 0 ? at + 1 : at - 1]
      at = Math.floor(at / 2)
      return sibling === undefined ? [] : [sibling]
    })
  }
}
