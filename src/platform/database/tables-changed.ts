import { sql } from 'kysely'
import type { Reader } from './reader.ts'

/** Revisions that lie further apart are not compared: looking through what they changed would take longer than reading. */
const mostRevisions = 500

/** What a reader was told: it sees one snapshot, and many reads ask about the same two revisions. */
const told = new WeakMap<Reader, Map<string, Promise<ReadonlySet<string> | null>>>()

/**
 * Whether one of these tables may be other at one revision of the reader's organisation than at another, either before the other. A table
 * without history always may: nothing tells when it changes. One statement for each pair of revisions that a reader asks about.
 * @param names Names of tables; those of anything else among them mean nothing.
 */
export async function haveChanged(
  reader: Reader,
  names: ReadonlySet<string>,
  one: number,
  other: number,
): Promise<boolean> {
  if (Math.abs(one - other) > mostRevisions) return true
  const [after, through] = [Math.min(one, other), Math.max(one, other)]
  const here = told.get(reader) ?? new Map<string, Promise<ReadonlySet<string> | null>>()
  told.set(reader, here)
  const pair = `${after} ${through}`
  const asked = here.get(pair) ?? changedTables(reader, after, through)
  here.set(pair, asked)
  const changed = await asked
  return changed === null || !names.isDisjointFrom(changed)
}

/** Null where the reader's snapshot is older than the later of the two: what came after it began it cannot see. */
async function changedTables(reader: Reader, after: number, through: number): Promise<ReadonlySet<string> | null> {
  const found = await sql<{ name: string | null }>`
    select distinct table_name as name from trail_changes
    where organisation_id = ${reader.organisation} and revision > ${after} and revision <= ${through}
    union all
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p', 'v', 'm')
      and c.relname not in (select name from kept_tables)
    union all
    select null where not exists (
      select from trail_heads where organisation_id = ${reader.organisation} and size >= ${through})`.execute(
    reader.rows,
  )
  const names = found.rows.flatMap(({ name }) => name ?? [])
  return names.length < found.rows.length ? null : new Set(names)
}
