import type { Rating } from '../../core/risk/rating.ts'
import type { Criteria, Risk } from './risk.ts'

/** Chosen steps by part: 'likelihood' or an aspect. 0: not touched. What is not there is not chosen yet. */
export type Steps = Readonly<Record<string, number>>

/** The rating that steps come to; likelihood 0 where none is chosen. */
export function ratingOf({ likelihood = 0, ...aspects }: Steps): Rating {
  return { likelihood, impacts: Object.fromEntries(Object.entries(aspects).filter(([, step]) => step > 0)) }
}

/** With what the form begins: the last rating where its steps exist in these criteria; else nothing is touched and no likelihood chosen. */
export function firstSteps(
  { ratings }: Pick<Risk, 'ratings'>,
  criteria: Criteria,
): { inherent: Steps; residual: Steps } {
  const untouched = Object.fromEntries(criteria.aspects.map(({ id }) => [id, 0]))
  if (ratings === null) return { inherent: untouched, residual: untouched }
  const stepsOf = ({ likelihood, impacts }: NonNullable<Risk['ratings']>['inherent']): Steps => {
    const last = new Map(impacts.map(({ aspect, step }) => [aspect, step]))
    // A step that is no longer there has to be chosen anew: it was touched, and not touched would be another rating.
    const known = criteria.aspects.filter(({ id }) => (last.get(id) ?? 0) <= criteria.impact.length)
    return {
      ...Object.fromEntries(known.map(({ id }) => [id, last.get(id) ?? 0])),
      ...(likelihood.step <= criteria.likelihood.length ? { likelihood: likelihood.step } : {}),
    }
  }
  return { inherent: stepsOf(ratings.inherent), residual: stepsOf(ratings.residual) }
}
