import { finished } from 'node:stream/promises'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Engine } from '../database/connect.ts'
import { migrateWithin } from '../database/migrate.ts'
import type { DB } from '../database/tables.generated.ts'
import { archiveRefusals } from './archive-refusals.ts'
import type { CheckedArchive } from './check-archive.ts'
import { type ArchivePart, readArchive } from './read-archive.ts'
import { archivedTables, copyRows, copySettings, measure, quoted, quotedList, type Table } from './snapshot.ts'
import { clearSeeds, openForLoading, refuseData, refuseOtherDatabase } from './target.ts'

/** The database inside the one transaction of a restore: through Kysely, and the connection itself for COPY. */
export type Loading = { client: pg.PoolClient; rows: Transaction<DB> }

/** Runs `work` in one transaction; when it fails, nothing happened. Close the engine after that. */
export async function inOneTransaction<T>(engine: Engine, work: (loading: Loading) => Promise<T>): Promise<T> {
  const client = await engine.pool.connect()
  client.on('error', () => {})
  const pool = { connect: async () => client, end: async () => {}, options: {} }
  const one = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return one.transaction().execute((rows) => work({ client, rows }))
}

/**
 * Loads the rows of a checked archive into an empty database, at the migrations that the archive was made with; brings it up to date
 * after that. What is loaded is hashed once more on its way in and, read back, on its way out.
 *
 * @param onPart is given everything else that passes: keys and stored files
 * @throws StartFailure `restore-target`, `archive-damaged`
 */
export async function loadArchive(
  { client, rows }: Loading,
  archive: CheckedArchive,
  migrations: string,
  onPart: (part: ArchivePart) => Promise<void>,
): Promise<void> {
  const { head, manifest, file } = archive
  await refuseOtherDatabase(client, head.migrations)
  await client.query(copySettings)
  await migrateWithin(rows, migrations, head.migrations.at(-1))
  await client.query(copySettings)
  await client.query(`select set_config('lock_timeout', '20s', true)`)
  const tables = await archivedTables(client)
  refuseOtherTables(archive, tables)
  const close = await openForLoading(client, tables)
  await refuseData(client, tables)
  await clearSeeds(client, tables)

  await copyTables(client, archive, onPart)
  for (const { name, lastValue, isCalled } of head.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), lastValue, isCalled])
  }
  for (const told of manifest.tables) {
    const table = tables.find(({ name }) => name === told.name)
    const measured = measure()
    if (table) for await (const bytes of copyRows(client, table)) measured.add(bytes)
    const is = measured.result()
    if (is.rows !== told.rows || is.sha256 !== told.sha256) {
      throw archiveRefusals.damaged(file, `the rows of ${told.name} did not arrive as they were written`)
    }
  }
  await close()
  await migrateWithin(rows, migrations)
}

async function copyTables(
  client: pg.PoolClient,
  archive: CheckedArchive,
  onPart: (part: ArchivePart) => Promise<void>,
): Promise<void> {
  let open: Copy | null = null
  try {
    for await (const part of readArchive(archive)) {
      if (part.kind !== 'table') {
        await onPart(part)
        continue
      }
      if (open?.table !== part.table) {
        await open?.end()
        open = copyInto(client, part.table, archive.head.tables.find(({ name }) => name === part.table)?.columns ?? [])
      }
      await open.write(part.bytes)
    }
    await open?.end()
  } catch (error) {
    // The connection does nothing else, not even roll back, before the copy under way has ended.
    await open?.abort()
    throw error
  }
}

/** The tables of an archive are those that its migrations make. */
function refuseOtherTables({ file, head }: CheckedArchive, tables: Table[]): void {
  const named = (list: { name: string; columns: string[] }[]) =>
    list.map(({ name, columns }) => `${name} (${columns.join(', ')})`).sort()
  const [ours, theirs] = [named(tables), named(head.tables)]
  const differs = theirs.find((table) => !ours.includes(table)) ?? ours.find((table) => !theirs.includes(table))
  if (differs !== undefined) throw archiveRefusals.damaged(file, `its tables are not those of its version: ${differs}`)
}

type Copy = { table: string; write(bytes: Uint8Array): Promise<void>; end(): Promise<void>; abort(): Promise<void> }

function copyInto(client: pg.PoolClient, table: string, columns: string[]): Copy {
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${quotedList(columns)}) from stdin`))
  const done = finished(stream)
  // Told by whichever of the two below comes first; never by itself.
  done.catch(() => {})
  return {
    table,
    write: async (bytes) => {
      if (stream.write(bytes)) return
      await Promise.race([new Promise<void>((resume) => stream.once('drain', resume)), done])
    },
    end: async () => {
      stream.end()
      await done
    },
    abort: async () => {
      stream.destroy()
      await done.catch(() => {})
    },
  }
}
