import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmOwnReading } from '../src/features/documents/reading.contract.ts'
import { measureWith, record } from '../src/features/evidence/evidence.fixture.ts'
import { requestEvidence } from '../src/features/evidence/requests.contract.ts'
import { downloadTasks, listTasks, readWatches } from '../src/features/rhythm/rhythm.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Tx } from '../src/platform/database/reader.ts'
import { documentToRead, doneBy, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let officer: TestPerson
let worker: TestPerson
let ann: string
let membership: string
let version: string
const done = doneBy(
  () => app,
  () => officer,
)

const insert = (run: (tx: Tx, own: { organisation_id: string }) => Promise<unknown>) =>
  app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await run(tx, { organisation_id: organisation })
    tx.note({ action: 'test.recorded', subject: '' })
  })

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-10T09:00:00Z')
  organisation = await app.organisation()
  officer = await app.person(organisation, 'security-officer')
  worker = await app.person(organisation, 'contributor')
  ann = await staffMember(app, organisation, 'Ann (demo)', { user: worker.user })
  const account = await app.database.engine.rows
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', worker.user)
    .executeTakeFirstOrThrow()
  membership = account.id
  version = newId()
})
afterAll(() => app.close())

test('everything that is due follows from what was recorded elsewhere, and each leads to where it is dealt with', async () => {
  const { measure } = await measureWith(app, organisation, 'Back-ups', { 'Restore report': 'P1M' })
  await done(requestEvidence, {
    body: { title: 'Log', message: '', measure, proof: null, asked: membership, dueOn: '2026-03-20' },
  })
  await insert((tx) => documentToRead(tx, { owner: ann, approver: membership, version }))
  await insert(async (tx, own) => {
    const ids = { training: newId(), review: newId() }
    await tx.rows
      .insertInto('trainings')
      .values({ ...own, id: ids.training, title: 'Awareness', kind: 'awareness', description: '', repeat_every: 'P1Y' })
      .execute()
    await tx.rows
      .insertInto('training_audiences')
      .values({ ...own, id: newId(), training: ids.training, kind: 'all', function: null, team: null, location: null })
      .execute()
    const score = { score: null, passed: true, note: '' }
    await tx.rows
      .insertInto('training_records')
      .values({ ...own, id: newId(), training: ids.training, staff: ann, followed_on: '2025-03-12', ...score })
      .execute()
    await tx.rows
      .insertInto('reviews')
      .values({
        ...{ ...own, id: ids.review, title: 'Audit', kind: 'internal-audit', reviewed_on: '2026-02-01' },
        ...{ reviewer: 'x', independence: 'x', note: '', withdrawn_at: null },
      })
      .execute()
    const finding = { ...own, review: ids.review, edition: 'nen-7510-2024', requirement: '8.13', grade: 'minor' }
    await tx.rows
      .insertInto('findings')
      .values([
        { ...finding, id: newId(), what: 'No day', owner: null, due_on: null, closed_on: null, closing_note: '' },
        {
          ...finding,
          id: newId(),
          what: 'Closed',
          owner: ann,
          due_on: null,
          closed_on: '2026-03-01',
          closing_note: '',
        },
      ])
      .execute()
    await tx.rows
      .insertInto('audits')
      .values({
        ...{ ...own, id: newId(), title: 'Stage 2', kind: 'stage-2', editions: ['nen-7510-2024'], body: 'CB' },
        ...{ starts: '2026-04-10', ends: '2026-04-12', withdrawn_at: null },
      })
      .execute()
    await tx.rows
      .insertInto('own_certificates')
      .values({
        ...{ ...own, id: newId(), position: 1, edition: 'iso-27001-2022', body: 'CB', number: '1', accredited: 'yes' },
        ...{ scope: '', first_issued: null, starts: '2023-06-01', ends: '2026-05-31', surveillance: ['2026-04-20'] },
      })
      .execute()
    await tx.rows
      .insertInto('terms')
      .values({
        ...{ ...own, id: newId(), position: 1, title: 'Transition', ends: '2026-05-01', kind: 'transition' },
        ...{ source: '', certainty: 'high', note: '', proposal: null },
      })
      .execute()
    await tx.rows
      .insertInto('exceptions')
      .values({
        ...{ ...own, id: newId(), measure, title: 'Old server', reason: 'x', starts: '2026-01-01', ends: '2026-03-31' },
        ...{ compensating: null, accepted_by: 'x', closed_on: null, closing_note: '' },
      })
      .execute()
  })
  const { items } = await done(listTasks, { as: worker, query: { whose: 'all', until: '2027-01-01' } })
  const short = (list: typeof items) =>
    list.map(({ kind, dueOn, title, who }) => `${dueOn} ${kind} ${title}: ${who.name}`)
  expect(short(items)).toEqual([
    '2025-02-01 proof Restore report: ',
    '2026-03-12 training Awareness: ',
    '2026-03-15 reading Policy: Ann (demo)',
    '2026-03-20 evidence-request Log: Ann (demo)',
    '2026-03-31 exception Old server: ',
    '2026-03-31 document-review Policy: Ann (demo)',
    '2026-04-02 approval Policy: Ann (demo)',
    '2026-04-10 audit Stage 2: ',
    '2026-04-20 audit ISO/IEC 27001:2022: ',
    '2026-05-01 term Transition: ',
    '2026-05-31 certificate ISO/IEC 27001:2022: ',
  ])
  const near = await done(listTasks, { as: worker, query: { whose: 'all' } })
  expect(short(near.items).at(-1)).toBe('null finding No day: ')
  expect(near.states.undated).toBe(1)

  // Own reading is one's own: others see theirs alone, and who confirmed has none.
  expect((await done(listTasks, { query: { whose: 'all', kind: 'reading' } })).items).toEqual([])
  expect((await done(readWatches)).watches.find(({ name }) => name === 'known')).toMatchObject({ wrong: 1, counted: 1 })
  await done(confirmOwnReading, { as: worker, params: { version }, body: { answers: [] } })
  expect((await done(listTasks, { as: worker, query: { kind: 'reading' } })).items).toEqual([])
  expect((await done(readWatches)).watches.find(({ name }) => name === 'known')).toMatchObject({ wrong: 0, counted: 1 })

  const { proofs } = await measureWith(app, organisation, 'Second', { Report: 'P2M' })
  expect(Object.keys(proofs)).toEqual(['Report'])
  await record(app, officer, { supports: [{ measure, proof: null }] })
  expect((await done(listTasks, { query: { whose: 'all', kind: 'proof' } })).total).toBe(2)
})

test('the list is paged, sorted and searched by the server, and exported as it is shown', async () => {
  const ask = (query: Record<string, string | number>) =>
    done(listTasks, { as: worker, query: { whose: 'all', ...query } })
  const titles = async (query: Record<string, string | number>) => (await ask(query)).items.map(({ title }) => title)
  const all = await ask({})
  expect(await titles({ size: 2, page: 2 })).toEqual(all.items.slice(2, 4).map(({ title }) => title))
  expect(await titles({ direction: 'down' })).toEqual(all.items.map(({ title }) => title).reverse())
  expect(await titles({ sort: 'title' })).toEqual([...all.items.map(({ title }) => title)].sort())
  expect(await titles({ text: 'BACK' })).toEqual(['Restore report', 'Log', 'Old server'])
  expect((await ask({ state: 'overdue' })).total).toBe(all.states.overdue)
  expect(Object.values(all.states).reduce((a, b) => a + b)).toBe(all.total)
  expect(all.all.all).toBe(all.total)
  const file = await app.call(downloadTasks, { as: worker, query: { whose: 'all', text: 'back', format: 'csv' } })
  expect(file.raw.toString()).toContain('Restore report')
  expect(file.raw.toString()).not.toContain('Awareness')
})
