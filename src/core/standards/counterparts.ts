import type { Confidence, EditionId, RequirementId } from './edition.ts'
import type { Mapping, Relation } from './mapping.ts'

/** A requirement of another edition on the same subject. `relation` says what the requirement asked about demands against this one. */
export type Counterpart = {
  edition: EditionId
  requirement: RequirementId
  relation: Relation
  confidence: Confidence
}

/** A counterpart by a pair of a mapping, and what that pair rests on. */
export type DirectCounterpart = Counterpart & { source: string }

/** What the second asks against the first, where this is what the first asks against the second. */
export const inverseOf: Record<Relation, Relation> = {
  equal: 'equal',
  subset: 'superset',
  superset: 'subset',
  intersects: 'intersects',
}

/**
 * The counterparts of a requirement by direct mappings, read in both directions. 'superset' means that it asks all that the
 * counterpart asks, and more. Indirect ones, over a third edition, are not inferred.
 */
export function counterpartsOf(
  mappings: readonly Mapping[],
  edition: EditionId,
  requirement: RequirementId,
): DirectCounterpart[] {
  return mappings.flatMap((mapping) =>
    mapping.pairs.flatMap((pair): DirectCounterpart[] => {
      const { relation, confidence } = pair
      const source = mapping.sources[pair.source] ?? mapping.id
      if (mapping.from === edition && pair.from === requirement) {
        return [{ edition: mapping.to, requirement: pair.to, relation, confidence, source }]
      }
      if (mapping.to === edition && pair.to === requirement) {
        return [{ edition: mapping.from, requirement: pair.from, relation: inverseOf[relation], confidence, source }]
      }
      return []
    }),
  )
}
