import { afterAll, beforeAll, expect, test } from 'vitest'
import { measureWith, record } from '../src/features/evidence/evidence.fixture.ts'
import * as contracts from '../src/features/rhythm/duties.contract.ts'
import { listTasks, readTurnsOf, readYear } from '../src/features/rhythm/rhythm.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { awayFrom, doneBy, dutyBody, staffMember, teamOf } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let officer: TestPerson
let worker: TestPerson
let ann: string
let bob: string
let team: string
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-10T09:00:00Z')
  organisation = await app.organisation()
  officer = await app.person(organisation, 'security-officer')
  worker = await app.person(organisation, 'contributor')
  team = await teamOf(app, organisation, 'ICT')
  ann = await staffMember(app, organisation, 'Ann (demo)', { user: worker.user, team })
  bob = await staffMember(app, organisation, 'Bob (demo)', { team })
})
afterAll(() => app.close())

const tasksOf = async (as: TestPerson, query: Record<string, string> = {}) =>
  (await done(listTasks, { as, query })).items.map(
    ({ title, dueOn, state, who }) => `${title} ${dueOn} ${state} ${who.name}`,
  )

test('a turn that is done is due again a month later, once, and withdrawing it makes it due as before', async () => {
  const duty = await done(contracts.addDuty, { body: dutyBody({ title: 'Logs', owner: ann }) })
  expect(duty.next).toEqual({
    dueOn: '2026-03-01',
    state: 'overdue',
    who: { staff: ann, name: 'Ann (demo)', why: 'owner', insteadOf: '' },
    missed: 0,
  })
  expect(await tasksOf(worker)).toEqual(['Logs 2026-03-01 overdue Ann (demo)'])
  const turn = {
    of: 'duty',
    id: duty.id,
    dueOn: '2026-03-01',
    doneOn: '2026-03-09',
    note: 'Nothing odd',
    evidence: null,
  }
  const first = await done(contracts.finishTurn, { as: worker, body: turn })
  expect(first.already).toBe(false)
  expect(await done(contracts.finishTurn, { body: turn })).toEqual({ ...first, already: true })
  expect((await done(contracts.readDuty, { params: { id: duty.id } })).next?.dueOn).toBe('2026-04-01')
  expect(await tasksOf(worker)).toEqual([])
  expect(await tasksOf(worker, { until: '2026-04-30' })).toEqual(['Logs 2026-04-01 later Ann (demo)'])
  const year = await done(readYear, { query: { from: '2026-03-01', through: '2026-05-31' } })
  expect(year.items.map(({ day, state }) => `${day} ${state}`)).toEqual([
    '2026-03-01 done',
    '2026-04-01 later',
    '2026-05-01 later',
  ])
  await done(contracts.withdrawTurn, { params: { id: first.id }, seen: first.revision })
  expect(await tasksOf(worker)).toHaveLength(1)
  const { items } = await done(readTurnsOf, { params: { of: 'duty', id: duty.id } })
  expect(items).toMatchObject([{ dueOn: '2026-03-01', doneBy: worker.name, note: 'Nothing odd', withdrawn: true }])
  await done(contracts.endDuty, {
    params: { id: duty.id },
    seen: duty.revision,
    body: { endedOn: '2026-03-01', reason: 'x' },
  })
  expect(await tasksOf(worker)).toEqual([])
})

test('whoever stands in acts while somebody is away; the team sees it too, and others do not', async () => {
  const { id } = await done(contracts.addDuty, {
    body: dutyBody({ title: 'Keys', owner: bob, standIn: ann, every: 'P1Y' }),
  })
  expect(await tasksOf(worker)).toEqual([])
  expect(await tasksOf(worker, { whose: 'team' })).toEqual(['Keys 2026-03-01 overdue Bob (demo)'])
  await awayFrom(app, organisation, { staff: bob, starts: '2026-03-05', ends: '2026-03-31', standIn: null })
  expect(await tasksOf(worker)).toEqual(['Keys 2026-03-01 overdue Ann (demo)'])
  const { items } = await done(listTasks, { query: { whose: 'all' } })
  expect(items.find(({ key }) => key === `duty:${id}`)?.who).toMatchObject({ why: 'stand-in', insteadOf: 'Bob (demo)' })
  expect(await tasksOf(officer, { whose: 'mine' })).toEqual([])
})

test('what nobody claims is of the security officer, who sees the past as it was', async () => {
  const before = await done(listTasks, { query: { whose: 'all' } })
  app.clock.now += 3_600_000
  const { id } = await done(contracts.addDuty, {
    body: dutyBody({ title: 'Programme', ownerRole: 'Board', every: '' }),
  })
  expect(await tasksOf(officer)).toEqual(['Programme 2026-03-01 overdue Board'])
  expect(await tasksOf(worker)).not.toContain('Programme 2026-03-01 overdue Board')
  const then = await done(listTasks, { query: { whose: 'all' }, at: '2026-03-10T09:30:00Z' })
  expect(then).toEqual(before)
  await done(contracts.finishTurn, {
    body: { of: 'duty', id, dueOn: '2026-03-01', doneOn: '2026-03-10', note: '', evidence: null },
  })
  const over = await done(contracts.listDuties, { query: { state: 'over' } })
  expect(over.items.map(({ title }) => title).sort()).toEqual(['Logs', 'Programme'])
})

