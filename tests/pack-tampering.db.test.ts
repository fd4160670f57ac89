import { createHash } from 'node:crypto'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { formatCheckpoint, signNote } from '../src/core/transparency/checkpoint.ts'
import { leafHash } from '../src/core/transparency/merkle.ts'
import { log, openPackWorld, type PackWorld } from './pack-world.ts'

let world: PackWorld
beforeAll(async () => {
  world = await openPackWorld()
})
afterAll(() => world.close())
const at = (name: string) => join(world.folder, name)

test('whatever is changed, dropped, added or swapped is found and named', async () => {
  const { app, organisation, zip, verified } = world
  const files = unzipSync(zip)
  const unpacked = at('unpacked')
  const write = async (change: (all: Record<string, Uint8Array>) => void) => {
    const all = { ...files }
    change(all)
    await rm(unpacked, { recursive: true, force: true })
    for (const [name, bytes] of Object.entries(all)) {
      await mkdir(join(unpacked, posix.dirname(name)), { recursive: true })
      await writeFile(join(unpacked, name), bytes)
    }
    return verified(unpacked)
  }
  const refused = async (named: string, change: (all: Record<string, Uint8Array>) => void) => {
    const { code, said } = await write(change)
    expect({ code, said }, named).toMatchObject({ code: 1, said: expect.stringContaining(named) })
  }
  const [file = ''] = Object.keys(files).filter((name) => name.startsWith('files/'))
  const of = (name: string) => files[name] ?? new Uint8Array()
  const text = (name: string) => Buffer.from(of(name)).toString('utf8')
  expect((await write(() => {})).code).toBe(0)
  await refused(`Changed: ${file}`, (all) => {
    all[file] = Buffer.from(of(file)).fill('X', 3, 4)
  })
  await refused(`Missing: ${file}`, (all) => {
    delete all[file]
  })
  await refused('Added: files/more.txt', (all) => {
    all['files/more.txt'] = Buffer.from('more')
  })
  await refused('Changed: data/measures.json', (all) => {
    all['data/measures.json'] = of('data/reviews.json')
    all['data/reviews.json'] = of('data/measures.json')
  })
  await refused('Missing: data/reviews.json', (all) => {
    all['data/views.json'] = of('data/reviews.json')
    delete all['data/reviews.json']
  })
  // A name that may not be there does not hide what else is wrong.
  await refused('Changed: index.html', (all) => {
    all['index.html'] = Buffer.from('<p>other</p>')
    all['één.txt'] = Buffer.from('odd')
  })
  // Whoever changes a file and its hash in the manifest alike is caught by the trail.
  await refused('manifest.json', (all) => {
    const bytes = Buffer.from('forged')
    const manifest = JSON.parse(text('manifest.json'))
    const entry = manifest.files.find(({ path }: { path: string }) => path === file)
    Object.assign(entry, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    all[file] = bytes
    all['manifest.json'] = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  })
  const checkpoint = signNote(
    formatCheckpoint({ origin: `zorgborg/${organisation}`, size: 999, root: leafHash(log) }),
    app.trailKey,
  )
  await refused('Changed: trail/checkpoint.txt', (all) => {
    all['trail/checkpoint.txt'] = Buffer.from(checkpoint)
  })
  await refused('receipt.json', (all) => {
    all['receipt.json'] = Buffer.from(
      `${JSON.stringify({ ...JSON.parse(text('receipt.json')), checkpoint }, null, 2)}\n`,
    )
  })
  await symlink('index.html', join(unpacked, 'link.html'))
  expect(await verified(unpacked)).toMatchObject({ code: 1, said: expect.stringContaining('link.html') })
})

test('no byte of the ZIP file can be changed, cut off or added', async () => {
  const { zip, verified } = world
  const places = fc.sample(fc.nat(zip.length - 1), { numRuns: 25, seed: 7510 })
  // Heads and feet of files, and the directory, are short and get a few of their own.
  const directory = zip.readUInt32LE(zip.length - 6)
  places.push(3, 6, 10, 14, 26, directory + 5, directory + 12, directory + 38, zip.length - 1, zip.length - 12)
  for (const place of new Set(places)) {
    const bytes = Buffer.from(zip)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    await writeFile(at('bad.zip'), bytes)
    const { code, said } = await verified(at('bad.zip'))
    expect({ code, named: /^ {2}- .+: .+$/m.test(said) }, `byte ${place}: ${said}`).toEqual({ code: 1, named: true })
  }
  for (const bytes of [
    zip.subarray(0, -1),
    zip.subarray(0, 5000),
    Buffer.concat([zip, Buffer.of(0)]),
    Buffer.concat([Buffer.of(0), zip]),
  ]) {
    await writeFile(at('bad.zip'), bytes)
    expect((await verified(at('bad.zip'))).code).toBe(1)
  }
})

test('a ZIP file that was written anew is refused by name, whatever program wrote it', async () => {
  const { zip, verified } = world
  const files = unzipSync(zip)
  const said = async (bytes: Uint8Array) => {
    await writeFile(at('bad.zip'), bytes)
    return verified(at('bad.zip'))
  }
  for (const level of [0, 9] as const) {
    const repacked = await said(zipSync(files, { level }))
    expect(repacked).toMatchObject({ code: 1, said: expect.stringContaining('Packed again; unpack it') })
    expect(repacked.said).not.toMatch(/Changed:|Missing:|Added:|around:/)
    const { 'index.html': _gone, ...others } = files
    const more = { 'data/more.json': Buffer.from('{}'), 'README.txt/': new Uint8Array() }
    const { said: told } = await said(
      zipSync({ ...others, ...more, 'data/reviews.json': Buffer.from('[]') }, { level }),
    )
    for (const named of ['Missing: index.html', 'Added: data/more.json', 'Changed: data/reviews.json']) {
      expect(told).toContain(named)
    }
  }
  // As Zorgborg writes it, with two files changing places.
  const [one = '', two = '', ...rest] = Object.keys(files)
  const zipped = async (names: string[]) => {
    const out = new ZipFile()
    const mtime = new Date(2026, 2, 2, 9, 0, 3)
    for (const name of names) {
      const bytes = Buffer.from(files[name] ?? [])
      out.addReadStreamLazy(
        name,
        { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true, size: bytes.length },
        (give) => give(null, Readable.from([bytes], { objectMode: false })),
      )
    }
    out.end()
    const pieces: Buffer[] = []
    for await (const piece of out.outputStream) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  }
  expect((await zipped([one, two, ...rest])).equals(zip)).toBe(true)
  expect(await said(await zipped([two, one, ...rest]))).toMatchObject({
    code: 1,
    said: expect.stringContaining(`changed around: ${one}`),
  })
  expect(await said(await zipped([one, ...rest]))).toMatchObject({
    code: 1,
    said: expect.stringContaining(`Missing: ${two}`),
  })
  files['data/more.json'] = Buffer.from('{}')
  expect(await said(await zipped([one, two, 'data/more.json', ...rest]))).toMatchObject({
    code: 1,
    said: expect.stringContaining('Added: data/more.json'),
  })
  // A checksum that was changed in both places where it stands fits itself, and not the file.
  const crc = Buffer.from(zip)
  const start = crc.readUInt32LE(crc.length - 6)
  const sum = crc.subarray(start + 16, start + 20)
  const foot = crc.indexOf(Buffer.concat([Buffer.from('504b0708', 'hex'), sum])) + 4
  for (const place of [start + 16, foot]) crc[place] = (crc[place] ?? 0) ^ 1
  expect(await said(crc)).toMatchObject({ code: 1, said: expect.stringContaining(`changed around: ${one}`) })
})

test('hostile ZIP files are refused', async () => {
  const { zip, verified } = world
  const files = unzipSync(zip)
  const named = (name: string) => {
    const all = Buffer.from(zip)
    for (let place = all.indexOf('index.html'); place >= 0; place = all.indexOf('index.html', place + 1))
      all.write(name, place)
    return all
  }
  const repacked = Buffer.from(zipSync(files))
  const lying = Buffer.from(zip)
  lying.writeUInt32LE(0x7fffffff, lying.readUInt32LE(lying.length - 6) + 24)
  for (const [what, bytes] of Object.entries({
    path: named('../../a.ht'),
    absolute: named('/etc/passw'),
    twice: named('INDEX.json'),
    backslash: named('..\\..\\a.t'),
    repacked,
    lying,
    empty: Buffer.alloc(0),
    other: Buffer.from('no zip at all, but long enough to look for an end record'),
  })) {
    await writeFile(at('bad.zip'), bytes)
    const { code, said } = await verified(at('bad.zip'))
    expect({ code, said }, what).toMatchObject({ code: 1, said: expect.stringContaining('NOT IN ORDER') })
  }
})
