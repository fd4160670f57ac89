import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checked, contentOf, createBareDatabase, newFolder, openInstallation } from '../../../tests/backup-world.ts'
import { type Installation, installationOn, migrations } from '../../../tests/installation.ts'
import type { Instant } from '../../core/time/instant.ts'
import { type Connection, connect } from '../database/connect.ts'
import { startEmbeddedDatabase } from '../database/embedded/start.ts'
import { newId } from '../database/ids.ts'
import { migrationNames } from '../database/migrate.ts'
import { leftOut } from './archive-format.ts'
import { readBackupKey } from './backup-key.ts'
import { checkArchive } from './check-archive.ts'
import { restoreBackup } from './restore-backup.ts'

let source: Installation
let archive: string
let organisation: string
let before: Instant
const undo: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  source = await openInstallation()
  organisation = await source.organisation(40)
  before = new Date().toISOString() as Instant
  await source.organisation(3, 'x'.repeat(300_000))
  await source.account()
  await mkdir(join(source.folder.files, 'ab'))
  await writeFile(join(source.folder.files, 'ab', 'evidence'), 'evidence')
  await writeFile(join(source.folder.files, 'empty'), '')
  await writeFile(join(source.folder.files, '.part'), 'half')
  archive = await source.backup()
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
afterAll(() => source.close())

async function restoreInto(connection: Connection): Promise<Installation> {
  const folder = await newFolder()
  undo.push(() => rm(folder.path, { recursive: true }))
  const engine = connect(connection, 4)
  undo.push(() => engine.close())
  const restored = await restoreBackup(await checked(archive, source.folder), { engine, folder, migrations })
  expect(restored).toMatchObject({ organisations: 2, files: 2, trail: { whole: true } })
  return installationOn(engine, folder)
}

async function expectTheSame(restored: Installation): Promise<void> {
  const [is, was] = [await contentOf(restored.engine), await contentOf(source.engine)]
  expect(Object.keys(is)).toEqual(Object.keys(was))
  for (const name of Object.keys(was)) expect(is[name], name).toEqual(leftOut.includes(name) ? [] : was[name])
  expect(await restored.verify()).toEqual(await source.verify())
  const atThatMoment = (on: Installation) =>
    on.transactions.read(organisation, { kind: 'past', at: before }, (reader) =>
      reader.rows
        .selectFrom('decisions')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .orderBy('id')
        .execute(),
    )
  expect(await atThatMoment(restored)).toEqual(await atThatMoment(source))
  expect(await atThatMoment(restored)).toHaveLength(40)
  for (const name of ['secret', 'trail-ed25519.pem', 'backup.agekey']) {
    const [mine, theirs] = [join(restored.folder.keys, name), join(source.folder.keys, name)]
    expect((await readFile(mine, 'utf8')).split('\n').at(-2)).toBe((await readFile(theirs, 'utf8')).split('\n').at(-2))
    expect((await stat(mine)).mode & 0o777).toBe(0o600)
  }
  expect((await readdir(restored.folder.files, { recursive: true })).sort()).toEqual(['ab', 'ab/evidence', 'empty'])
  expect((await readdir(restored.folder.path)).filter((name) => name.startsWith('.'))).toEqual([])
  // Triggers and row-level security are as they were: it goes on, and stays whole.
  const [mine, theirs] = [await guards(restored), await guards(source)]
  expect(mine).toEqual(theirs)
  await restored.organisation(2)
  expect(await restored.verify()).toMatchObject({ whole: true })
}

async function guards(installation: Installation) {
  const { rows } = await installation.engine.pool.query(
    `select c.oid::regclass::text as name, relrowsecurity, relforcerowsecurity, tgname, tgenabled
     from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
     where c.relnamespace in ('public'::regnamespace, 'history'::regnamespace, 'identity'::regnamespace)
     order by 1, 4`,
  )
  return rows
}

test('everything comes back in an empty database of a server', async () => {
  const bare = await createBareDatabase()
  undo.push(bare.drop)
  await expectTheSame(await restoreInto(bare.url))
})

test('everything comes back in an empty embedded database', async () => {
  const folder = await newFolder()
  const database = await startEmbeddedDatabase({ folder })
  undo.push(() => rm(folder.path, { recursive: true }))
  undo.push(() => database.stop())
  const { host, port, user, database: name } = database
  await expectTheSame(await restoreInto({ host, port, user, database: name }))
})

test('an owner without special rights restores and backs up everything', async () => {
  const owner = `owner_${newId().slice(-12)}`
  undo.push(() => source.engine.pool.query(`drop role ${owner}`))
  const bare = await createBareDatabase()
  undo.push(bare.drop)
  const admin = connect(bare.url, 1)
  await admin.pool.query(`create role ${owner} login password 'owner' createrole`)
  await admin.pool.query(`grant zorgborg_app, zorgborg_system to ${owner} with admin option`)
  const { rows } = await admin.pool.query('select current_database() as name')
  await admin.pool.query(`alter database ${rows[0].name} owner to ${owner}`)
  await admin.close()
  const url = new URL(bare.url)
  url.username = owner
  url.password = 'owner'
  const restored = await restoreInto(url.href)
  await expectTheSame(restored)
  const entries = async (file: string, of: Installation) =>
    (await checked(file, of.folder)).manifest.tables.find(({ name }) => name === 'public.trail')?.rows ?? 0
  // Five commands more: row-level security hid nothing from the copy.
  expect(await entries(await restored.backup(), restored)).toBe((await entries(archive, source)) + 5)
  // Where it would hide some there is no archive.
  await restored.engine.pool.query('drop policy every_organisation on decisions')
  await expect(restored.backup()).rejects.toThrow('row-level security hides rows of public.decisions')
})

test('archives of earlier versions are restored, and their trail is whole', async () => {
  // Made by tests/archives/make-archive.ts, which says when.
  const archives = join(import.meta.dirname, '..', '..', '..', 'tests', 'archives')
  const files = (await readdir(archives)).filter((name) => name.endsWith('.age'))
  expect(files).toContain('0.1.0.age')
  const names = await migrationNames(migrations)
  for (const name of files) {
    const file = join(archives, name)
    const { identity } = await readBackupKey(`${file}key`)
    const kept = await checkArchive({ file, identity, version: '0.1.0' }, names)
    const bare = await createBareDatabase()
    undo.push(bare.drop)
    const engine = connect(bare.url, 4)
    undo.push(() => engine.close())
    const folder = await newFolder()
    undo.push(() => rm(folder.path, { recursive: true }))
    const { organisations, files: evidence, trail } = await restoreBackup(kept, { engine, folder, migrations })
    expect([organisations, evidence, trail.whole, trail.entries], name).toEqual([2, 1, true, 25])
    const restored = await installationOn(engine, folder)
    await restored.organisation(1)
    expect(await restored.verify()).toMatchObject({ whole: true, entries: 28 })
  }
})

const ageTool = spawnSync('age', ['--version']).status === 0

test.skipIf(!ageTool)('the public age tool opens an archive, and tar lists it', async () => {
  const key = join(source.folder.keys, 'backup.agekey')
  const opened = spawnSync('sh', ['-c', `age -d -i '${key}' '${archive}' | tar -xOf - manifest.json`])
  const tables = (await checked(archive, source.folder)).manifest.tables
  expect(JSON.parse(opened.stdout.toString()).tables).toEqual(tables)
})
