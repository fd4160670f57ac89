import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeMeasure, readMeasure } from '../src/features/measures/measures.contract.ts'
import * as approval from '../src/features/risk/approval.contract.ts'
import { readTreatmentPlan } from '../src/features/risk/results.contract.ts'
import * as one from '../src/features/risk/risk.contract.ts'
import { measureFacts } from './measures-world.ts'
import { heavy, light, openRiskWorld, type Risk, riskFacts } from './risk-world.ts'
import { trailOf } from './trail-of.ts'

let world: Awaited<ReturnType<typeof openRiskWorld>>
beforeAll(async () => {
  world = await openRiskWorld()
  await world.approve()
  // Jan, who owns risks, signs in with the account of the director, whose role writes nothing.
  await world.app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = tx.rows.updateTable('staff').set({ user_id: world.director.user })
    await own.where('organisation_id', '=', world.organisation).where('id', '=', world.person.jan).execute()
    tx.note({ action: 'staff.changed', subject: 'Jan (demo)' })
  })
})
afterAll(() => world.app.close())

const planned = (plannedFor: string) => measureFacts({ title: 'Uitwijk', plannedFor, owner: world.person.jan })

/** A risk of Jan's with a plan: rated, to be modified, by a measure that is to come in June. */
async function withPlan(title: string, more: object = {}) {
  const measure = await world.measure('Uitwijk', { plannedFor: '2026-06-01', owner: world.person.jan })
  const risk = await world.risk(
    { title, owner: world.person.jan, ownerRole: '', treatment: 'modify', ...more },
    { rating: { inherent: heavy, residual: light }, measures: [{ measure, weight: 2 }] },
  )
  return { risk, measure, params: { id: risk.id } }
}

const seenIn = ({ approval: { asks } }: Risk) => asks?.measures ?? []
const told = { as: 'recorded', by: '', on: '2026-03-02', note: 'Verslag van het overleg, punt 3' }
const stateOf = ({ approval: { state, changes } }: Risk) => [state, ...changes].join(' ')

test('the owner approves in person, nobody else does so as the owner, and who records risks says where it can be seen', async () => {
  const { by, officer, director, contributor, auditor, outsider, app, organisation } = world
  const { risk, measure, params } = await withPlan('In persoon')
  expect(risk.approval).toMatchObject({
    ...{ state: 'asked', given: [] },
    asks: { owner: 'Jan (demo)', isRole: false, asOwner: false, forOwner: true },
  })
  expect(seenIn(risk)).toEqual([{ id: measure, day: '2026-06-01' }])
  const seen = risk.revision
  const asOwner = { params, seen, body: { as: 'owner', measures: seenIn(risk) } }
  for (const person of [officer, contributor]) {
    expect(await by(person).refused(approval.approveTreatment, asOwner)).toMatchObject({
      ...{ status: 403, code: 'not-the-owner' },
    })
  }
  expect(await by(auditor).refused(approval.approveTreatment, asOwner)).toMatchObject({ status: 403 })
  expect(await by(outsider).refused(approval.approveTreatment, asOwner)).toMatchObject({ status: 404 })
  const recorded = { params, seen, body: { ...told, measures: seenIn(risk) } }
  expect(await by(director).refused(approval.approveTreatment, recorded)).toMatchObject({ status: 403 })
  for (const [wrong, path] of [
    [{ note: '' }, 'note'],
    [{ on: '2026-03-03' }, 'on'],
    [{ on: '2026-03-01' }, 'on'],
  ] as const) {
    const call = { ...recorded, body: { ...recorded.body, ...wrong } }
    expect(await by(contributor).refused(approval.approveTreatment, call)).toMatchObject({ status: 400, paths: [path] })
  }
  const asJan = await by(director).done(one.readRisk, { params })
  expect(asJan.approval.asks).toMatchObject({ asOwner: true, forOwner: false })
  const approved = await by(director).done(approval.approveTreatment, asOwner)
  expect(approved.approval).toMatchObject({
    ...{ state: 'given', asks: null },
    given: [{ by: 'Jan (demo)', on: '2026-03-02', recordedBy: '', treatment: 'modify', holds: true }],
  })
  const [last] = (await by(director).done(one.readRisk, { params })).history
  expect(last).toMatchObject({ action: 'risk.treatment-approved' })
  expect((await trailOf(app, organisation)).at(-1)).toMatchObject({
    ...{ action: 'risk.treatment-approved', details: { by: 'Jan (demo)', on: '2026-03-02' } },
  })
})

