import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { headingKey } from '../../core/exchange/column-mapping.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './staff.store.ts'

type Kind = 'staff' | 'training'

/** What was chosen before for headings, by their key. */
export async function rememberedColumns(source: Source, kind: Kind): Promise<Map<string, string>> {
  const rows = await source.rows
    .selectFrom('import_columns')
    .select(['heading', 'field'])
    .where('organisation_id', '=', source.organisation)
    .where('kind', '=', kind)
    .execute()
  return new Map(rows.map(({ heading, field }) => [heading, field]))
}

/** Remembers what columns are about; what was remembered the same is not written again. Says whether anything was. */
export async function rememberColumns(
  tx: Tx,
  _may: Allowed<'staff:write'>,
  kind: Kind,
  columns: readonly { heading: string; about: string }[],
): Promise<boolean> {
  const before = await rememberedColumns(tx, kind)
  const chosen = new Map(
    columns
      .map(({ heading, about }) => [headingKey(heading).slice(0, 100), about] as const)
      .filter(([key]) => key !== ''),
  )
  const rows = [...chosen]
    .filter(([heading, field]) => before.get(heading) !== field)
    .map(([heading, field]) => ({ id: newId(), heading, field }))
  if (rows.length === 0) return false
  await sql`insert into import_columns (organisation_id, id, kind, heading, field)
    select ${tx.organisation}::uuid, id, ${kind}, heading, field
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, heading text, field text)
    on conflict (organisation_id, kind, lower(heading)) do update set field = excluded.field`.execute(tx.rows)
  return true
}
