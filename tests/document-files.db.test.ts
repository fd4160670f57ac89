import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as documents from '../src/features/documents/documents.contract.ts'
import * as reading from '../src/features/documents/reading.contract.ts'
import {
  draft,
  facts,
  openReadingWorld,
  type ReadingWorld,
  tokenIn,
} from '../src/features/documents/reading-world.fixture.ts'
import * as versions from '../src/features/documents/versions.contract.ts'
import { uploadFile } from '../src/features/files/files.contract.ts'
import { textOf } from './mail-server.ts'
import type { TestAnswer, TestPerson } from './test-app.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})

// What a browser would show as a page of ours, were it let: a PDF can hold a script as well.
const pdf = Buffer.from('%PDF-1.7\n<script>alert(document.domain)</script>\n%%EOF\n')
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function handIn(name: string, bytes: Uint8Array): Promise<{ id: string; mediaType: string }> {
  const { status, body } = await world.app.call(uploadFile, { as: world.officer, query: { name }, bytes })
  expect(status).toBe(201)
  return body as { id: string; mediaType: string }
}

const published = async (title: string, file: string, name: string) =>
  world.publish({ facts: facts({ title }), draft: { ...draft(), body: null, file: { id: file, name } } })

/** A file to keep, never to show: not as a page of ours, not by guessing what it is, not in a frame, and not from a cache. */
function isToKeep(answer: TestAnswer, bytes: Uint8Array, mediaType: string, name: string) {
  expect(answer.status).toBe(200)
  expect(answer.raw.equals(bytes)).toBe(true)
  const { headers } = answer
  expect(headers['content-type']).toBe(mediaType)
  expect(headers['content-disposition']).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`)
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['referrer-policy']).toBe('no-referrer')
}

test('a policy that is a PDF or a Word document is read back byte by byte, by link and signed in, and only to keep', async () => {
  const member = await world.app.person(world.organisation, 'reader')
  await world.staff([{ name: 'Ann' }, { name: 'Mem', email: member.email, user: member.user }])
  const text = await world.publish({ facts: facts({ title: 'As text', confirm: false }) })
  const made = { as: world.officer, params: { id: text.version }, query: { format: 'docx' } }
  const docx = (await world.app.call(versions.downloadVersion, made)).raw
  const files: [string, Uint8Array, string][] = [
    ['Access.pdf', pdf, 'application/pdf'],
    ['Access.docx', docx, docxType],
  ]
  const there = []
  for (const [name, bytes, mediaType] of files) {
    const file = await handIn(name, bytes)
    expect(file.mediaType).toBe(mediaType)
    there.push({ name, bytes, mediaType, ...(await published(name, file.id, name)) })
  }
  const mail = (await world.sweep()).find(({ to }) => to.includes('ann@care.example'))
  const token = tokenIn(textOf(mail ?? expect.unreachable()))
  for (const { name, bytes, mediaType, version } of there) {
    const params = { version }
    const linked = await world.app.call(reading.readLinkedText, { body: { token, version } })
    expect(linked.body).toMatchObject({ fileName: name, body: null, minutes: 1 })
    isToKeep(await world.app.call(reading.readLinkedFile, { body: { token, version } }), bytes, mediaType, name)
    isToKeep(await world.app.call(reading.readOwnFile, { as: member, params }), bytes, mediaType, name)
    const whole = { as: member, params: { id: version } }
    isToKeep(await world.app.call(versions.downloadVersionFile, whole), bytes, mediaType, name)
    const confirmed = await world.app.call(reading.confirmLinkedReading, { body: { token, version, answers: [] } })
    expect(confirmed.body).toMatchObject({ confirmedAt: expect.any(String) })
  }
})

test('a file that is another thing than its name says becomes no policy, and a file of a policy is nobody else’s', async () => {
  const page = { as: world.officer, query: { name: 'Access.pdf' }, bytes: Buffer.from('<html><script>') }
  expect(await world.app.call(uploadFile, page)).toMatchObject({
    status: 415,
    body: { code: 'file-not-what-it-is-called' },
  })
  const { version } = await published('Ours', (await handIn('Ours.pdf', pdf)).id, 'Ours.pdf')
  const elsewhere = await world.app.organisation()
  const stranger: TestPerson = await world.app.person(elsewhere, 'administrator')
  const call = async (
    as: TestPerson | null,
    contract: typeof versions.downloadVersionFile | typeof reading.readOwnFile,
  ) => (await world.app.call(contract, { as, params: { id: version, version } })).status
  expect(await call(stranger, versions.downloadVersionFile)).toBe(404)
  expect(await call(stranger, reading.readOwnFile)).toBe(404)
  expect(await call(null, versions.downloadVersionFile)).toBe(401)
  // Signed in and not asked to read it: nothing by the way of reading.
  expect(await call(world.officer, reading.readOwnFile)).toBe(404)
  const document = await world.must(documents.listDocuments, { as: world.officer, query: { search: 'Ours' } })
  expect(document).toMatchObject({ items: [{ inForce: { id: version } }] })
})
