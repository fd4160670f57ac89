import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database-world.ts'

const root = join(import.meta.dirname, '..')
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** What belongs to an organisation and is no domain fact: the trail itself, kept answers, the outbox. */
const bookkeeping = ['idempotent_answers', 'mails', 'trail', 'trail_changes', 'trail_heads']

type Table = { name: string; enabled: boolean; forced: boolean; key: string[] }

const tablesOf = async (schema: string) =>
  (
    await sql<Table>`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select array_agg(a.attname::text order by k.place) from pg_index i
          cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind = 'r'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
      order by 1`.execute(database.engine.rows)
  ).rows

test('every domain table keeps history, in the trail and for past moments', async () => {
  const kept = await database.engine.rows.selectFrom('kept_tables').select('name').orderBy('name').execute()
  const names = (await tablesOf('public')).map(({ name }) => name)
  expect(kept.map(({ name }) => name)).toEqual(names.filter((name) => !bookkeeping.includes(name)))
  expect((await tablesOf('history')).map(({ name }) => name)).toEqual(kept.map(({ name }) => name))
})

test('row-level security is forced on every table of an organisation, whose key begins with the organisation', async () => {
  for (const table of [...(await tablesOf('public')), ...(await tablesOf('history'))]) {
    expect(table, table.name).toMatchObject({ enabled: true, forced: true })
    expect(table.key[0], table.name).toBe('organisation_id')
  }
})

test('a table without organisation holds nothing of one', async () => {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id') order by 1`.execute(
    database.engine.rows,
  )
  expect(found.rows.map(({ name }) => name)).toEqual(['kept_tables', 'kysely_migration', 'kysely_migration_lock'])
})

test('no foreign key leaves its organisation', async () => {
  const keys = await sql<{ name: string; columns: string[] }>`
    select conname as name, (select array_agg(attname::text) from unnest(conkey) with ordinality k(n, place)
      join pg_attribute on attrelid = conrelid and attnum = k.n) as columns
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(database.engine.rows)
  expect(keys.rows.length).toBeGreaterThan(3)
  for (const { name, columns } of keys.rows) expect(columns, name).toContain('organisation_id')
})

test('a function that works as its owner names its search path', async () => {
  const open = await sql<{ name: string }>`
    select proname as name from pg_proc join pg_namespace n on n.oid = pronamespace
    where prosecdef and n.nspname in ('public', 'history', 'asof', 'identity')
      and not coalesce(proconfig::text like '%search_path=%', false)`.execute(database.engine.rows)
  expect(open.rows).toEqual([])
})

test('the types of the tables are those of the migrated database', async () => {
  const cli = join(root, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
  const run = promisify(execFile)(process.execPath, [cli, '--url', database.url, '--verify'], { cwd: root })
  await expect(run).resolves.toBeDefined()
})
