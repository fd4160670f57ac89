import { type Counterpart, counterpartsOf } from './counterparts.ts'
import type { Confidence, EditionId, RequirementId } from './edition.ts'
import type { Mapping, Relation } from './mapping.ts'

const certainty: readonly Confidence[] = ['low', 'medium', 'high']

/** How sure something is that follows by all of these links together: as sure as the least sure of them. */
export function leastSure(all: readonly Confidence[]): Confidence {
  return certainty.find((one) => all.includes(one)) ?? 'high'
}

/** What the first asks against the third, where it asks `a` against the second and that asks `b` against the third. */
export function composeRelations(a: Relation, b: Relation): Relation {
  if (a === 'equal') return b
  if (b === 'equal') return a
  // Part of a part is a part, and all of all is all. Any other pair leaves open what they share.
  return a === b ? a : 'intersects'
}

/**
 * The requirements of another edition that correspond to one, by the shortest way through the mappings, over other editions where
 * there is no direct one. Relations compose, and a way is as certain as its least certain step. Where several ways of the same
 * length lead to one requirement, the most certain counts, and of equally certain ones the most telling relation.
 */
export function routesBetween(
  mappings: readonly Mapping[],
  from: EditionId,
  requirement: RequirementId,
  to: EditionId,
): Counterpart[] {
  const start: Counterpart = { edition: from, requirement, relation: 'equal', confidence: 'high' }
  if (from === to) return [start]
  const seen = new Set<EditionId>([from])
  let reached: Counterpart[] = [start]
  while (reached.length > 0) {
    const next = new Map<string, Counterpart>()
    for (const step of reached) {
      for (const one of counterpartsOf(mappings, step.edition, step.requirement)) {
        if (seen.has(one.edition)) continue
        const found = {
          edition: one.edition,
          requirement: one.requirement,
          relation: composeRelations(step.relation, one.relation),
          confidence: leastSure([step.confidence, one.confidence]),
        }
        const key = `${one.edition} ${one.requirement}`
        next.set(key, better(next.get(key), found))
      }
    }
    reached = [...next.values()]
    const arrived = reached.filter((one) => one.edition === to)
    if (arrived.length > 0) return arrived
    for (const one of reached) seen.add(one.edition)
  }
  return []
}

const telling: readonly Relation[] = ['intersects', 'subset', 'superset', 'equal']

function better(known: Counterpart | undefined, found: Counterpart): Counterpart {
  if (!known) return found
  const byCertainty = certainty.indexOf(found.confidence) - certainty.indexOf(known.confidence)
  if (byCertainty !== 0) return byCertainty > 0 ? found : known
  return telling.indexOf(found.relation) > telling.indexOf(known.relation) ? found : known
}
