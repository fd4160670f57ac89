import pg from 'pg'
import { systemCode } from '../../start-failure.ts'
import { databaseName, socketPort, superuser } from './settings.ts'

/** Runs statements on the embedded server, each in its own transaction, and gives the first row of the last. */
export async function ask(
  host: string,
  database: string,
  ...statements: string[]
): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({
    host,
    port: socketPort,
    user: superuser,
    database,
    ssl: false,
    password: '',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    let row: Record<string, unknown> | undefined
    for (const statement of statements) row = (await client.query<Record<string, unknown>>(statement)).rows[0]
    return row
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes our database where it is absent: at the first start, or when that was interrupted. */
export async function ensureDatabase(host: string): Promise<void> {
  try {
    await ask(host, databaseName, 'select 1')
  } catch (error) {
    const absent = '3D000'
    if (systemCode(error) !== absent) throw error
    await ask(host, 'postgres', `create database ${databaseName}`)
  }
}
