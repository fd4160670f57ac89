import { afterAll, beforeAll, expect, test } from 'vitest'
import { removePerson } from '../src/features/people/people.contract.ts'
import * as acceptance from '../src/features/risk/acceptance.contract.ts'
import { readCriteria } from '../src/features/risk/criteria.contract.ts'
import * as one from '../src/features/risk/risk.contract.ts'
import { changeManyRisks, listRisks } from '../src/features/risk/risks.contract.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'
import { trailOf } from './trail-of.ts'

// Level 'Hoog' (2) may be accepted by administrators and security officers for six months, 'Zeer hoog' (3) by administrators for three.
const high = { likelihood: 3, impacts: { availability: 3 } }
let world: Awaited<ReturnType<typeof openRiskWorld>>
beforeAll(async () => {
  world = await openRiskWorld()
  await world.approve()
})
afterAll(() => world.app.close())

test('is open to whom the criteria name for the level as it stands now, by role or by name, and never to an auditor', async () => {
  const { by, officer, administrator, director, contributor, auditor, outsider, risk, content, approve } = world
  const made = await risk({ title: 'Zeer hoog' }, { rating: { inherent: heavy, residual: light } })
  const params = { id: made.id }
  const body = { reason: 'Tijdelijk gedragen', ends: '2026-04-01', level: 3 }
  expect(made.accepting).toMatchObject({ may: false, roles: ['administrator'], longest: '2026-06-02', people: [] })
  expect(made.accepting?.whyNot?.nl).toBe('Een risico van niveau ‘Zeer hoog’ wordt aanvaard door: een beheerder.')
  const seen = made.revision
  for (const person of [officer, director, contributor]) {
    expect(await by(person).refused(acceptance.acceptRisk, { params, seen, body })).toMatchObject({
      ...{ status: 403, code: 'not-entitled' },
    })
  }
  expect(await by(auditor).refused(acceptance.acceptRisk, { params, seen, body })).toMatchObject({ status: 403 })
  expect(await by(outsider).refused(acceptance.acceptRisk, { params, seen, body })).toMatchObject({ status: 404 })

  // The board is named by account, although its role writes nothing.
  const { people } = await by(administrator).done(readCriteria)
  const board = people.find(({ role }) => role === 'reader')?.membership as string
  const named = { ...content, levels: content.levels.map((level) => ({ ...level, acceptors: [board] })) }
  await approve(named)
  const again = await by(officer).done(one.rateRisk, {
    ...{ params, seen },
    body: { inherent: heavy, residual: light, reason: 'Nieuwe criteria' },
  })
  const asBoard = await by(director).done(one.readRisk, { params })
  expect(asBoard.accepting).toMatchObject({ may: true, whyNot: null, people: ['Bestuurder'] })
  for (const [ends, path] of [
    ['2026-03-01', 'ends'],
    ['2026-06-03', 'ends'],
  ]) {
    const late = { params, seen: again.revision, body: { ...body, ends } }
    expect(await by(director).refused(acceptance.acceptRisk, late)).toMatchObject({ status: 400, paths: [path] })
  }
  const seenOtherwise = { params, seen: again.revision, body: { ...body, level: 2 } }
  expect(await by(director).refused(acceptance.acceptRisk, seenOtherwise)).toMatchObject({ status: 412 })
  const accepted = await by(director).done(acceptance.acceptRisk, { params, seen: again.revision, body })
  expect(accepted).toMatchObject({ state: 'accepted', acceptedThrough: '2026-04-01', until: '2026-04-02' })
  expect(accepted.acceptances).toMatchObject([
    { acceptedBy: 'Bestuurder', acceptedAs: 'reader', holds: true, mayWithdraw: true, level: { name: 'Zeer hoog' } },
  ])
  expect(await by(director).refused(acceptance.acceptRisk, { params, seen: again.revision, body })).toMatchObject({
    status: 412,
  })
  const notes = await trailOf(world.app, world.organisation)
  expect(notes.at(-1)).toMatchObject({ action: 'risk.accepted', details: { level: 'Zeer hoog', ends: '2026-04-01' } })
})

