import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readAssurance } from '../src/app/assurance-reader.ts'
import { packParts } from '../src/app/pack-parts.ts'
import { supplierPorts } from '../src/app/supplier-ports.ts'
import { verifierKey as keyText } from '../src/core/transparency/verifier-key.ts'
import { createCoverageReader } from '../src/features/coverage/gather-coverage.ts'
import { composePack, eachOnce } from '../src/features/pack/make-pack.ts'
import * as packs from '../src/features/pack/pack.contract.ts'
import * as packTrail from '../src/features/pack/pack-trail.store.ts'
import { listTrail, readCheckpoint } from '../src/features/trail/trail.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { pdfText, testWith } from '../src/render/outside-program.fixture.ts'
import { asked, log, openPackWorld, type PackWorld, system } from './pack-world.ts'
import type { TestCall } from './test-app.ts'

let world: PackWorld
beforeAll(async () => {
  world = await openPackWorld()
})
afterAll(() => world.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await world.app.call(contract as Contract, { as: world.auditor, ...call })
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  return answer.body as AnswerOf<C>
}

test('a pack that an auditor made is the same to the byte each time, and verifies with plain Node', async () => {
  const { app, auditor, organisation, made, zip, folder, verified } = world
  expect(made).toMatchObject({ title: asked.title, madeBy: auditor.name, sample: null })
  // The trail of today is longer than that of the pack; nothing in the pack changes by it.
  await app.transactions.inTx(organisation, system, async (tx) => tx.note({ action: 'test.later', subject: 'x' }))
  const again = await app.call(packs.downloadPack, { as: auditor, params: { id: made.id } })
  expect(again.raw.equals(zip)).toBe(true)
  expect(again.headers['content-length']).toBe(`${zip.length}`)
  const path = join(folder, 'pack.zip')
  const { code, said } = await verified(path)
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('IN ORDER') })
  expect(said).toContain(made.manifest)
  const { verifierKey } = await done(readCheckpoint)
  expect((await verified(path, '--key', verifierKey)).code).toBe(0)
  const other = keyText('zorgborg-trail', generateKeyPairSync('ed25519').publicKey)
  const theirs = await verified(path, '--key', other)
  expect(theirs).toMatchObject({ code: 1, said: expect.stringContaining('signature is false') })
})

test('a download that broke off goes on where it was', async () => {
  const { app, auditor, made, zip } = world
  const get = (headers: Record<string, string>) =>
    app.call(packs.downloadPack, { as: auditor, params: { id: made.id }, headers })
  const { headers } = await get({})
  expect(headers['accept-ranges']).toBe('bytes')
  for (const from of [1, 70_000, zip.length - 1]) {
    const rest = await get({ range: `bytes=${from}-`, 'if-range': `${headers.etag}` })
    expect(rest.status).toBe(206)
    expect(rest.headers['content-range']).toBe(`bytes ${from}-${zip.length - 1}/${zip.length}`)
    expect(rest.headers['content-length']).toBe(`${zip.length - from}`)
    expect(rest.raw.equals(zip.subarray(from))).toBe(true)
  }
  // Of another content, or past the end: all of it.
  const others: Record<string, string>[] = [
    { range: 'bytes=5-', 'if-range': '"other"' },
    { range: `bytes=${zip.length}-` },
  ]
  for (const asked of others) {
    expect(await get(asked)).toMatchObject({ status: 200, raw: zip })
  }
})

test('a receipt is made once, and the trail tells once of a download that broke off', async () => {
  const { app, auditor, organisation, made } = world
  const officer = await app.person(organisation, 'security-officer')
  const told = async () => {
    const trail = await app.call(listTrail, { as: officer, query: { action: 'pack.downloaded' } })
    return (trail.body as { total: number }).total
  }
  const get = (from: number) => {
    const headers = { range: `bytes=${from}-` }
    return app.call(packs.downloadPack, { as: auditor, params: { id: made.id }, headers })
  }
  await get(0)
  const before = await told()
  const read = vi.spyOn(packTrail, 'leavesOf')
  for (const from of [1, 2, 3, 0]) expect((await get(from)).status).toBe(206)
  expect(read).not.toHaveBeenCalled()
  expect(await told()).toBe(before + 1)
  // Who leaves the beginning out takes the pack along too.
  const other = await app.person(organisation, 'auditor')
  await app.call(packs.downloadPack, { as: other, params: { id: made.id }, headers: { range: 'bytes=1-' } })
  expect(await told()).toBe(before + 2)
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
})

