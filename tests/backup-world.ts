import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openBackupKey } from '../src/platform/backup/backup-key.ts'
import { type CheckedArchive, checkArchive } from '../src/platform/backup/check-archive.ts'
import { connect, type Engine } from '../src/platform/database/connect.ts'
import { migrationNames } from '../src/platform/database/migrate.ts'
import { type DataFolder, openDataFolder } from '../src/platform/files/data-folder.ts'
import { databaseAt } from './database-setup.ts'
import { createTestDatabase } from './database-world.ts'
import { fastFolder } from './fast-folder.ts'
import { type Installation, installationOn, migrations } from './installation.ts'

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

export async function newFolder(): Promise<DataFolder> {
  return openDataFolder(await fastFolder('zorgborg-test-'))
}

/** An installation with a database and a data folder of its own. */
export async function openInstallation(): Promise<Installation> {
  const database = await createTestDatabase()
  const folder = await newFolder()
  await writeFile(join(folder.keys, 'secret'), 'for-tests-only-for-tests-only-for-tests-only\n', { mode: 0o600 })
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
