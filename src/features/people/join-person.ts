import { allow } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { insertMembership } from './people.store.ts'

type Account = { id: string; name: string; email: string }

/** Gives somebody who has an account a role in the organisation, without an invitation: for who sets up an installation. */
export async function joinPerson(tx: Tx, { id, name, email }: Account, role: Role): Promise<void> {
  allow(tx.actor, 'people:edit')
  await insertMembership(tx, { user: id, name, email, role })
  tx.note({ action: 'person.joined', subject: name, details: { email, role } })
}
