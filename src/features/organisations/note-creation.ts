import { sql } from 'kysely'
import type { Actor } from '../../core/access/actor.ts'
import { installation } from '../../platform/database/ids.ts'
import type { Transactions } from '../../platform/database/transactions.ts'

/**
 * Notes in the trail of the installation that an organisation, and with it a trail, began: so that an organisation that was removed
 * with its whole trail leaves a gap that verifying finds. Noted once, however often it is asked; a request that was cut off before
 * this is completed by its repetition.
 */
export async function noteCreation(
  transactions: Transactions,
  actor: Actor,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await transactions.inTx(installation, actor, async (tx) => {
    const before = await tx.rows
      .selectFrom('trail')
      .select('revision')
      .where('organisation_id', '=', installation)
      .where(sql<boolean>`details -> 'trails' @> to_jsonb(${id}::text)`)
      .executeTakeFirst()
    if (!before) tx.note({ action: 'organisation.created', subject: name, details: { trails: [id] } })
  })
}
