import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addEvidence,
  downloadEvidenceList,
  downloadEvidencePart,
  listEvidence,
  readEvidence,
  readMeasureEvidence,
  reviseEvidence,
  withdrawEvidence,
} from '../src/features/evidence/evidence.contract.ts'
import { evidenceBody, measureWith, record } from '../src/features/evidence/evidence.fixture.ts'
import type { EvidenceItem } from '../src/features/evidence/evidence-shapes.contract.ts'
import { listTrail } from '../src/features/trail/trail.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { handIn } from './hand-in.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let as: TestPerson
let measure: string
let proof: string
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-10T12:00:00Z')
  organisation = await app.organisation()
  as = await app.person(organisation, 'contributor')
  const made = await measureWith(app, organisation, 'Back-up', { 'Restore test': 'P3M', 'Log of copies': 'P1W' })
  measure = made.measure
  proof = made.proofs['Restore test'] ?? ''
})
afterAll(() => app.close())

const read = async (id: string) => (await app.call(readEvidence, { as, params: { id } })).body as EvidenceItem
type Listed = { items: EvidenceItem[]; total: number; counts: Record<string, number> }
const list = async (query: Record<string, string | number> = {}, at?: string) =>
  (await app.call(listEvidence, { as, query, at })).body as Listed

describe('recording', () => {
  test('files, a link and an observation, with who, when, how, and what it supports', async () => {
    const file = await handIn(app, as, 'restore.csv', 'file;whole\na;yes\n')
    const id = await record(app, as, {
      parts: [
        { kind: 'file', file, name: 'restore.csv' },
        { kind: 'link', url: 'https://backup.example/report/7', name: 'Report' },
        { kind: 'observation', observation: 'Seen by two.' },
      ],
      supports: [
        { measure, proof },
        { measure, proof },
        { measure, proof: null },
      ],
    })
    expect(await read(id)).toMatchObject({
      title: 'Restore test',
      state: 'fresh',
      freshUntil: '2026-05-28',
      source: 'screen',
      recordedBy: as.name,
      parts: [
        { kind: 'file', name: 'restore.csv', mediaType: 'text/csv', size: 17, scan: 'unscanned' },
        { kind: 'link', url: 'https://backup.example/report/7' },
        { kind: 'observation', observation: 'Seen by two.' },
      ],
      supports: [
        { measureTitle: 'Back-up', proofTitle: 'Restore test', freshUntil: '2026-05-28' },
        { measureTitle: 'Back-up', proof: null, freshUntil: null },
      ],
    })
  })

  test.each([
    ['a period that ends before it begins', { periodTo: '2026-01-01' }, 'periodTo'],
    ['days to come', { periodTo: '2026-03-11' }, 'periodTo'],
    ['a link that is not https', { parts: [{ kind: 'link', url: 'http://a.example', name: '' }] }, 'parts.0.url'],
    ['a link with a password', { parts: [{ kind: 'link', url: 'https://a:b@a.example', name: '' }] }, 'parts.0.url'],
    ['a script as a link', { parts: [{ kind: 'link', url: 'javascript:alert(1)', name: '' }] }, 'parts.0.url'],
    ['nothing', { parts: [] }, 'parts'],
    ['a file that is not there', { parts: [{ kind: 'file', file: newId(), name: 'a.csv' }] }, 'parts.0.file'],
    ['a measure that is not there', { supports: [{ measure: newId(), proof: null }] }, 'supports.0.measure'],
  ])('%s is refused at its field', async (_what, more, path) => {
    const before = (await list()).total
    const answer = await app.call(addEvidence, { as, body: evidenceBody({ supports: [{ measure, proof }], ...more }) })
    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ path })] } })
    expect((await list()).total).toBe(before)
  })

  test('files, measures and proofs of another organisation, or of another measure, are as if they were not there', async () => {
    const elsewhere = await app.organisation()
    const other = await app.person(elsewhere, 'contributor')
    const theirs = await measureWith(app, elsewhere, 'Theirs', { Log: 'P1M' })
    const file = await handIn(app, other, 'theirs.csv', 'a;b')
    const refused = async (more: Record<string, unknown>) =>
      expect(
        (await app.call(addEvidence, { as, body: evidenceBody({ supports: [{ measure, proof }], ...more }) })).status,
      ).toBe(400)
    await refused({ parts: [{ kind: 'file', file, name: 'theirs.csv' }] })
    await refused({ supports: [{ measure: theirs.measure, proof: null }] })
    await refused({ supports: [{ measure, proof: theirs.proofs.Log ?? '' }] })
    const another = await measureWith(app, organisation, 'Another', { Log: 'P1M' })
    await refused({ supports: [{ measure, proof: another.proofs.Log ?? '' }] })
    const id = await record(app, as, { supports: [{ measure, proof }] })
    expect((await app.call(readEvidence, { as: other, params: { id } })).status).toBe(404)
  })
})

