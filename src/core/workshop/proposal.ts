import type { Rating, StatedRating } from '../risk/rating.ts'
import type { Stage } from './agenda.ts'

/** The middle votes of a stage; null where nobody voted. */
export type Medians = { likelihood: number | null; impact: number | null }

/**
 * What a team is proposed to decide: the middle votes, the impact on every aspect that is touched; where nobody voted, what held
 * before, and else the lowest step. The residual rating is never above the inherent one.
 */
export function proposedRating(
  medians: Readonly<Record<Stage, Medians>>,
  touched: readonly string[],
  before: StatedRating | null,
): StatedRating {
  const inherent = rating(medians.inherent, touched, before?.inherent ?? null)
  const without = before?.residual ?? inherent
  const residual = rating(medians.residual, touched, without)
  return { inherent, residual: capped(residual, inherent) }
}

function rating({ likelihood, impact }: Medians, touched: readonly string[], before: Rating | null): Rating {
  const impacts = touched.map((aspect) => [aspect, impact ?? before?.impacts[aspect] ?? 1])
  return { likelihood: likelihood ?? before?.likelihood ?? 1, impacts: Object.fromEntries(impacts) }
}

/** A residual rating brought down to the inherent one wherever it lies above. */
export function capped(residual: Rating, inherent: Rating): Rating {
  const impacts = Object.entries(residual.impacts)
    .map(([aspect, step]) => [aspect, Math.min(step, inherent.impacts[aspect] ?? 0)] as const)
    .filter(([, step]) => step > 0)
  return { likelihood: Math.min(residual.likelihood, inherent.likelihood), impacts: Object.fromEntries(impacts) }
}
