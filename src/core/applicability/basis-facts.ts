import { z } from 'zod'
import { profileFact } from '../guidance/guidance.ts'

/** Facts that nobody answers by themselves: they follow from what the profile says besides. */
const derivedFact = z.enum(['fifty-people', 'processes-for-others'])
export type DerivedFact = z.infer<typeof derivedFact>

/** A fact on which a decision can rest: one of the profile, or one that follows from it. */
export const basisFact = z.enum([...profileFact.options, ...derivedFact.options])
export type BasisFact = z.infer<typeof basisFact>

/** What is known about the organisation, recorded or derived. A fact about which nobody said anything is absent. */
export type KnownFacts = ReadonlyMap<string, boolean>

/** What the profile says from which facts are derived; null where nobody said. */
type ProfileSays = { people: number | null; processorAgreement: boolean | null }

/**
 * From how many people the law on cyber security looks at an organisation as medium-sized (annexes of directive 2022/2555, by
 * recommendation 2003/361/EC). Turnover and what it does count too, so that this makes the law likely and no more.
 */
const mediumSizedFrom = 50

/** The facts that are recorded, and those that follow from the rest of the profile. */
export function knownFrom(
  recorded: Record<string, boolean> | null | undefined,
  profile: ProfileSays | null | undefined,
): KnownFacts {
  const known = new Map(Object.entries(recorded ?? {}))
  const tell = (fact: DerivedFact, holds: boolean) => known.set(fact, holds)
  const { people, processorAgreement } = profile ?? { people: null, processorAgreement: null }
  if (people !== null) tell('fifty-people', people >= mediumSizedFrom)
  if (processorAgreement !== null) tell('processes-for-others', processorAgreement)
  return known
}
