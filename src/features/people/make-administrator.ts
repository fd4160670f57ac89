import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'

type Account = { id: string; name: string; email: string }

/** Whoever creates an organisation becomes its administrator; the operator at the machine is nobody in it. */
export function makeAdministrator(account: Account | null): (tx: Tx) => Promise<void> {
  return async (tx) => {
    if (!account) return
    await tx.rows
      .insertInto('memberships')
      .values({
        organisation_id: tx.organisation,
        id: newId(),
        user_id: account.id,
        name: account.name,
        email: account.email,
        role: 'administrator',
      })
      .execute()
  }
}
