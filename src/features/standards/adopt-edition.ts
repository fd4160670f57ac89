import { allow } from '../../core/access/allow.ts'
import type { Edition } from '../../core/standards/edition.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { type Adoption, deleteAdoption, insertAdoption, listAdoptions } from './adoptions.store.ts'

/** Adopts an edition; adopting it again changes nothing and gives what is there. */
export async function adoptEdition(tx: Tx, edition: Edition): Promise<Adoption> {
  const allowed = allow(tx.actor, 'standards:adopt')
  const before = (await listAdoptions(tx)).find((adoption) => adoption.edition === edition.id)
  if (before) return before
  const adoption = await insertAdoption(tx, allowed, edition.id, tx.actor.name)
  tx.note({ action: 'edition.adopted', subject: edition.name, details: { edition: edition.id } })
  return adoption
}

/** Stops with an edition. What was decided stays on record. */
export async function withdrawAdoption(tx: Tx, edition: Edition, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'standards:adopt')
  const before = (await listAdoptions(tx)).find((adoption) => adoption.edition === edition.id)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await deleteAdoption(tx, allowed, before.id)
  tx.note({ action: 'edition.withdrawn', subject: edition.name, details: { edition: edition.id } })
}
