import { clauseRoutes } from '../standards/clause-routes.ts'
import type { Content } from '../standards/content.ts'
import type { Confidence, Edition } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { routesBetween } from '../standards/routes-between.ts'
import { numberingOf, type SubjectKind } from './subject.ts'

/** What corresponds to a requirement in another edition. Several numbers: only together do they correspond. */
export type SubjectRoute = { numbers: string[]; relation: Relation; confidence: Confidence }

/** What a requirement of one edition corresponds to in another. `relation` says what it asks against what it leads to. */
export function subjectRoutes(
  content: Content,
  from: Edition,
  kind: SubjectKind,
  number: string,
  to: Edition,
): SubjectRoute[] {
  if (kind === 'clause') return routesOfClause(content, from, number, to)
  return routesBetween(content.mappings, from.id, number, to.id).map(({ requirement, relation, confidence }) => ({
    numbers: [requirement],
    relation,
    confidence,
  }))
}

/** What the mapping notes at a clause is what the newer edition added; a clause that was split is the newer ones together. */
function routesOfClause(content: Content, from: Edition, number: string, to: Edition): SubjectRoute[] {
  const found = clauseRoutes(content, from.id, number, to.id)
  const [first] = found
  if (!first) return []
  const { clause, note, confidence } = first
  const older = numberingOf(from) === '2013'
  if (found.length > 1) return [{ numbers: found.map((one) => one.clause), relation: 'equal', confidence }]
  if (clauseRoutes(content, to.id, clause, from.id).length > 1) {
    return [{ numbers: [clause], relation: 'subset', confidence }]
  }
  return [{ numbers: [clause], relation: note === null ? 'equal' : older ? 'subset' : 'superset', confidence }]
}
