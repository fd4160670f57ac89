import { createHash } from 'node:crypto'

/** A requirement that can be drawn, and how heavily it weighs: a whole number from 1. */
export type Drawable = { edition: string; requirement: string; weight: number }

/** What makes a requirement weigh more in a sample: where care asks more, where something is lacking, where something was found. */
export function weightOf(about: { healthcare: boolean; lacking: boolean; found: boolean }): number {
  return 1 + (about.healthcare ? 1 : 0) + (about.lacking ? 2 : 0) + (about.found ? 2 : 0)
}

// SHA-256 instead of a generator of random numbers: anybody can do the draw again with a seed and a calculator of hashes.
function chance(seed: string, { edition, requirement }: Drawable): number {
  const digest = createHash('sha256').update(`${seed}\n${edition}\n${requirement}`).digest()
  return (digest.readUIntBE(0, 6) + 1) / 2 ** 48
}

/**
 * Draws `count` requirements without replacement, each with a chance in proportion to its weight (Efraimidis and Spirakis, 2006: the largest
 * u^(1/weight)), in the order in which they came in. The same seed draws the same, whatever that order.
 */
export function drawSample<T extends Drawable>(all: readonly T[], count: number, seed: string): T[] {
  const drawn = all
    .map((one) => ({ one, rank: chance(seed, one) ** (1 / one.weight) }))
    .sort((a, b) => b.rank - a.rank || (placeOf(a.one) < placeOf(b.one) ? -1 : 1))
    .slice(0, count)
  const chosen = new Set(drawn.map(({ one }) => one))
  return all.filter((one) => chosen.has(one))
}

const placeOf = ({ edition, requirement }: Drawable) => `${edition} ${requirement}`