test('other programs open it, and what is in it is what was recorded', async () => {
  const { zip } = world
  const files = unzipSync(zip)
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  const [file] = Object.keys(files).filter((name) => name.startsWith('files/'))
  expect(file).toMatch(/^files\/[0-9a-f]{64}-log-een\.txt$/)
  expect(Buffer.from(files[file ?? ''] ?? []).equals(log)).toBe(true)
  const page = text('requirements/nen-7510-2024-8.13.html')
  expect(page).toContain('Every night<br>&lt;b&gt;all&lt;/b&gt;')
  expect(page).toContain(`href="../${file}"`)
  const [policy] = Object.keys(files).filter((name) => name.startsWith('policies/'))
  expect(text(policy ?? '')).toContain('Jan &lt;Bakker&gt; (demo)')
  expect(text(policy ?? '')).toContain('Copies &lt;script&gt;')
  expect(text(policy ?? '')).toContain('1 van 2.</p>\n<p>Els de Wit (demo)')
  expect(text('index.html')).toContain('>1 van 2</td>')
  expect(text('index.html')).toContain('No restore in January')
  for (const name of Object.keys(files).filter((one) => one.endsWith('.html'))) {
    expect(text(name), name).not.toMatch(/<script|https?:\/\/|src=/)
    for (const [, to = ''] of text(name).matchAll(/href="([^"#]+)"/g)) {
      expect(Object.keys(files), `${name} to ${to}`).toContain(posix.join(posix.dirname(name), to))
    }
  }
  const entries = text('trail/entries.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(entries.map(({ action }) => action)).toEqual(['test.filled'])
  const manifest = JSON.parse(text('manifest.json'))
  expect(manifest.files.map(({ path }: { path: string }) => path).sort()).toEqual(
    Object.keys(files)
      .filter((name) => !['manifest.json', 'receipt.json'].includes(name))
      .sort(),
  )
})

test.skipIf(spawnSync('unzip', ['-v']).error)('unzip finds nothing wrong with it', () => {
  execFileSync('unzip', ['-tq', join(world.folder, 'pack.zip')])
})

testWith('pdftotext')('the statement of applicability in it opens in other programs', async () => {
  const files = unzipSync(world.zip)
  const of = (ending: string) => files[`statement/verklaring-van-toepasselijkheid.${ending}`] ?? new Uint8Array()
  expect(await pdfText(of('pdf'))).toContain('Zorg & Co')
  expect(Object.keys(unzipSync(of('xlsx')))).toContain('xl/workbook.xml')
  expect(JSON.parse(Buffer.from(of('json')).toString('utf8'))).toMatchObject({ organisation: 'Zorg & Co' })
})

test('the same facts at the same moment make the same pack', async () => {
  const { app, organisation } = world
  const actor = { kind: 'operator', name: 'test' } as const
  const ground = { ...app, ...packParts(app.content, supplierPorts(createCoverageReader(app.content, readAssurance))) }
  const body = { ...asked, language: 'nl' } as const
  const compose = () => composePack(ground, { organisation, actor }, body)
  expect(await compose()).toEqual(await compose())
})

test('no two files of a pack stand in one place', () => {
  const file = { path: 'files/a.txt', size: 1, sha256: 'ab' }
  expect(() => eachOnce([file, { ...file, path: 'Files/A.txt' }])).toThrow('Files/A.txt')
})

test('a sample is drawn again by its seed; what cannot be asked for is refused at its field', async () => {
  const { app, auditor, made } = world
  const body = { ...asked, sample: { count: 5, seed: 'audit-2026' } }
  const [one, two] = [await done(packs.makePack, { body }), await done(packs.makePack, { body })]
  expect(one.requirements).toBe(5)
  const drawn = async (id: string) =>
    JSON.parse(
      Buffer.from(
        unzipSync((await app.call(packs.downloadPack, { as: auditor, params: { id } })).raw)[
          'data/requirements.json'
        ] ?? [],
      ).toString(),
    ).map(({ requirement }: { requirement: string }) => requirement)
  expect(await drawn(two.id)).toEqual(await drawn(one.id))
  const refused = async (more: object, field: string) => {
    const { status, body: problem } = await app.call(packs.makePack, { as: auditor, body: { ...asked, ...more } })
    expect({ status, problem }).toMatchObject({ status: 400, problem: { errors: [{ path: field }] } })
  }
  await refused({ to: '2025-12-31' }, 'to')
  await refused({ editions: ['iso-27001-2013'] }, 'editions')
  await refused({ audit: newId() }, 'audit')
  const listed = await done(packs.listPacks)
  expect(listed.items.map(({ manifest }) => manifest)).toEqual([two.manifest, one.manifest, made.manifest])
})

test('a pack can be limited to requirements and to systems, and tells what it leaves out', async () => {
  const { app, auditor, system } = world
  const parts = async (scope: object) => {
    const { id, scope: kept } = await done(packs.makePack, { body: { ...asked, scope } })
    const files = unzipSync((await app.call(packs.downloadPack, { as: auditor, params: { id } })).raw)
    const json = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString())
    return {
      files,
      json,
      kept,
      requirements: json('data/requirements.json').map((one: { number: string }) => one.number),
    }
  }
  const record = await parts({ requirements: [], systems: [system] })
  expect(record.kept).toEqual({ requirements: 0, systems: [{ id: system, name: 'Record' }] })
  expect(record.requirements).toEqual(['8.15'])
  expect(record.json('data/measures.json').map(({ title }: { title: string }) => title)).toEqual(['Logging'])
  expect(Object.keys(record.files).filter((name) => name.startsWith('files/'))).toEqual([])
  const named = { edition: 'nen-7510-2024', requirement: '8.13' }
  const two = await parts({ requirements: [named], systems: [] })
  expect(two.requirements).toEqual(['8.13'])
  // What is counted and what is left out are together everything.
  const all = await parts({ requirements: [], systems: [] })
  expect(two.json('index.json').leftOut).toHaveLength(all.requirements.length - 1)
  expect(all.json('index.json').leftOut).toEqual([])
  expect(Buffer.from(two.files['index.html'] ?? []).toString()).toContain('gekozen eisen: 1')
  const refused = async (scope: object, code: string) => {
    const { status, body } = await app.call(packs.makePack, { as: auditor, body: { ...asked, scope } })
    expect({ status, body }).toMatchObject({ status: 400, body: { code } })
  }
  await refused({ requirements: [], systems: [newId()] }, 'no-such-system')
  await refused({ requirements: [named], systems: [system] }, 'nothing-in-scope')
})

test('who may not is refused, another organisation sees nothing, and a file that is gone is named before anything is kept', async () => {
  const { app, auditor, organisation, made } = world
  const contributor = await app.person(organisation, 'contributor')
  expect((await app.call(packs.makePack, { as: contributor, body: asked })).status).toBe(403)
  const outsider = await app.person(await app.organisation(), 'administrator')
  expect((await app.call(packs.downloadPack, { as: outsider, params: { id: made.id } })).status).toBe(404)
  const headers = { 'idempotency-key': 'made-before' }
  const before = await done(packs.makePack, { body: asked, headers })
  const packsMade = (await done(packs.listPacks)).total
  const hash = createHash('sha256').update(log).digest('hex')
  await rm(join(app.files, organisation, hash.slice(0, 2), hash))
  const { status, body } = await app.call(packs.makePack, { as: auditor, body: asked })
  expect({ status, body }).toMatchObject({ status: 500, body: { code: 'file-missing' } })
  expect((await done(packs.listPacks)).total).toBe(packsMade)
  // A request that is repeated composes nothing: it gets its answer, though no pack could be made now.
  expect(await done(packs.makePack, { body: asked, headers })).toEqual(before)
})

test('one account makes no more than so many packs in a day', async () => {
  const { app, organisation } = world
  const as = await app.person(organisation, 'auditor')
  const { user: id, name, email } = as
  const actor = { kind: 'person', id, name, email, operator: false, organisation, role: 'auditor' } as const
  for (let n = 0; n < 20; n += 1)
    await app.transactions.inTx(organisation, actor, async (tx) => tx.note({ action: 'pack.made', subject: `${n}` }))
  const make = () => app.call(packs.makePack, { as, body: asked })
  expect(await make()).toMatchObject({ status: 429, body: { code: 'packs-day-full' } })
  app.clock.now += 86_400_000 + 60_000
  expect((await make()).body).toMatchObject({ code: 'file-missing' })
})
