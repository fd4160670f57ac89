import type { Tx } from '../../platform/database/reader.ts'

/** Writes the name of an account where an organisation keeps a copy of it; false where it stood so already. */
export async function renameInOrganisation(tx: Tx, user: string, name: string): Promise<boolean> {
  const changed = await tx.rows
    .updateTable('memberships')
    .set({ name })
    .where('organisation_id', '=', tx.organisation)
    .where('user_id', '=', user)
    .where('name', '<>', name)
    .returning('id')
    .execute()
  return changed.length > 0
}
