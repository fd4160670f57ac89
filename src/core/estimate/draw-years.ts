import { type Estimate, fitLognormal, type Lognormal } from './estimate.ts'
import { exp, normalAtMost } from './exact-functions.ts'
import { Random } from './random.ts'

/** What is drawn: an estimate with its seed. The subject keeps apart what happens to have the same seed. */
export type Scenario = { subject: string; seed: number; estimate: Estimate }

// Drawn together, so that a longer run begins with the years of a shorter one.
const together = 1000
// Up to this rate every event is drawn.
const eachUpTo = 32

/**
 * The loss of so many years: a compound Poisson sum with lognormal losses, of which the rate is uncertain itself and drawn anew for each year.
 * The same scenario and number give the same bytes on every machine.
 */
export function drawYears({ subject, seed, estimate }: Scenario, years: number): Float64Array {
  const random = Random.of(seed, subject)
  const loss = fitLognormal(estimate.loss)
  const rate = fitLognormal(estimate.events)
  const many = manyEvents(loss)
  const totals = new Float64Array(years)
  const rates = new Float64Array(together)
  const shares = new Float64Array(together)
  const counts = new Int32Array(together)
  let losses = new Float64Array(together)
  for (let from = 0; from < years; from += together) {
    random.normals(rates, together)
    random.shares(shares, together)
    let events = 0
    for (let year = 0; year < together; year += 1) {
      const mean = exp(rate.mu + rate.sigma * (rates[year] as number))
      rates[year] = mean
      const count = mean > eachUpTo ? 0 : poisson(mean, shares[year] as number)
      counts[year] = count
      events += count
    }
    if (losses.length < events) losses = new Float64Array(2 * events)
    random.normals(losses, events)
    let next = 0
    for (let year = 0; year < together; year += 1) {
      const mean = rates[year] as number
      let total = mean > eachUpTo ? many(random, mean, shares[year] as number) : 0
      for (let end = next + (counts[year] as number); next < end; next += 1)
        total += exp(loss.mu + loss.sigma * (losses[next] as number))
      if (from + year < years) totals[from + year] = total
    }
  }
  return totals
}

/** How many events, by inversion: the smallest number of which the chance of at most that many is above the share. */
function poisson(mean: number, share: number): number {
  let chance = exp(-mean)
  let atMost = chance
  let count = 0
  // Rounding can leave the sum just below 1; nothing this rare is missed by stopping here.
  while (share >= atMost && count < 200) {
    count += 1
    chance *= mean / count
    atMost += chance
  }
  return count
}

const edges = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6].map((z) => ({ z, above: normalAtMost(-z) }))

/**
 * The loss of a year with many events: those above an edge are drawn each, those below are together nearly normal (Asmussen and Rosiński 2001,
 * 'Approximations of small jumps of Lévy processes with a view towards simulation'), here with the skewness that they have. The large ones, which make
 * the tail, stay exact; mean and variance do too. The work does not grow with the rate.
 */
function manyEvents({ mu, sigma }: Lognormal) {
  const below = (power: number, z: number) =>
    exp(power * mu + (power * power * sigma * sigma) / 2) * normalAtMost(z - power * sigma)
  const parts = edges.map(({ z, above }) => ({ z, above, mean: below(1, z), square: below(2, z), cube: below(3, z) }))
  const one = new Float64Array(1)
  return (random: Random, mean: number, share: number): number => {
    const part = parts.find(({ above }) => mean * above <= eachUpTo / 2) ?? (parts.at(-1) as (typeof parts)[number])
    const deviation = Math.sqrt(mean * part.square)
    // Cornish and Fisher: a normal number bent until its third moment is right, with the variance that this adds taken off.
    const bend = (mean * part.cube) / (deviation * deviation * deviation) / 6
    random.normals(one, 1)
    const z = one[0] as number
    const bent = (z + bend * (z * z - 1)) / Math.sqrt(1 + 2 * bend * bend)
    let total = Math.max(0, mean * part.mean + deviation * bent)
    for (let left = poisson(mean * part.above, share); left > 0; left -= 1)
      total += exp(mu + sigma * random.beyond(part.z))
    return total
  }
}
