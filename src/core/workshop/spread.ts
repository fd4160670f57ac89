/** From how many steps between the lowest and the highest vote there is something to talk about. */
const wideFrom = 2

/** What was voted on one scale, without who voted what. */
export type Spread = {
  /** How many chose each step, the lowest first. */
  counts: number[]
  votes: number
  /** The middle vote; of an even number the heavier of the two in the middle. Null where nobody voted. */
  median: number | null
  /** Steps between the lowest and the highest vote. */
  range: number
  wide: boolean
}

/** The spread of votes in steps from 1 on a scale of so many steps; a vote outside the scale is not counted. */
export function spreadOf(votes: readonly number[], steps: number): Spread {
  const sorted = votes.filter((vote) => vote >= 1 && vote <= steps).sort((a, b) => a - b)
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  return {
    counts: Array.from({ length: steps }, (_, place) => sorted.filter((vote) => vote === place + 1).length),
    votes: sorted.length,
    median: sorted[Math.floor(sorted.length / 2)] ?? null,
    range,
    wide: range >= wideFrom,
  }
}
