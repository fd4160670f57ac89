import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inject } from 'vitest'
import { openBackupKey } from '../src/platform/backup/backup-key.ts'
import { type CheckedArchive, checkArchive } from '../src/platform/backup/check-archive.ts'
import { makeBackup } from '../src/platform/backup/make-backup.ts'
import { connect, type Engine } from '../src/platform/database/connect.ts'
import { newId } from '../src/platform/database/ids.ts'
import { migrationNames } from '../src/platform/database/migrate.ts'
import { createTransactions, type Transactions } from '../src/platform/database/transactions.ts'
import { type DataFolder, openDataFolder } from '../src/platform/files/data-folder.ts'
import { openTrailKey, type TrailKey } from '../src/platform/trail/keys.ts'
import { createSeal } from '../src/platform/trail/seal.ts'
import { verifyEverything } from '../src/platform/trail/verify.ts'
import { databaseAt } from './database-setup.ts'
import { createTestDatabase } from './database-world.ts'

export const migrations = join(import.meta.dirname, '..', 'migrations')
export const actor = { kind: 'system', name: 'test' } as const

/** A database without anything in it, on the PostgreSQL of this run. */
export async function createBareDatabase(owner?: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('databaseServer')
  const name = `zorgborg_bare_${randomBytes(6).toString('hex')}`
  const admin = connect(server, 1)
  await admin.pool.query(`create database ${name}${owner ? ` owner ${owner}` : ''}`)
  return {
    url: databaseAt(server, name),
    drop: async () => {
      await admin.pool.query(`drop database ${name} with (force)`)
      await admin.close()
    },
  }
}

export type Installation = {
  engine: Engine
  folder: DataFolder
  key: TrailKey
  transactions: Transactions
  /** A new organisation with so many decisions, each written twice. */
  organisation(decisions: number, told?: string): Promise<string>
  /** Makes an archive and gives the path of the file. */
  backup(recipients?: string[]): Promise<string>
  verify(): ReturnType<typeof verifyEverything>
  close(): Promise<void>
}

export async function newFolder(): Promise<DataFolder> {
  return openDataFolder(await mkdtemp(join(tmpdir(), 'zorgborg-test-')))
}

/** An installation on an engine: keys, transactions, and rows to lose. */
export async function installationOn(engine: Engine, folder: DataFolder, drop = async () => {}): Promise<Installation> {
  const key = await openTrailKey(folder.keys)
  const transactions = createTransactions(engine, createSeal(key))
  let made = 0
  return {
    engine,
    folder,
    key,
    transactions,
    organisation: async (decisions, told = 'Copies are made every night.') => {
      const id = newId()
      const owner = { organisation_id: id }
      await transactions.inTx(id, actor, async (tx) => {
        const facts = { kind: 'care-provider', language: 'nl', care_term: 'client', scope: '\\N\t"\n\\.', demo: false }
        await tx.rows
          .insertInto('organisations')
          .values({ ...owner, id, name: `Organisation ${id}`, requires_second_factor: false, ...facts })
          .execute()
        tx.note({ action: 'organisation.created', subject: 'é\u{1F98A}\\ \u0001', details: { told } })
      })
      for (let n = 0; n < decisions; n += 1) {
        const decision = newId()
        await transactions.inTx(id, actor, async (tx) => {
          const rest = {
            justification: told,
            description: '',
            decided_by: 'somebody',
            decided_at: tx.now,
            since: '2026-01-05',
          }
          await tx.rows
            .insertInto('decisions')
            .values({
              ...owner,
              ...rest,
              id: decision,
              edition: 'nen-7510-2024',
              requirement: `${n}`,
              applies: true,
              reasons: ['law', 'risk'],
            })
            .execute()
          tx.note({ action: 'control.decided', subject: `${n}` })
        })
        await transactions.inTx(id, actor, async (tx) => {
          await tx.rows
            .updateTable('decisions')
            .set({ description: `${told} ${n}` })
            .where('id', '=', decision)
            .execute()
          tx.note({ action: 'control.decided', subject: `${n}` })
        })
      }
      return id
    },
    backup: async (recipients) => {
      made += 1
      const path = join(folder.path, `archive-${made}.age`)
      await pipeline(await makeBackup({ engine, folder, version: '0.1.0', recipients }), createWriteStream(path))
      return path
    },
    verify: () => transactions.everyOrganisation('test', (reader) => verifyEverything(reader, key)),
    close: async () => {
      await drop()
      await rm(folder.path, { recursive: true, force: true })
    },
  }
}

/** An installation with a database and a data folder of its own. */
export async function openInstallation(): Promise<Installation> {
  const database = await createTestDatabase()
  const folder = await newFolder()
  await writeFile(join(folder.keys, 'secret'), 'for tests only\n', { mode: 0o600 })
  return installationOn(database.engine, folder, database.drop)
}

export async function checked(file: string, folder: DataFolder): Promise<CheckedArchive> {
  const { identity } = await openBackupKey(folder.keys)
  return checkArchive({ file, identity, version: '0.1.0' }, await migrationNames(migrations))
}

/** Everything that the tables of a database hold, as text, by table. */
export async function contentOf(engine: Engine): Promise<Record<string, string[]>> {
  const { rows } = await engine.pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('public', 'history', 'identity') and table_type = 'BASE TABLE' order by 1`,
  )
  const content: Record<string, string[]> = {}
  for (const { name } of rows) {
    const found = await engine.pool.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    content[name] = found.rows.map(({ row }) => row)
  }
  return content
}
