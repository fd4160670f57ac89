export type Chance = { between(low: number, high: number): number; pick<T>(from: readonly T[]): T }

/** Chance that can be repeated: prints its seed, and takes the one in ZORGBORG_TEST_SEED where that is set. */
export function seeded(name: string): Chance {
  const given = Number(process.env.ZORGBORG_TEST_SEED)
  const seed = Number.isSafeInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31)
  console.log(`${name}: ZORGBORG_TEST_SEED=${seed}`)
  let state = seed
  // Mulberry32: small, and good enough to choose moments.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
  }
}
