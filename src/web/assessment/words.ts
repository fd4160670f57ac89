import type { State as Standing } from '../../core/assessment/standing.ts'
import type { State } from '../ui/verdict.tsx'

const verdicts: Record<Standing, State> = {
  met: 'holds',
  partly: 'part',
  not: 'fails',
  'not-applicable': 'none',
  unknown: 'unseen',
  open: 'open',
}

/** Which mark a requirement gets by the answers about it. */
export const verdictOf = (state: Standing): State => verdicts[state]

/** A part of a whole in percents, never rounded up to all. */
export const percentOf = (score: number): number => Math.floor(score * 100 + 1e-9)
