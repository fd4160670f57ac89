import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '../src/app/contracts.ts'
import { startingCriteriaIn } from '../src/core/risk/criteria.ts'
import { decideTogether } from '../src/features/applicability/applicability.contract.ts'
import { approveCriteria, saveCriteriaDraft } from '../src/features/risk/criteria.contract.ts'
import { adoptEdition, readEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let as: TestPerson

beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  as = await app.person(organisation, 'administrator')
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) await app.call(adoptEdition, { params: { edition }, as })
  const [set] = app.content.criteria
  const body = { note: '', content: startingCriteriaIn(set as NonNullable<typeof set>, 'en') }
  const draft = async () => (await app.call(saveCriteriaDraft, { as, seen: 0, body })).body as Criteria
  const approved = await app.call(approveCriteria, { as, seen: (await draft()).draft?.revision ?? 0 })
  criteria = (approved.body as Criteria).approved?.id ?? ''
  await draft()
})
afterAll(() => app.close())

type Criteria = AnswerOf<typeof saveCriteriaDraft>

/** Lists whose length grows with the data; each read is one constant number of statements. */
const lists = [
  ...['listControls', 'listPeople', 'listInvitations', 'listTrail', 'listSoaVersions'],
  ...['listEditions', 'readToday', 'search', 'readMailStatus', 'readTouchpoints'],
  ...['listSessions', 'listAssets', 'readAssetDrawing', 'readAssetChoices', 'listSuppliers'],
  ...['readSupplier', 'readSupplierChoices', 'listReaches', 'listSuppliersOfAsset', 'readSupplierProposals'],
  ...['readPortfolio', 'listRisks', 'readHeatMap', 'readRiskChoices', 'readCriteria'],
  ...['compareCriteria', 'readRisk', 'proposeMeasures', 'readTreatmentPlan', 'readTopRisks'],
  ...['listMeasures', 'listVerdicts', 'readVerdict', 'readStandings', 'readMeasureProposals'],
  ...['listReviews', 'listFindings', 'listTasks', 'readYear', 'readWatches', 'listDuties', 'listWorkshops'],
]

/** These gather what others keep: the first page, and the facts behind the chain of proof and of suppliers. */
const gathers = new Set([
  ...['readToday', 'listVerdicts', 'listTasks', 'readYear', 'readWatches', 'readRisk'],
  // What is missing at a supplier rests on its assurance reports too.
  ...['listSuppliers', 'readSupplier', 'readSupplierChoices', 'listReaches', 'listSuppliersOfAsset'],
  // A risk rests on what is written of it, on its links, assets and people, and on measures with their evidence.
  'listRisks',
])

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const name of lists) {
    const contract = contracts.find((one) => one.name === name)
    if (!contract) throw new Error(`no contract ${name}`)
    const sized = contract.query && 'size' in contract.query.shape ? { size: 200 } : {}
    const asked: Record<string, Record<string, string>> = {
      search: { text: 'a' },
      readYear: { from: '2026-01-01', through: '2026-12-31' },
    }
    const query = asked[name] ?? sized
    app.database.statements.length = 0
    const places: Record<string, Record<string, string>> = {
      readVerdict: { edition: 'nen-7510-2024', requirement: '8.13' },
      readRisk: { id: firstRisk },
      proposeMeasures: { id: firstRisk },
      readSupplier: { id: firstSupplier },
      listSuppliersOfAsset: { id: firstAsset },
    }
    const params = places[name] ?? {}
    const answer = await app.call(contract, { as, query, params })
    expect(answer.status, name).toBe(200)
    // A read answers before its commit, which may show only after the next one began.
    found[name] = app.database.statements.filter((statement) => statement !== 'commit').length
  }
  return found
}

let riskNumber = 0
/** The risk that is read by itself: everything that belongs to a risk grows with it. */
let firstRisk = ''
/** The supplier and the asset that are read by themselves: all services and reaches are theirs. */
let firstSupplier = ''
let firstAsset = ''
let criteria = ''

