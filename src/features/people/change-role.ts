import { allow } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { requireOtherAdministrator } from './last-administrator.ts'
import { findMembership, type Membership, saveRole } from './people.store.ts'

/** Gives a person another role, from the next request on. The last administrator stays one. */
export async function changeRole(tx: Tx, id: string, role: Role, seen: number): Promise<Membership> {
  const allowed = allow(tx.actor, 'people:edit')
  const before = await findMembership(tx, id)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  if (before.role === role) return before
  await requireOtherAdministrator(tx, before)
  await saveRole(tx, allowed, id, role)
  tx.note({ action: 'person.role-changed', subject: before.name, details: { before: before.role, after: role } })
  return { ...before, role, revision: tx.revision }
}
