import type { EditionId, RequirementId } from '../standards/edition.ts'
import type { Mapping } from '../standards/mapping.ts'

type Step = { edition: EditionId; requirement: RequirementId; sources: string[] }

/** What the correspondence of two requirements rests on: the source of each step of the shortest ways between them. */
export function sourcesBetween(
  mappings: readonly Mapping[],
  from: { edition: EditionId; requirement: RequirementId },
  to: { edition: EditionId; requirement: RequirementId },
): string[] {
  const seen = new Set<EditionId>([from.edition])
  let reached: Step[] = [{ ...from, sources: [] }]
  while (reached.length > 0) {
    reached = reached.flatMap((step) => stepsFrom(mappings, step)).filter(({ edition }) => !seen.has(edition))
    if (reached.some(({ edition }) => edition === to.edition)) {
      const arrived = reached.filter((one) => one.edition === to.edition && one.requirement === to.requirement)
      return [...new Set(arrived.flatMap(({ sources }) => sources))]
    }
    for (const { edition } of reached) seen.add(edition)
  }
  return []
}

const stepsFrom = (mappings: readonly Mapping[], { edition, requirement, sources }: Step): Step[] =>
  mappings.flatMap((mapping) =>
    (['from', 'to'] as const).flatMap((side) => {
      if (mapping[side] !== edition) return []
      const other = side === 'from' ? 'to' : 'from'
      return mapping.pairs
        .filter((pair) => pair[side] === requirement)
        .map((pair) => ({
          edition: mapping[other],
          requirement: pair[other],
          sources: [...sources, mapping.sources[pair.source] ?? mapping.id],
        }))
    }),
  )

/** The mappings that the shortest way between two editions goes by, in its order; none where there is no way. */
export function mappingsBetween(mappings: readonly Mapping[], from: EditionId, to: EditionId): Mapping[] {
  const seen = new Set<EditionId>([from])
  let reached: { edition: EditionId; by: Mapping[] }[] = [{ edition: from, by: [] }]
  while (reached.length > 0) {
    reached = reached.flatMap(({ edition, by }) =>
      mappings.flatMap((mapping) => {
        const next = mapping.from === edition ? mapping.to : mapping.to === edition ? mapping.from : null
        return next === null || seen.has(next) ? [] : [{ edition: next, by: [...by, mapping] }]
      }),
    )
    const arrived = reached.find(({ edition }) => edition === to)
    if (arrived) return arrived.by
    for (const { edition } of reached) seen.add(edition)
  }
  return []
}
