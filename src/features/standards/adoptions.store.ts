import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** An edition that an organisation set out to demonstrate. */
export type Adoption = { id: string; revision: number; edition: string; adoptedAt: Instant; adoptedBy: string }

export async function listAdoptions(reader: Pick<Reader | Tx, 'rows' | 'organisation'>): Promise<Adoption[]> {
  const rows = await reader.rows
    .selectFrom('adoptions')
    .select(['id', 'revision', 'edition', 'adopted_at', 'adopted_by'])
    .where('organisation_id', '=', reader.organisation)
    .orderBy('edition')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    edition: row.edition,
    adoptedAt: row.adopted_at as Instant,
    adoptedBy: row.adopted_by,
  }))
}

export async function insertAdoption(
  tx: Tx,
  _allowed: Allowed<'standards:adopt'>,
  edition: string,
  by: string,
): Promise<Adoption> {
  const adoption = { id: newId(), revision: tx.revision, edition, adoptedAt: tx.now, adoptedBy: by }
  await tx.rows
    .insertInto('adoptions')
    .values({ organisation_id: tx.organisation, id: adoption.id, edition, adopted_at: tx.now, adopted_by: by })
    .execute()
  return adoption
}

export async function deleteAdoption(tx: Tx, _allowed: Allowed<'standards:adopt'>, id: string): Promise<void> {
  await tx.rows.deleteFrom('adoptions').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}
