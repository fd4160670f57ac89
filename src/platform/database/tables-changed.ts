import { sql } from 'kysely'
import type { Reader } from './reader.ts'

/** Revisions that lie further apart are not compared: looking through what they changed would take longer than reading. */
const mostRevisions = 500

/**
 * Whether one of these tables may be other at one revision of the reader's organisation than at another, either before the other. A table
 * without history always may: nothing tells when it changes.
 * @param names Names of tables; those of anything else among them mean nothing.
 */
export async function haveChanged(
  reader: Pick<Reader, 'rows' | 'organisation'>,
  names: ReadonlySet<string>,
  one: number,
  other: number,
): Promise<boolean> {
  if (Math.abs(one - other) > mostRevisions) return true
  const named = [...names]
  const found = await sql<{ changed: boolean }>`select
    exists (select from trail_changes where organisation_id = ${reader.organisation} and revision > ${Math.min(one, other)}
      and revision <= ${Math.max(one, other)} and table_name = any(${named}::text[]))
    or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p', 'v', 'm') and c.relname = any(${named}::name[])
        and c.relname not in (select name from kept_tables)) as changed`.execute(reader.rows)
  return found.rows[0]?.changed ?? true
}
