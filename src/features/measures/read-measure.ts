import { measureState } from '../../core/measures/measure-state.ts'
import type { RequirementRef } from '../../core/measures/subjects.ts'
import { suggestRequirements } from '../../core/measures/suggest-requirements.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareKeys, findRequirement, type KeyedRequirement, partsOf } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { listExceptions } from './exceptions.store.ts'
import { readException } from './exceptions.ts'
import { adoptedEditions } from './ground.store.ts'
import { changesOf, findMeasure, peopleById, type Somebody } from './measures.store.ts'

/** Somebody who answers for something, and whether they have left by a day. */
const asOwner = (somebody: Somebody | undefined, on: Day) =>
  somebody ? { id: somebody.id, name: somebody.name, left: somebody.ends !== null && somebody.ends < on } : null

/** A requirement with its names; one that the content no longer has keeps its number. */
export function nameRequirement(content: Content, { edition, requirement }: RequirementRef) {
  const found: Pick<KeyedRequirement, 'number' | 'kind' | 'title'> = findRequirement(content, edition, requirement) ?? {
    ...partsOf(requirement),
    title: { nl: '', en: '' },
  }
  const { number, kind, title } = found
  return { edition, requirement, editionName: content.editions.get(edition)?.name ?? edition, number, kind, title }
}

/** Requirements in the order of the editions, and within each that of the standard. */
export function inStandardOrder<T extends RequirementRef>(content: Content, list: readonly T[]): T[] {
  const editions = [...content.editions.keys()]
  return list.toSorted(
    (a, b) => editions.indexOf(a.edition) - editions.indexOf(b.edition) || compareKeys(a.requirement, b.requirement),
  )
}

/** A measure with all that belongs to it, as it stood at the reader's moment. Throws 404 where there was none. */
export async function readMeasure(source: Reader | Tx, content: Content, id: string) {
  const found = await findMeasure(source, id)
  if (!found) throw problems.notFound()
  const today = dayOf(source.now)
  const people = await peopleById(source, [found.owner, found.standIn])
  const adopted = await adoptedEditions(source)
  const exceptions = await listExceptions(source, { measure: id })
  const suggested = suggestRequirements(content, adopted, { serves: found.requirements, proposedBy: found.proposedBy })
  return {
    ...found,
    owner: asOwner(people.get(found.owner ?? ''), today),
    standIn: asOwner(people.get(found.standIn ?? ''), today),
    state: measureState(found, today),
    requirements: inStandardOrder(content, found.requirements).map((one) => nameRequirement(content, one)),
    proofs: found.proofs.map(({ proposedBy: _, ...proof }) => proof),
    exceptions: exceptions.map((one) => readException(source, one)),
    suggested: suggested.map(({ why, edition, key }) => ({
      ...nameRequirement(content, { edition, requirement: key }),
      why,
    })),
    history: await changesOf(source, id),
  }
}
