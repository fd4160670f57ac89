import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../src/core/time/instant.ts'
import { addAsset } from '../src/features/assets/assets.contract.ts'
import { addCoverage, addCoverageClaim } from '../src/features/coverage/coverage.contract.ts'
import { readCovered } from '../src/features/coverage/covered.contract.ts'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { readMeasure } from '../src/features/measures/measures.contract.ts'
import { relyOn } from '../src/features/measures/reliances.contract.ts'
import { createEscalation } from '../src/features/rhythm/escalate.ts'
import { mailDigests } from '../src/features/rhythm/mail-digests.ts'
import { listTasks, readWatches, readYear } from '../src/features/rhythm/rhythm.contract.ts'
import { readRisk } from '../src/features/risk/risk.contract.ts'
import { recordSupplierEvent } from '../src/features/supplier-reviews/following.contract.ts'
import * as papers from '../src/features/suppliers/supplier-papers.contract.ts'
import { addSupplier, readSupplier } from '../src/features/suppliers/suppliers.contract.ts'
import { search } from '../src/features/today/today.contract.ts'
import type { AnswerOf } from '../src/platform/http/contract.ts'
import { createMailer } from '../src/platform/mail/mailer.ts'
import { assetFacts } from './assets-world.ts'
import { heavy, light, openRiskWorld, type Risk } from './risk-world.ts'

const edition = 'nen-7510-2024'
const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: 'zorgborg@localhost', console: false })
let world: Awaited<ReturnType<typeof openRiskWorld>>
let supplier: string
let service: string
let measure: string
let risk: Risk

const at = (day: string) => {
  world.app.clock.now = Date.parse(`${day}T09:00:00Z`)
}
const paper = { note: '', file: null, fileName: '' }
const certificate = (starts: string, ends: string, number: string) => ({
  ...{ edition, services: [], scope: 'Hosting', body: 'Keurhuis (demo)', accredited: 'yes', number },
  ...{ firstIssued: null, starts, ends, revokedOn: null, revokedReason: '', checkedOn: null, checkedWhere: '' },
  ...{ file: null, fileName: '' },
})

/** A host whose certificate ends on 30 June carries the back-ups of the patient record system. */
beforeAll(async () => {
  world = await openRiskWorld()
  const { done, person, asset } = world
  await world.approve()
  const params = {
    id: (
      await done(addSupplier, {
        body: {
          ...{ name: 'Hoster (demo)', description: '', registration: '', country: '', website: '', owner: person.jan },
          ...{ ownerRole: '', starts: '2025-01-01', endedOn: null, endReason: '', exitPlan: 'Terug in huis' },
          exitTriedOn: null,
        },
      })
    ).id,
  }
  supplier = params.id
  const made: AnswerOf<typeof readSupplier> = await done(papers.addService, {
    params,
    body: { name: 'Hosting', description: '', kind: 'hosting', canMissHours: 4, starts: '2025-01-01', endedOn: null },
  })
  service = made.services[0]?.id ?? ''
  await done(papers.addReach, {
    params,
    body: {
      ...{ service, asset, purpose: 'Het EPD laten draaien', phiParts: ['a', 'c'], ways: ['stores', 'backs-up'] },
      ...{ route: 'hosted', since: '2025-01-01', endedOn: null, mfa: true, logged: true, note: '' },
    },
  })
  await done(papers.addAgreement, {
    params,
    body: {
      ...{ version: '1', model: 'boz', modelEdition: '', services: [], signedOn: '2025-01-01', starts: '2025-01-01' },
      ...{ ends: null, securityAnnex: true, breachHours: 24, auditRight: true, returnDestruction: true },
      ...{ subprocessorsNamed: true, ...paper },
    },
  })
  const held = await done(papers.addCertificate, { params, body: certificate('2025-07-01', '2026-06-30', '1') })
  const report = await done(addCoverage, {
    body: {
      ...{ service, replaces: null, title: 'Dekking 2026', version: '1', asOf: '2026-01-15', terms: 'customer' },
      ...{ termsNote: '', disclaimer: '' },
    },
  })
  await done(addCoverageClaim, {
    params: { id: report.id },
    body: {
      ...{ edition, requirement: '8.13', reference: '', by: 'supplier', extent: 'directly', restsOn: 'certificate' },
      ...{ certificate: held.certificates[0]?.id ?? null, assurance: null, place: '', statement: '', customerPart: '' },
    },
  })
  measure = await world.measure('Back-ups bij de hoster', {
    inOperationSince: '2025-08-01',
    requirements: [{ edition, requirement: '8.13' }],
  })
  const { revision } = await done(readMeasure, { params: { id: measure } })
  await done(relyOn, {
    params: { id: measure },
    seen: revision,
    body: { services: [service], onlyHereBecause: 'Alles staat bij de hoster' },
  })
  risk = await world.risk({}, { rating: { inherent: heavy, residual: light }, measures: [{ measure, weight: 3 }] })
})
afterAll(() => world.app.close())

