import { exp, log } from './exact-functions.ts'

/**
 * What drawn years say, in euros a year. `low` to `high` is the 90 % interval; `meanError` the standard error of the mean, by which another seed would
 * differ; `worst` the mean of the worst year in twenty (expected shortfall).
 */
export type Outcome = {
  years: number
  mean: number
  meanError: number
  deviation: number
  low: number
  median: number
  high: number
  worst: number
  /** The share of years with any loss. */
  anyLoss: number
  /** What is lost, or more, in one year in so many. */
  oneIn: { years: number; loss: number }[]
  /** The loss exceedance curve: in which share of years more than `loss` is lost. From 0 on; losses rise, shares fall. */
  curve: { loss: number; share: number }[]
}

const recurrences = [2, 5, 10, 20, 100]
const points = 60
/** Beyond the worst year in a thousand a curve of 100,000 years would show chance. */
const curveTo = 0.999

/** Sums up drawn years, at least one. */
export function outcomeOf(losses: Float64Array): Outcome {
  const years = losses.length
  // Years without a loss need no sorting, and are often most.
  let some = new Float64Array(years)
  let count = 0
  let sum = 0
  for (let year = 0; year < years; year += 1) {
    const loss = losses[year] as number
    if (loss === 0) continue
    sum += loss
    some[count] = loss
    count += 1
  }
  some = some.subarray(0, count).sort()
  const mean = sum / years
  let squares = (years - count) * mean * mean
  for (let place = 0; place < count; place += 1) {
    const off = (some[place] as number) - mean
    squares += off * off
  }
  const deviation = Math.sqrt(squares / Math.max(1, years - 1))
  // The smallest loss that is not exceeded in at least this share of years.
  const quantile = (share: number) => some[Math.ceil(share * years - 1e-6) - 1 - (years - count)] ?? 0
  const worst = Math.max(1, Math.floor(years / 20))
  let worstSum = 0
  for (let place = Math.max(0, count - worst); place < count; place += 1) worstSum += some[place] as number
  return {
    years,
    mean,
    meanError: deviation / Math.sqrt(years),
    deviation,
    low: quantile(0.05),
    median: quantile(0.5),
    high: quantile(0.95),
    worst: worstSum / worst,
    anyLoss: count / years,
    oneIn: recurrences.map((one) => ({ years: one, loss: quantile(1 - 1 / one) })),
    curve: curveOf(some, years, quantile(curveTo)),
  }
}

function curveOf(some: Float64Array, years: number, last: number): Outcome['curve'] {
  const exceeding = (loss: number) => ({ loss, share: (some.length - countUpTo(some, loss)) / years })
  const first = some[0] ?? 0
  const curve = [exceeding(0)]
  if (last <= first) return first === 0 ? curve : [...curve, exceeding(first)]
  // The losses are rounded to what can be read, and no point comes twice.
  const start = some[Math.floor(some.length / 100)] as number
  for (let point = 0; point < points - 1; point += 1) {
    const loss = Math.round(exp(log(start) + (log(last) - log(start)) * (point / (points - 2))))
    if (loss > (curve.at(-1)?.loss as number)) curve.push(exceeding(loss))
  }
  return curve
}

/** How many of the losses, in order, are at most this. */
function countUpTo(some: Float64Array, loss: number): number {
  let [low, high] = [0, some.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((some[middle] as number) <= loss) low = middle + 1
    else high = middle
  }
  return low
}
