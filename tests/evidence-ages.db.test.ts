import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../src/core/time/instant.ts'
import { decideApplicability } from '../src/features/applicability/applicability.contract.ts'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { record } from '../src/features/evidence/evidence.fixture.ts'
import { addMeasure } from '../src/features/measures/measures.contract.ts'
import { mailDigests } from '../src/features/rhythm/mail-digests.ts'
import { listTasks, readWatches } from '../src/features/rhythm/rhythm.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { doneBy, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

const edition = 'nen-7510-2024'
const day = 24 * 3_600_000
let app: TestApp
let organisation: string
let officer: TestPerson
let keeper: TestPerson
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  organisation = await app.organisation('Zorggroep De Proef')
  officer = await app.person(organisation, 'security-officer')
  keeper = await app.person(organisation, 'contributor')
  await app.identity.updateUser(keeper.user, { language: 'nl' })
})
afterAll(() => app.close())

const operation = async () => {
  const { links } = await done(readVerdict, { params: { edition, requirement: '8.13' } })
  return links.find(({ link }) => link === 'operation')
}
const proofTasks = async () =>
  (await done(listTasks, { as: keeper, query: { kind: 'proof' } })).items.map(
    ({ title, dueOn, state }) => `${title} ${dueOn} ${state}`,
  )
const proven = async () => (await done(readWatches)).watches.find(({ name }) => name === 'proven')

test('evidence ages: the verdict changes, a task appears, the watch tells, and the mail names it', async () => {
  const owner = await staffMember(app, organisation, 'Kees (demo)', { user: keeper.user })
  await done(adoptEdition, { params: { edition } })
  await done(decideApplicability, {
    params: { edition, requirement: '8.13' },
    seen: 0,
    body: { applies: true, reasons: ['risk'], justification: '', presence: 'in-place', description: '', since: null },
  })
  const measure = await done(addMeasure, {
    body: {
      ...{ title: 'Back-ups', how: '', owner, ownerRole: '', standIn: null, standInRole: '' },
      ...{
        inOperationSince: '2026-01-01',
        plannedFor: null,
        effectiveness: '',
        systems: [],
        locations: [],
        rhythms: [],
      },
      requirements: [{ edition, requirement: '8.13' }],
      proofs: [{ id: null, title: 'Restore test', kind: 'operation', freshFor: 'P3M' }],
    },
  })
  await record(app, officer, { supports: [{ measure: measure.id, proof: measure.proofs[0]?.id ?? null }] })
  await mailDigests(app, instantOf(app.clock.now))

  // About February, and fresh for three months: until 28 May.
  expect(await operation()).toMatchObject({ state: 'holds', until: '2026-05-29' })
  expect(await proofTasks()).toEqual([])
  expect(await proven()).toMatchObject({ state: 'holds', wrong: 0, counted: 1 })

  app.clock.now = Date.parse('2026-05-01T09:00:00Z')
  expect(await proofTasks()).toEqual(['Restore test 2026-05-28 later'])
  expect((await operation())?.state).toBe('holds')

  app.clock.now = Date.parse('2026-05-29T09:00:00Z')
  expect((await operation())?.state).toBe('fails')
  expect(await proofTasks()).toEqual(['Restore test 2026-05-28 overdue'])
  expect(await proven()).toMatchObject({ state: 'wrong', wrong: 1, counted: 1 })
  expect(await mailDigests(app, instantOf(app.clock.now))).toBe(1)
  const mail = await app.database.engine.rows.selectFrom('mails').selectAll().executeTakeFirstOrThrow()
  expect(mail.recipient).toContain(keeper.email)
  expect(mail.body).toContain('- Restore test (Back-ups)\n  Bewijs verzamelen, uiterlijk 28 mei 2026\n')
  expect(mail.body).toContain(`/measures/${measure.id}?organisation=${organisation}`)

  // New evidence settles it all by itself, and looking back shows how it stood.
  app.clock.now += day
  await record(app, officer, {
    supports: [{ measure: measure.id, proof: measure.proofs[0]?.id ?? null }],
    ...{ periodFrom: '2026-03-01', periodTo: '2026-05-29', collectedOn: '2026-05-30' },
  })
  expect((await operation())?.state).toBe('holds')
  expect(await proofTasks()).toEqual([])
  const then = await done(listTasks, { as: keeper, query: { kind: 'proof' }, at: '2026-05-29' })
  expect(then.items).toMatchObject([{ title: 'Restore test', state: 'overdue' }])
})
