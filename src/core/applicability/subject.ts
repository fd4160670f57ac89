import type { Guidance } from '../guidance/guidance.ts'
import type { Content } from '../standards/content.ts'
import { compareRequirementIds, type EditionId, type RequirementId } from '../standards/edition.ts'
import { routesBetween } from '../standards/routes-between.ts'

const found = new WeakMap<Content, Map<string, readonly string[]>>()

/**
 * The controls of the 2022 numbering on the same subject as a control: itself where its edition numbers so, else what the mappings
 * lead to, in natural order; none where they lead nowhere.
 */
export function subjectsOf(content: Content, edition: EditionId, requirement: RequirementId): readonly string[] {
  const known = found.get(content) ?? new Map<string, readonly string[]>()
  found.set(content, known)
  const key = `${edition} ${requirement}`
  const before = known.get(key)
  if (before) return before
  const about = content.editions.get(edition)
  const subjects =
    about?.numbering === 'iso-27002-2022'
      ? [requirement]
      : newNumbered(content, about?.standard)
          .map((to) => routesBetween(content.mappings, edition, requirement, to).map((one) => one.requirement))
          .find((numbers) => numbers.length > 0)
  const sorted = [...new Set(subjects ?? [])].sort(compareRequirementIds)
  known.set(key, sorted)
  return sorted
}

// The newest edition of the same standard knows its subjects best.
function newNumbered(content: Content, standard: string | undefined): string[] {
  const editions = [...content.editions.values()].filter(({ numbering }) => numbering === 'iso-27002-2022')
  return [
    ...editions.filter((one) => one.standard === standard),
    ...editions.filter((one) => one.standard !== standard),
  ].map(({ id }) => id)
}

/** What is explained about the subjects of a control. */
export function explanationsOf(content: Content, edition: EditionId, requirement: RequirementId): Guidance[] {
  return subjectsOf(content, edition, requirement).flatMap((number) => content.guidance.controls.get(number) ?? [])
}
