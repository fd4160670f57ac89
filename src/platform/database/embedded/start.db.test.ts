import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { lockDataFolder, openDataFolder } from '../../files/data-folder.ts'
import { processMark } from '../../process-mark.ts'
import { ask } from './connect.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './start.ts'

const folders: string[] = []
const running: EmbeddedDatabase[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const database of running.splice(0)) await database.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newPlace(): string {
  const place = mkdtempSync('/tmp/zorgborg-test-')
  folders.push(place)
  return place
}

async function start(path: string) {
  const folder = await openDataFolder(path)
  const steps: string[] = []
  const database = await startEmbeddedDatabase({ folder, onProgress: (step) => steps.push(step) })
  running.push(database)
  return { database, steps, folder }
}

function inChild(path: string, options: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold.fixture.ts'), path], {
    ...options,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, unknown> & { pid: number }
  const kill = () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL'))
  return { child, next, kill }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 15_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited in vain')
    await wait(10)
  }
}

test('a first start makes the database, and a second start finds what was written', async () => {
  const place = newPlace()
  const first = await start(join(place, 'data'))
  expect(first.steps).toEqual(['prepare', 'initialise', 'start', 'ready'])
  expect(first.database.adopted).toBe(false)
  await ask(first.database.host, 'zorgborg', 'create table facts (fact text)', `insert into facts values ('kept')`)
  await first.database.stop()
  expect(processMark(first.database.pid)).toBeNull()
  expect(existsSync(join(first.folder.postgres, 'postmaster.pid'))).toBe(false)
  expect(readdirSync(first.folder.postgres).filter((name) => name.startsWith('.s.'))).toEqual([])

  const second = await start(join(place, 'data'))
  expect(second.steps).toEqual(['prepare', 'start', 'ready'])
  expect(await ask(second.database.host, 'zorgborg', 'select fact from facts')).toEqual({ fact: 'kept' })
}, 30_000)

test('it writes through to disk, checks its pages, reads text alike everywhere and listens on no network', async () => {
  const { database, folder } = await start(newPlace())
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'data_checksums',
    'TimeZone',
    'jit',
    'server_encoding',
    'listen_addresses',
  ]
  const answer = await ask(
    database.host,
    'zorgborg',
    `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}`,
  )
  expect(answer).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    TimeZone: 'UTC',
    jit: 'off',
    server_encoding: 'UTF8',
    listen_addresses: '',
  })
  expect(
    await ask(
      database.host,
      'zorgborg',
      `select lower('ÉÏ') as low, to_tsvector('simple', 'Privé-zorg')::text as words, 'Z' < 'a' as points`,
    ),
  ).toEqual({
    low: 'éï',
    words: `'privé':2 'privé-zorg':1 'zorg':3`,
    points: true,
  })
  const tcp = ['tcp', 'tcp6'].flatMap((name) =>
    existsSync(`/proc/net/${name}`) ? readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1) : [],
  )
  const sockets = readdirSync(`/proc/${database.pid}/fd`).map((fd) => {
    try {
      return statSync(`/proc/${database.pid}/fd/${fd}`).ino
    } catch {
      return -1
    }
  })
  expect(tcp.filter((line) => sockets.includes(Number(line.trim().split(/\s+/)[9])))).toEqual([])
  const owner = statSync(folder.postgres)
  expect(owner.mode & 0o777).toBe(0o700)
  expect(owner.uid).toBe(process.getuid?.() === 0 ? 65521 : process.getuid?.())
}, 30_000)

test('after a kill -9 of the process that started it, the server that lives on is adopted, and can be stopped', async () => {
  const place = newPlace()
  const child = inChild(place)
  const told = await child.next()
  await ask(String(told.host), 'zorgborg', 'create table facts (fact text)')
  await child.kill()
  expect(processMark(told.pid)).not.toBeNull()

  const folder = await openDataFolder(place)
  const lock = await lockDataFolder(folder, null)
  const { database, steps } = await start(place)
  expect(steps).toEqual(['prepare', 'adopt', 'ready'])
  expect({ adopted: database.adopted, pid: database.pid }).toEqual({ adopted: true, pid: told.pid })
  expect(await ask(database.host, 'zorgborg', 'select count(*)::int as n from facts')).toEqual({ n: 0 })
  await database.stop()
  expect(processMark(told.pid)).toBeNull()
  await lock.release()
}, 30_000)

test('an adopted server that dies is reported', async () => {
  const place = newPlace()
  const child = inChild(place)
  const told = await child.next()
  await child.kill()
  const { database } = await start(place)
  const reason = new Promise<string>((resolve) => database.onUnexpectedExit(resolve))
  process.kill(told.pid, 'SIGKILL')
  expect(await reason).toContain('ended unexpectedly')
}, 30_000)

