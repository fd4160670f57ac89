import type { BasisFact, KnownFacts } from './basis-facts.ts'

/** A fact about the organisation as it was when a decision came to rest on it. */
export type FactValue = { fact: BasisFact; holds: boolean }

/** A fact on which a decision rests and that is otherwise now; `now` is null where nobody says any more how it is. */
export type Lapse = { fact: BasisFact; was: boolean; now: boolean | null }

/** The facts that make the reason of a decision lapse: those that are otherwise than when it was decided. Never stored. */
export function lapsesOf(basis: readonly FactValue[], facts: KnownFacts): Lapse[] {
  return basis.flatMap(({ fact, holds }) => {
    const now = facts.get(fact) ?? null
    return now === holds ? [] : [{ fact, was: holds, now }]
  })
}

/** The same facts in one form: each once, in alphabetical order. */
export function inBasisOrder(basis: readonly FactValue[]): FactValue[] {
  const once = new Map(basis.map(({ fact, holds }) => [fact, { fact, holds }]))
  return [...once.values()].sort((a, b) => (a.fact < b.fact ? -1 : 1))
}
