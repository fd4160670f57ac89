import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { archivedSchemas, leftOut } from './archive-format.ts'

/** A table as it is archived: columns in order (without generated ones), and what its rows are sorted by. */
export type Table = { name: string; columns: string[]; order: string; forced: boolean }

type FoundTable = Table & { hides: boolean; after: string[] }

/** Both sides of a copy write values in the same way, whatever the server is set to. */
export const copySettings = `select set_config('client_encoding', 'UTF8', true), set_config('datestyle', 'ISO', true),
  set_config('intervalstyle', 'iso_8601', true), set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true),
  set_config('extra_float_digits', '1', true), set_config('search_path', 'public', true),
  set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`

// Text is sorted by code point, so that the order is the same on every server. A policy that lets the backup see all
// rows has to be there wherever row-level security holds for it too: an owner who is no superuser.
const findTables = `
  select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as forced,
    (select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.at)
      from pg_index i cross join unnest(i.indkey::int[]) with ordinality as k(attnum, at)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"') as "order",
    row_security_active(c.oid) and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive
      and p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, p.polrelid) = 'true'
      and exists (select from unnest(p.polroles) as role where role = 0 or pg_has_role(role, 'usage'))) as hides,
    coalesce((select json_agg(fn.nspname || '.' || f.relname) from pg_constraint k join pg_class f on f.oid = k.confrelid
      join pg_namespace fn on fn.oid = f.relnamespace
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as after
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1)
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by (n.nspname || '.' || c.relname) collate "C"`

/** The tables that an archive holds, each after those that its foreign keys name. */
export async function archivedTables(client: pg.PoolClient): Promise<Table[]> {
  const { rows } = await client.query<FoundTable>(findTables, [archivedSchemas])
  const waiting = rows.filter((table) => !leftOut.includes(table.name))
  const hidden = waiting.find((table) => table.hides)
  if (hidden) throw new Error(`row-level security hides rows of ${hidden.name} from the backup`)
  const ordered: Table[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex((table) => !table.after.some((other) => waiting.some(({ name }) => name === other)))
    const [table] = waiting.splice(next, 1)
    if (next < 0 || !table) throw new Error('foreign keys go round in a circle')
    ordered.push({ name: table.name, columns: table.columns, order: table.order, forced: table.forced })
  }
  return ordered
}

/** The values of sequences; a sequence that was never used has no last value. */
export async function archivedSequences(client: pg.PoolClient) {
  const { rows } = await client.query<{ name: string; lastValue: string | null }>(
    `select schemaname || '.' || sequencename as name, last_value::text as "lastValue" from pg_sequences
     where schemaname = any ($1) order by 1`,
    [archivedSchemas],
  )
  return rows.flatMap(({ name, lastValue }) => (lastValue === null ? [] : [{ name, lastValue, isCalled: true }]))
}

/** A name of ours, as SQL takes it; the shape of names admits nothing that would end the quotes. */
export const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

export const quotedList = (columns: string[]) => columns.map(quoted).join(', ')

/** All rows of a table in COPY's text form, in order of primary key. */
export function copyRows(client: pg.PoolClient, table: Table): AsyncIterable<Buffer> {
  const rows = `select ${quotedList(table.columns)} from ${quoted(table.name)} t order by ${table.order}`
  return client.query(copyTo(`copy (${rows}) to stdout`))
}

/** Counts and hashes what passes. A line feed ends a row and is nowhere else in COPY's text form. */
export function measure() {
  const hash = createHash('sha256')
  const sum = { rows: 0, size: 0 }
  return {
    add(bytes: Uint8Array): void {
      hash.update(bytes)
      sum.size += bytes.length
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) sum.rows += 1
    },
    result: () => ({ ...sum, sha256: hash.digest('hex') }),
  }
}
