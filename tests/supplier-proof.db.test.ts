import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  listVerdicts,
  readSuppositions,
  readVerdict,
  whatIf,
} from '../src/features/demonstrability/demonstrability.contract.ts'
import { readReliances, readSupplierProof } from '../src/features/demonstrability/reliances.contract.ts'
import { changeMeasure, readMeasure } from '../src/features/measures/measures.contract.ts'
import { findServices, relyOn } from '../src/features/measures/reliances.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { edition, makeDemonstrable, openSupplierProofWorld } from './supplier-proof-world.ts'

let world: Awaited<ReturnType<typeof openSupplierProofWorld>>
beforeAll(async () => {
  world = await openSupplierProofWorld()
})
afterAll(() => world.app.close())

const linkOf = async (requirement: string, name: string, at?: string) => {
  const { links } = await world.done(readVerdict, { params: { edition, requirement }, ...(at ? { at } : {}) })
  return links.find(({ link }) => link === name)
}

test('what a supplier covers wholly is proof, as strong as what it rests on, through the day on which that lapses', async () => {
  expect(await linkOf('8.13', 'measure')).toMatchObject({ state: 'holds' })
  expect(await linkOf('8.13', 'operation')).toMatchObject({
    state: 'holds',
    since: '2025-08-01',
    until: '2026-07-01',
    reason: {
      key: 'supplier-shows',
      nl: expect.stringMatching(
        /Hoster \(demo\).*‘Dekking 2026’.*werkt: certificaat onder accreditatie .*30 juni 2026/,
      ),
      about: [
        { kind: 'measure' },
        { kind: 'supplier', id: world.ids.supplier },
        { kind: 'coverage', id: world.ids.report },
      ],
    },
  })
  expect(await linkOf('8.13', 'period')).toMatchObject({ state: 'holds', since: '2025-11-01' })
})

test('what it shares needs a measure of our own beside it, and what it leaves to the customer does not count', async () => {
  expect(await linkOf('8.15', 'measure')).toMatchObject({ state: 'fails', reason: { key: 'supplier-covers-part' } })
  expect(await linkOf('8.8', 'measure')).toMatchObject({
    state: 'fails',
    reason: { key: 'supplier-leaves-it', nl: expect.stringContaining('laat dit over aan de afnemer') },
  })
  expect(await linkOf('8.16', 'measure')).toMatchObject({
    reason: { key: 'supplier-leaves-it', en: expect.stringContaining('no coverage report says anything') },
  })
  await world.measureFor('Eigen logging', ['8.15'])
  expect(await linkOf('8.15', 'measure')).toMatchObject({ state: 'holds', reason: { key: 'works' } })
  // Nothing says what would show that our own part works.
  expect(await linkOf('8.15', 'operation')).toMatchObject({ state: 'fails', reason: { key: 'nothing-expected' } })
})

test('lists mark and select what rests on suppliers, and the measure tells what follows for each requirement', async () => {
  const found = await world.done(listVerdicts, { query: { supplier: world.ids.supplier } })
  expect(found.items.map(({ requirement }) => requirement)).toEqual(['8.13', '8.15'])
  expect(found.items[0]?.suppliers).toEqual([
    { id: world.ids.supplier, name: 'Hoster (demo)', strength: 'accredited-certificate' },
  ])
  expect(found.suppliers).toMatchObject([{ supplier: world.ids.supplier, sum: { applicable: 2 } }])
  const all = await world.done(listVerdicts, {})
  const own = await world.done(listVerdicts, { query: { rests: 'own' } })
  expect(own.items.length + found.items.length).toBe(all.items.length)

  const follows = await world.done(readReliances, { params: { measure: world.hosting.id } })
  expect(follows.sum).toEqual({ whole: 1, part: 1, none: 2, all: 4 })
  expect(
    follows.requirements.map(({ requirement, services: [one] }) => [
      requirement,
      one?.covers,
      one?.shows,
      one?.through,
    ]),
  ).toEqual([
    ['8.8', 'none', 'nothing', null],
    ['8.13', 'whole', 'works', '2026-06-30'],
    ['8.15', 'part', 'works', '2026-06-30'],
    ['8.16', 'none', 'nothing', null],
  ])
  expect(JSON.stringify(follows)).not.toContain('Geheime tekst')
})