test('a revision puts evidence right and both stay; a withdrawal keeps its reason; neither happens twice', async () => {
  const old = await record(app, as, { title: 'Wrong month', supports: [{ measure, proof }] })
  const seen = (await read(old)).revision
  const body = evidenceBody({ title: 'Right month', supports: [{ measure, proof }] })
  expect((await app.call(reviseEvidence, { as, params: { id: old }, seen: seen - 1, body })).status).toBe(412)
  const { id } = (await app.call(reviseEvidence, { as, params: { id: old }, seen, body })).body as { id: string }
  expect(await read(old)).toMatchObject({ state: 'revised', revisedBy: id })
  expect(await read(id)).toMatchObject({ state: 'fresh', revises: old })
  expect(await app.call(reviseEvidence, { as, params: { id: old }, seen, body })).toMatchObject({
    status: 409,
    body: { code: 'evidence-no-longer-counts' },
  })
  const now = (await read(id)).revision
  await app.call(withdrawEvidence, { as, params: { id }, seen: now, body: { reason: 'Of another server' } })
  expect(await read(id)).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Of another server' })
  expect((await list({ state: 'withdrawn' })).items.map((one) => one.id)).toContain(id)
  expect((await list()).items.map((one) => one.id)).not.toContain(old)
})

test('a list is filtered by measure, proof, state, kind, period, who collected and text, with counts over all states', async () => {
  const own = await app.organisation()
  const person = await app.person(own, 'contributor')
  const made = await measureWith(app, own, 'Logging', { Review: 'P1M', Setting: 'P1Y' })
  const supports = (name: string) => [{ measure: made.measure, proof: made.proofs[name] ?? null }]
  const at = (from: string, to: string) => ({ periodFrom: from, periodTo: to })
  await record(app, person, { title: 'Fresh', ...at('2026-03-01', '2026-03-08'), supports: supports('Setting') })
  await record(app, person, { title: 'Soon', ...at('2026-02-01', '2026-02-28'), supports: supports('Review') })
  await record(app, person, {
    title: 'Stale',
    ...at('2025-11-01', '2025-11-30'),
    supports: supports('Review'),
    collectedBy: 'Script',
  })
  await record(app, person, { title: 'General', supports: [{ measure: made.measure, proof: null }] })
  const titles = async (query: Record<string, string>) =>
    ((await app.call(listEvidence, { as: person, query })).body as Listed).items.map(({ title }) => title)
  expect(await titles({})).toEqual(['Fresh', 'General', 'Soon', 'Stale'])
  expect(await titles({ state: 'soon' })).toEqual(['Soon'])
  expect(await titles({ state: 'no-rule' })).toEqual(['General'])
  expect(await titles({ proof: made.proofs.Review ?? '', sort: 'fresh', direction: 'up' })).toEqual(['Stale', 'Soon'])
  expect(await titles({ from: '2026-03-01' })).toEqual(['Fresh'])
  expect(await titles({ to: '2025-12-31' })).toEqual(['Stale'])
  expect(await titles({ collectedBy: 'script' })).toEqual(['Stale'])
  expect(await titles({ text: 'SOO' })).toEqual(['Soon'])
  expect(await titles({ kind: 'file' })).toEqual([])
  const { counts } = (await app.call(listEvidence, { as: person, query: { state: 'stale' } })).body as Listed
  expect(counts).toEqual({ fresh: 1, soon: 1, stale: 1, 'no-rule': 1 })
  const file = await app.call(downloadEvidenceList, { as: person, query: { format: 'csv', state: 'stale' } })
  expect(file.raw.toString()).toContain('Stale')
  expect(file.raw.toString()).not.toContain('General')
  const proofs = await app.call(readMeasureEvidence, {
    as: person,
    params: { id: made.measure },
    query: { from: '2025-11-01', to: '2026-03-10' },
  })
  expect(proofs.body).toMatchObject({
    proofs: [
      {
        title: 'Review',
        state: 'soon',
        until: '2026-03-28',
        items: 2,
        gaps: [{ from: '2025-12-31', to: '2026-01-31' }],
      },
      { title: 'Setting', state: 'fresh', until: '2027-03-08', gaps: [{ from: '2025-11-01', to: '2026-02-28' }] },
    ],
    general: 1,
  })
})

