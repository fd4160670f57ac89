import { exp, log } from './exact-functions.ts'

/** What somebody is 90 % sure of: 1 time in 20 it lies below `low`, 1 time in 20 above `high`. Equal ends: it is known. */
export type Range = { low: number; high: number }

/**
 * A quantitative estimate of one risk (ISO 31000, 6.4.3; ISO/IEC 27005, quantitative approach): what one event costs in whole euros, and how many
 * events there are in a year. It stands beside the levels of the criteria and is never turned into one.
 */
export type Estimate = { loss: Range; events: Range }

/** A lognormal distribution: the logarithm is normal with this mean and standard deviation. */
export type Lognormal = { mu: number; sigma: number }

// 90 % of a normal distribution lies within so many standard deviations of its middle.
const ninety = 1.6448536269514722

/** Of ranges wider than this the mean would follow from the far end alone, which nobody estimated: the highest end over the lowest. */
export const widest = { loss: 10_000, events: 1_000 } as const

/** The lognormal distribution of which 90 % lies within the range. Both ends are above 0. */
export function fitLognormal({ low, high }: Range): Lognormal {
  const [bottom, top] = [log(low), log(high)]
  return { mu: (bottom + top) / 2, sigma: low === high ? 0 : (top - bottom) / (2 * ninety) }
}

/** E[X^power] of a lognormal variable. */
export const momentOf = ({ mu, sigma }: Lognormal, power: number): number =>
  exp(power * mu + (power * power * sigma * sigma) / 2)

/**
 * Mean and variance of the loss of a year by formula, against which the draws are checked: E[S] = E[Λ]E[L] and
 * Var[S] = E[Λ]E[L²] + Var[Λ]E[L]², with Λ the uncertain rate.
 */
export function expected({ loss, events }: Estimate): { mean: number; variance: number } {
  const [one, rate] = [fitLognormal(loss), fitLognormal(events)]
  const [oneMean, rateMean] = [momentOf(one, 1), momentOf(rate, 1)]
  const rateVariance = momentOf(rate, 2) - rateMean * rateMean
  return { mean: rateMean * oneMean, variance: rateMean * momentOf(one, 2) + rateVariance * oneMean * oneMean }
}
