import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checked, contentOf, createBareDatabase, newFolder, openInstallation } from '../../../tests/backup-world.ts'
import { actor, type Installation, installationOn, migrations } from '../../../tests/installation.ts'
import { connect, type Engine } from '../database/connect.ts'
import { newId } from '../database/ids.ts'
import { migrate, migrationNames } from '../database/migrate.ts'
import { archivedSchemas, backupKeyName } from './archive-format.ts'
import { checkArchive } from './check-archive.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

let source: Installation
let archive: string
const undo: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  source = await openInstallation()
  await source.organisation(10)
  archive = await source.backup()
})
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
afterAll(() => source.close())

async function target(): Promise<{ engine: Engine; folder: Awaited<ReturnType<typeof newFolder>> }> {
  const bare = await createBareDatabase()
  undo.push(bare.drop)
  const engine = connect(bare.url, 4)
  undo.push(() => engine.close())
  const folder = await newFolder()
  undo.push(() => rm(folder.path, { recursive: true, force: true }))
  return { engine, folder }
}

const stored = async (engine: Engine) =>
  (await engine.pool.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`)).rowCount

test('a byte that changed is found wherever it is', async () => {
  const bytes = await readFile(archive)
  const copy = join(source.folder.path, 'changed')
  const places = [...Array(20).keys(), 60, 100, 150, 199, 200, 215, bytes.length - 1]
  for (let n = 0; n < 60; n += 1) places.push(Math.floor((bytes.length * n) / 60))
  for (const place of places) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    await writeFile(copy, changed)
    const refusal = await checked(copy, source.folder).catch((error) => error)
    expect(refusal, `byte ${place}`).toMatchObject({ name: 'StartFailure', code: expect.stringMatching(/^archive-/) })
  }
})

test('an archive that was cut off is found wherever that was', async () => {
  const bytes = await readFile(archive)
  const copy = join(source.folder.path, 'cut')
  const chunk = 64 * 1024 + 16
  const header = bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1 + 16
  const sizes = [0, 1, 21, 22, 100, header - 16, header, header + 16, header + chunk, header + chunk + 16]
  for (let n = 0; n < 40; n += 1) sizes.push(Math.floor((bytes.length * n) / 40))
  for (const size of [...sizes, bytes.length - 1]) {
    await writeFile(copy, bytes)
    await truncate(copy, size)
    const refusal = await checked(copy, source.folder).catch((error) => error)
    expect(refusal, `${size} bytes`).toMatchObject({ name: 'StartFailure', code: expect.stringMatching(/^archive-/) })
  }
  await writeFile(copy, Buffer.concat([bytes, Buffer.from('x')]))
  await expect(checked(copy, source.folder)).rejects.toMatchObject({ code: 'archive-damaged' })
})

test('an archive that changes after it was checked leaves the database as it was', async () => {
  const large = await openInstallation()
  undo.push(() => large.close())
  await large.organisation(2, 'x'.repeat(300_000))
  const copy = await large.backup()
  const bytes = await readFile(copy)
  const archived = await checked(copy, large.folder)
  // Before the first table, and while one is being loaded.
  for (const place of [1000, Math.floor(bytes.length * 0.6), bytes.length - 20]) {
    const { engine, folder } = await target()
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    await writeFile(copy, changed)
    const restore = restoreBackup(archived, { engine, folder, migrations })
    await expect(restore).rejects.toMatchObject({ code: 'archive-damaged' })
    expect(await stored(engine)).toBe(0)
    expect(await readdir(folder.keys)).toEqual([])
    expect(await readdir(folder.path)).not.toContain('.restoring')
  }
})

test('other recipients open an archive, and the own key then does not', async () => {
  const identity = await generateIdentity()
  const file = await source.backup([await identityToRecipient(identity)])
  await expect(checked(file, source.folder)).rejects.toMatchObject({ code: 'archive-other-key' })
  const archived = await checkArchive({ file, identity, version: '0.1.0' }, await migrationNames(migrations))
  const { engine, folder } = await target()
  await restoreBackup(archived, { engine, folder, migrations })
  // Somebody's own key is not left on the server.
  expect(await readdir(folder.keys)).not.toContain(backupKeyName)
  for (const recipient of ['age1nonsense', 'ssh-ed25519 AAAA', '']) {
    const refused = makeBackup({ ...source, version: '0.1.0', recipients: [recipient] })
    await expect(refused).rejects.toMatchObject({ status: 400, code: 'recipient-invalid' })
  }
})

test('a database or a data folder with something in it is refused and left as it is', async () => {
  const archived = await checked(archive, source.folder)
  const used = await openInstallation()
  undo.push(() => used.close())
  await used.organisation(1)
  const before = await contentOf(used.engine)
  const { engine, folder } = await target()
  const data = restoreBackup(archived, { engine: used.engine, folder, migrations })
  await expect(data).rejects.toMatchObject({ code: 'restore-target', message: expect.stringContaining('holds data') })
  expect(await contentOf(used.engine)).toEqual(before)
  await used.organisation(1)
  expect(await used.verify()).toMatchObject({ whole: true })

  const keys = restoreBackup(archived, { engine, folder: used.folder, migrations })
  await expect(keys).rejects.toMatchObject({ code: 'restore-target', message: expect.stringContaining('keys/') })
  await writeFile(join(folder.files, 'evidence'), 'of somebody else')
  const files = restoreBackup(archived, { engine, folder, migrations })
  await expect(files).rejects.toMatchObject({
    code: 'restore-target',
    message: expect.stringContaining('files/evidence'),
  })
  await rm(join(folder.files, 'evidence'))

  await engine.pool.query('create table invoices (id integer)')
  const other = restoreBackup(archived, { engine, folder, migrations })
  await expect(other).rejects.toMatchObject({
    code: 'restore-target',
    message: expect.stringContaining('something else'),
  })
  expect(await stored(engine)).toBe(1)
})

test('a database that was started but never used is taken', async () => {
  const { engine, folder } = await target()
  await migrate(engine, migrations)
  await engine.pool.query(`insert into identity.setup_tokens (token_hash) values ('x')`)
  await restoreBackup(await checked(archive, source.folder), { engine, folder, migrations })
  expect(await (await installationOn(engine, folder)).verify()).toMatchObject({ whole: true, entries: 21 })
  expect((await engine.pool.query('select from identity.setup_tokens')).rowCount).toBe(0)
})

test('an archive from before a migration is loaded as it was and then brought up to date', async () => {
  const later = await mkdtemp(join(tmpdir(), 'zorgborg-test-'))
  undo.push(() => rm(later, { recursive: true }))
  for (const name of await readdir(migrations))
    await writeFile(join(later, name), await readFile(join(migrations, name)))
  await writeFile(
    join(later, '9999-later.sql'),
    `alter table decisions add column owner text; alter table history.decisions add column owner text; select keep_history('decisions');`,
  )
  const { engine, folder } = await target()
  await restoreBackup(await checked(archive, source.folder), { engine, folder, migrations: later })
  const restored = await installationOn(engine, folder)
  expect(await restored.verify()).toMatchObject({ whole: true, rows: 11 })
  expect((await engine.pool.query('select owner from asof.decisions')).rowCount).toBe(0)
  // And not the other way round.
  const file = await restored.backup()
  await expect(checked(file, folder)).rejects.toMatchObject({ code: 'archive-newer' })

  await writeFile(join(later, '9999-later.sql'), 'alter table decisions add column n integer not null')
  const second = await target()
  const failing = restoreBackup(await checked(archive, source.folder), { ...second, migrations: later })
  await expect(failing).rejects.toMatchObject({
    code: 'restore-failed',
    message: expect.stringContaining(
      'migration 9999-later failed: column "n" of relation "decisions" contains null values',
    ),
  })
  expect(await stored(second.engine)).toBe(0)
})

test('a trail that was broken already is restored only when asked for', async () => {
  const broken = await openInstallation()
  undo.push(() => broken.close())
  await broken.organisation(2)
  await broken.engine.pool.query(`update trail set subject = 'altered' where revision = 2`)
  const archived = await checked(await broken.backup(), broken.folder)
  const { engine, folder } = await target()
  await expect(restoreBackup(archived, { engine, folder, migrations })).rejects.toMatchObject({
    code: 'restore-broken-trail',
    message: expect.stringContaining('Entry 2 of the trail is not as it was written.'),
  })
  expect(await stored(engine)).toBe(0)
  const restored = await restoreBackup(archived, { engine, folder, migrations, evenIfBroken: true })
  expect(restored.trail).toMatchObject({ whole: false })
})

test('an archive made while others write is one moment', async () => {
  const busy = await openInstallation()
  undo.push(() => busy.close())
  const organisations = await Promise.all([busy.organisation(3), busy.organisation(3)])
  let writing = true
  const writers = organisations.map(async (id) => {
    while (writing) {
      await busy.transactions.inTx(id, actor, async (tx) => {
        await tx.rows.updateTable('organisations').set({ scope: newId() }).where('id', '=', id).execute()
        tx.note({ action: 'organisation.changed', subject: 'x' })
      })
    }
  })
  const files: string[] = []
  for (let n = 0; n < 5; n += 1) files.push(await busy.backup())
  writing = false
  await Promise.all(writers)
  const entries: number[] = []
  for (const file of files) {
    const { engine, folder } = await target()
    const { trail } = await restoreBackup(await checked(file, busy.folder), { engine, folder, migrations })
    expect(trail).toMatchObject({ whole: true })
    entries.push(trail.entries)
  }
  expect(new Set(entries).size).toBe(5)
}, 120_000)

test('whoever leaves off half-way, or a connection that breaks, ends the snapshot and the archive', async () => {
  const large = await openInstallation()
  undo.push(() => large.close())
  await large.organisation(3, 'x'.repeat(600_000))
  const open = () =>
    large.engine.pool.query(
      `select pid from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
    )
  const left = await makeBackup({ ...large, version: '0.1.0' })
  for await (const _ of left) break
  while ((await open()).rowCount !== 0) await wait(20)
  expect(left.destroyed).toBe(true)

  const broken = await makeBackup({ ...large, version: '0.1.0' })
  const taken = async () => {
    for await (const _ of broken) {
      for (const { pid } of (await open()).rows) await large.engine.pool.query('select pg_terminate_backend($1)', [pid])
    }
  }
  await expect(taken()).rejects.toThrow()
  // All connections are still to be had.
  await Promise.all(Array.from({ length: 6 }, () => large.engine.pool.query('select pg_sleep(0.05)')))
  await checked(await large.backup(), large.folder)
}, 120_000)

test('a table in a schema that no archive holds would be noticed', async () => {
  const { rows } = await source.engine.pool.query<{ name: string }>(
    `select distinct n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm', 'S') and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([...archivedSchemas].sort())
})

test('a key or file that an archive cannot name stops the backup', async () => {
  await mkdir(join(source.folder.files, 'odd'))
  await writeFile(join(source.folder.files, 'odd', 'a name with spaces'), '')
  await expect(source.backup()).rejects.toThrow('a name that no archive can hold')
  await rm(join(source.folder.files, 'odd'), { recursive: true })
  await checked(await source.backup(), source.folder)
})
