import type { Role } from '../access/roles.ts'

/** What an impact is about in every register: BIV, and what it does to people in care. An organisation adds aspects of its own. */
export const fixedAspects = ['availability', 'integrity', 'confidentiality', 'patient-safety'] as const

/** One step of a scale, lowest first: its name, and in words when it is chosen. */
export type ScaleStep = { name: string; meaning: string }

/** What an impact is about; `meanings` says for each impact step what it is here, in the order of the scale. */
export type Aspect = { id: string; name: string; meanings: string[] }

export type RiskLevel = {
  name: string
  /** How often a risk of this level is looked at: an ISO 8601 duration such as P6M. */
  reviewEvery: string
  /** Who may accept a risk of this level: everybody with one of the roles, and accounts that are named, by their membership. */
  acceptedBy: Role[]
  acceptors: string[]
  /** The longest for which it can be accepted: an ISO 8601 duration. */
  acceptFor: string
}

/**
 * How risks are rated, as one version of the criteria says (ISO/IEC 27001, 6.1.2 a). Likelihood and impact are steps from 1;
 * `matrix[impact - 1][likelihood - 1]` is the place of a level in `levels`, lowest first. `appetite` is the place of the highest level
 * that is borne without anybody accepting it.
 */
export type RiskCriteria = {
  likelihood: ScaleStep[]
  impact: ScaleStep[]
  aspects: Aspect[]
  levels: RiskLevel[]
  matrix: number[][]
  appetite: number
}

/** The fewest and the most steps of a scale, and levels. */
export const scaleSizes = { least: 3, most: 6 } as const
export const levelSizes = { least: 2, most: 5 } as const

type Text = { nl: string; en: string }

/** A set to begin with, as the content holds it: the same criteria in both languages. Nobody is named by it, so levels have no acceptors. */
export type StartingCriteria = {
  id: string
  name: Text
  about: Text
  likelihood: { name: Text; meaning: Text }[]
  impact: { name: Text; meaning: Text }[]
  aspects: { id: string; name: Text; meanings: Text[] }[]
  levels: { name: Text; reviewEvery: string; acceptedBy: Role[]; acceptFor: string }[]
  matrix: number[][]
  appetite: number
}

/** A set to begin with in one language. */
export function startingCriteriaIn(set: StartingCriteria, language: keyof Text): RiskCriteria {
  const step = ({ name, meaning }: StartingCriteria['impact'][number]) => ({
    name: name[language],
    meaning: meaning[language],
  })
  return {
    likelihood: set.likelihood.map(step),
    impact: set.impact.map(step),
    aspects: set.aspects.map(({ id, name, meanings }) => ({
      id,
      name: name[language],
      meanings: meanings.map((meaning) => meaning[language]),
    })),
    levels: set.levels.map(({ name, ...rest }) => ({ ...rest, name: name[language], acceptors: [] })),
    matrix: set.matrix,
    appetite: set.appetite,
  }
}
