import type { Actor } from '../../core/access/actor.ts'
import { installation } from '../../platform/database/ids.ts'
import type { TrailNote, Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Belonging } from '../../platform/http/endpoint.ts'
import { belongingsOf } from './identify-caller.ts'

/** An account as it is named in the trail. */
export type Known = { id: string; name: string; email: string; operator: boolean }

/** A person in one organisation; outside all of them, an account that holds no role. */
export function actorOf(person: Known, belonging: Belonging | null): Actor {
  const { id, name, email, operator } = person
  if (!belonging) return { kind: 'operator', name: `${name} <${email}>` }
  return { kind: 'person', id, name, email, operator, organisation: belonging.organisation, role: belonging.role }
}

/**
 * Notes what happened to an account in the trail of every organisation that its person belongs to, or, for somebody in none, in that
 * of the installation. `write` runs in the same transaction as the first note; where it fails, nothing is noted. `inEach` runs with
 * every note.
 */
export async function noteAccount<T>(
  transactions: Transactions,
  person: Known,
  note: Omit<TrailNote, 'subject'>,
  write: (tx: Tx) => Promise<T>,
  inEach: (tx: Tx) => Promise<void> = async () => {},
): Promise<T> {
  const belongings = await belongingsOf(transactions, person.id)
  const [first = null, ...others] = belongings
  const full = { ...note, subject: person.name }
  const result = await transactions.inTx(first?.organisation ?? installation, actorOf(person, first), async (tx) => {
    const written = await write(tx)
    await inEach(tx)
    tx.note(full)
    return written
  })
  for (const belonging of others) {
    await transactions.inTx(belonging.organisation, actorOf(person, belonging), async (tx) => {
      await inEach(tx)
      tx.note(full)
    })
  }
  return result
}

/** The same where there is nothing to write. */
export const noteAlone = (transactions: Transactions, person: Known, note: Omit<TrailNote, 'subject'>): Promise<void> =>
  noteAccount(transactions, person, note, async () => {})
