import type { Edition, EditionId, Requirement } from './edition.ts'
import type { Mapping } from './mapping.ts'

/** The standards that the product knows. Editions by id, the newest of each standard first. */
export type Content = { editions: ReadonlyMap<EditionId, Edition>; mappings: readonly Mapping[] }

/** A requirement of an edition, or undefined where there is none of that number. */
export function requirementOf(content: Content, edition: EditionId, requirement: string): Requirement | undefined {
  return content.editions.get(edition)?.requirements.find((one) => one.id === requirement)
}