const operation = async (moment?: string) => {
  const { links } = await world.done(readVerdict, {
    params: { edition, requirement: '8.13' },
    ...(moment ? { at: moment } : {}),
  })
  return links.find(({ link }) => link === 'operation')
}
const covered = async () => {
  const { items } = await world.done(readCovered, { query: { edition, service } })
  return items.find(({ requirement }) => requirement === '8.13')?.standing
}
const task = async () => {
  const { items } = await world.done(listTasks, { query: { whose: 'all', kind: 'supplier-certificate' } })
  return items.map(({ title, about, dueOn, state, who }) => [title, about, dueOn, state, who.name])
}
const watch = async () => {
  const { watches } = await world.done(readWatches)
  return watches.find(({ name }) => name === 'suppliers')
}
const standing = async () => world.done(readRisk, { params: { id: risk.id } })
/** Who got a mail that leads to the supplier. */
const told = async () => {
  const rows = await world.app.database.engine.rows.selectFrom('mails').select(['recipient', 'body']).execute()
  const about = rows.filter(({ body }) => body.includes(`/suppliers/${supplier}`) && body.includes('NEN 7510'))
  return about.map(({ recipient }) => recipient).sort()
}
const addressOf = async ({ user }: { user: string }) => (await world.app.identity.findUsers([user]))[0]?.email ?? ''

test('while the certificate holds, what rests on it is shown, and the end of it is foretold', async () => {
  expect(await operation()).toMatchObject({ state: 'holds', until: '2026-07-01' })
  expect(await covered()).toBe('directly')
  expect(await task()).toEqual([])
  expect(await watch()).toMatchObject({ state: 'holds', counted: 1, page: '/suppliers' })
  const { state, share, measures } = await standing()
  expect([state === 'reopened', share]).toEqual([false, 100])
  expect(measures).toMatchObject([
    {
      work: 'shown',
      until: '2026-07-01',
      why: { en: expect.stringContaining('8.13: Hoster (demo) shows with ‘Dekking 2026’') },
    },
  ])
  const { items } = await world.done(readYear, { query: { from: '2026-06-01', through: '2026-06-30', whose: 'all' } })
  expect(items.filter(({ kind }) => kind === 'supplier-certificate')).toMatchObject([{ day: '2026-06-30' }])
  const found = await world.done(search, { query: { text: 'hoste' } })
  expect(found.records.map(({ kind, title }) => `${kind} ${title}`)).toContain('supplier Hoster (demo)')
})

test('sixty days before, it is a task of who answers for the supplier', async () => {
  at('2026-04-30')
  expect(await task()).toEqual([])
  at('2026-05-04')
  expect(await task()).toEqual([['Hoster (demo)', 'NEN 7510:2024', '2026-06-30', 'later', 'Jan (demo)']])
})

