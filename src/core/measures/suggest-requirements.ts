import { subjectKey } from '../assessment/subject.ts'
import type { Content } from '../standards/content.ts'
import type { EditionId } from '../standards/edition.ts'
import type { KeyedRequirement } from '../standards/requirement-key.ts'
import { type RequirementRef, refKey, subjectKeysOf, subjectsOfEditions } from './subjects.ts'

/** A requirement that a measure could serve too: 'same' is about what it serves already, 'related' belongs with it by the content. */
export type SuggestedRequirement = KeyedRequirement & { why: 'same' | 'related' }

/**
 * Which requirements of the adopted editions a measure could serve besides those that it serves: the same in other editions, and what
 * the content relates to them. A suggestion counts for nothing until somebody takes it over.
 */
export function suggestRequirements(
  content: Content,
  adopted: readonly EditionId[],
  measure: { serves: readonly RequirementRef[]; proposedBy: string | null },
): SuggestedRequirement[] {
  const subjects = new Map(subjectsOfEditions(content, adopted).map((subject) => [subject.key, subject]))
  const own = new Set(measure.serves.flatMap((one) => subjectKeysOf(content, one)))
  if (measure.proposedBy !== null && subjects.has(measure.proposedBy)) own.add(measure.proposedBy)
  const related = new Set(
    [...own].flatMap((key) =>
      (subjects.get(key)?.guidance.related ?? []).map((number) => subjectKey('2022', 'control', number)),
    ),
  )
  const served = new Set(measure.serves.map(refKey))
  const of = (keys: Iterable<string>, why: 'same' | 'related') =>
    [...keys].flatMap((key) => (subjects.get(key)?.requirements ?? []).map((one) => ({ ...one, why })))
  const found = new Map<string, SuggestedRequirement>()
  for (const one of [...of(own, 'same'), ...of(related, 'related')]) {
    const key = refKey({ edition: one.edition, requirement: one.key })
    if (!served.has(key) && !found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}
