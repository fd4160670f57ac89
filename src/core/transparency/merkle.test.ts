import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendLeaf,
  emptyRoot,
  frontierOfLeaves,
  type Hash,
  leafHash,
  nodeHash,
  rootOf,
  rootOfLeaves,
} from './merkle.ts'
import { consistencyProof, inclusionProof } from './prove.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

// The reference vectors of Certificate Transparency, as published with its verifiers.
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusions: [index: number, size: number, proof: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const consistencies: [from: number, to: number, proof: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
]

const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const leaves = entries.map((entry) => leafHash(bytes(entry)))
const root = (size: number) => bytes(roots[size] ?? '')

describe('published vectors', () => {
  test('hashes', () => {
    expect(hex(emptyRoot())).toBe(roots[0])
    expect(hex(leafHash(Buffer.from('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    )
    expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    )
  })
  test('roots, from leaves and leaf by leaf', () => {
    let frontier: Hash[] = []
    for (let size = 0; size <= 8; size++) {
      expect(hex(rootOfLeaves(leaves.slice(0, size)))).toBe(roots[size])
      expect(hex(rootOf(frontier, size))).toBe(roots[size])
      frontier = appendLeaf(frontier, size, leaves[size] ?? leafHash(Buffer.from('ninth')))
    }
  })
  test.each(inclusions)('inclusion of leaf %i in %i', (index, size, proof) => {
    expect(inclusionProof(leaves, index, size).map(hex)).toEqual(proof)
    const claim = { leafHash: leaves[index] as Hash, index, size, root: root(size), proof: proof.map(bytes) }
    expect(verifyInclusion(claim)).toBe(true)
    // The ways in which the published suite spoils a proof.
    const wrong = [
      { index: index - 1 },
      { index: index + 1 },
      { index: index ^ 2 },
      { size: size * 2 },
      { size: Math.floor(size / 2) },
      { leafHash: Buffer.from('WrongLeaf') },
      { root: root(0) },
      { proof: [...claim.proof, new Uint8Array()] },
      { proof: [...claim.proof, claim.root] },
      { proof: [new Uint8Array(), ...claim.proof] },
      { proof: [claim.root, ...claim.proof] },
      ...(proof.length > 0 ? [{ proof: claim.proof.slice(0, -1) }, { proof: claim.proof.slice(1) }] : []),
    ]
    for (const change of wrong) expect(verifyInclusion({ ...claim, ...change }), JSON.stringify(change)).toBe(false)
  })
  test.each(consistencies)('consistency of %i with %i', (from, to, proof) => {
    expect(consistencyProof(leaves, from, to).map(hex)).toEqual(proof)
    const claim = { from, to, fromRoot: root(from), toRoot: root(to), proof: proof.map(bytes) }
    expect(verifyConsistency(claim)).toBe(true)
    if (proof.length === 0) return
    const wrong = [
      { from: from - 1 },
      { from: from + 1 },
      { from: from ^ 2 },
      { to: to * 2 },
      { to: Math.floor(to / 2) },
      { fromRoot: Buffer.from('WrongRoot') },
      { toRoot: Buffer.from('WrongRoot') },
      { fromRoot: root(to), toRoot: root(from) },
      { proof: [] },
      { proof: [...claim.proof, new Uint8Array()] },
      { proof: [...claim.proof, claim.fromRoot] },
      { proof: [claim.toRoot, ...claim.proof] },
      { proof: [claim.proof[0] as Hash, ...claim.proof] },
      { proof: claim.proof.slice(0, -1) },
    ]
    for (const change of wrong) expect(verifyConsistency({ ...claim, ...change }), JSON.stringify(change)).toBe(false)
  })
})

describe('any tree', () => {
  const many = Array.from({ length: 260 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))
  const sizes = fc.integer({ min: 1, max: many.length })
  const flip = (hash: Hash, bit: number) => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
  const flipOne = (hashes: readonly Hash[], at: number, bit: number) =>
    hashes.map((hash, i) => (i === at ? flip(hash, bit) : hash))
  const bits = fc.integer({ min: 0, max: 255 })

  test('every leaf is provable at every size, and at no other place', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
        const [index, other] = [a % size, b % size]
        const leaf = many[index] as Hash
        const claim = {
          leafHash: leaf,
          index,
          size,
          root: rootOfLeaves(many.slice(0, size)),
          proof: inclusionProof(many, index, size),
        }
        expect(verifyInclusion(claim)).toBe(true)
        if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false)
      }),
    )
  })
  test('one changed bit in leaf, proof or root is noticed', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), bits, (size, n, bit) => {
        const index = n % size
        const claim = {
          leafHash: many[index] as Hash,
          index,
          size,
          root: rootOfLeaves(many.slice(0, size)),
          proof: inclusionProof(many, index, size),
        }
        expect(verifyInclusion({ ...claim, leafHash: flip(claim.leafHash, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false)
        claim.proof.forEach((_, i) => {
          expect(verifyInclusion({ ...claim, proof: flipOne(claim.proof, i, bit) })).toBe(false)
        })
      }),
    )
  })
  test('a later tree is consistent with an earlier one; one changed bit, or one rewritten leaf, is noticed', () => {
    fc.assert(
      fc.property(sizes, sizes, bits, fc.nat(), (a, b, bit, n) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const rootAt = (size: number, of = many) => rootOfLeaves(of.slice(0, size))
        const claim = { from, to, fromRoot: rootAt(from), toRoot: rootAt(to), proof: consistencyProof(many, from, to) }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, fromRoot: flip(claim.fromRoot, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, toRoot: flip(claim.toRoot, bit) })).toBe(false)
        claim.proof.forEach((_, i) => {
          expect(verifyConsistency({ ...claim, proof: flipOne(claim.proof, i, bit) })).toBe(false)
        })
        const rewritten = flipOne(many, n % from, bit)
        expect(
          verifyConsistency({ ...claim, toRoot: rootAt(to, rewritten), proof: consistencyProof(rewritten, from, to) }),
        ).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
  test('the frontier leads to the same root, and does not change the one it came from', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const frontier = frontierOfLeaves(many.slice(0, size))
        const before = frontier.map(hex)
        const grown = appendLeaf(frontier, size, many[0] as Hash)
        expect(hex(rootOf(frontier, size))).toBe(hex(rootOfLeaves(many.slice(0, size))))
        expect(hex(rootOf(grown, size + 1))).toBe(hex(rootOfLeaves([...many.slice(0, size), many[0] as Hash])))
        expect(frontier.map(hex)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })
  test('the empty tree is a beginning of every tree', () => {
    const claim = { from: 0, to: 8, fromRoot: root(0), toRoot: root(8), proof: [] }
    expect(consistencyProof(leaves, 0, 8)).toEqual([])
    expect(verifyConsistency(claim)).toBe(true)
    expect(verifyConsistency({ ...claim, fromRoot: root(1) })).toBe(false)
    expect(verifyConsistency({ ...claim, to: 0, toRoot: root(0) })).toBe(true)
    expect(verifyConsistency({ ...claim, to: 0, fromRoot: root(1), toRoot: root(1) })).toBe(false)
  })
  test('what does not exist is refused', () => {
    expect(() => appendLeaf([], 1, leaves[0] as Hash)).toThrow(RangeError)
    expect(() => appendLeaf([], 0, new Uint8Array(31))).toThrow(RangeError)
    expect(() => rootOf([leaves[0] as Hash], 3)).toThrow(RangeError)
    expect(() => inclusionProof(leaves, 8, 8)).toThrow(RangeError)
    expect(() => inclusionProof(leaves, 0, 9)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 5, 4)).toThrow(RangeError)
  })
})