test('a turn of a measure rests on evidence of this organisation, and on a day that is a turn', async () => {
  const { measure } = await measureWith(app, organisation, 'Back-ups')
  const rhythm = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('measure_rhythms')
      .values({
        ...{ organisation_id: organisation, id: rhythm, measure, title: 'Restore test', kind: 'work', every: 'P3M' },
        ...{ first_on: '2026-01-31', withdrawn_at: null },
      })
      .execute()
    tx.note({ action: 'measure.changed', subject: 'Back-ups' })
  })
  const evidence = await record(app, officer, { supports: [{ measure, proof: null }] })
  const turn = { of: 'rhythm', id: rhythm, dueOn: '2026-01-31', doneOn: '2026-02-02', note: '', evidence }
  const wrong = await app.call(contracts.finishTurn, {
    as: officer,
    body: { ...turn, dueOn: '2026-02-01', doneOn: '2026-03-11', evidence: newId() },
  })
  expect(wrong.status).toBe(400)
  const { errors } = wrong.body as { errors: { path: string }[] }
  expect(errors.map(({ path }) => path)).toEqual(['dueOn', 'doneOn', 'evidence'])
  await done(contracts.finishTurn, { body: turn })
  const { items } = await done(listTasks, { query: { whose: 'all', kind: 'measure-work', until: '2026-12-31' } })
  expect(items).toMatchObject([{ dueOn: '2026-04-30', about: 'Back-ups', page: `/measures/${measure}` }])
})

test('a turn far ahead is not done yet: that would end what recurs without anybody ending it', async () => {
  const { id } = await done(contracts.addDuty, { body: dutyBody({ title: 'Silenced', every: 'P1M' }) })
  const turn = { of: 'duty', id, dueOn: '2126-03-01', doneOn: '2026-03-10', note: '', evidence: null }
  const refused = await app.call(contracts.finishTurn, { as: officer, body: turn })
  expect(refused).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'dueOn', message: expect.stringContaining('1 April 2026') }] },
  })
  const turns = [{ of: 'duty', id, dueOn: '2026-05-01' }]
  const several = await app.call(contracts.finishTurns, {
    as: officer,
    body: { turns, doneOn: '2026-03-10', note: '' },
  })
  expect(several).toMatchObject({ status: 400, body: { errors: [{ path: 'turns.0.dueOn' }] } })
  // The next one to come can be done early, and then the one after it.
  for (const dueOn of ['2026-04-01', '2026-05-01']) await done(contracts.finishTurn, { body: { ...turn, dueOn } })
  expect((await done(contracts.readDuty, { params: { id } })).next?.dueOn).toBe('2026-06-01')
})

test('several turns are done at once, all of them or none', async () => {
  const add = (title: string) => done(contracts.addDuty, { body: dutyBody({ title, firstOn: '2026-02-01' }) })
  const [one, other] = [await add('One'), await add('Other')]
  const turns = [one, other].map(({ id }) => ({ of: 'duty', id, dueOn: '2026-02-01' }))
  const body = { turns, doneOn: '2026-03-02', note: '' }
  const bad = await app.call(contracts.finishTurns, {
    ...{ as: officer, body: { ...body, turns: [turns[0], { ...turns[1], dueOn: '2026-02-02' }] } },
  })
  expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: 'turns.1.dueOn' }] } })
  expect((await done(contracts.readDuty, { params: { id: one.id } })).lastDoneOn).toBeNull()
  expect(await done(contracts.finishTurns, { body })).toEqual({ finished: 2, already: 0 })
  expect(await done(contracts.finishTurns, { body })).toEqual({ finished: 0, already: 2 })
  // Done on 2 March, so the turn of 1 March is made up for.
  expect((await done(contracts.readDuty, { params: { id: other.id } })).next?.dueOn).toBe('2026-04-01')
})

test('refuses what cannot be, names the fields, and stores nothing', async () => {
  const before = await done(contracts.listDuties)
  const refused = async (more: Record<string, unknown>, as = officer) => {
    const { status, body } = await app.call(contracts.addDuty, { as, body: dutyBody(more) })
    const { errors } = body as { errors?: { path: string }[] }
    return [status, ...(errors ?? []).map(({ path }) => path)]
  }
  expect(await refused({ owner: newId() })).toEqual([400, 'owner'])
  expect(await refused({ owner: ann, standIn: ann })).toEqual([400, 'standIn'])
  expect(await refused({ owner: ann, team })).toEqual([400, 'team'])
  expect(await refused({ ownerRole: '' })).toEqual([400, 'owner'])
  expect((await refused({ every: 'P0D' }))[0]).toBe(400)
  expect((await refused({}, await app.person(organisation, 'reader')))[0]).toBe(403)
  // Somebody of another organisation is nobody here.
  const elsewhere = await app.organisation()
  expect(await refused({ owner: await staffMember(app, elsewhere, 'Els (demo)') })).toEqual([400, 'owner'])
  expect(await done(contracts.listDuties)).toEqual(before)
  const [duty] = before.items
  const stale = await app.call(contracts.changeDuty, {
    ...{ as: officer, params: { id: duty?.id ?? '' }, body: dutyBody(), seen: (duty?.revision ?? 0) - 1 },
  })
  expect(stale.status).toBe(412)
})
