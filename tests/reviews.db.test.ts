import { afterAll, beforeAll, expect, test } from 'vitest'
import * as reviews from '../src/features/reviews/reviews.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

let app: TestApp
let officer: TestPerson
let contributor: TestPerson
let outsider: TestPerson
const jan = newId()
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  const organisation = await app.organisation()
  officer = await app.person(organisation, 'security-officer')
  contributor = await app.person(organisation, 'contributor')
  outsider = await app.person(await app.organisation(), 'administrator')
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const staff = {
      organisation_id: organisation,
      number: '',
      email: '',
      function: '',
      starts: '2020-01-01',
      ends: null,
    }
    await tx.rows
      .insertInto('staff')
      .values({ ...staff, id: jan, name: 'Jan (demo)', language: 'nl' })
      .execute()
    tx.note({ action: 'staff.added', subject: 'Jan (demo)' })
  })
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) await done(adoptEdition, { params: { edition } })
})
afterAll(() => app.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as: officer, ...call })
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  return answer.body as AnswerOf<C>
}
const refused = async (contract: Contract, call: TestCall, status: number) => {
  const answer = await app.call(contract, { as: officer, ...call })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
  return answer.body as { code: string; errors?: { path: string }[] }
}
const nen = (requirement: string) => ({ edition: 'nen-7510-2024', requirement })
const audit = {
  title: 'Toezicht',
  kind: 'surveillance',
  editions: ['nen-7510-2024'],
  starts: '2026-06-15',
  ends: '2026-06-17',
  body: 'Keurder',
}
const review = {
  ...{ title: 'Interne audit', kind: 'internal-audit', reviewedOn: '2026-02-20', reviewer: 'Els (demo)' },
  ...{ independence: 'Werkt bij kwaliteit', note: '', covered: [nen('8.13'), nen('clause-9.2.1'), nen('8.13')] },
}

test('an audit that is planned says from which day evidence is asked, and which is next', async () => {
  await refused(reviews.planAudit, { as: contributor, body: audit }, 403)
  expect((await refused(reviews.planAudit, { body: { ...audit, ends: '2026-06-01' } }, 400)).errors?.[0]?.path).toBe(
    'ends',
  )
  await refused(reviews.planAudit, { body: { ...audit, editions: ['iso-9001-2015'] } }, 400)
  const made = await done(reviews.planAudit, { body: audit })
  expect(made).toMatchObject({ state: 'coming', askedFrom: '2026-03-15' })
  const next = async (at?: string) =>
    (await done(reviews.listAudits, at ? { at } : {})).editions.map(({ id, next: found }) => [id, found])
  expect(await next()).toEqual([
    ['nen-7510-2024', made.id],
    ['iso-27001-2022', null],
  ])
  await refused(reviews.changeAudit, { params: { id: made.id }, seen: 0, body: audit }, 412)
  await refused(reviews.changeAudit, { as: outsider, params: { id: made.id }, seen: made.revision, body: audit }, 404)
  app.clock.now = Date.parse('2026-03-04T09:00:00Z')
  await done(reviews.withdrawAudit, { params: { id: made.id }, seen: made.revision })
  expect((await next())[0]).toEqual(['nen-7510-2024', null])
  expect((await next('2026-03-03'))[0], 'as it was planned then').toEqual(['nen-7510-2024', made.id])
  await refused(reviews.withdrawAudit, { params: { id: made.id }, seen: made.revision }, 404)
})

test('a review says who looked independently, at what, and what was found; a finding is closed with a note', async () => {
  expect(
    (await refused(reviews.recordReview, { body: { ...review, reviewedOn: '2026-03-05' } }, 400)).errors?.[0]?.path,
  ).toBe('reviewedOn')
  expect(
    (await refused(reviews.recordReview, { body: { ...review, covered: [nen('9.9')] } }, 400)).errors?.[0]?.path,
  ).toBe('covered')
  await refused(reviews.recordReview, { body: { ...review, independence: '' } }, 400)
  const made = await done(reviews.recordReview, { body: review })
  expect(made.covered.map(({ requirement }) => requirement)).toEqual(['clause-9.2.1', '8.13'])
  const facts = { ...nen('8.13'), grade: 'major', what: 'Nooit teruggezet', owner: jan, dueOn: '2026-03-20' }
  const params = { id: made.id }
  await refused(reviews.recordFinding, { params, body: { ...facts, owner: newId() } }, 400)
  await refused(reviews.recordFinding, { params, body: { ...facts, requirement: '9.9' } }, 400)
  const finding = await done(reviews.recordFinding, { params, body: facts })
  expect(finding).toMatchObject({ state: 'open', owner: { name: 'Jan (demo)', left: false }, number: '8.13' })
  await done(reviews.recordFinding, { params, body: { ...facts, grade: 'observation', owner: null, dueOn: null } })
  app.clock.now = Date.parse('2026-03-21T09:00:00Z')
  const late = await done(reviews.listFindings, { query: { state: 'late' } })
  expect(late).toMatchObject({
    total: 1,
    late: 1,
    open: { major: 1, minor: 0, observation: 1 },
    items: [{ id: finding.id }],
  })
  const about = { id: finding.id }
  await refused(
    reviews.closeFinding,
    { params: about, seen: finding.revision, body: { closedOn: '2026-02-01', note: 'x' } },
    400,
  )
  const closed = await done(reviews.closeFinding, {
    params: about,
    seen: finding.revision,
    body: { closedOn: '2026-03-21', note: 'Teruggezet op 19 maart' },
  })
  expect(closed.state).toBe('closed')
  const listed = await done(reviews.listReviews)
  expect(listed.items).toMatchObject([
    {
      title: 'Interne audit',
      covered: [{ id: 'nen-7510-2024', count: 2 }],
      open: { major: 0, observation: 1 },
      closed: 1,
    },
  ])
  const again = await done(reviews.reopenFinding, { params: about, seen: closed.revision })
  expect(again).toMatchObject({ state: 'late', closingNote: '' })

  const changed = await done(reviews.changeReview, {
    params,
    seen: made.revision,
    body: { ...review, covered: [nen('8.13'), { edition: 'iso-27001-2022', requirement: '8.13' }] },
  })
  expect(changed.covered.map(({ edition, requirement }) => `${edition} ${requirement}`)).toEqual([
    'nen-7510-2024 8.13',
    'iso-27001-2022 8.13',
  ])
  const then = await done(reviews.readReview, { params, at: '2026-03-10' })
  expect(then.covered).toHaveLength(2)
  expect(then.findings.map(({ state }) => state)).toEqual(['open', 'open'])
  await done(reviews.withdrawReview, { params, seen: changed.revision })
  expect((await done(reviews.listFindings)).total).toBe(0)
  await refused(reviews.readReview, { params }, 404)
})
