import type { ProfileFact } from '../guidance/guidance.ts'

/** A fact of the organisation's profile as it was when a decision came to rest on it. */
export type FactValue = { fact: ProfileFact; holds: boolean }

/** A fact on which a decision rests and that is otherwise now; `now` is null where nobody says any more how it is. */
export type Lapse = { fact: ProfileFact; was: boolean; now: boolean | null }

/** What is recorded about the organisation. A fact that nobody answered is absent. */
export type KnownFacts = ReadonlyMap<string, boolean>

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
