import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createBareDatabase } from '../../../tests/backup-world.ts'
import { migrations } from '../../../tests/installation.ts'
import { connect, type Engine } from './connect.ts'
import { migrate, migrationNames } from './migrate.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function bare(): Promise<Engine & { again(): Engine }> {
  const database = await createBareDatabase()
  undo.push(database.drop)
  const open = () => {
    const engine = connect(database.url, 2)
    undo.push(() => engine.close())
    return engine
  }
  return { ...open(), again: open }
}

/** The migrations that there are, and one more. */
async function withOneMore(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-test-'))
  undo.push(() => rm(folder, { recursive: true }))
  for (const file of await readdir(migrations)) await copyFile(join(migrations, file), join(folder, file))
  await writeFile(join(folder, name), text)
  return folder
}

const tables = async (engine: Engine) =>
  (
    await engine.pool.query<{ name: string }>(`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'v') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    and relname not like 'kysely%' and relnamespace::regnamespace::text !~ '^pg_' order by 1`)
  ).rows.map(({ name }) => name)

test('a migration that fails half-way changes nothing and is named, with what the database said', async () => {
  const engine = await bare()
  const failing = 'create table half (id integer); insert into half values (1); select 1 / 0;'
  const folder = await withOneMore('9999-half.sql', failing)
  const refused = {
    code: 'migration-failed',
    message: expect.stringMatching(/9999-half .*nothing was changed.*division by zero/),
  }
  // On an empty database not even those before it stay; on one in use, everything is as it was.
  await expect(migrate(engine, folder)).rejects.toMatchObject(refused)
  expect(await tables(engine)).toEqual([])
  await migrate(engine, migrations)
  const before = await tables(engine)
  expect(before).toContain('decisions')
  await expect(migrate(engine, folder)).rejects.toMatchObject(refused)
  expect(await tables(engine)).toEqual(before)
  // Once it is mended it runs.
  await writeFile(join(folder, '9999-half.sql'), 'create table half (id integer)')
  expect(await migrate(engine, folder)).toEqual(['9999-half'])
  expect(await migrate(engine, folder)).toEqual([])
})

test('of those that migrate at once one does the work, and all find it done', async () => {
  const engine = await bare()
  const done = await Promise.all(
    [engine, engine.again(), engine.again(), engine.again()].map((one) => migrate(one, migrations)),
  )
  expect(done.filter((names) => names.length > 0)).toEqual([await migrationNames(migrations)])
})

test('a database that a newer version made is left alone', async () => {
  const engine = await bare()
  await migrate(engine, await withOneMore('9999-later.sql', 'create table later (id integer)'))
  await expect(migrate(engine, migrations)).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringContaining('9999-later'),
  })
})