test('is asked where there is something to approve and somebody who can, after it was looked at', async () => {
  const { done, refused, person, risk } = world
  const approve = async ({ id, revision }: Risk, more: object = {}) =>
    refused(approval.approveTreatment, { params: { id }, seen: revision, body: { ...told, measures: [], ...more } })
  const undecided = await risk({ title: 'Niet gekozen' }, { rating: { inherent: heavy, residual: light } })
  expect(undecided.approval).toEqual({ state: 'not-asked', changes: [], asks: null, given: [] })
  expect(await approve(undecided)).toMatchObject({ status: 409, code: 'nothing-to-approve' })
  const left = await withPlan('Vertrokken', { owner: person.left })
  expect(left.risk.approval).toMatchObject({ state: 'asked', asks: null })
  const measures = [{ id: left.measure, day: '2026-06-01' }]
  expect(await approve(left.risk, { measures })).toMatchObject({ status: 409, code: 'no-owner' })
  const happened = await withPlan('Gebeurde iets')
  await done(one.recordEvent, {
    body: { kind: 'incident', risk: happened.risk.id, asset: null, happenedOn: '2026-03-01', what: 'Het viel uit' },
  })
  const reopened = await done(one.readRisk, { params: happened.params })
  expect(await approve(reopened, { measures: [{ id: happened.measure, day: '2026-06-01' }] })).toMatchObject({
    ...{ status: 409, code: 'risk-to-be-looked-at' },
  })
  const role = await withPlan('Een rol', { owner: null, ownerRole: 'Hoofd zorg' })
  const byRole = { measures: seenIn(role.risk) }
  expect(await approve(role.risk, byRole)).toMatchObject({ status: 400, paths: ['by'] })
  const named = { ...told, ...byRole, by: 'Mia (demo)' }
  const given = await done(approval.approveTreatment, { params: role.params, seen: role.risk.revision, body: named })
  expect(given.approval.given).toMatchObject([{ by: 'Mia (demo), Hoofd zorg', holds: true }])
  const other = await done(one.changeRisk, {
    ...{ params: role.params, seen: given.revision },
    body: riskFacts({ asset: world.asset, title: 'Een rol', owner: person.jan, ownerRole: '', treatment: 'modify' }),
  })
  expect(stateOf(other)).toBe('changed owner')
})

