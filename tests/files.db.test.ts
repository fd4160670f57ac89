import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadFile } from '../src/features/files/files.contract.ts'
import { sweepFiles } from '../src/features/files/sweep-files.ts'
import { listTrail, verifyInstallation, verifyTrail } from '../src/features/trail/trail.contract.ts'
import { storedFiles } from '../src/platform/backup/stored-files.ts'
import type { ScanOutcome } from '../src/platform/files/virus-scanner.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let said: ScanOutcome = { outcome: 'clean' }
beforeAll(async () => {
  app = await openTestApp({ uploadLimit: 300_000, scanner: { scan: async () => said } })
})
afterAll(() => app.close())

const world = async () => {
  const organisation = await app.organisation()
  return { organisation, as: await app.person(organisation, 'contributor') }
}
const csv = (text: string) => Buffer.from(`day;restored\n${text}\n`)
const upload = (as: Awaited<ReturnType<typeof world>>['as'], name: string, bytes: Uint8Array) =>
  app.call(uploadFile, { as, query: { name }, bytes })
const stored = (organisation: string) => storedFiles(join(app.files, organisation))
const day = 86_400_000
let address: Promise<string> | null = null
const listening = () => {
  address ??= app.http.listen({ port: 0, host: '127.0.0.1' })
  return address
}

test('a file is kept once, sealed, with its hash and without its folder', async () => {
  const { organisation, as } = await world()
  const bytes = csv('2026-03-01;yes')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const first = await upload(as, 'C:\\Users\\j\\..\\restore.csv', bytes)
  expect(first).toMatchObject({
    status: 201,
    body: { name: 'restore.csv', mediaType: 'text/csv', size: bytes.length, sha256, scan: 'clean' },
  })
  const again = await upload(as, '../../etc/other.csv', bytes)
  expect(again.body).toEqual({ ...(first.body as object), name: 'other.csv' })
  expect(await stored(organisation)).toEqual([`${sha256.slice(0, 2)}/${sha256}`])
  const elsewhere = await world()
  expect((await upload(elsewhere.as, 'restore.csv', bytes)).body).not.toMatchObject({
    id: (first.body as { id: string }).id,
  })
})

test('what is no evidence by its name, content or size is refused and leaves nothing', async () => {
  const { organisation, as } = await world()
  expect(await upload(as, 'page.html', csv('x'))).toMatchObject({ status: 415, body: { code: 'file-not-on-list' } })
  expect(await upload(as, 'scan.pdf', csv('x'))).toMatchObject({
    status: 415,
    body: { code: 'file-not-what-it-is-called' },
  })
  expect(await upload(as, 'large.csv', Buffer.alloc(300_001, 'a'))).toMatchObject({
    status: 413,
    body: { code: 'file-too-large' },
  })
  expect(await upload(as, 'a\u202egpj.csv', csv('x'))).toMatchObject({ status: 400 })
  expect(await stored(organisation)).toEqual([])
  expect(readdirSync(join(app.files, '.incoming'))).toEqual([])
})

test('an infected file is refused by name and stands in the trail; without an answer of the scanner nothing passes', async () => {
  const { organisation, as } = await world()
  const officer = await app.person(organisation, 'security-officer')
  said = { outcome: 'infected', found: 'Win.Test.EICAR_HDB-1' }
  expect(await upload(as, 'invoice.csv', csv('x'))).toMatchObject({
    status: 422,
    body: { code: 'file-infected', detail: expect.stringContaining('Win.Test.EICAR_HDB-1') },
  })
  const trail = await app.call(listTrail, { as: officer, query: { action: 'file.refused' } })
  expect(trail.body).toMatchObject({ items: [{ subject: 'invoice.csv', details: { found: 'Win.Test.EICAR_HDB-1' } }] })
  said = { outcome: 'unreachable', why: 'connect ECONNREFUSED' }
  expect(await upload(as, 'list.csv', csv('x'))).toMatchObject({ status: 503, body: { code: 'scanner-unreachable' } })
  expect(await stored(organisation)).toEqual([])
  said = { outcome: 'clean' }
})

