import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { type Header, pack } from 'tar-stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeOf } from './archive-format.ts'
import { checkArchive } from './check-archive.ts'

type Entry = { name: string; content: string; type?: Header['type']; linkname?: string }

let folder: string
let identity: string

beforeAll(async () => {
  folder = mkdtempSync('/tmp/zorgborg-test-')
  identity = await generateIdentity()
})
afterAll(() => rmSync(folder, { recursive: true }))

const head = {
  product: 'zorgborg',
  format: 1,
  version: '0.1.0',
  madeAt: '2026-03-01T10:00:00.000Z',
  migrations: ['0001-first'],
  tables: [
    { name: 'public.first', columns: ['id'] },
    { name: 'public.second', columns: ['id', 'name'] },
  ],
  sequences: [],
  recipient: 'age1',
  trail: { verifierKey: '', heads: [] },
}
const headEntry = (changed: object = {}): Entry => ({
  name: 'archive.json',
  content: JSON.stringify({ ...head, ...changed }),
})
const body: Entry[] = [
  { name: 'keys/secret', content: 'secret' },
  { name: 'tables/public.first/000001.copy', content: '1\n2' },
  { name: 'tables/public.first/000002.copy', content: '\n' },
  { name: 'files/ab/cd', content: 'evidence' },
]
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')

function manifest(entries: Entry[], changed: object = {}): Entry {
  const measured = (name: string) => {
    const rows = entries.filter((entry) => entry.name.startsWith(`tables/${name}/`)).map(({ content }) => content)
    const text = rows.join('')
    return { name, rows: text.split('\n').length - 1, size: text.length, sha256: sha256(text) }
  }
  const told = entries.map(({ name, content }) => ({ name, size: content.length, sha256: sha256(content) }))
  const content = { entries: told, tables: [measured('public.first'), measured('public.second')], ...changed }
  return { name: 'manifest.json', content: JSON.stringify(content) }
}

async function write(entries: Entry[], recipient?: string): Promise<string> {
  const tar = pack()
  for (const { name, content, type, linkname } of entries) tar.entry({ name, type: type ?? 'file', linkname }, content)
  tar.finalize()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient ?? (await identityToRecipient(identity)))
  const file = join(folder, 'archive.age')
  writeFileSync(file, await encrypter.encrypt(await buffer(tar)))
  return file
}

const check = (file: string) => checkArchive({ file, identity, version: '0.1.0' }, ['0001-first', '0002-second'])
const refusal = async (entries: Entry[]) =>
  check(await write(entries)).then(
    () => null,
    (error) => error,
  )

test('an archive of ours is taken, also from before the last migration', async () => {
  const entries = [headEntry(), ...body]
  const checked = await check(await write([...entries, manifest(entries)]))
  expect(checked.head).toEqual(head)
  expect(checked.manifest.tables.map(({ rows }) => rows)).toEqual([2, 0])
})

test('what is no archive, or of something else, is told as such', async () => {
  const file = join(folder, 'none')
  await expect(check(file)).rejects.toMatchObject({ code: 'archive-missing' })
  for (const content of ['', 'hello', 'PK\u0003\u0004', 'age-encryption.org/v2\n']) {
    writeFileSync(file, content)
    await expect(check(file)).rejects.toMatchObject({ code: 'archive-foreign' })
  }
  await expect(check(folder)).rejects.toMatchObject({ code: 'archive-missing' })
  for (const entries of [[], body, [headEntry({ product: 'other' })], [{ name: 'archive.json', content: '[]' }]]) {
    expect(await refusal(entries)).toMatchObject({ code: 'archive-foreign' })
  }
})

test('an archive for another key says so', async () => {
  const entries = [headEntry(), ...body]
  const file = await write([...entries, manifest(entries)], await identityToRecipient(await generateIdentity()))
  await expect(check(file)).rejects.toMatchObject({ code: 'archive-other-key' })
})

test('an archive of a later version is refused with both versions', async () => {
  for (const later of [
    { format: 2, version: '9.0.0', tables: 'unknown' },
    { version: '9.0.0', migrations: ['0001-first', '0002-second', '0003-third'] },
    { version: '9.0.0', migrations: ['0002-second'] },
  ]) {
    const found = await refusal([headEntry(later)])
    expect(found).toMatchObject({ code: 'archive-newer', message: expect.stringContaining('9.0.0') })
  }
})

test('names that lead elsewhere, and anything but files, are refused', async () => {
  const names = [
    '../outside',
    '/etc/passwd',
    'files/../../outside',
    'files//double',
    'files/.hidden',
    'files/a/./b',
    'files/a\\..\\b',
    'keys/../secret',
    'keys/sub/secret',
    'keys/backup.agekey',
    'tables/public.first/1.copy',
    'tables/public.first;drop/000001.copy',
    'tables/asof."x/000001.copy',
    'server.json',
  ]
  for (const name of names) {
    expect(placeOf(name), name).toBeNull()
    const entries = [headEntry(), { name, content: 'x' }]
    expect(await refusal([...entries, manifest(entries)]), name).toMatchObject({ code: 'archive-damaged' })
  }
  for (const type of ['symlink', 'link', 'directory', 'fifo'] as const) {
    const link = { name: 'files/link', content: '', type, linkname: '/etc/passwd' }
    expect(await refusal([headEntry(), link, manifest([headEntry(), link])])).toMatchObject({ code: 'archive-damaged' })
  }
})

test('whatever is missing, added, doubled, changed or out of order is found', async () => {
  const entries = [headEntry(), ...body]
  const right = manifest(entries)
  const [, secret, first, second, file] = entries as [Entry, Entry, Entry, Entry, Entry]
  // With a manifest that fits them all the same.
  const fitting = (changed: Entry[]) => [...changed, manifest(changed)]
  const later = { name: 'tables/public.second/000001.copy', content: '3\tx\n' }
  const miscounted = JSON.parse(right.content)
  miscounted.tables[0].rows += 1
  const wrong: Entry[][] = [
    fitting([headEntry(), secret, second, first, file]),
    fitting([headEntry(), secret, first, file]).with(2, second),
    fitting([headEntry(), secret, second]),
    fitting([headEntry(), secret, later, first, second]),
    [...entries, { ...right, content: JSON.stringify(miscounted) }],
    entries,
    [...entries.slice(0, -1), right],
    ...entries.slice(1).map((gone) => [...entries.filter((entry) => entry !== gone), right]),
    ...entries.slice(1).map((entry) => [...entries, entry, right]),
    ...entries
      .slice(1)
      .map((entry) => [
        ...entries.map((one) => (one === entry ? { ...one, content: `${one.content.slice(0, -1)}x` } : one)),
        right,
      ]),
    [...entries, { name: 'files/more', content: '' }, right],
    [headEntry(), secret, second, first, file, right],
    [...entries, right, { name: 'files/more', content: '' }],
    [...entries, right, right],
    [...entries, { name: 'manifest.json', content: '{' }],
    [...entries, { name: 'tables/public.third/000001.copy', content: '1\n' }],
    [...entries, manifest(entries, { tables: [] })],
    [...entries, manifest(entries.slice(0, 3), { entries: JSON.parse(right.content).entries })],
  ]
  for (const [at, one] of wrong.entries()) {
    expect(await refusal(one), String(at)).toMatchObject({ code: 'archive-damaged' })
  }
})