test('ends after its last day, when the risk gets heavier, is rated anew, or when it is taken back', async () => {
  const { app, by, officer, administrator, contributor, done, refused, risk, measure } = world
  const proofs = [{ id: null, title: 'Hersteltest', kind: 'operation', freshFor: 'P1Y' }]
  const works = await measure('Uitwijk', { inOperationSince: '2026-02-20', proofs })
  // The first evidence is not due yet, so that it counts half: high by now, very high without it.
  const made = await risk(
    { title: 'Eindigt', treatment: 'retain' },
    {
      rating: {
        inherent: { likelihood: 4, impacts: { availability: 4 } },
        residual: { likelihood: 2, impacts: { availability: 2 } },
      },
      measures: [{ measure: works, weight: 1 }],
    },
  )
  expect(made.levels?.current.name).toBe('Hoog')
  const params = { id: made.id }
  const accept = async (seen: number, ends: string) => {
    const { accepting } = await done(one.readRisk, { params })
    const body = { reason: 'Bewust', ends, level: accepting?.level.place }
    return done(acceptance.acceptRisk, { params, seen, body })
  }
  const accepted = await accept(made.revision, '2026-03-10')
  const list = async (on: string) =>
    (await done(listRisks, { query: { on, text: 'Eindigt' } })).items.map(
      ({ state, acceptedThrough }) => `${state} ${acceptedThrough}`,
    )
  expect(await list('2026-03-10')).toEqual(['accepted 2026-03-10'])
  expect(await list('2026-03-11')).toEqual(['acceptance-lapsed null'])

  const [given] = accepted.acceptances
  const back = { params: { id: given?.id ?? '' }, seen: given?.revision ?? 0, body: { reason: 'Te ruim' } }
  expect(await by(contributor).refused(acceptance.withdrawAcceptance, back)).toMatchObject({
    status: 403,
    code: 'not-entitled',
  })
  const withdrawn = await by(administrator).done(acceptance.withdrawAcceptance, back)
  expect(withdrawn).toMatchObject({
    state: 'to-treat',
    acceptances: [{ withdrawnOn: '2026-03-02', withdrawalReason: 'Te ruim' }],
  })
  expect(await refused(acceptance.withdrawAcceptance, back)).toMatchObject({ status: 412 })

  const longer = await accept(withdrawn.revision, '2026-09-02')
  expect(longer.state).toBe('accepted')
  const heavier = await done(one.linkMeasures, { params, seen: longer.revision, body: { measures: [] } })
  expect(heavier).toMatchObject({ state: 'reopened', levels: { current: { name: 'Zeer hoog' } } })
  expect(heavier.reasons.map(({ key }) => key)).toContain('acceptance-heavier')
  expect(
    await refused(acceptance.acceptRisk, {
      params,
      seen: heavier.revision,
      body: { reason: 'Toch', ends: '2026-03-10', level: 3 },
    }),
  ).toMatchObject({
    ...{ status: 409, code: 'risk-to-be-looked-at' },
  })
  const anew = await done(one.rateRisk, {
    params,
    seen: heavier.revision,
    body: { inherent: high, residual: high, reason: '' },
  })
  expect(anew.state).toBe('acceptance-lapsed')
  expect(anew.reasons.map(({ key }) => key)).toContain('acceptance-rated-anew')
  const last = await accept(anew.revision, '2026-09-02')
  expect(last.state).toBe('accepted')

  // As it stood before, on whichever day it is asked.
  const then = new Date(app.clock.now + 60_000).toISOString()
  app.clock.now += 240 * 24 * 3_600_000
  const overdue = await done(one.readRisk, { params })
  expect(overdue.reasons.map(({ key }) => key)).toContain('acceptance-ended')
  expect((await done(one.readRisk, { params, at: then })).state).toBe('accepted')
  expect(officer.name).toBe('Officer')
})

test('closing what is above the appetite is up to who may accept it, one or many', async () => {
  const { by, contributor, administrator, refused, risk } = world
  const made = await risk({ title: 'Sluiten' }, { rating: { inherent: heavy, residual: light } })
  const body = { closedOn: new Date(world.app.clock.now).toISOString().slice(0, 10), reason: 'n.v.t.' }
  const call = { params: { id: made.id }, seen: made.revision, body }
  for (const person of [contributor, world.officer]) {
    expect(await by(person).done(one.readRisk, { params: call.params })).toMatchObject({ mayClose: false })
    expect(await by(person).refused(one.closeRisk, call)).toMatchObject({ status: 403, code: 'not-entitled' })
  }
  const many = { body: { risks: [made.id], change: { kind: 'close', ...body } } }
  expect(await refused(changeManyRisks, many)).toMatchObject({ status: 403, code: 'not-entitled' })
  expect(await by(administrator).done(one.readRisk, { params: call.params })).toMatchObject({ mayClose: true })
  expect(await by(administrator).done(one.closeRisk, call)).toMatchObject({ state: 'closed' })
})

test('is refused where there is nothing to accept or nobody rated', async () => {
  const { done, refused, risk } = world
  const body = { reason: 'Gedragen', ends: '2026-11-01', level: 2 }
  const raw = await risk({ title: 'Niet gewaardeerd' })
  const ask = (made: { id: string; revision: number }) =>
    refused(acceptance.acceptRisk, { params: { id: made.id }, seen: made.revision, body })
  expect(await ask(raw)).toMatchObject({ status: 409, code: 'risk-not-rated' })
  const low = { likelihood: 1, impacts: { integrity: 1 } }
  const small = await risk({ title: 'Klein' }, { rating: { inherent: low, residual: low } })
  expect(small).toMatchObject({ state: 'within-appetite', accepting: null })
  expect(await ask(small)).toMatchObject({ status: 409, code: 'nothing-to-accept' })
  const closed = await done(one.closeRisk, {
    ...{ params: { id: small.id }, seen: small.revision },
    body: { closedOn: small.raisedOn, reason: 'Weg' },
  })
  expect(await ask(closed)).toMatchObject({ status: 409, code: 'risk-closed' })
})

test('stays to be read when the account of who accepted is removed', async () => {
  const { app, organisation, by, administrator, done } = world
  const { people } = await done(readCriteria)
  const board = people.find(({ role }) => role === 'reader')?.membership as string
  const row = await app.database.engine.pool.query('select revision from memberships where id = $1', [board])
  const seen = Number(row.rows[0].revision)
  await by(administrator).done(removePerson, { params: { id: board }, seen })
  const { items } = await done(listRisks, { query: { text: 'Zeer hoog', state: 'all' } })
  const read = await done(one.readRisk, { params: { id: items[0]?.id ?? '' } })
  expect(read.acceptances).toMatchObject([{ acceptedBy: 'Bestuurder', mayWithdraw: false }])
  expect((await trailOf(app, organisation)).at(-1)?.action).toBe('person.removed')
})
