import type { Content } from './content.ts'
import { inverseOf } from './counterparts.ts'
import type { Confidence, EditionId } from './edition.ts'
import type { Relation } from './mapping.ts'

/**
 * A management clause of another edition on the same subject, with what changed between the two where anything did. `relation` says
 * what the clause asked about demands against this one.
 */
export type ClauseRoute = {
  clause: string
  relation: Relation
  note: { nl: string; en: string } | null
  confidence: Confidence
  /** What the row rests on; null where the editions number alike, so that no row is needed. */
  source: string | null
}

/**
 * The clauses of another edition that correspond to one. Editions that number alike have the same clauses; between the numbering of
 * 2013 and that of 2022 the rows of the mappings lead, in both directions. A row about 6.1 holds for 6.1.1 to 6.1.3 too.
 */
export function clauseRoutes(content: Content, from: EditionId, clause: string, to: EditionId): ClauseRoute[] {
  const [here, there] = [content.editions.get(from), content.editions.get(to)]
  if (!here || !there) return []
  const known = (number: string) => there.clauses.some(({ id }) => id === number)
  if (here.numbering === there.numbering) {
    return known(clause) ? [{ clause, relation: 'equal', note: null, confidence: 'high', source: null }] : []
  }
  const [mine, other] = here.numbering === 'iso-27002-2013' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const rows = content.mappings.flatMap(({ clauses, sources }) =>
    clauses.map((row) => ({ ...row, source: sources[row.source] ?? null })),
  )
  return rows.flatMap((row): ClauseRoute[] => {
    const [own, others] = [row[mine], row[other]]
    if (own === null || others === null || row.relation === null) return []
    const { note, confidence, source } = row
    const relation = mine === 'from' ? row.relation : inverseOf[row.relation]
    if (own === clause)
      return partsOf(others, known).map((number) => ({ clause: number, relation, note, confidence, source }))
    // Both have the parts of a clause that the row names whole.
    if (clause.startsWith(`${own}.`) && known(`${others}${clause.slice(own.length)}`)) {
      return [{ clause: `${others}${clause.slice(own.length)}`, relation, note, confidence, source }]
    }
    return []
  })

  function partsOf(number: string, isKnown: (number: string) => boolean): string[] {
    if (isKnown(number)) return [number]
    return (there?.clauses ?? []).map(({ id }) => id).filter((id) => id.startsWith(`${number}.`))
  }
}
