import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openDataFolder } from '../../files/data-folder.ts'
import { type BinarySource, findBinaries } from './binaries.ts'
import { ask } from './connect.ts'
import { explainDatabaseFailure } from './explain-failure.ts'
import { openSocketFolder } from './socket-folder.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './start.ts'

const isRoot = process.getuid?.() === 0
const undo: (() => void)[] = []
const running: EmbeddedDatabase[] = []

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop()
  for (const step of undo.splice(0).reverse()) step()
})

function newPlace(mode = 0o755): string {
  const place = mkdtempSync('/tmp/zorgborg-test-')
  chmodSync(place, mode)
  undo.push(() => rmSync(place, { recursive: true, force: true }))
  return place
}

async function start(path: string, binaries?: { source: BinarySource; places: string[] }) {
  const database = await startEmbeddedDatabase({ folder: await openDataFolder(path), binaries })
  running.push(database)
  return database
}

function copyPrograms(to: string): BinarySource {
  const found = findBinaries()
  cpSync(found.native, join(to, 'native'), { recursive: true, verbatimSymlinks: true })
  return { ...found, native: join(to, 'native') }
}

test('the library links and executable bits that an installation left out are put in place', async () => {
  const place = newPlace()
  const source = copyPrograms(place)
  for (const name of readdirSync(join(source.native, 'lib'))) {
    const path = join(source.native, 'lib', name)
    if (lstatSync(path).isSymbolicLink()) rmSync(path)
  }
  for (const name of ['initdb', 'postgres']) chmodSync(join(source.native, 'bin', name), 0o644)
  const database = await start(join(place, 'data'), { source, places: [] })
  expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
}, 30_000)

test.skipIf(!isRoot)(
  'as root everything may lie in a folder that only root enters: the programs are copied out, the data stay',
  async () => {
    const closed = newPlace(0o700)
    const open = newPlace()
    const source = copyPrograms(closed)
    const database = await start(join(closed, 'data'), { source, places: [join(open, 'cache')] })
    expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
    expect(existsSync(join(closed, 'data', 'postgres', 'PG_VERSION'))).toBe(true)
    const [copy] = readdirSync(join(open, 'cache'))
    expect(statSync(join(open, 'cache', copy ?? '')).uid).toBe(0)
    // Nobody else reaches the cluster and its socket: not by its path, and not as a working folder that /proc shows to programs of the same account.
    for (const way of [database.host, `/proc/${database.pid}/cwd/`]) {
      const probe = spawnSync('/bin/ls', [way], { uid: 65534, gid: 65534 })
      expect({ way, status: probe.status === 0 }).toEqual({ way, status: false })
    }
  },
  30_000,
)

test.skipIf(!isRoot)(
  'programs are never taken from a place that belongs to another user',
  async () => {
    const closed = newPlace(0o700)
    const open = newPlace()
    chownSync(open, 1234, 1234)
    const started = start(join(closed, 'data'), { source: copyPrograms(closed), places: [open] })
    await expect(started).rejects.toMatchObject({
      code: 'no-database-binaries',
      message: expect.stringContaining('belongs to another user'),
    })
  },
  30_000,
)

test('a path too long for a socket is reached through a short private folder', async () => {
  const place = newPlace()
  const long = join(place, 'a-folder-with-a-long-name'.repeat(4), 'and-another-one'.repeat(6))
  const database = await start(long)
  expect(Buffer.byteLength(database.host)).toBeLessThan(90)
  expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
  const folder = join(database.host, '..')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await database.stop()
  expect(existsSync(folder)).toBe(false)
}, 30_000)

test('a short folder that is open to others or belongs to another user is refused', async () => {
  const place = newPlace()
  const long = join(place, 'a-folder-with-a-long-name'.repeat(5))
  const socket = await openSocketFolder(long, place)
  const folder = join(socket.host, '..')
  chmodSync(folder, 0o755)
  await expect(openSocketFolder(long, place)).rejects.toMatchObject({ code: 'socket-folder' })
  chmodSync(folder, 0o700)
  if (isRoot) {
    chownSync(folder, 1234, 1234)
    await expect(openSocketFolder(long, place)).rejects.toMatchObject({ code: 'socket-folder' })
  }
})

function smallDisk(size: string): string | null {
  const place = newPlace()
  const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place]).status === 0
  if (mounted) undo.push(() => spawnSync('umount', ['-l', place]))
  return mounted ? place : null
}

test('a disk that fills up while the database is made is told as such, and nothing half made stays', async (context) => {
  const disk = smallDisk('24m')
  if (disk === null) return context.skip('needs root and the right to mount a small disk')
  await expect(start(join(disk, 'data'))).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('is full'),
  })
  expect(readdirSync(join(disk, 'data')).filter((name) => name.startsWith('postgres'))).toEqual([])
}, 30_000)

test('a full disk under an existing database is told as such, and after making room it starts', async (context) => {
  const disk = smallDisk('96m')
  if (disk === null) return context.skip('needs root and the right to mount a small disk')
  const first = await start(join(disk, 'data'))
  await ask(first.host, 'zorgborg', 'create table facts (fact text)', `insert into facts values ('kept')`)
  await first.stop()
  const folder = await openDataFolder(join(disk, 'data'))
  const filler = join(disk, 'filler')
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'])
  await expect(startEmbeddedDatabase({ folder })).rejects.toMatchObject({ code: 'disk-full' })
  await expect(openDataFolder(join(disk, 'data'))).rejects.toMatchObject({ code: 'disk-full' })
  // A database that cannot even write its log says nothing.
  expect(await explainDatabaseFailure(folder.postgres, 'start', '', 'code 1')).toMatchObject({ code: 'disk-full' })
  rmSync(filler)
  const again = await start(join(disk, 'data'))
  expect(await ask(again.host, 'zorgborg', 'select fact from facts')).toEqual({ fact: 'kept' })
}, 60_000)

test('a database of another major version is refused and left as it is', async () => {
  const place = newPlace()
  mkdirSync(join(place, 'postgres'), { mode: 0o700 })
  writeFileSync(join(place, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start(place)).rejects.toMatchObject({
    code: 'database-version',
    message: expect.stringContaining('PostgreSQL 17'),
  })
})

test('a folder with files that are no database is refused', async () => {
  const place = newPlace()
  mkdirSync(join(place, 'postgres'))
  writeFileSync(join(place, 'postgres', 'letter.txt'), 'x')
  await expect(start(place)).rejects.toMatchObject({ code: 'database-damaged' })
})

test('missing programs are told with what to do', async () => {
  const place = newPlace()
  const source = { native: join(place, 'native'), version: '18' }
  const started = start(join(place, 'data'), { source, places: [] })
  await expect(started).rejects.toMatchObject({
    code: 'no-database-binaries',
    message: expect.stringContaining('DATABASE_URL'),
  })
})

test('a start that was broken off while the database was made is made good', async () => {
  const place = newPlace()
  mkdirSync(join(place, 'postgres.draft', 'base'), { recursive: true })
  const database = await start(place)
  expect(existsSync(join(place, 'postgres.draft'))).toBe(false)
  expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
}, 30_000)

test.skipIf(!isRoot)(
  'a database that root put back from an archive is given to its account',
  async () => {
    const place = newPlace()
    const first = await start(place)
    await first.stop()
    spawnSync('chown', ['-R', '0:0', join(place, 'postgres')])
    const database = await start(place)
    expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
  },
  30_000,
)
