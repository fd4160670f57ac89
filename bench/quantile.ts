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
