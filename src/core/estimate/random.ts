import { createHash } from 'node:crypto'
import { exp, log } from './exact-functions.ts'

// Layers of equal area under the normal curve: Doornik 2005, 'An improved ziggurat method to generate normal random samples', 256 layers.
const layers = 256
const tail = 3.6541528853610088
const area = 0.00492867323399
const edges = new Float64Array(layers + 1)
const heights = new Float64Array(layers + 1)
{
  const height = (x: number) => exp(-0.5 * x * x)
  edges[0] = area / height(tail)
  edges[1] = tail
  for (let layer = 2; layer < layers; layer += 1) {
    const inner = edges[layer - 1] as number
    edges[layer] = Math.sqrt(-2 * log(area / inner + height(inner)))
  }
  for (let layer = 0; layer <= layers; layer += 1) heights[layer] = height(edges[layer] as number)
}

/** 53 bits of two words as a number from 0 up to 1, never 1. */
const share = (first: number, second: number) =>
  ((first >>> 11) * 4_294_967_296 + (second >>> 0)) / 9_007_199_254_740_992

/**
 * A stream of random numbers: what it gives depends on what it began with and nothing else. xoshiro128++ 1.0 by Blackman and Vigna (2019, public
 * domain), which needs 32-bit operations only and has a period of 2^128 - 1. It fills lists, so that its state stays in registers meanwhile.
 */
export class Random {
  readonly #state: Int32Array
  #words = new Int32Array(2)

  /** Four words of 32 bits that are not all 0. */
  constructor(words: readonly [number, number, number, number]) {
    this.#state = Int32Array.from(words)
  }

  /** The stream of a seed for one subject, far from those of every other seed and subject. */
  static of(seed: number, subject: string): Random {
    const digest = createHash('sha256').update(`${seed} ${subject}`).digest()
    return new Random([digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)])
  }

  /** A list that begins with so many times 32 random bits; the next question overwrites it. */
  words(count: number): Int32Array {
    if (this.#words.length < count) this.#words = new Int32Array(2 * count)
    const list = this.#words
    const state = this.#state
    let s0 = state[0] as number
    let s1 = state[1] as number
    let s2 = state[2] as number
    let s3 = state[3] as number
    for (let place = 0; place < count; place += 1) {
      const sum = (s0 + s3) | 0
      list[place] = ((sum << 7) | (sum >>> 25)) + s0
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
    }
    state[0] = s0
    state[1] = s1
    state[2] = s2
    state[3] = s3
    return list
  }

  /** Fills the first places of a list with numbers from 0 up to 1, never 1, in steps of 2^-53. */
  shares(list: Float64Array, count: number): void {
    const words = this.words(2 * count)
    for (let place = 0; place < count; place += 1) {
      list[place] = share(words[2 * place] as number, words[2 * place + 1] as number)
    }
  }

  /** Fills the first places of a list with numbers normally distributed around 0 with standard deviation 1. */
  normals(list: Float64Array, count: number): void {
    const words = this.words(2 * count)
    const undecided: { place: number; layer: number }[] = []
    for (let place = 0; place < count; place += 1) {
      const first = words[2 * place] as number
      const layer = first & 255
      const x = share(first, words[2 * place + 1] as number) * (edges[layer] as number)
      list[place] = first & 256 ? x : -x
      if (x >= (edges[layer + 1] as number)) undecided.push({ place, layer })
    }
    for (const { place, layer } of undecided) list[place] = this.#decide(list[place] as number, layer)
  }

  /** What lies at the edge of its layer, 1 time in 70: kept, or drawn anew. */
  #decide(x: number, layer: number): number {
    const side = x < 0 ? -1 : 1
    if (layer === 0) return side * this.beyond(tail)
    const words = this.words(2)
    const low = heights[layer] as number
    const high = heights[layer + 1] as number
    if (low + share(words[0] as number, words[1] as number) * (high - low) < exp(-0.5 * x * x)) return x
    const one = new Float64Array(1)
    this.normals(one, 1)
    return one[0] as number
  }

  /**
   * A normally distributed number of which is known that it lies beyond an edge above 0: Marsaglia 1964, 'Generating a variable from the tail of
   * the normal distribution'.
   */
  beyond(edge: number): number {
    for (;;) {
      const words = this.words(4)
      const x = Math.sqrt(edge * edge - 2 * log(1 - share(words[0] as number, words[1] as number)))
      if (share(words[2] as number, words[3] as number) * x <= edge) return x
    }
  }
}
