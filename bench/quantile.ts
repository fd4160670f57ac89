/** The value below which a share of the measurements lies; `share` from 0 to 1. */
export function quantile(measurements: readonly number[], share: number): number {
  const sorted = measurements.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Times a function a number of times after a warm-up; milliseconds, in order. */
export async function time(times: number, run: () => Promise<unknown>): Promise<number[]> {
  for (let n = 0; n < Math.min(times, 30); n += 1) await run()
  const measured: number[] = []
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now()
    await run()
    measured.push(performance.now() - begun)
  }
  return measured
}

/** Times several functions turn by turn, so that none is measured on a warmer machine than another; a list of milliseconds each. */
export async function inTurn(times: number, runs: (() => Promise<unknown>)[]): Promise<number[][]> {
  const measured: number[][] = runs.map(() => [])
  for (let n = -30; n < times; n += 1) {
    for (const [which, run] of runs.entries()) {
      const begun = performance.now()
      await run()
      if (n >= 0) measured[which]?.push(performance.now() - begun)
    }
  }
  return measured
}