test('a day later what nobody used is gone, and what is used stays', async () => {
  const { organisation, as } = await world()
  const [used, unused] = [await upload(as, 'used.csv', csv('1')), await upload(as, 'unused.csv', csv('2'))]
  const file = (used.body as { id: string }).id
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = { organisation_id: organisation }
    const facts = {
      period_from: '2026-01-01',
      period_to: '2026-01-31',
      collected_by: 'x',
      collected_on: '2026-02-01',
      how: '',
    }
    await tx.rows
      .insertInto('evidence')
      .values({
        ...own,
        ...facts,
        id: file,
        title: 'Used',
        source: 'screen',
        recorded_by: 'x',
        recorded_at: tx.now,
        withdrawn_reason: '',
      })
      .execute()
    await tx.rows
      .insertInto('evidence_parts')
      .values({ ...own, id: file, evidence: file, position: 1, kind: 'file', file, name: 'used.csv' })
      .execute()
    tx.note({ action: 'evidence.added', subject: 'Used' })
  })
  await sweepFiles(app.transactions, app.fileStore)
  expect(await stored(organisation)).toHaveLength(2)
  for (const name of await stored(organisation)) utimesSync(join(app.files, organisation, name), 0, 0)
  const later = Date.now() + day + 1000
  await sweepFiles(app.transactions, app.fileStore, later)
  expect(await stored(organisation)).toHaveLength(2)
  await sweepFiles(app.transactions, app.fileStore, later)
  const left = await stored(organisation)
  expect(left.map((name) => name.slice(3))).toEqual([(used.body as { sha256: string }).sha256])
  // The one that went can be handed in again.
  expect((await upload(as, 'unused.csv', csv('2'))).body).not.toMatchObject({ id: (unused.body as { id: string }).id })
})

test('what lies on the disk without a row, as when power fails between the two, is swept; a row without it is named', async () => {
  const { organisation, as } = await world()
  const incoming = await app.fileStore.receive(organisation, [csv('lost')] as never, 1000)
  await incoming.keep()
  const [orphan = ''] = await stored(organisation)
  utimesSync(join(app.files, organisation, orphan), 0, 0)
  await sweepFiles(app.transactions, app.fileStore)
  expect(await stored(organisation)).toEqual([])
  const { sha256 } = (await upload(as, 'a.csv', csv('kept'))).body as { sha256: string }
  const officer = await app.person(organisation, 'security-officer')
  const verify = () => app.call(verifyTrail, { as: officer, body: { files: true } })
  expect((await verify()).body).toMatchObject({ whole: true, files: 1 })
  const path = join(app.files, organisation, sha256.slice(0, 2), sha256)
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 1))
  expect((await verify()).body).toMatchObject({
    whole: false,
    faults: [{ kind: 'file', sentence: expect.stringContaining(sha256) }],
  })
  rmSync(path)
  const headers = { authorization: `Bearer ${app.operatorToken}` }
  const all = await app.call(verifyInstallation, { headers })
  expect(all.body).toMatchObject({
    whole: false,
    faults: [{ kind: 'file', organisation, sentence: expect.stringContaining('missing') }],
  })
  writeFileSync(path, whole)
})

/** Begins to hand in a file by a connection of its own, and sends half of it. */
function beginUpload(address: string, cookies: string): Socket {
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  const head = [
    'POST /api/files?name=half.csv HTTP/1.1',
    'host: localhost',
    `cookie: ${cookies}`,
    'zorgborg-csrf: 1',
    'content-length: 200000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${'a'.repeat(100_000)}`)
  return socket
}
const comingIn = () => expect.poll(() => readdirSync(join(app.files, '.incoming')).length, { timeout: 10_000 })

test('an upload that breaks off half-way leaves nothing', async () => {
  const { organisation, as } = await world()
  const address = await listening()
  const socket = beginUpload(address, as.cookies)
  await comingIn().toBe(1)
  socket.destroy()
  await comingIn().toBe(0)
  expect(await stored(organisation)).toEqual([])
})

test('somebody who hands in slowly takes no room of others, and has it again afterwards', async () => {
  const { organisation, as } = await world()
  const other = await app.person(organisation, 'contributor')
  const address = await listening()
  const sockets = Array.from({ length: 4 }, () => beginUpload(address, as.cookies))
  await comingIn().toBe(4)
  expect(await upload(as, 'fifth.csv', csv('5'))).toMatchObject({
    status: 429,
    body: { code: 'too-many-uploads' },
    headers: { 'retry-after': '10' },
  })
  expect(await upload(other, 'other.csv', csv('6'))).toMatchObject({ status: 201 })
  for (const socket of sockets) socket.destroy()
  await comingIn().toBe(0)
  expect(await upload(as, 'fifth.csv', csv('5'))).toMatchObject({ status: 201 })
})
