import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { decideTogether, listControls, withdrawDecision } from '../src/features/applicability/applicability.contract.ts'
import {
  type organisation as organisationShape,
  readOrganisation,
  updateOrganisation,
} from '../src/features/organisations/organisations.contract.ts'
import { approveSoa, compareSoaVersions, downloadSoa, listSoaVersions } from '../src/features/soa/soa.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { readToday } from '../src/features/today/today.contract.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let as: TestPerson
let organisation: string
const start = Date.parse('2026-03-02T09:00:00Z')
const edition = 'iso-27001-2022'
const facts = {
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'in-place',
  description: 'There',
  since: null,
}

type Control = { edition: string; requirement: string; decision: { revision: number } | null }
type Versions = {
  items: { number: number; sha256: string }[]
  open: object
  changed: number
  scope: object
  organisationRevision: number
}

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = start
  organisation = await app.organisation('Huis aan de Vaart')
  as = await app.person(organisation, 'security-officer')
  await app.call(adoptEdition, { params: { edition }, as })
})
afterAll(() => app.close())

const controls = async () => (await app.call(listControls, { as, query: { size: 200 } })).body as { items: Control[] }
const versions = async (at?: string) => (await app.call(listSoaVersions, { as, at })).body as Versions
const decide = async (chosen: Control[], more: object = {}) =>
  app.call(decideTogether, {
    as,
    body: {
      controls: chosen.map((one) => ({
        edition: one.edition,
        requirement: one.requirement,
        revision: one.decision?.revision ?? 0,
      })),
      facts: { ...facts, ...more },
    },
  })
const changedToday = async () => ((await app.call(readToday, { as })).body as { soa: { changed: number } }).soa.changed

test('a statement is approved when it is whole, as it was seen, and stays as it was', async () => {
  const { items } = await controls()
  expect(items).toHaveLength(93)
  expect(await versions()).toMatchObject({ items: [], open: { undecided: 93, unmarked: 0 } })
  const early = await app.call(approveSoa, { as, body: { note: '', seen: (await versions()).organisationRevision } })
  expect(early).toMatchObject({ status: 409, body: { code: 'statement-incomplete' } })
  expect((await decide(items)).status).toBe(201)
  const seen = (await versions()).organisationRevision
  await decide((await controls()).items.slice(0, 1), { description: 'Changed meanwhile' })
  const late = await app.call(approveSoa, { as, body: { note: '', seen } })
  expect(late).toMatchObject({ status: 409, body: { code: 'changed-since-seen' } })
  app.clock.now = start + 86_400_000
  const now = (await versions()).organisationRevision
  expect(await app.call(approveSoa, { as, body: { note: 'First', seen: now } })).toMatchObject({
    status: 201,
    body: { number: 1 },
  })
  const frozen = await app.call(downloadSoa, { as, query: { format: 'json', version: 1 } })
  // Whoever holds the file can compute the fingerprint that the versions page and the PDF show.
  const fingerprint = createHash('sha256').update(frozen.raw).digest('hex')
  expect((await versions()).items[0]).toMatchObject({ sha256: fingerprint })
  expect(JSON.parse(frozen.raw.toString())).toMatchObject({ status: 'approved', version: 1, note: 'First' })
  app.clock.now = start + 2 * 86_400_000
  await decide((await controls()).items.slice(1, 3), { presence: 'partly' })
  expect((await app.call(downloadSoa, { as, query: { format: 'json', version: 1 } })).raw).toEqual(frozen.raw)
  expect(await versions()).toMatchObject({ changed: 2 })
  const compared = await app.call(compareSoaVersions, { as, query: { from: 1 } })
  expect(compared.body).toMatchObject({ unchanged: 91, items: [{ requirement: '5.2' }, { requirement: '5.3' }] })
})

test('the first page counts what differs from the approved version, not what was touched', async () => {
  expect(await changedToday()).toBe(2)
  await decide((await controls()).items.slice(1, 3))
  expect(await changedToday()).toBe(0)
  const one = (await controls()).items[5] as Control
  const params = { edition, requirement: one.requirement }
  await app.call(withdrawDecision, { as, params, seen: one.decision?.revision ?? 0 })
  expect(await changedToday()).toBe(1)
})

test('another scope is a difference from the approved version too', async () => {
  const scopes = async () => [
    (await versions()).scope,
    (await app.call(compareSoaVersions, { as, query: { from: 1 } })).body,
  ]
  expect(await scopes()).toMatchObject([{ missing: false, changed: false }, { scope: null }])
  const {
    id: _,
    revision,
    ...about
  } = (await app.call(readOrganisation, { as })).body as z.infer<typeof organisationShape>
  const chief = await app.person(organisation, 'administrator')
  const body = { ...about, scope: '' }
  expect((await app.call(updateOrganisation, { as: chief, body, seen: revision })).status).toBe(200)
  expect(await scopes()).toMatchObject([
    { missing: true, changed: true },
    { scope: { before: about.scope, after: '' } },
  ])
  expect((await app.call(readToday, { as })).body).toMatchObject({ soa: { otherwise: true } })
})

test('every past day shows the list, the versions and the document as they were', async () => {
  const day = '2026-03-02'
  const states = async (at?: string) => {
    const answer = await app.call(listControls, { as, at, query: { edition, size: 200 } })
    return (answer.body as { totals: { states: Record<string, number> }[] }).totals[0]?.states
  }
  expect(await states('2026-03-01')).toBeUndefined()
  expect(await states(day)).toMatchObject({ 'in-place': 93, partly: 0, undecided: 0 })
  expect(await states()).toMatchObject({ 'in-place': 92, undecided: 1 })
  expect(await versions('2026-03-01')).toMatchObject({ items: [], organisationRevision: 0 })
  expect((await versions(day)).items).toHaveLength(0)
  expect((await versions('2026-03-03')).items).toHaveLength(1)
  const ask = () => app.call(downloadSoa, { as, at: day, query: { format: 'json' } })
  const [first, again] = [await ask(), await ask()]
  expect(again.raw).toEqual(first.raw)
  expect(JSON.parse(first.raw.toString())).toMatchObject({ moment: '2026-03-02T22:59:59.999Z' })
  expect((await app.call(listControls, { as, at: '2027-01-01' })).body).toMatchObject({ code: 'moment-future' })
})
