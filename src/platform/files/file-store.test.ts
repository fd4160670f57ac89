import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openFileKey } from './file-key.ts'
import { openFileStore, StoredFileFault, TooLarge } from './file-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'zorgborg-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = randomBytes(32)
const store = openFileStore(folder, key)
const [ours, theirs] = ['018f2f6e-7b1a-7000-8000-000000000001', '018f2f6e-7b1a-7000-8000-000000000002']
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pathOf = (organisation: string, sha256: string) => join(folder, organisation, sha256.slice(0, 2), sha256)

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function keep(bytes: Uint8Array, organisation = ours, chunk = 10_000): Promise<string> {
  const incoming = await store.receive(organisation, inChunks(bytes, chunk), 100_000_000)
  await incoming.keep()
  return incoming.sha256
}
async function readAll(organisation: string, sha256: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await store.read(organisation, sha256)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

test('what goes in comes out, whatever its size and the chunks it comes in', async () => {
  const edges = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...edges), fc.integer({ min: 1, max: 200_000 }), async (size, chunk) => {
      const bytes = randomBytes(size)
      const name = await keep(bytes, ours, chunk)
      expect(name).toBe(sha(bytes))
      expect((await readAll(ours, name)).equals(bytes)).toBe(true)
      expect(await store.check(ours, { sha256: name, size })).toBeNull()
    }),
    { numRuns: 15 },
  )
})

test('any part can be looked at before it is kept, and what is let go leaves nothing', async () => {
  const bytes = randomBytes(200_000)
  const incoming = await store.receive(ours, inChunks(bytes, 7_777), 1_000_000)
  for (const [at, length] of [
    [0, 10],
    [65_530, 20],
    [131_072, 100_000],
    [199_999, 10],
    [300_000, 5],
  ] as const) {
    expect((await incoming.slice(at, length)).equals(bytes.subarray(at, at + length))).toBe(true)
  }
  await incoming.discard()
  expect(readdirSync(join(folder, '.incoming'))).toEqual([])
  expect(await store.check(ours, incoming)).toBe('missing')
})

test('nothing readable is on the disk, and equal contents of one organisation lie there once', async () => {
  const bytes = Buffer.from('restore test of 3 March: all files back within two hours\n'.repeat(50))
  const name = await keep(bytes)
  await keep(bytes)
  expect(readdirSync(join(folder, ours, name.slice(0, 2))).filter((one) => one === name)).toHaveLength(1)
  const sealed = readFileSync(pathOf(ours, name))
  expect(sealed.includes('restore test')).toBe(false)
  expect((await stat(pathOf(ours, name))).mode & 0o777).toBe(0o600)
  await keep(bytes, theirs)
  expect(readFileSync(pathOf(theirs, name)).equals(sealed)).toBe(false)
})

test('a changed, cut off, swapped or borrowed file is refused and named, before an altered byte is given out', async () => {
  const bytes = randomBytes(150_000)
  const name = await keep(bytes)
  const path = pathOf(ours, name)
  const sealed = readFileSync(path)
  const refused = async (altered: Buffer) => {
    writeFileSync(path, altered)
    const given: Buffer[] = []
    const reading = (async () => {
      for await (const part of await store.read(ours, name)) given.push(part as Buffer)
    })()
    await expect(reading).rejects.toThrow(StoredFileFault)
    await expect(reading).rejects.toThrow(name)
    expect(bytes.subarray(0, Buffer.concat(given).length).equals(Buffer.concat(given))).toBe(true)
    expect(await store.check(ours, { sha256: name, size: bytes.length })).toBe('altered')
  }
  const flipped = (at: number) => {
    const copy = Buffer.from(sealed)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  for (const at of [0, 20, 60, 80, 70_000, 140_000, sealed.length - 1]) await refused(flipped(at))
  const piece = 65_536 + 16
  for (const length of [0, 79, 80, 95, 80 + piece, 80 + 2 * piece, sealed.length - 1])
    await refused(sealed.subarray(0, length))
  await refused(Buffer.concat([sealed, Buffer.from([0])]))
  // The first two pieces in each other's place.
  await refused(
    Buffer.concat([
      sealed.subarray(0, 80),
      sealed.subarray(80 + piece, 80 + 2 * piece),
      sealed.subarray(80, 80 + piece),
      sealed.subarray(80 + 2 * piece),
    ]),
  )
  const other = await keep(randomBytes(150_000))
  await refused(readFileSync(pathOf(ours, other)))
  await keep(bytes, theirs)
  await refused(readFileSync(pathOf(theirs, name)))
  // Handed in again, it is whole again.
  await keep(bytes)
  expect(await store.check(ours, { sha256: name, size: bytes.length })).toBeNull()
})

test('too much is refused as soon as it is too much, and leaves nothing', async () => {
  let asked = 0
  async function* endless() {
    for (;;) {
      asked += 1
      yield randomBytes(100_000)
    }
  }
  await expect(store.receive(ours, endless(), 1_000_000)).rejects.toThrow(TooLarge)
  expect(asked).toBe(11)
  expect(readdirSync(join(folder, '.incoming'))).toEqual([])
})

test('what is named anew is not removed for being old', async () => {
  const name = await keep(Buffer.from('log review of week 9'))
  const dayAgo = Date.now() - 86_400_000
  expect(await store.writtenBefore(ours, dayAgo)).not.toContain(name)
  utimesSync(pathOf(ours, name), 0, 0)
  expect(await store.writtenBefore(ours, dayAgo)).toContain(name)
  await keep(Buffer.from('log review of week 9'))
  expect(await store.remove(ours, name, dayAgo)).toBe(false)
  utimesSync(pathOf(ours, name), 0, 0)
  expect(await store.remove(ours, name, dayAgo)).toBe(true)
  expect(await store.check(ours, { sha256: name, size: 20 })).toBe('missing')
})

test('no name leads out of the folder', async () => {
  await expect(store.read('../../etc', 'a'.repeat(64))).rejects.toThrow(TypeError)
  await expect(store.read(ours, '../../../etc/passwd')).rejects.toThrow(TypeError)
  await expect(store.receive('..', inChunks(Buffer.from('x'), 1), 10)).rejects.toThrow(TypeError)
})

test('memory stays flat for a large file', async () => {
  const chunk = randomBytes(1024 * 1024)
  async function* large() {
    for (let n = 0; n < 200; n += 1) yield chunk
  }
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const incoming = await store.receive(ours, large(), 1024 ** 3)
  let size = 0
  for await (const part of incoming.read()) size += (part as Buffer).length
  expect(size).toBe(200 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  await incoming.discard()
})

test('the key is made once, and one that is no key is refused', async () => {
  const keys = mkdtempSync(join(folder, 'keys-'))
  const made = await openFileKey(keys, null)
  expect(made).toHaveLength(32)
  expect(Buffer.from(await openFileKey(keys, null)).equals(made)).toBe(true)
  expect((await stat(join(keys, 'files'))).mode & 0o777).toBe(0o600)
  await expect(openFileKey(keys, 'short')).rejects.toThrow('ZORGBORG_FILE_KEY')
  expect(await openFileKey(keys, 'A'.repeat(43))).toHaveLength(32)
})