test('that a supplier leaves, or its certificate lapses, can be supposed, and changes what rests on it alone', async () => {
  const lists = await world.done(readSuppositions, {})
  expect(lists.suppliers).toEqual([{ id: world.ids.supplier, name: 'Hoster (demo)' }])
  expect(lists.supplierCertificates).toMatchObject([
    { id: world.ids.certificate, name: expect.stringContaining('(Hoster (demo))') },
  ])
  await makeDemonstrable(world, '8.13')
  expect(await world.done(readVerdict, { params: { edition, requirement: '8.13' } })).toMatchObject({
    ...{ state: 'demonstrable', until: '2026-07-01' },
    suppliers: [{ id: world.ids.supplier }],
  })
  for (const [query, day] of [
    [{ kind: 'supplier-leaves', of: world.ids.supplier, day: '2026-04-01' }, '2026-04-02'],
    [{ kind: 'supplier-certificate-lapses', of: world.ids.certificate, day: '2026-04-01' }, '2026-04-01'],
    [{ kind: 'measure-ends', of: world.hosting.id, day: '2026-04-01' }, '2026-04-02'],
  ] as const) {
    const found = await world.done(whatIf, { query })
    expect(found).toMatchObject({
      day,
      before: [{ sum: { demonstrable: 1 } }],
      after: [{ sum: { demonstrable: 0 } }],
      changes: [{ requirement: '8.13', before: 'demonstrable', after: 'not-demonstrable' }],
    })
  }
  const other = { kind: 'supplier-leaves', of: newId(), day: '2026-04-01' } as const
  expect(await world.done(whatIf, { query: other })).toMatchObject({ changes: [] })
  expect(await linkOf('8.13', 'operation')).toMatchObject({ state: 'holds' })
})

test('a certificate that is taken back ends the proof, and looking back shows what was shown before that was known', async () => {
  world.app.clock.now += 60_000
  const before = new Date(world.app.clock.now - 30_000).toISOString()
  const revoke = (day: string | null) =>
    world.record((tx) =>
      tx.rows
        .updateTable('supplier_certificates')
        .set({ revoked_on: day })
        .where('organisation_id', '=', world.organisation)
        .where('id', '=', world.ids.certificate)
        .execute(),
    )
  await revoke('2026-02-01')
  expect(await linkOf('8.13', 'operation')).toMatchObject({
    ...{ state: 'fails', since: '2026-02-01' },
    reason: { key: 'supplier-lapsed', nl: expect.stringContaining('31 januari 2026') },
  })
  expect(await linkOf('8.13', 'operation', before)).toMatchObject({ state: 'holds', until: '2026-07-01' })
  await revoke(null)
  expect(await linkOf('8.13', 'operation')).toMatchObject({ state: 'holds' })
})

test('a gap that breaks takes the proof of the control on suppliers away, naming the supplier, and gives it back', async () => {
  await world.measureFor('Afspraken met leveranciers', ['5.20'])
  const before = await world.done(readSupplierProof, { params: { edition, requirement: '5.20' } })
  expect(before).toEqual({ services: [], gaps: [] })
  const [asset, reach] = [newId(), newId()]
  await world.record(async (tx) => {
    const own = { organisation_id: world.organisation }
    await tx.rows
      .insertInto('assets')
      .values({
        ...{ ...own, id: asset, name: 'EPD', kind: 'patient-record', description: '', owner_role: 'Directeur zorg' },
        ...{ supplier: '', withdrawal_reason: '' },
      })
      .execute()
    await tx.rows
      .insertInto('service_reaches')
      .values({
        ...{ ...own, id: reach, service: world.ids.service, asset, purpose: 'Beheer', phi_parts: ['a'] },
        ...{ ways: ['stores'], route: 'hosted', since: '2026-01-01', note: '' },
      })
      .execute()
  })
  const { gaps } = await world.done(readSupplierProof, { params: { edition, requirement: '5.20' } })
  expect(gaps).toMatchObject([
    { supplier: world.ids.supplier, kind: 'no-agreement', since: '2026-01-01', nl: expect.stringContaining('Hosting') },
  ])
  // Other controls are as they were.
  expect((await world.done(readSupplierProof, { params: { edition, requirement: '5.30' } })).gaps).toEqual([])
})

