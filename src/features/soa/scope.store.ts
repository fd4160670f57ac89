import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** The text of the newest approved scope statement in a language; null while none was approved. */
export async function approvedScope(
  source: Pick<Reader | Tx, 'rows' | 'organisation'>,
  language: 'nl' | 'en',
): Promise<string | null> {
  const row = await source.rows
    .selectFrom('scope_versions')
    .select(sql<string>`statement -> 'text' ->> ${sql.lit(language)}`.as('text'))
    .where('organisation_id', '=', source.organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text ?? null
}
