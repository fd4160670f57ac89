import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { headingKey } from '../../core/exchange/column-mapping.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './coverage-facts.store.ts'

/** What was chosen before for the headings of coverage reports, by their key. */
export async function rememberedColumns(source: Source): Promise<Map<string, string>> {
  const rows = await source.rows
    .selectFrom('import_columns')
    .select(['heading', 'field'])
    .where('organisation_id', '=', source.organisation)
    .where('kind', '=', 'coverage')
    .execute()
  return new Map(rows.map(({ heading, field }) => [heading, field]))
}

/** Remembers what columns are about; what was remembered the same is not written again. */
export async function rememberColumns(
  tx: Tx,
  _allowed: Allowed<'suppliers:write'>,
  columns: readonly { heading: string; about: string }[],
): Promise<void> {
  const before = await rememberedColumns(tx)
  const chosen = new Map(columns.map(({ heading, about }) => [headingKey(heading).slice(0, 100), about] as const))
  const rows = [...chosen]
    .filter(([heading, field]) => heading !== '' && before.get(heading) !== field)
    .map(([heading, field]) => ({ id: newId(), heading, field }))
  if (rows.length === 0) return
  await sql`insert into import_columns (organisation_id, id, kind, heading, field)
    select ${tx.organisation}::uuid, id, 'coverage', heading, field
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, heading text, field text)
    on conflict (organisation_id, kind, lower(heading)) do update set field = excluded.field`.execute(tx.rows)
}

/** The report on a service that counts and came from a file with these bytes; undefined where there is none. */
export async function sameFile(source: Source, service: string, sha256: string): Promise<string | undefined> {
  const found = await source.rows
    .selectFrom('coverage_reports as report')
    .select('report.id')
    .where('report.organisation_id', '=', source.organisation)
    .where('report.service', '=', service)
    .where('report.source_sha256', '=', sha256)
    .where('report.withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('coverage_reports as next')
            .select('next.id')
            .whereRef('next.organisation_id', '=', 'report.organisation_id')
            .whereRef('next.replaces', '=', 'report.id')
            .where('next.withdrawn_at', 'is', null),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return found?.id
}
