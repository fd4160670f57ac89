import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/database/ids.ts'
import { roadWorld } from './road-world.fixture.ts'
import * as plans from './touchpoint-plan.contract.ts'
import * as contracts from './touchpoints.contract.ts'

const world = roadWorld()
const { begin, call, road, made, service, empty, flow, check, plan, relevant, recordFact, steps } = world

beforeAll(() => world.open())
afterAll(() => world.close())

describe('the road of a supplier', () => {
  test('from nothing, through no health information, to what matters and why', async () => {
    await begin()
    expect(await road()).toMatchObject({
      services: [],
      whole: { result: 'open', plan: null },
      partial: null,
      statement: false,
    })
    const office = await service('Office automation')
    expect((await road()).whole.result).toBe('open')
    const invoices = await flow(office, { partsOut: ['a', 'b', 'c', 'd', 'e', 'f'] })
    const nothing = await road()
    expect(nothing.whole).toMatchObject({ result: 'none', plan: null })
    expect(relevant(nothing.whole)).toEqual([])
    expect(nothing.whole.requirements.every(({ because }) => because?.kind === 'no-phi')).toBe(true)

    const support = await flow(office, { name: 'Help desk', partsIn: ['c'], ways: ['sees-in-support'] })
    const seen = await road()
    expect(seen.whole.result).toBe('phi')
    expect(seen.services[0]?.flows.map(({ result }) => result.kind)).toEqual(['none', 'phi'])
    const back = seen.whole.requirements.find(({ id }) => id === '8.13')
    expect(back).toMatchObject({ outcome: 'excludable', because: { kind: 'no-touch' } })
    expect(seen.whole.setAside.map(({ id }) => id)).toEqual(['encryption-at-rest'])
    const secure = seen.whole.requirements.find(({ id }) => id === '8.5')
    expect(secure?.touches).toEqual([{ service: office.id, flow: support.id, way: 'sees-in-support' }])
    expect(seen.whole.requirements.filter(({ mark }) => mark !== 'guidance')).toHaveLength(22)
    expect(seen.whole.requirements).toHaveLength(60)

    await call(contracts.removeTouchpointFlow, { params: { id: support.id }, seen: support.revision })
    expect((await road()).whole.result).toBe('none')
    expect(invoices.revision).toBeGreaterThan(0)
  })

  test('leaves out what a fact makes excludable, and asks for the facts that are open', async () => {
    await begin()
    await flow(await service('Hosting'), { partsIn: ['c', 'd'], ways: ['stores', 'processes', 'backs-up'] })
    const before = await road()
    expect(before.whole.requirements.find(({ id }) => id === '5.39')).toMatchObject({
      outcome: 'relevant',
      asks: ['identifies-subjects-of-care'],
    })
    expect(before.facts.find(({ fact }) => fact === 'identifies-subjects-of-care')).toMatchObject({
      holds: null,
      revision: 0,
    })
    await recordFact('identifies-subjects-of-care', false)
    await recordFact('gives-care', false)
    const after = await road()
    expect(after.whole.requirements.find(({ id }) => id === '5.39')?.because).toEqual({
      kind: 'fact',
      fact: 'identifies-subjects-of-care',
    })
    expect(after.whole.setAside.map(({ id }) => id)).toContain('big-check')
    expect(relevant(after.whole)).toEqual(relevant(before.whole).filter((id) => id !== '5.39'))
  })

  test('checks, concludes and plans; a day that moves moves the audit, and never before the rule', async () => {
    await begin()
    const hosting = await service('Hosting')
    await flow(hosting, {
      partsIn: ['d'],
      ways: ['stores', 'processes', 'transports', 'sees-in-support', 'backs-up', 'destroys'],
    })
    const all = relevant((await road()).whole)
    expect(all.length).toBeGreaterThan(15)
    expect((await road()).whole.plan).toMatchObject({
      conclusion: 3,
      unanswered: all.length,
      programmeBecause: ['share', 'months'],
    })
    for (const id of all) expect((await check(id, 'in-place', '2025-05-01')).status).toBe(200)
    const first = await plan()
    expect((await road()).whole.plan).toMatchObject({ conclusion: 1, unanswered: 0, auditNotBefore: '2025-08-01' })
    const soonest = steps(await road())['stage-2']

    const late = (await road()).whole.requirements.find(({ id }) => id === '8.35')
    expect((await check('8.35', 'planned', '2027-01-15', late?.check?.revision)).status).toBe(200)
    const second = await road()
    expect(second.whole.plan).toMatchObject({
      conclusion: 2,
      lastInOperation: '2027-01-15',
      auditNotBefore: '2027-04-15',
    })
    expect(steps(second)['stage-2']).toBe('2027-04-15')
    expect((steps(second)['stage-2'] ?? '') > (soonest ?? '')).toBe(true)

    const move = (day: string | null, doneOn: string | null, seen: number, step = 'stage-2') =>
      call(plans.changeTouchpointStep, { params: { step }, seen, body: { day, doneOn } })
    expect((await move('2026-12-24', null, 0)).status).toBe(200)
    const moved = (await road()).whole.plan?.steps.find(({ step }) => step === 'stage-2')
    expect(moved).toMatchObject({ day: '2027-04-15', movedOn: true, waitsFor: 'operation', earliest: '2027-04-15' })
    expect((await move('2027-06-01', null, 0)).status).toBe(412)
    expect((await move('2027-06-01', null, moved?.revision ?? 0)).status).toBe(200)
    expect(steps(await road())['stage-2']).toBe('2027-06-01')
    expect((await move('2027-01-01', null, 0, 'last-gap')).status).toBe(400)
    expect((await move(null, '2027-01-01', 0, 'book-audit')).status).toBe(400)
    expect((await move(null, '2026-11-20', 0, 'book-audit')).status).toBe(200)
    expect((await road()).whole.plan?.steps.find(({ step }) => step === 'book-audit')).toMatchObject({
      doneOn: '2026-11-20',
      late: false,
    })

    // The border between 'soon' and 'a programme' is the organisation's own.
    const strict = await plan({ gapShare: 1 }, first.revision)
    expect((await road()).whole.plan).toMatchObject({ conclusion: 3, programmeBecause: ['share'] })
    expect(
      (
        await call(plans.setTouchpointPlan, {
          seen: first.revision,
          body: {
            start: '2026-11-23',
            hasIsoCertificate: null,
            gapShare: 1,
            gapMonths: 1,
            operationMonths: 3,
            services: null,
          },
        })
      ).status,
    ).toBe(412)
    expect(strict.id).toBe(first.id)
  })

  test('a partial scope has a result and a plan of its own, and forgets a service that is taken out', async () => {
    await begin()
    const [hosting, looking, third] = [await service('Hosting'), await service('Help desk'), await service('Websites')]
    await flow(hosting, { partsIn: ['d'], ways: ['stores', 'backs-up'] })
    await flow(looking, { partsIn: ['d'], ways: ['sees-in-support'] })
    const { revision } = await plan({ services: [looking.id] })
    const found = await road()
    expect(relevant(found.whole)).toContain('8.13')
    expect(found.partial && relevant(found.partial)).not.toContain('8.13')
    expect(found.partial?.plan?.counted.relevant).toBeLessThan(found.whole.plan?.counted.relevant ?? 0)
    await plan({ services: [hosting.id, looking.id, third.id] }, revision)
    expect((await road()).partial).toBeNull()
    await plan({ services: [looking.id] }, (await road()).settings.revision)
    await call(contracts.removeTouchpointService, { params: { id: looking.id }, seen: looking.revision })
    expect(await road()).toMatchObject({ partial: null, settings: { services: null } })
  })

  test('shows where the statement of applicability says otherwise', async () => {
    await begin()
    const decided = { justification: '', description: '', decided_by: 'x' }
    await world.app().transactions.inTx(world.organisation(), { kind: 'system', name: 'test' }, async (tx) => {
      const scoped = { organisation_id: world.organisation() }
      const edition = 'nen-7510-2024'
      await tx.rows
        .insertInto('adoptions')
        .values({ ...scoped, id: newId(), edition, adopted_at: tx.now, adopted_by: 'x' })
        .execute()
      const rows = [
        { requirement: '5.1', applies: true, reasons: ['risk'], presence: 'in-place', since: '2025-01-01' },
        { requirement: '5.2', applies: true, reasons: ['risk'], presence: 'planned', since: '2026-12-20' },
        { requirement: '8.5', applies: false, reasons: [], presence: null, since: null },
      ]
      for (const row of rows) {
        const justification = row.applies ? '' : 'Not ours'
        const values = { ...scoped, id: newId(), edition, ...decided, ...row, justification, decided_at: tx.now }
        await tx.rows.insertInto('decisions').values(values).execute()
      }
      tx.note({ action: 'test.decisions', subject: '' })
    })
    await flow(await service('Hosting'), { partsIn: ['d'], ways: ['stores', 'sees-in-support'] })
    await check('5.1', 'planned', '2027-01-10')
    const found = await road()
    const standing = (id: string) => found.whole.requirements.find((one) => one.id === id)?.standing
    expect(found.statement).toBe(true)
    expect(standing('5.1')).toEqual({
      state: 'planned',
      day: '2027-01-10',
      from: 'both',
      difference: 'statement-says-more',
    })
    expect(standing('5.2')).toEqual({ state: 'planned', day: '2026-12-20', from: 'statement', difference: null })
    expect(standing('8.5')).toMatchObject({ state: 'nothing', difference: 'left-out' })
    expect(standing('5.9')).toMatchObject({ state: 'unknown' })
  })
})

