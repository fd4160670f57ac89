import type { StatedRating } from '../../core/risk/rating.ts'
import type { readRisk } from '../../features/risk/risk.contract.ts'
import type { Answer } from '../session/call.ts'

export type Risk = Answer<typeof readRisk>

type InWords = NonNullable<Risk['ratings']>['inherent']
const rating = ({ likelihood, impacts }: InWords) => ({
  likelihood: likelihood.step,
  impacts: Object.fromEntries(impacts.map(({ aspect, step }) => [aspect, step])),
})

/** How a risk was rated last, as steps; null where it was not, or by other criteria whose steps mean something else. */
export function statedBefore({ ratings, criteria, rateBy }: Risk): StatedRating | null {
  if (ratings === null || criteria?.id !== rateBy?.id) return null
  return { inherent: rating(ratings.inherent), residual: rating(ratings.residual) }
}