test('a server left with other settings is not adopted but started anew', async () => {
  const place = newPlace()
  const child = inChild(place)
  const told = await child.next()
  await child.kill()
  const options = join(place, 'postgres', 'postmaster.opts')
  writeFileSync(options, readFileSync(options, 'utf8').replace('shared_buffers=32MB', 'shared_buffers=16MB'))
  const { database } = await start(place)
  expect(database.adopted).toBe(false)
  expect(processMark(told.pid)).toBeNull()
}, 30_000)

test('a killed database is reported, and a new start at once has what was committed', async () => {
  const place = newPlace()
  const { database } = await start(place)
  await ask(
    database.host,
    'zorgborg',
    'create table facts (fact text)',
    `insert into facts select 'kept' from generate_series(1, 10000)`,
  )
  const reason = new Promise<string>((resolve) => database.onUnexpectedExit(resolve))
  process.kill(database.pid, 'SIGKILL')
  expect(await reason).toContain('SIGKILL')
  const again = await start(place)
  expect(again.database.adopted).toBe(false)
  expect(await ask(again.database.host, 'zorgborg', 'select count(*)::int as n from facts')).toEqual({ n: 10000 })
}, 30_000)

test('a backend that outlives its killed server does not keep a new one from starting', async () => {
  const place = newPlace()
  const { database } = await start(place)
  const busy = ask(
    database.host,
    'zorgborg',
    'select count(*) from generate_series(1, 20000) a, generate_series(1, 100000) b',
  ).catch(() => 'broken off')
  await wait(300)
  process.kill(database.pid, 'SIGKILL')
  await until(() => processMark(database.pid) === null)
  const again = await start(place)
  expect(await ask(again.database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
  expect(await busy).toBe('broken off')
}, 40_000)

test('a stop that was asked for is not reported as unexpected', async () => {
  const { database } = await start(newPlace())
  let told = ''
  database.onUnexpectedExit((reason) => {
    told = reason
  })
  await database.stop()
  await wait(300)
  expect(told).toBe('')
}, 30_000)

test('a process that leaves without stopping its database takes it along', async () => {
  const child = inChild(newPlace())
  const told = await child.next()
  child.child.stdin.write('leave\n')
  await until(() => processMark(told.pid) === null)
}, 30_000)

test('a file left by a dead server whose process id now belongs to another process does not stand in the way', async () => {
  const place = newPlace()
  const first = await start(place)
  await first.database.stop()
  // Processes of the database's own account, which PostgreSQL itself would take for a living server; the second is one, on another folder.
  const sleeper = spawn('/bin/sleep', ['60'], process.getuid?.() === 0 ? { uid: 65521, gid: 65521 } : {})
  children.push(sleeper)
  const neighbour = await start(newPlace())
  for (const pid of [sleeper.pid ?? 0, neighbour.database.pid]) {
    const left = [pid, `${place}/postgres`, 1, 5432, '.', '', '1 1', 'ready   ', '']
    writeFileSync(join(place, 'postgres', 'postmaster.pid'), left.join('\n'))
    const { database } = await start(place)
    expect(database.adopted).toBe(false)
    expect(processMark(pid)).not.toBeNull()
    await database.stop()
  }
}, 30_000)

test('a second process on the same folder is refused with a sentence that names the first', async () => {
  const place = newPlace()
  const first = inChild(place)
  await first.next()
  const second = await inChild(place).next()
  expect(second.code).toBe('data-folder-in-use')
  expect(second.message).toContain(`process ${first.child.pid}`)
  expect(second.message).toContain('port 4711')
  first.child.stdin.write('stop\n')
  await new Promise((resolve) => first.child.once('exit', resolve))
  expect(existsSync(join(place, 'lock'))).toBe(false)
}, 30_000)

test.skipIf(process.getuid?.() !== 0)(
  'it works for an ordinary user',
  async () => {
    const place = newPlace()
    chmodSync(place, 0o777)
    const child = inChild(join(place, 'data'), { uid: 65534, gid: 65534 })
    const told = await child.next()
    expect(told).toMatchObject({ uid: 65534, adopted: false })
    expect(statSync(join(place, 'data')).mode & 0o777).toBe(0o700)
    await child.kill()
    // Root may go on with the same folder: the database keeps its owner.
    const { database } = await start(join(place, 'data'))
    expect(statSync(join(place, 'data', 'postgres')).uid).toBe(65534)
    expect(await ask(database.host, 'zorgborg', 'select 1 as one')).toEqual({ one: 1 })
  },
  30_000,
)
