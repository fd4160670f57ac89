import type { Crosswalk } from '../coverage/crosswalk.ts'
import type { StartingText } from '../documents/starting-text.ts'
import type { Guidance, GuidanceSet } from '../guidance/guidance.ts'
import type { StartingCriteria } from '../risk/criteria.ts'
import type { Threat } from '../risk/threat.ts'
import type { QuestionSet } from '../suppliers/question-set.ts'
import type { Edition, EditionId, Requirement } from './edition.ts'
import type { Law } from './law.ts'
import type { Mapping } from './mapping.ts'

/** The standards that the product knows, and what it says about them. Editions by id, the newest of each standard first. */
export type Content = {
  editions: ReadonlyMap<EditionId, Edition>
  mappings: readonly Mapping[]
  /** What lists of others come nearest to in an edition. */
  crosswalks: readonly Crosswalk[]
  laws: readonly Law[]
  guidance: GuidanceSet
  /** Policies and procedures to begin with, by id. */
  startingTexts: ReadonlyMap<string, StartingText>
  /** Questions that can be put to suppliers, by id. */
  questionSets: ReadonlyMap<string, QuestionSet>
  /** What can go wrong, by id, the groups in the order of MAPGOOD. */
  threats: ReadonlyMap<string, Threat>
  /** Risk criteria to begin with, the default first. */
  criteria: readonly StartingCriteria[]
}

/** A requirement of an edition, or undefined where there is none of that number. */
export function requirementOf(content: Content, edition: EditionId, requirement: string): Requirement | undefined {
  return content.editions.get(edition)?.requirements.find((one) => one.id === requirement)
}

/** The explanation of a control or clause of an edition; undefined for editions of older numbering, which carry titles alone. */
export function guidanceOf(
  content: Content,
  edition: EditionId,
  kind: 'controls' | 'clauses',
  number: string,
): Guidance | undefined {
  if (content.editions.get(edition)?.numbering !== 'iso-27002-2022') return undefined
  return content.guidance[kind].get(number)
}

/** Whether an edition is about health care: whether questions and proof marked `care` belong to it. */
export const isAboutCare = (edition: Pick<Edition, 'standard'>): boolean => edition.standard === 'nen-7510'
