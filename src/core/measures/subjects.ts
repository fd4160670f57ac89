import { subjectsOf } from '../applicability/subject.ts'
import { subjectKey } from '../assessment/subject.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { clauseRoutes } from '../standards/clause-routes.ts'
import type { Content } from '../standards/content.ts'
import type { Edition, EditionId } from '../standards/edition.ts'
import {
  findRequirement,
  type KeyedRequirement,
  type RequirementKey,
  requirementsByKey,
} from '../standards/requirement-key.ts'

/** A requirement of an edition, as measures name it. */
export type RequirementRef = { edition: EditionId; requirement: RequirementKey }

/** One thing that the content explains, with every requirement of the adopted editions that is about it. */
export type MeasureSubject = {
  /** Such as `2022/control/8.13`. */
  key: string
  kind: 'control' | 'clause'
  number: string
  guidance: Guidance
  requirements: KeyedRequirement[]
}

export const refKey = ({ edition, requirement }: RequirementRef): string => `${edition} ${requirement}`

/** The subjects of a requirement, as keys: its own number in the numbering of 2022, or those that the mappings lead to. */
export function subjectKeysOf(content: Content, { edition, requirement }: RequirementRef): string[] {
  const found = findRequirement(content, edition, requirement)
  if (!found) return []
  if (found.kind === 'controls') {
    return subjectsOf(content, edition, found.number).map((number) => subjectKey('2022', 'control', number))
  }
  const to = newNumbered(content, edition)
  if (!to) return []
  const clauses = clauseRoutes(content, edition, found.number, to.id).map(({ clause }) => clause)
  return [...new Set(clauses)].map((number) => subjectKey('2022', 'clause', number))
}

function newNumbered(content: Content, edition: EditionId): Edition | undefined {
  const standard = content.editions.get(edition)?.standard
  const editions = [...content.editions.values()].filter(({ numbering }) => numbering === 'iso-27002-2022')
  return editions.find((one) => one.standard === standard) ?? editions[0]
}

/**
 * Everything that the content explains and that a requirement of the adopted editions is about: clauses first, then controls, in the
 * order of the explanations. A requirement of an older edition can be about several.
 */
export function subjectsOfEditions(content: Content, adopted: readonly EditionId[]): MeasureSubject[] {
  const about = new Map<string, KeyedRequirement[]>()
  for (const edition of content.editions.values()) {
    if (!adopted.includes(edition.id)) continue
    for (const one of requirementsByKey(edition).values()) {
      for (const key of subjectKeysOf(content, { edition: edition.id, requirement: one.key })) {
        about.set(key, [...(about.get(key) ?? []), one])
      }
    }
  }
  return (['clause', 'control'] as const).flatMap((kind) =>
    [...content.guidance[kind === 'clause' ? 'clauses' : 'controls'].values()].flatMap((guidance): MeasureSubject[] => {
      const key = subjectKey('2022', kind, guidance.id)
      const requirements = about.get(key)
      return requirements ? [{ key, kind, number: guidance.id, guidance, requirements }] : []
    }),
  )
}
