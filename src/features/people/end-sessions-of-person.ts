import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { findMembership } from './people.store.ts'

/** Signs a person out everywhere, also where they work for another organisation; says how many sessions ended. */
export async function endSessionsOfPerson(tx: Tx, id: string, identity: Identity): Promise<number> {
  allow(tx.actor, 'people:edit')
  const person = await findMembership(tx, id)
  if (!person) throw problems.notFound()
  const ended = await identity.endAllSessionsOf(person.user, tx.rows)
  tx.note({ action: 'person.sessions-ended', subject: person.name, details: { ended } })
  return ended
}