async function grow(
  people: number,
  controls: { edition: string; requirement: string; revision: number }[],
): Promise<void> {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const scoped = { organisation_id: organisation }
    for (let n = 0; n < people; n += 1) {
      const email = `p${newId()}@care.example`
      await tx.rows
        .insertInto('memberships')
        .values({ ...scoped, id: newId(), user_id: newId(), name: `Person ${n}`, email, role: 'reader' })
        .execute()
      await tx.rows
        .insertInto('invitations')
        .values({
          ...scoped,
          id: newId(),
          email,
          role: 'reader',
          language: 'nl',
          token_hash: newId(),
          expires_at: '2099-01-01T00:00:00.000Z',
          invited_by: 'Somebody',
        })
        .execute()
    }
    const [first] = controls
    let lastAsset: string | null = null
    for (let n = 0; n < people; n += 1) {
      const measure = newId()
      await tx.rows
        .insertInto('measures')
        .values({
          ...{ ...scoped, id: measure, title: `Measure ${n}`, how: '', owner: null, owner_role: '', stand_in: null },
          ...{ stand_in_role: '', in_operation_since: '2026-01-05', planned_for: null, effectiveness: '' },
          ...{ proposed_by: null, ended_on: null, end_reason: '' },
        })
        .execute()
      const asset = newId()
      await tx.rows
        .insertInto('assets')
        .values({
          ...{ ...scoped, id: asset, kind: 'server', name: `Asset ${newId()}`, description: '', owner: null },
          ...{ owner_role: '', supplier: '', availability: 1, integrity: null, confidentiality: null, system: null },
          ...{ process: null, withdrawn_at: null, withdrawal_reason: '' },
        })
        .execute()
      if (lastAsset !== null) {
        await tx.rows
          .insertInto('asset_dependencies')
          .values({ ...scoped, id: newId(), dependent: asset, dependency: lastAsset })
          .execute()
      }
      lastAsset = asset
      const supplier = newId()
      await tx.rows
        .insertInto('suppliers')
        .values({
          ...{ ...scoped, id: supplier, name: `Supplier ${supplier}`, description: '', registration: '', country: '' },
          ...{ website: '', owner: null, owner_role: '', starts: null, ended_on: null, end_reason: '', exit_plan: '' },
          ...{ exit_tried_on: null, criticality_set: null, criticality_reason: '', recorded_on: '2026-01-05' },
        })
        .execute()
      if (firstSupplier === '') [firstSupplier, firstAsset] = [supplier, asset]
      const service = newId()
      await tx.rows
        .insertInto('supplier_services')
        .values({
          ...{ ...scoped, id: service, supplier: firstSupplier, name: `Service ${service}`, description: '' },
          ...{ kind: 'cloud', can_miss_hours: null, starts: null, ended_on: null },
        })
        .execute()
      await tx.rows
        .insertInto('service_reaches')
        .values({
          ...{ ...scoped, id: newId(), service, asset: firstAsset, purpose: '', phi_parts: ['d'], ways: [] },
          ...{ route: 'remote', since: null, ended_on: null, mfa: false, logged: false, note: '' },
        })
        .execute()
      const risk = newId()
      riskNumber += 1
      await tx.rows
        .insertInto('risks')
        .values({
          ...{ ...scoped, id: risk, number: riskNumber, title: 'Outage', asset, threat: '', threat_group: 'software' },
          ...{ description: '', owner: null, owner_role: '', treatment: null, treatment_reason: '' },
          ...{ raised_on: '2026-01-05', raised_by: 'x', closed_on: null, close_reason: '' },
        })
        .execute()
      if (firstRisk === '') firstRisk = risk
      const rating = newId()
      const noted = JSON.stringify({ asset, kind: 'server', supplier: '', availability: 1, work: {} })
      const steps = JSON.stringify({ availability: 5 })
      await tx.rows
        .insertInto('risk_ratings')
        .values({
          ...{ ...scoped, id: rating, risk, criteria, inherent_likelihood: 5, inherent_impacts: steps, reason: '' },
          ...{ residual_likelihood: 5, residual_impacts: steps, rated_on: '2026-01-05', rated_by: 'x', noted },
          ...{ recorded_at: tx.now, workshop: null, withdrawn_at: null },
        })
        .execute()
      await tx.rows
        .insertInto('risk_acceptances')
        .values({
          ...{ ...scoped, id: newId(), risk: firstRisk, rating, level: 3, membership: null, accepted_by: 'x' },
          ...{ accepted_as: 'administrator', reason: 'x', starts: '2026-01-05', ends: '2026-02-05' },
          ...{ recorded_at: tx.now, withdrawn_on: null, withdrawal_reason: '' },
        })
        .execute()
      await tx.rows
        .insertInto('risk_reviews')
        .values({
          ...{ ...scoped, id: newId(), risk: firstRisk, reviewed_on: '2026-01-05', reviewed_by: 'x', note: 'x', noted },
          ...{ recorded_at: tx.now, withdrawn_at: null },
        })
        .execute()
      await tx.rows
        .insertInto('risk_events')
        .values({
          ...{ ...scoped, id: newId(), kind: 'incident', risk: firstRisk, asset: null, happened_on: '2026-01-05' },
          ...{ what: 'x', told_by: 'x', recorded_at: tx.now, withdrawn_at: null },
        })
        .execute()
      for (const one of new Set([risk, firstRisk])) {
        await tx.rows
          .insertInto('risk_measures')
          .values({ ...scoped, id: newId(), risk: one, measure, weight: 1 })
          .execute()
      }
      await tx.rows
        .insertInto('risk_estimates')
        .values({
          ...{ ...scoped, id: newId(), risk, loss_low: 100, loss_high: 900, events_low: 1, events_high: 2, seed: 1 },
          ...{ years: 1000, reasoning: 'x', estimated_by: 'x', recorded_at: tx.now, withdrawn_at: null },
          ...{ withdrawn_by: null, withdrawal_reason: '' },
        })
        .execute()
      await tx.rows
        .insertInto('measure_rhythms')
        .values({
          ...{ ...scoped, id: newId(), measure, title: 'Check', kind: 'work', every: 'P1M', first_on: '2026-01-05' },
          withdrawn_at: null,
        })
        .execute()
      await tx.rows
        .insertInto('duties')
        .values({
          ...{ ...scoped, id: newId(), title: `Duty ${n}`, how: '', owner: null, owner_role: 'Board', team: null },
          ...{ stand_in: null, every: 'P1M', first_on: '2026-01-05', ended_on: null, end_reason: '' },
        })
        .execute()
      const review = newId()
      await tx.rows
        .insertInto('reviews')
        .values({
          ...{ ...scoped, id: review, title: `Review ${n}`, kind: 'test', reviewed_on: '2026-01-05', reviewer: 'x' },
          ...{ independence: 'x', note: '', withdrawn_at: null },
        })
        .execute()
      if (!first) continue
      const { edition, requirement } = first
      await tx.rows
        .insertInto('measure_requirements')
        .values({ ...scoped, id: newId(), measure, edition, requirement })
        .execute()
      await tx.rows
        .insertInto('risk_controls')
        .values({ ...scoped, id: newId(), risk, edition, requirement })
        .execute()
      await tx.rows
        .insertInto('findings')
        .values({
          ...{ ...scoped, id: newId(), review, edition, requirement, grade: 'minor', what: 'x', owner: null },
          ...{ due_on: null, closed_on: null, closing_note: '' },
        })
        .execute()
    }
    tx.note({ action: 'test.grown', subject: String(people) })
  })
  const facts = {
    applies: true,
    reasons: ['risk'],
    justification: '',
    presence: 'in-place',
    description: 'a',
    since: null,
  }
  const answer = await app.call(decideTogether, { as, body: { controls, facts } })
  expect(answer.body).toEqual({ decided: controls.length })
}

test('a list costs the same number of statements for 2, 20 and 200 rows', async () => {
  const all = []
  for (const edition of ['nen-7510-2024', 'iso-27001-2022']) {
    const answer = await app.call(readEdition, { as, params: { edition } })
    const { requirements } = answer.body as { requirements: { id: string }[] }
    all.push(...requirements.map(({ id }) => ({ edition, requirement: id, revision: 0 })))
  }
  expect(all).toHaveLength(194)
  // What is remembered of before is asked for whether it still holds: that is a statement too, and the same one each time.
  await grow(1, all.slice(0, 1))
  await counts()
  await grow(1, all.slice(1, 2))
  const two = await counts()
  await grow(18, all.slice(2, 20))
  const twenty = await counts()
  await grow(180, all.slice(20))
  const twoHundred = await counts()
  expect(twenty).toEqual(two)
  expect(twoHundred).toEqual(two)
  // Who calls is two, a transaction one, and a list itself at most seven.
  for (const [name, count] of Object.entries(two)) expect(count, name).toBeLessThanOrEqual(gathers.has(name) ? 18 : 10)
})