test('the day after it ends, everything that rests on it shows so: proof, coverage, risk and task', async () => {
  at('2026-07-01')
  expect(await operation()).toMatchObject({
    state: 'fails',
    reason: { nl: expect.stringContaining('Hoster (demo)') },
  })
  expect(await covered()).not.toBe('directly')
  expect(await task()).toEqual([['Hoster (demo)', 'NEN 7510:2024', '2026-06-30', 'overdue', 'Jan (demo)']])
  const { state, reasons } = await standing()
  expect(state).toBe('reopened')
  expect(reasons.map(({ en }) => en)).toContain(
    'A certificate of Hoster (demo) no longer holds since 1 July 2026, without a successor.',
  )
  expect(reasons.map(({ en }) => en)).toContainEqual(
    expect.stringMatching(
      /^The measure ‘Back-ups bij de hoster’ works less .* counts half\. 8\.13: .*Hoster \(demo\).*30 June 2026/,
    ),
  )
  expect((await standing()).share).toBe(50)
  const { gaps } = await world.done(readSupplier, { params: { id: supplier } })
  expect(gaps.map(({ kind }) => kind)).toContain('certificate-lapsed')
})

test('mail tells of it: to whoever has the task, and after a week without anything done to the security officer', async () => {
  const { app, officer, contributor } = world
  await app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('staff')
      .set({ user_id: contributor.user })
      .where('organisation_id', '=', world.organisation)
      .where('id', '=', world.person.jan)
      .execute()
    tx.note({ action: 'staff.changed', subject: '' })
  })
  at('2026-07-02')
  await mailDigests({ ...app, mailer }, instantOf(app.clock.now))
  expect(await told()).toEqual([])
  at('2026-07-13')
  await mailDigests({ ...app, mailer }, instantOf(app.clock.now))
  expect(await told()).toEqual([await addressOf(contributor)])
  await createEscalation({ ...app, mailer })(instantOf(app.clock.now))
  expect(await told()).toEqual([await addressOf(contributor), await addressOf(officer)].sort())
})

test('looking back, it held; with a successor it holds again from its first day, and the risk asks for a look still', async () => {
  expect(await operation('2026-06-30T10:00:00Z')).toMatchObject({ state: 'holds', until: '2026-07-01' })
  await world.done(papers.addCertificate, {
    params: { id: supplier },
    body: certificate('2026-07-10', '2029-07-09', '2'),
  })
  expect(await task()).toEqual([])
  const { gaps } = await world.done(readSupplier, { params: { id: supplier } })
  expect(gaps.map(({ kind }) => kind)).not.toContain('certificate-lapsed')
  // The report still rests on the old one: only a newer report, or a line of it, can say otherwise.
  expect(await operation()).toMatchObject({ state: 'fails' })
  expect(await standing()).toMatchObject({ state: 'reopened' })
})

test('an incident at the host asks to look at what leans on the record too, and says through what; a change does not', async () => {
  const { done, asset } = world
  const body = assetFacts({ name: 'Cliëntportaal', kind: 'application', dependsOn: [asset] })
  const portal = await done(addAsset, { body })
  const leaning = await world.risk({ asset: portal.id }, { rating: { inherent: heavy, residual: light } })
  const say = async () => (await done(readRisk, { params: { id: leaning.id } })).reasons.map(({ en }) => en)
  const tell = (kind: string, what: string) =>
    done(recordSupplierEvent, {
      params: { id: supplier },
      body: {
        ...{
          service,
          kind,
          happenedOn: '2026-07-01',
          what,
          personalData: null,
          toldOn: null,
          ends: null,
          closedOn: null,
        },
        closingNote: '',
      },
    })
  const before = await say()
  await tell('change', 'Verhuisd')
  expect(await say()).toEqual(before)
  await tell('incident', 'Uitval')
  expect(await say()).toContain(
    'Incident at Hoster (demo) on 1 July 2026: Uitval. It touches ‘EPD’, on which this leans.',
  )
  expect((await standing()).reasons.map(({ en }) => en)).toContain('Incident at Hoster (demo) on 1 July 2026: Uitval.')
})
