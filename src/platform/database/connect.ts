import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.generated.ts'

/** Where the engine is: a server's address, or the socket of the embedded one. */
export type Connection = string | { host: string; port: number; user: string; database: string; password?: string }

export type Engine = {
  pool: pg.Pool
  rows: Kysely<DB>
  close(): Promise<void>
  /** Asked before each command; throws where nothing may be written now. */
  mayWrite?: () => Promise<void>
}

// The object identifiers of text[] and date[], which the driver's list of types leaves out.
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0]
const dateArray: number = 1182

// '2026-03-01 09:30:00.123+00' becomes '2026-03-01T09:30:00.123Z'. A list holds hundreds of these: making a Date of each costs more
// than all else about its row. What is written otherwise (another zone, a year beyond four digits) still goes by Date.
const instants = (value: string): string => {
  if (!value.endsWith('+00') || value[10] !== ' ') return new Date(value).toISOString()
  const clock = value.slice(11, -3)
  return `${value.slice(0, 10)}T${(clock.length === 8 ? `${clock}.000` : `${clock}00`).slice(0, 12)}Z`
}

// '{risk,law}': words without a quote or backslash need no parser that looks at every character. `{}` and NULL elements go by it too.
const parseTexts = pg.types.getTypeParser(textArray, 'text')
const texts = (value: string): unknown =>
  /^\{[^"\\{}]+\}$/.test(value) && !/\bNULL\b/i.test(value) ? value.slice(1, -1).split(',') : parseTexts(value)

/** How PostgreSQL's values arrive: bigint as number (all of ours stay below 2^53), instants as ISO text, days as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    if (oid === pg.types.builtins.INT8) return Number
    if (oid === pg.types.builtins.TIMESTAMPTZ) return instants
    if (oid === pg.types.builtins.DATE) return String
    if (oid === textArray || oid === dateArray) return texts
    return pg.types.getTypeParser(oid, 'text')
  },
} as pg.CustomTypesConfig

/**
 * Opens connections to the engine. Sessions run in UTC, give up on a statement after a minute and on an idle transaction after
 * half a minute, so that one stuck request cannot hold an organisation's lock for ever. `onQuery` is told of every statement.
 */
export function connect(connection: Connection, size = 10, onQuery?: (sql: string) => void): Engine {
  const pool = new pg.Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    max: size,
    types,
    application_name: 'zorgborg',
    connectionTimeoutMillis: 15_000,
    options:
      '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=20000',
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // One that breaks while a transaction thinks between two statements says so at the next statement; here too it must not end the process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const rows = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery ? { log: (event) => onQuery(event.query.sql) } : {}),
  })
  // Rows that were never asked for anything have no pool yet to end, and an open one keeps the process for another ten seconds.
  const close = () => rows.destroy().then(() => (pool.ending ? undefined : pool.end()))
  return { pool, rows, close }
}