test('several at once: those with a plan are approved, of the others is told why not, and the treatment plan counts them', async () => {
  const { done, refused, risk, by, director } = world
  const [first, second] = [await withPlan('Eerste'), await withPlan('Tweede', { owner: null, ownerRole: 'Hoofd ICT' })]
  const undecided = await risk({ title: 'Zonder besluit' }, { rating: { inherent: heavy, residual: light } })
  const { totals } = await done(readTreatmentPlan, {})
  const seen = ({ id, revision, plan }: Risk) => ({ id, revision, plan })
  const stale = { ...seen(first.risk), revision: first.risk.revision - 1 }
  const risks = [first.risk, second.risk, undecided].map(seen)
  const body = { by: 'Mia (demo)', on: '2026-03-02', note: 'Besluitenlijst' }
  expect(await by(director).refused(approval.approveSeveral, { body: { risks, ...body } })).toMatchObject({
    status: 403,
  })
  expect(await refused(approval.approveSeveral, { body: { risks, ...body, by: '' } })).toMatchObject({
    ...{ status: 400, paths: ['by'] },
  })
  expect(await done(approval.approveSeveral, { body: { risks: [stale], ...body } })).toMatchObject({
    ...{ approved: 0, refused: [{ id: stale.id }] },
  })
  // A measure that is put off after the list was seen touches no risk; nobody approves that unseen.
  const { revision } = await done(readMeasure, { params: { id: first.measure } })
  const moving = { params: { id: first.measure }, seen: revision }
  const { revision: later } = await done(changeMeasure, { ...moving, body: planned('2031-01-01') })
  expect(await done(approval.approveSeveral, { body: { risks: [seen(first.risk)], ...body } })).toMatchObject({
    ...{ approved: 0, refused: [{ id: first.risk.id }] },
  })
  await done(changeMeasure, { ...moving, seen: later, body: planned('2026-06-01') })
  const found = await done(approval.approveSeveral, { body: { risks, ...body } })
  expect(found).toMatchObject({ approved: 2, unchanged: 0, refused: [{ id: undecided.id }] })
  const unapproved = await done(readTreatmentPlan, { query: { show: 'unapproved' } })
  expect(unapproved.total).toBe(totals.unapproved - 2)
  expect(unapproved.totals.unapproved).toBe(totals.unapproved - 2)
  expect(unapproved.items.map(({ id }) => id)).not.toContain(first.risk.id)
  const { items } = await done(readTreatmentPlan, { query: { sort: 'number', size: 50 } })
  expect(items.find(({ id }) => id === second.risk.id)?.approval).toEqual({
    ...{ state: 'given', by: 'Mia (demo), Hoofd ICT', on: '2026-03-02' },
  })
  const again = await Promise.all([first, second].map(({ params }) => done(one.readRisk, { params })))
  expect(await done(approval.approveSeveral, { body: { risks: again.map(seen), ...body } })).toEqual({
    ...{ approved: 0, unchanged: 2, refused: [] },
  })
})

test('counts for the plan that was approved: not for one that slipped, nor after another rating, nor once it is taken back', async () => {
  const { app, by, director, officer, done, refused } = world
  const { risk, measure, params } = await withPlan('Schuift op')
  const body = { ...told, measures: seenIn(risk) }
  const call = { params, seen: risk.revision, body }
  const otherwise = { ...call, body: { ...body, measures: [{ id: measure, day: '2026-05-01' }] } }
  expect(await refused(approval.approveTreatment, otherwise)).toMatchObject({ status: 412 })
  const approved = await done(approval.approveTreatment, call)
  expect(approved.approval.given).toMatchObject([{ recordedBy: 'Officer', note: told.note, holds: true }])
  app.clock.now += 24 * 3_600_000

  const { revision } = await done(readMeasure, { params: { id: measure } })
  const moved = await done(changeMeasure, { params: { id: measure }, seen: revision, body: planned('2026-05-01') })
  expect(stateOf(await done(one.readRisk, { params }))).toBe('given')
  await done(changeMeasure, { params: { id: measure }, seen: moved.revision, body: planned('2026-09-01') })
  const slipped = await done(one.readRisk, { params })
  expect(stateOf(slipped)).toBe('changed later')
  expect(slipped.approval.given).toMatchObject([{ holds: false, mayWithdraw: true }])
  expect(stateOf(await done(one.readRisk, { params, at: '2026-03-02' }))).toBe('given')

  const again = await by(director).done(approval.approveTreatment, {
    ...{ params, seen: slipped.revision },
    body: { as: 'owner', measures: seenIn(slipped) },
  })
  const rating = { inherent: heavy, residual: light, reason: 'Nog eens' }
  const rated = await done(one.rateRisk, { params, seen: again.revision, body: rating })
  expect(stateOf(rated)).toBe('changed rating')
  const [last] = rated.approval.given
  const withdrawal = { params: { id: last?.id ?? '' }, seen: last?.revision ?? 0, body: { reason: 'Te vroeg' } }
  expect(await by(world.auditor).refused(approval.withdrawApproval, withdrawal)).toMatchObject({ status: 403 })
  expect(await by(world.outsider).refused(approval.withdrawApproval, withdrawal)).toMatchObject({ status: 404 })
  const withdrawn = await by(officer).done(approval.withdrawApproval, withdrawal)
  expect(stateOf(withdrawn)).toBe('asked')
  expect(withdrawn.approval.given[0]).toMatchObject({ withdrawnOn: '2026-03-03', withdrawalReason: 'Te vroeg' })
})
