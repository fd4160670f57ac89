import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import type { Instant } from '../../core/time/instant.ts'
import { instantOf } from '../../core/time/instant.ts'
import { readEvidence, withdrawEvidence } from './evidence.contract.ts'
import { evidenceBody, measureWith } from './evidence.fixture.ts'
import { remindOfRequests } from './remind-of-requests.ts'
import {
  answerEvidenceRequest,
  listColleagues,
  listEvidenceRequests,
  readEvidenceRequest,
  requestEvidence,
  withdrawEvidenceRequest,
} from './requests.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const answer = evidenceBody({})
const at = (text: string) => {
  app.clock.now = Date.parse(text)
  return instantOf(app.clock.now)
}

async function world() {
  at('2026-03-01T09:00:00Z')
  const organisation = await app.organisation()
  const asker = await app.person(organisation, 'security-officer')
  const asked = await app.person(organisation, 'contributor', { name: 'Asked one' })
  const { measure, proofs } = await measureWith(app, organisation, 'Back-up', { 'Restore test': 'P3M' })
  const { items } = (await app.call(listColleagues, { as: asker })).body as { items: { id: string; name: string }[] }
  const membership = items.find(({ name }) => name === 'Asked one')?.id ?? ''
  const body = {
    title: 'Restore test of March',
    message: 'The list of files, please.',
    measure,
    proof: proofs['Restore test'] ?? null,
    asked: membership,
    dueOn: '2026-03-29',
  }
  const ask = async () => ((await app.call(requestEvidence, { as: asker, body })).body as { id: string }).id
  const mails = async () => {
    const { rows } = await app.database.engine.pool.query(
      'select subject, recipient from mails where organisation_id = $1 order by created_at, id',
      [organisation],
    )
    return rows as { subject: string; recipient: string }[]
  }
  return { organisation, asker, asked, measure, proofs, body, ask, mails }
}

type Request = { id: string; revision: number; state: string; mine: boolean; answeredWith: string | null }

test('a colleague is asked by mail, sees it as his own, and answers with evidence for what was asked', async () => {
  const { asker, asked, proofs, ask, mails } = await world()
  const id = await ask()
  expect(await mails()).toEqual([{ subject: 'Bewijs gevraagd: Restore test of March', recipient: asked.email }])
  const mine = await app.call(listEvidenceRequests, { as: asked, query: { mine: 'yes' } })
  expect(mine.body).toMatchObject({ total: 1, items: [{ id, state: 'open', mine: true, askedBy: asker.name }] })
  const seen = ((await app.call(readEvidenceRequest, { as: asked, params: { id } })).body as Request).revision
  const answered = await app.call(answerEvidenceRequest, { as: asked, params: { id }, seen, body: answer })
  expect(answered.status).toBe(200)
  const { evidence } = answered.body as { evidence: string }
  expect((await app.call(readEvidence, { as: asker, params: { id: evidence } })).body).toMatchObject({
    source: 'request',
    supports: [{ proof: proofs['Restore test'] }],
  })
  const now = (await app.call(readEvidenceRequest, { as: asker, params: { id } })).body as Request
  expect(now).toMatchObject({ state: 'answered', mine: false, answeredWith: evidence })
  const again = { as: asked, params: { id }, seen: now.revision, body: answer }
  expect(await app.call(answerEvidenceRequest, again)).toMatchObject({ status: 409, body: { code: 'request-over' } })
  // Evidence that was handed in on request can be withdrawn as any other.
  const item = (await app.call(readEvidence, { as: asker, params: { id: evidence } })).body as Request
  const withdrawn = { params: { id: evidence }, seen: item.revision, body: { reason: 'Other month' } }
  expect((await app.call(withdrawEvidence, { as: asker, ...withdrawn })).status).toBe(200)
})

test('whoever cannot be asked, days that passed, and what belongs to another organisation are refused at their field', async () => {
  const { organisation, asker, body } = await world()
  const reader = await app.person(organisation, 'reader')
  const elsewhere = await world()
  const refused = async (more: object, path: string) =>
    expect(await app.call(requestEvidence, { as: asker, body: { ...body, ...more } })).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ path })] },
    })
  const { rows } = await app.database.engine.pool.query('select id from memberships where user_id = $1', [reader.user])
  await refused({ asked: rows[0].id }, 'asked')
  await refused({ asked: elsewhere.body.asked }, 'asked')
  await refused({ measure: elsewhere.measure }, 'measure')
  await refused({ proof: elsewhere.body.proof }, 'proof')
  await refused({ dueOn: '2026-02-28' }, 'dueOn')
})

test('somebody is reminded before and after the due day, each once, also after a week without a server, and not once it is over', async () => {
  const { asker, ask, mails } = await world()
  const id = await ask()
  const sweep = (now: Instant) => remindOfRequests(app.transactions, app, now)
  const subjects = async () => (await mails()).slice(1).map(({ subject }) => subject.split(':')[0])
  await sweep(at('2026-03-26T06:59:00Z'))
  expect(await subjects()).toEqual([])
  await sweep(at('2026-03-26T07:01:00Z'))
  await sweep(at('2026-03-26T07:02:00Z'))
  expect(await subjects()).toEqual(['Herinnering'])
  // Off from 27 March to 10 April: two moments passed, one mail.
  await Promise.all([sweep(at('2026-04-10T10:00:00Z')), sweep(at('2026-04-10T10:00:00Z'))])
  await sweep(at('2026-04-10T10:05:00Z'))
  expect(await subjects()).toEqual(['Herinnering', 'Te laat'])
  expect((await app.call(readEvidenceRequest, { as: asker, params: { id } })).body).toMatchObject({ state: 'late' })
  const seen = ((await app.call(readEvidenceRequest, { as: asker, params: { id } })).body as Request).revision
  expect((await app.call(withdrawEvidenceRequest, { as: asker, params: { id }, seen })).status).toBe(200)
  await sweep(at('2026-05-10T10:00:00Z'))
  expect(await subjects()).toEqual(['Herinnering', 'Te laat'])
})

test('whoever left is no longer reminded, and the others still are', async () => {
  const first = await world()
  const second = await world()
  await first.ask()
  await second.ask()
  await app.transactions.inTx(first.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows.deleteFrom('memberships').where('id', '=', first.body.asked).execute()
    tx.note({ action: 'person.removed', subject: 'Asked one' })
  })
  await remindOfRequests(app.transactions, app, at('2026-03-26T08:00:00Z'))
  expect(await first.mails()).toHaveLength(1)
  expect(await second.mails()).toHaveLength(2)
})

test('an address that no mail server takes holds up neither the reminder of others nor a request', async () => {
  const first = await world()
  const second = await world()
  const place = (email: string) =>
    app.transactions.inTx(first.organisation, { kind: 'system', name: 'test' }, async (tx) => {
      await tx.rows.updateTable('memberships').set({ email }).where('id', '=', first.body.asked).execute()
      tx.note({ action: 'test.address', subject: 'Asked one' })
    })
  await place(`${'l'.repeat(65)}@care.example`)
  const asked = await app.call(requestEvidence, { as: first.asker, body: first.body })
  expect(asked).toMatchObject({ status: 201, body: { mailed: false } })
  await second.ask()
  await remindOfRequests(app.transactions, app, at('2026-03-26T08:00:00Z'))
  expect(await second.mails()).toHaveLength(2)
  const { rows } = await app.database.engine.pool.query('select state, body from mails where organisation_id = $1', [
    first.organisation,
  ])
  expect(rows).toEqual([
    { state: 'failed', body: '' },
    { state: 'failed', body: '' },
  ])
})