test('a list costs the same number of queries for 1, 20 and 200 rows, and looking back shows what was there', async () => {
  const own = await app.organisation()
  const person = await app.person(own, 'contributor')
  const made = await measureWith(app, own, 'Counting', { Log: 'P1M' })
  const cost = async () => {
    app.database.statements.length = 0
    await app.call(listEvidence, { as: person, query: { size: 200 } })
    return app.database.statements.length
  }
  await record(app, person, { title: 'One', supports: [{ measure: made.measure, proof: made.proofs.Log ?? null }] })
  const one = await cost()
  app.clock.now += 86_400_000
  const body = (n: number) => ({ title: `Item ${n}`, supports: [{ measure: made.measure, proof: null }] })
  for (let n = 0; n < 20; n += 1) await record(app, person, body(n))
  expect(await cost()).toBe(one)
  const past = await app.call(listEvidence, { as: person, at: '2026-03-10' })
  expect(past.body).toMatchObject({ total: 1, items: [{ title: 'One' }] })
  app.clock.now -= 86_400_000
})

test('a file is given only to be saved, apart from our pages; what an auditor takes is in the trail', async () => {
  const file = await handIn(app, as, 'lijst é.csv', 'a;b\n1;2\n')
  const id = await record(app, as, {
    parts: [{ kind: 'file', file, name: 'lijst é.csv' }],
    supports: [{ measure, proof }],
  })
  const part = (await read(id)).parts[0]?.id ?? ''
  const answer = await app.call(downloadEvidencePart, { as, params: { id, part } })
  expect(answer.raw.toString()).toBe('a;b\n1;2\n')
  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename="lijst _.csv"; filename*=UTF-8''lijst%20%C3%A9.csv`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-length': '8',
  })
  const officer = await app.person(organisation, 'security-officer')
  const taken = async () =>
    ((await app.call(listTrail, { as: officer, query: { action: 'evidence.downloaded' } })).body as { total: number })
      .total
  expect(await taken()).toBe(0)
  const auditor = await app.person(organisation, 'auditor')
  expect((await app.call(downloadEvidencePart, { as: auditor, params: { id, part } })).status).toBe(200)
  expect(await taken()).toBe(1)
  const elsewhere = await app.person(await app.organisation(), 'administrator')
  expect((await app.call(downloadEvidencePart, { as: elsewhere, params: { id, part } })).status).toBe(404)
  const other = await record(app, as, { supports: [{ measure, proof }] })
  expect((await app.call(downloadEvidencePart, { as, params: { id: other, part } })).status).toBe(404)
})
