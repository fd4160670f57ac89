import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { findOrganisation, type Organisation, type OrganisationFacts, saveOrganisation } from './organisations.store.ts'

/** Changes the facts and settings of an organisation. 412 where somebody else changed them meanwhile. */
export async function updateOrganisation(tx: Tx, facts: OrganisationFacts, seen: number): Promise<Organisation> {
  const allowed = allow(tx.actor, 'organisation:edit')
  const before = await findOrganisation(tx)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  const changed = (Object.keys(facts) as (keyof OrganisationFacts)[]).filter((key) => facts[key] !== before[key])
  if (changed.length === 0) return before
  await saveOrganisation(tx, allowed, facts)
  tx.note({ action: 'organisation.changed', subject: facts.name, details: { changed } })
  return { ...before, ...facts, revision: tx.revision }
}
