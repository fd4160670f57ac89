import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { lockDataFolder, openDataFolder, readServerFile, removeServerFile, writeServerFile } from './data-folder.ts'

const places: string[] = []

afterEach(() => {
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true })
})

function newPlace(): string {
  const place = mkdtempSync('/tmp/zorgborg-test-')
  places.push(place)
  return place
}

const mode = (path: string) => statSync(path).mode & 0o777

test('a new data folder is closed to others, and leaves no trace of having been tried', async () => {
  const path = join(newPlace(), 'deep', 'data')
  const folder = await openDataFolder(path)
  expect([mode(path), mode(folder.keys), mode(folder.files)]).toEqual([0o700, 0o700, 0o700])
  expect(readdirSync(path).sort()).toEqual(['files', 'keys'])
})

test('a folder with things in it keeps its rights', async () => {
  const path = newPlace()
  chmodSync(path, 0o750)
  writeFileSync(join(path, 'notes.txt'), 'x')
  await openDataFolder(path)
  expect(mode(path)).toBe(0o750)
})

test('a file, or a folder in a file, is no data folder', async () => {
  const path = join(newPlace(), 'file')
  writeFileSync(path, 'x')
  await expect(openDataFolder(path)).rejects.toMatchObject({ code: 'data-folder-not-a-folder' })
  await expect(openDataFolder(join(path, 'inner'))).rejects.toMatchObject({ code: 'data-folder-not-a-folder' })
})

test('a place that cannot be written is told as such', async () => {
  const place = process.getuid?.() === 0 ? '/proc/zorgborg' : join(newPlace(), 'closed')
  if (!place.startsWith('/proc')) mkdirSync(place, { mode: 0o500 })
  await expect(openDataFolder(place)).rejects.toMatchObject({ name: 'StartFailure' })
})

test('a lock is held once, and free after its release', async () => {
  const folder = await openDataFolder(newPlace())
  const lock = await lockDataFolder(folder, 8080)
  await expect(lockDataFolder(folder, 8080)).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining('port 8080'),
  })
  await writeServerFile(folder, { pid: process.pid, port: 8080, host: '127.0.0.1', token: 't' })
  await expect(lockDataFolder(folder, null)).rejects.toThrow(`at http://127.0.0.1:8080 (process ${process.pid})`)
  await lock.release()
  await (await lockDataFolder(folder, null)).release()
  expect(existsSync(join(folder.path, 'lock'))).toBe(false)
})

test('a lock of which the process id now belongs to another process is taken over', async () => {
  const folder = await openDataFolder(newPlace())
  const path = join(folder.path, 'lock')
  const lock = await lockDataFolder(folder, null)
  const content = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...content, started: '1', id: 'other' }))
  const mine = await lockDataFolder(folder, null)
  // Whoever lost the lock does not take it from its new holder.
  await lock.release()
  expect(existsSync(path)).toBe(true)
  await mine.release()
})

test('a lock that cannot be read is taken over', async () => {
  const folder = await openDataFolder(newPlace())
  for (const text of ['', '{', 'null', '7']) {
    writeFileSync(join(folder.path, 'lock'), text)
    await (await lockDataFolder(folder, null)).release()
  }
})

test('a holder in another container is judged by its heartbeat', async () => {
  const folder = await openDataFolder(newPlace())
  const path = join(folder.path, 'lock')
  const theirs = JSON.stringify({ pid: 1, started: '1', world: 'far-away a b', port: null, id: 'theirs' })
  writeFileSync(path, theirs)
  const beating = setInterval(() => utimesSync(path, new Date(), new Date()), 100)
  const refused = await lockDataFolder(folder, null).catch((error) => error)
  clearInterval(beating)
  expect(refused).toMatchObject({ code: 'data-folder-in-use', message: expect.stringContaining('far-away') })
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(path, longAgo, longAgo)
  await (await lockDataFolder(folder, null)).release()
})

test('of many that take over a stale lock at once, one gets it', async () => {
  const folder = await openDataFolder(newPlace())
  for (let round = 0; round < 40; round++) {
    writeFileSync(join(folder.path, 'lock'), 'stale')
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => wait(i).then(() => lockDataFolder(folder, null))),
    )
    const got = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(got.length).toBe(1)
    await got[0]?.release()
  }
  expect(readdirSync(folder.path).sort()).toEqual(['files', 'keys'])
})

test('the server file is private and holds only while its process lives', async () => {
  const folder = await openDataFolder(newPlace())
  expect(await readServerFile(folder)).toBeNull()
  const server = { pid: process.pid, port: 3000, host: '127.0.0.1', token: 'secret' }
  await writeServerFile(folder, server)
  expect(mode(folder.serverFile)).toBe(0o600)
  expect(await readServerFile(folder)).toEqual(server)
  await writeServerFile(folder, { ...server, pid: 2 ** 22 + 1 })
  expect(await readServerFile(folder)).toBeNull()
  writeFileSync(folder.serverFile, JSON.stringify({ ...server, started: '1' }))
  expect(await readServerFile(folder)).toBeNull()
  await removeServerFile(folder)
  await removeServerFile(folder)
  expect(readdirSync(folder.path).sort()).toEqual(['files', 'keys'])
})
