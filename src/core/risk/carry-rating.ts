import { checkRating, type RatingFault } from './check-rating.ts'
import type { RiskCriteria } from './criteria.ts'
import { levelOf } from './rating.ts'
import type { Rated } from './standing.ts'

export const ratingKinds = ['inherent', 'current', 'residual'] as const
export type RatingKind = (typeof ratingKinds)[number]
type Levels = Record<RatingKind, number>

/** What a rating would be by other criteria with the same steps: its levels and which of them are others, or why it cannot be carried. */
export type Carried =
  | { kind: 'carried'; to: Levels; changed: RatingKind[] }
  | { kind: 'uncarried'; faults: RatingFault[] }

/** Levels are the same when they have the same place, or the same name where there are more or fewer of them. */
function sameLevel(from: RiskCriteria, place: number, to: RiskCriteria, other: number): boolean {
  if (from.levels.length === to.levels.length) return place === other
  return from.levels[place]?.name === to.levels[other]?.name
}

/** How a rating would come out by other criteria. */
export function carriedBy(criteria: RiskCriteria, { criteria: own, levels, ...rated }: Rated): Carried {
  const faults = checkRating(criteria, rated)
  if (faults.length > 0) return { kind: 'uncarried', faults }
  const to = Object.fromEntries(ratingKinds.map((kind) => [kind, levelOf(criteria, rated[kind])])) as Levels
  const changed = ratingKinds.filter((kind) => !sameLevel(own.content, levels[kind], criteria, to[kind]))
  return { kind: 'carried', to, changed }
}
