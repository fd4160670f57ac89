import { heaviestImpact } from './rating.ts'
import type { Rated, RiskStanding } from './standing.ts'

type Weighed = { risk: { number: number }; standing: Pick<RiskStanding, 'rated'> }

/**
 * Puts the heaviest risk first, as it stands with the measures that work now: by the place of its level between the lowest and the highest
 * of its criteria, then by likelihood times impact, at last by its number. What is not rated comes last.
 */
export const heaviestFirst = (a: Weighed, b: Weighed): number =>
  weight(b.standing.rated) - weight(a.standing.rated) || a.risk.number - b.risk.number

function weight(rated: Rated | null): number {
  if (rated === null) return -1
  const { levels, criteria, current } = rated
  const share = levels.current / Math.max(1, criteria.content.levels.length - 1)
  return share * 1000 + current.likelihood * heaviestImpact(current)
}
