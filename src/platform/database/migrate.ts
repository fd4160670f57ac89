import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { StartFailure } from '../start-failure.ts'
import type { Engine } from './connect.ts'
import type { DB } from './tables.generated.ts'

/** Oldest PostgreSQL whose SQL we keep to: views with `security_invoker` came with 15. */
const oldestServer = 15

/** The names of all migrations, in order. */
export async function migrationNames(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  return files.map((name) => name.slice(0, -4)).sort()
}

async function readMigrations(folder: string) {
  const entries = (await migrationNames(folder)).map(async (name) => {
    const text = await readFile(join(folder, `${name}.sql`), 'utf8')
    return [name, { up: async (db: Kysely<DB>) => void (await sql.raw(text).execute(db)) }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/**
 * Brings the database up to date: plain SQL files in order of name, all in one transaction under an advisory lock, so that either
 * every pending migration is there afterwards or none. Returns the names applied.
 * Fails with `migration-failed`, naming the file and what the database said; nothing has changed then.
 */
export async function migrate(engine: Engine, folder: string): Promise<string[]> {
  const found = await engine.pool.query<{ server_version_num: string }>('show server_version_num')
  const version = Math.floor(Number(found.rows[0]?.server_version_num) / 10_000)
  if (version < oldestServer) {
    throw new StartFailure(
      'database-version',
      `This database server is PostgreSQL ${version}. Zorgborg needs PostgreSQL ${oldestServer} or newer: upgrade it, or leave DATABASE_URL out to use the embedded one.`,
    )
  }
  const migrator = new Migrator({ db: engine.rows, provider: { getMigrations: () => readMigrations(folder) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')
    const said = error instanceof Error ? error.message : String(error)
    throw new StartFailure(
      'migration-failed',
      failed
        ? `Migration ${failed.migrationName} failed and nothing was changed. The database said: ${said}`
        : `The database cannot be brought up to date and nothing was changed: ${said}`,
    )
  }
  return (results ?? []).map((result) => result.migrationName)
}

/**
 * Brings a database to a given migration, or to the last, inside a transaction of the caller's, who rolls back when this fails.
 * Fails with what the database said, named after its migration.
 */
export async function migrateWithin(transaction: Transaction<DB>, folder: string, last?: string): Promise<void> {
  let failed: Error | undefined
  const provider = {
    getMigrations: async () => {
      const named = Object.entries(await readMigrations(folder)).map(([name, { up }]) => {
        const told = (db: Kysely<DB>) =>
          up(db).catch((cause: unknown) => {
            const said = cause instanceof Error ? cause.message : String(cause)
            failed = new Error(`migration ${name} failed: ${said}`, { cause })
            throw cause
          })
        return [name, { up: told }] as const
      })
      return Object.fromEntries(named)
    },
  }
  const migrator = new Migrator({ db: transaction, provider })
  // What fails inside a transaction leaves it unusable, and with that the migrator's own account of it.
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last)).catch(
    (thrown: unknown) => ({ error: thrown }),
  )
  if (error) throw failed ?? error
}
