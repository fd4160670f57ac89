import type pg from 'pg'
import { StartFailure } from '../start-failure.ts'
import { archivedSchemas, leftOut, neverEmpty } from './archive-format.ts'
import { quoted, type Table } from './snapshot.ts'

const refused = (why: string) =>
  new StartFailure(
    'restore-target',
    `${why} An archive is restored into an empty database only: choose another data folder with --data, or an empty database with DATABASE_URL. Nothing was restored.`,
  )

const tablesOf = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = any ($1)
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/**
 * Looks whether the migrations of an archive can be run on this database: on one without tables, and on one of ours that is not
 * further than the archive.
 *
 * @throws StartFailure `restore-target`
 */
export async function refuseOtherDatabase(client: pg.PoolClient, migrations: readonly string[]): Promise<void> {
  const found = await client.query<{ name: string }>(tablesOf, [archivedSchemas])
  const names = found.rows.map((row) => row.name)
  if (names.length === 0) return
  if (!names.includes('public.kysely_migration')) throw refused(`The database holds tables of something else.`)
  const applied = await client.query<{ name: string }>('select name from kysely_migration order by timestamp, name')
  if (!applied.rows.every(({ name }, at) => migrations[at] === name)) {
    throw refused('The database was started by a newer Zorgborg than the one that made the archive.')
  }
}

/**
 * Looks whether nothing was ever done in this database. Call it when its tables are locked, so that it stays so.
 *
 * @throws StartFailure `restore-target`
 */
export async function refuseData(client: pg.PoolClient, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    if (neverEmpty.includes(name)) continue
    const found = await client.query<{ holds: boolean }>(`select exists (select from ${quoted(name)}) as holds`)
    if (found.rows[0]?.holds) throw refused(`The database holds data (${name}).`)
  }
}

/**
 * Opens the tables for loading, inside the transaction: no trigger of ours runs, and the owner is not held back by row-level security.
 * Foreign keys and checks stay on. Gives the way back.
 *
 * @throws StartFailure `restore-target` when somebody else uses the database
 */
export async function openForLoading(client: pg.PoolClient, tables: Table[]): Promise<() => Promise<void>> {
  try {
    for (const { name } of tables) {
      await client.query(`alter table ${quoted(name)} disable trigger user, no force row level security`)
    }
  } catch (error) {
    const lockNotAvailable = '55P03'
    throw (error as { code?: string }).code === lockNotAvailable
      ? refused('Somebody else works in the database, perhaps another Zorgborg.')
      : error
  }
  return async () => {
    for (const { name, forced } of tables) {
      const force = forced ? ', force row level security' : ''
      await client.query(`alter table ${quoted(name)} enable trigger user${force}`)
    }
  }
}

/** Empties what is never empty, for the archive's own rows. Ours alone: rows that migrations put there. */
export async function clearSeeds(client: pg.PoolClient, tables: Table[]): Promise<void> {
  for (const { name } of tables.toReversed()) {
    if (neverEmpty.includes(name)) await client.query(`delete from ${quoted(name)}`)
  }
  for (const name of leftOut) await client.query(`delete from ${quoted(name)}`)
}
