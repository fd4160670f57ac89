import type { Tx } from '../../platform/database/reader.ts'
import { insertMembership } from './people.store.ts'

type Account = { id: string; name: string; email: string }

/** Whoever creates an organisation becomes its administrator; the operator at the machine is nobody in it. */
export function makeAdministrator(account: Account | null): (tx: Tx) => Promise<void> {
  return async (tx) => {
    if (!account) return
    const { id, name, email } = account
    await insertMembership(tx, { user: id, name, email, role: 'administrator' })
  }
}
