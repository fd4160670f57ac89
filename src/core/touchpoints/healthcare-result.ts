import type { ProfileFact, TouchWay } from '../guidance/guidance.ts'
import type { Touch } from './flow.ts'

/** A requirement with something of its own for care, and what its relevance turns on. */
export type HealthcareRequirement = {
  id: string
  /** `unique` and `deepened` are requirements; `guidance` is a point to attend to. */
  mark: 'unique' | 'deepened' | 'guidance'
  /** Ways of touching that make it matter; empty where only facts decide. */
  touchpoints: readonly TouchWay[]
  excludableWhenNot: readonly ProfileFact[]
}

/** What is known about the organisation: true, false, or absent while nobody answered. */
export type KnownFacts = ReadonlyMap<ProfileFact, boolean>

export type RequirementResult = {
  id: string
  mark: HealthcareRequirement['mark']
} & (
  | {
      outcome: 'relevant'
      /** The touches that make it so, in the order in which they were given. */
      touches: Touch[]
      /** Facts that would make it excludable and that nobody answered. */
      asks: ProfileFact[]
    }
  | {
      outcome: 'excludable'
      because: { kind: 'no-phi' } | { kind: 'fact'; fact: ProfileFact } | { kind: 'no-touch'; ways: TouchWay[] }
    }
)

/**
 * Which healthcare requirements matter for an organisation that touches personal health information in these ways, and which it can
 * leave out with the fact behind it. Every requirement is in the answer once. A touch more never makes a relevant one excludable.
 */
export function healthcareResult(
  requirements: readonly HealthcareRequirement[],
  touches: readonly Touch[],
  facts: KnownFacts,
): RequirementResult[] {
  return requirements.map(({ id, mark, touchpoints, excludableWhenNot }): RequirementResult => {
    if (touches.length === 0) return { id, mark, outcome: 'excludable', because: { kind: 'no-phi' } }
    const missing = excludableWhenNot.find((fact) => facts.get(fact) === false)
    if (missing) return { id, mark, outcome: 'excludable', because: { kind: 'fact', fact: missing } }
    const making = touchpoints.length === 0 ? [...touches] : touches.filter(({ way }) => touchpoints.includes(way))
    if (making.length === 0) {
      return { id, mark, outcome: 'excludable', because: { kind: 'no-touch', ways: [...touchpoints] } }
    }
    const asks = excludableWhenNot.filter((fact) => !facts.has(fact))
    return { id, mark, outcome: 'relevant', touches: making, asks }
  })
}
