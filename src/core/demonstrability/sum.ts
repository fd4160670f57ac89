import type { VerdictState } from './chain.ts'

/** How many requirements stand how. `applicable` is what is counted; together with `leftOut` it is everything. */
export type Sum = Record<Exclude<VerdictState, 'not-applicable'>, number> & { applicable: number; leftOut: number }

/** Adds up verdicts: demonstrable of applicable, and what was left out because it does not apply. */
export function sumOf(states: readonly VerdictState[]): Sum {
  const sum: Sum = { demonstrable: 0, 'not-yet': 0, 'not-demonstrable': 0, applicable: 0, leftOut: 0 }
  for (const state of states) {
    if (state === 'not-applicable') sum.leftOut += 1
    else {
      sum[state] += 1
      sum.applicable += 1
    }
  }
  return sum
}
