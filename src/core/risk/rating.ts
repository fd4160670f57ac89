import type { RiskCriteria } from './criteria.ts'

/** How likely, and how heavy for each aspect, in steps from 1. An aspect that is not there is not touched. */
export type Rating = { likelihood: number; impacts: Readonly<Record<string, number>> }

/** Without any measure, and with all of them working, those that are planned included. */
export type StatedRating = { inherent: Rating; residual: Rating }

/** The heaviest impact over all aspects; 0 where none is touched. */
export const heaviestImpact = ({ impacts }: Rating): number => Math.max(0, ...Object.values(impacts))

/** The place of a rating's level among the levels of its criteria; the lowest where nothing is touched. */
export function levelOf(criteria: RiskCriteria, rating: Rating): number {
  return criteria.matrix[heaviestImpact(rating) - 1]?.[rating.likelihood - 1] ?? 0
}

/** Where a residual rating lies above the inherent one: 'likelihood' or the aspect. What measures do can only make less of a risk. */
export function aboveInherent({ inherent, residual }: StatedRating): string[] {
  const heavier = Object.entries(residual.impacts)
    .filter(([aspect, step]) => step > (inherent.impacts[aspect] ?? 0))
    .map(([aspect]) => aspect)
  return residual.likelihood > inherent.likelihood ? ['likelihood', ...heavier] : heavier
}
