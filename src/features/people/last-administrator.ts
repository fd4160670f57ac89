import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import { hasOtherAdministrator, type Membership } from './people.store.ts'

/** An organisation is never left without somebody who can let people in: throws where this is the last administrator. */
export async function requireOtherAdministrator(tx: Tx, person: Membership): Promise<void> {
  if (person.role !== 'administrator' || (await hasOtherAdministrator(tx, person.id))) return
  throw new Problem(409, 'last-administrator', {
    nl: `${person.name} is de enige beheerder. Maak eerst iemand anders beheerder.`,
    en: `${person.name} is the only administrator. Make somebody else administrator first.`,
  })
}