/** A service of a supplier of its own, with a measure that relies on it and serves 8.13. */
async function serviceOf(organisation: string, name: string, measure: string | null = null): Promise<string> {
  const [supplier, service] = [newId(), newId()]
  await world.app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = { organisation_id: organisation }
    await tx.rows
      .insertInto('suppliers')
      .values({
        ...{
          ...own,
          id: supplier,
          name,
          description: '',
          registration: '',
          country: 'NL',
          website: '',
          owner_role: 'x',
        },
        ...{ end_reason: '', exit_plan: '', criticality_reason: '', recorded_on: '2026-01-01' },
      })
      .execute()
    await tx.rows
      .insertInto('supplier_services')
      .values({ ...own, id: service, supplier, name, description: '', kind: 'software' })
      .execute()
    if (measure !== null)
      await tx.rows
        .insertInto('measure_reliances')
        .values({ ...own, id: newId(), measure, service })
        .execute()
    tx.note({ action: 'supplier.added', subject: name })
  })
  return service
}

test('the facts cost the same number of statements for one supplier and for many', async () => {
  const counted = async () => {
    const found: Record<string, number> = {}
    for (const [contract, call] of [
      [readReliances, { params: { measure: world.hosting.id } }],
      [listVerdicts, {}],
      [readSupplierProof, { params: { edition, requirement: '5.20' } }],
      [readMeasure, { params: { id: world.hosting.id } }],
    ] as const) {
      world.app.database.statements.length = 0
      await world.done(contract as Contract, call)
      found[contract.name] = world.app.database.statements.filter((statement) => statement !== 'commit').length
    }
    return found
  }
  await serviceOf(world.organisation, 'First', world.hosting.id)
  const one = await counted()
  for (let n = 0; n < 12; n += 1) await serviceOf(world.organisation, `Supplier ${n}`, world.hosting.id)
  expect(await counted()).toEqual(one)
  expect(Math.max(...Object.values(one)), JSON.stringify(one)).toBeLessThanOrEqual(19)
  const now = await world.done(readMeasure, { params: { id: world.hosting.id } })
  await world.done(relyOn, {
    params: { id: now.id },
    seen: now.revision,
    body: { services: [world.ids.service], onlyHereBecause: 'Alle gegevens staan bij deze hoster' },
  })
})

test('who may not write measures chooses nothing; what is not here cannot be relied on; each measure says what it relies on', async () => {
  const { items } = await world.done(findServices, { query: { text: 'hoster' } })
  expect(items).toEqual([
    { id: world.ids.service, name: 'Hosting', supplier: world.ids.supplier, supplierName: 'Hoster (demo)' },
  ])
  const seen = await world.done(readMeasure, { params: { id: world.hosting.id } })
  expect(seen.relies).toMatchObject([{ service: world.ids.service, supplierName: 'Hoster (demo)', endedOn: null }])
  const wrong = { params: { id: seen.id }, seen: seen.revision, body: { services: [newId()] } }
  const theirs = await serviceOf(await world.app.organisation('Another'), 'Not ours')
  for (const service of [newId(), theirs, world.ids.supplier]) {
    expect(await world.app.call(relyOn, { as: world.officer, ...wrong, body: { services: [service] } })).toMatchObject({
      status: 400,
      body: { code: 'invalid', errors: [{ path: 'services' }] },
    })
  }
  const stale = { params: { id: seen.id }, seen: seen.revision - 1, body: { services: [] } }
  expect((await world.app.call(relyOn, { as: world.officer, ...stale })).status).toBe(412)
  const auditor = await world.app.person(world.organisation, 'auditor')
  expect((await world.app.call(relyOn, { as: auditor, ...wrong })).status).toBe(403)
  const none = await world.done(relyOn, { params: { id: seen.id }, seen: seen.revision, body: { services: [] } })
  expect(none.relies).toEqual([])
  // Now it is a measure of our own, of which nothing says what would show that it works.
  expect(await linkOf('8.13', 'operation')).toMatchObject({ state: 'fails', reason: { key: 'nothing-expected' } })
  expect(none.history[0]).toMatchObject({ action: 'measure.relies' })
  const { id, title, how, ownerRole, effectiveness } = none
  await world.done(changeMeasure, {
    params: { id },
    seen: none.revision,
    body: {
      ...{ title, how, owner: null, ownerRole, standIn: null, standInRole: '', inOperationSince: '2025-08-01' },
      ...{ plannedFor: null, effectiveness, systems: [], locations: [], rhythms: [], proofs: [] },
      requirements: [{ edition, requirement: '8.13' }],
    },
  })
})
