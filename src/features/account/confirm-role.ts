import type { Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { confirmToken } from './identify-token.ts'

/**
 * Whether the person or token that acts still holds that with which the request was let in. Writes of an organisation wait for each other, and
 * the one before may have removed this person or given another role. Throws 403.
 */
export async function confirmRole(tx: Tx): Promise<void> {
  const { actor } = tx
  if (actor.kind === 'token') return confirmToken(tx, actor.id)
  if (actor.kind !== 'person') return
  const held = await tx.rows
    .selectFrom('memberships')
    .select('role')
    .where('organisation_id', '=', tx.organisation)
    .where('user_id', '=', actor.id)
    .executeTakeFirst()
  if (held?.role !== actor.role) throw problems.notAllowed()
}