test('follows what the organisation corrected about a requirement', async () => {
  await begin()
  await flow(await service('Hosting'), { partsIn: ['d'], ways: ['stores'] })
  expect(relevant((await road()).whole)).toContain('5.1')
  await world.app().transactions.inTx(world.organisation(), { kind: 'system', name: 'test' }, async (tx) => {
    const said = { reason: 'Our copy', corrected_by: 'x', corrected_at: tx.now, edition: 'nen-7510-2024' }
    for (const [requirement, mark] of [
      ['5.1', 'none'],
      ['8.15', 'deepened'],
    ]) {
      const row = {
        organisation_id: world.organisation(),
        id: newId(),
        requirement: requirement ?? '',
        mark: mark ?? '',
      }
      await tx.rows
        .insertInto('mark_corrections')
        .values({ ...row, ...said })
        .execute()
    }
    tx.note({ action: 'test.corrected', subject: '' })
  })
  const corrected = relevant((await road()).whole)
  expect(corrected).not.toContain('5.1')
  expect(corrected).toContain('8.15')
  expect((await check('8.15', 'nothing', null)).status).toBe(200)
  expect((await check('5.1', 'nothing', null)).status).toBe(404)
})

test('every write is one entry of the trail, and the past shows the road as it was', async () => {
  await begin('2026-10-05')
  const hosting = await service('Hosting', ['Care home', 'care home', 'Clinic'])
  const bsn = await flow(hosting, { name: 'Copies', partsIn: ['c'] })
  await check('8.13', 'in-place', '2025-01-01')
  world.app().clock.now = Date.parse('2026-11-23T11:00:00Z')
  await made(contracts.changeTouchpointFlow, {
    params: { id: bsn.id },
    seen: bsn.revision,
    body: { ...empty, name: 'Copies', partsIn: ['c'], ways: ['stores'] },
  })
  await call(plans.withdrawTouchpointCheck, {
    params: { requirement: '8.13' },
    seen: (await road()).whole.requirements.find(({ id }) => id === '8.13')?.check?.revision ?? 0,
  })
  const then = await road('2026-10-06')
  expect(then.services[0]).toMatchObject({ customers: ['care home', 'Clinic'], flows: [{ ways: null }] })
  expect(then.whole).toMatchObject({ result: 'open' })
  expect(then.whole.requirements.find(({ id }) => id === '8.13')?.check).toMatchObject({ state: 'in-place' })
  const now = await road()
  expect(now.whole).toMatchObject({ result: 'phi' })
  expect(now.whole.requirements.find(({ id }) => id === '8.13')?.check).toBeNull()
  expect((await road('2025-01-01')).services).toEqual([])
  const acts = await world
    .app()
    .transactions.read(world.organisation(), { kind: 'now' }, (reader) =>
      reader.rows
        .selectFrom('trail')
        .select('action')
        .where('organisation_id', '=', world.organisation())
        .orderBy('revision')
        .execute(),
    )
  expect(acts.map(({ action }) => action).filter((action) => action.startsWith('touchpoint.'))).toEqual([
    'touchpoint.service-added',
    'touchpoint.flow-added',
    'touchpoint.check-recorded',
    'touchpoint.flow-changed',
    'touchpoint.check-withdrawn',
  ])
})

test('costs the same number of statements for one service and for thirty', async () => {
  await begin()
  const count = async () => {
    await road()
    world.app().database.statements.length = 0
    await road()
    return world.app().database.statements.filter((statement) => statement !== 'commit').length
  }
  const few = await count()
  for (let n = 0; n < 30; n += 1) await flow(await service(`Service ${n}`), { partsIn: ['d'], ways: ['stores'] })
  expect(await count()).toBe(few)
})
