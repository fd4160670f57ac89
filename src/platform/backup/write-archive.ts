import { join } from 'node:path'
import type pg from 'pg'
import { verifierKey } from '../../core/transparency/verifier-key.ts'
import type { Engine } from '../database/connect.ts'
import type { DataFolder } from '../files/data-folder.ts'
import { openTrailKey } from '../trail/keys.ts'
import {
  type ArchiveHead,
  archiveFormat,
  backupKeyName,
  headName,
  type Manifest,
  manifestName,
  pieceName,
  placeOf,
} from './archive-format.ts'
import { archivedSequences, archivedTables, copyRows, copySettings, measure, type Table } from './snapshot.ts'
import { openStored, storedFiles } from './stored-files.ts'
import type { TarWriter } from './tar-writer.ts'

type Source = { engine: Engine; folder: DataFolder; version: string; recipient: string; madeAt: Date }

/** Rows are gathered to this size before they get an entry, because a tar tells the size of an entry before its content. */
const pieceSize = 1024 * 1024

/** Fills a tar with everything, in the order of the format, and closes it. The tables come from one snapshot. */
export async function writeArchive(tar: TarWriter, source: Source): Promise<void> {
  const { engine, folder } = source
  const client = await engine.pool.connect()
  // A connection that breaks is told by the statement under way; without a listener it would end the process as well.
  const ignore = () => {}
  client.on('error', ignore)
  let whole = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(copySettings)
    const tables = await archivedTables(client)
    await addJson(tar, headName, await headOf(client, source, tables))
    for (const name of await storedFiles(folder.keys)) {
      if (name !== backupKeyName) await addFile(tar, `keys/${name}`, join(folder.keys, name))
    }
    const measured: Manifest['tables'] = []
    for (const table of tables) measured.push({ name: table.name, ...(await addTable(tar, client, table)) })
    await client.query('commit')
    whole = true
    // Rows name stored files, never the other way round: what the snapshot needs is still there after it.
    for (const name of await storedFiles(folder.files)) await addFile(tar, `files/${name}`, join(folder.files, name))
    await addJson(tar, manifestName, { entries: [...tar.entries], tables: measured } satisfies Manifest)
    tar.bytes.finalize()
  } finally {
    client.off('error', ignore)
    // Half-way through a copy a connection is good for nothing else.
    client.release(!whole)
  }
}

async function headOf(client: pg.PoolClient, source: Source, tables: Table[]): Promise<ArchiveHead> {
  const migrations = await client.query<{ name: string }>('select name from kysely_migration order by timestamp, name')
  const heads = await client.query<{ organisation: string; size: number; checkpoint: string }>(
    'select organisation_id as organisation, size, checkpoint from trail_heads order by 1',
  )
  const key = await openTrailKey(source.folder.keys)
  return {
    product: 'zorgborg',
    format: archiveFormat,
    version: source.version,
    madeAt: source.madeAt.toISOString(),
    migrations: migrations.rows.map((row) => row.name),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    sequences: await archivedSequences(client),
    recipient: source.recipient,
    trail: { verifierKey: verifierKey(key.name, key.publicKey), heads: heads.rows },
  }
}

async function addJson(tar: TarWriter, name: string, content: unknown): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(content, null, 1)}\n`)
  await tar.add(name, bytes.length, [bytes])
}

async function addFile(tar: TarWriter, name: string, path: string): Promise<void> {
  if (placeOf(name) === null) throw new Error(`${path} has a name that no archive can hold`)
  const stored = await openStored(path)
  if (stored === null) return
  const { file, size } = stored
  try {
    const content = size === 0 ? [] : file.createReadStream({ end: size - 1, autoClose: false })
    await tar.add(name, size, content)
  } finally {
    await file.close()
  }
}

async function addTable(tar: TarWriter, client: pg.PoolClient, table: Table) {
  const measured = measure()
  let waiting: Buffer[] = []
  let size = 0
  let piece = 0
  const flush = async () => {
    if (size === 0) return
    piece += 1
    const [pieces, total] = [waiting, size]
    waiting = []
    size = 0
    await tar.add(pieceName(table.name, piece), total, pieces)
  }
  for await (const bytes of copyRows(client, table)) {
    measured.add(bytes)
    waiting.push(bytes)
    size += bytes.length
    if (size >= pieceSize) await flush()
  }
  await flush()
  return measured.result()
}
