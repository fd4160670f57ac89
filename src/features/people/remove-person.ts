import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { requireOtherAdministrator } from './last-administrator.ts'
import { deleteMembership, findMembership } from './people.store.ts'

/**
 * Ends the access of a person to this organisation, from the next request on: callers are identified anew each time. The account
 * stays, for other organisations; what the person did here stays in the trail and in the past.
 */
export async function removePerson(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'people:edit')
  const before = await findMembership(tx, id)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await requireOtherAdministrator(tx, before)
  await deleteMembership(tx, allowed, id)
  tx.note({ action: 'person.removed', subject: before.name, details: { email: before.email, role: before.role } })
}
