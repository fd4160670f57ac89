import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { changeMeasure, readMeasure } from '../src/features/measures/measures.contract.ts'
import { relyOn } from '../src/features/measures/reliances.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { edition, openSupplierProofWorld } from './supplier-proof-world.ts'

let world: Awaited<ReturnType<typeof openSupplierProofWorld>>
const ids = {
  record: newId(),
  mail: newId(),
  recordAsset: newId(),
  mailAsset: newId(),
  cloud: newId(),
  report: newId(),
}
const rely = async (services: string[]) => {
  const params = { id: world.hosting.id }
  const { revision } = await world.done(readMeasure, { params })
  await world.done(relyOn, { params, seen: revision, body: { services, onlyHereBecause: '' } })
}
const isFor = async (systems: string[]) => {
  const params = { id: world.hosting.id }
  const { revision, ...rest } = await world.done(readMeasure, { params })
  const { title, how, ownerRole, standInRole, inOperationSince, effectiveness, requirements } = rest
  await world.done(changeMeasure, {
    ...{ params, seen: revision },
    body: {
      ...{ title, how, owner: null, ownerRole, standIn: null, standInRole, inOperationSince, plannedFor: null },
      ...{ effectiveness, systems, locations: [], rhythms: [], proofs: [] },
      requirements: requirements.map(({ edition, requirement }) => ({ edition, requirement })),
    },
  })
}
const reach = (service: string, asset: string, since: string | null, ended: string | null = null) =>
  world.record(async (tx) => {
    await tx.rows
      .insertInto('service_reaches')
      .values({
        ...{ organisation_id: world.organisation, id: newId(), service, asset, purpose: '', ways: [], route: 'hosted' },
        ...{ since, ended_on: ended, note: '' },
      })
      .execute()
  })
const link = async (name = 'measure', at?: string) => {
  const { links } = await world.done(readVerdict, { params: { edition, requirement: '8.13' }, ...(at ? { at } : {}) })
  const { state, since, until, reason } = links.find((one) => one.link === name) ?? {}
  return { state, since, until, key: reason?.key, nl: reason?.nl }
}

beforeAll(async () => {
  world = await openSupplierProofWorld()
  await world.record(async (tx) => {
    const own = { organisation_id: world.organisation }
    const system = { ...own, kind: 'application', purpose: '', owner_role: '', supplier: '' }
    await tx.rows
      .insertInto('systems')
      .values([
        { ...system, id: ids.record, name: 'EPD', position: 1 },
        { ...system, id: ids.mail, name: 'Mail', position: 2 },
      ])
      .execute()
    const asset = { ...own, kind: 'application', description: '', owner_role: '', supplier: '', withdrawal_reason: '' }
    await tx.rows
      .insertInto('assets')
      .values([
        { ...asset, id: ids.recordAsset, name: 'EPD', system: ids.record },
        { ...asset, id: ids.mailAsset, name: 'Mail', system: ids.mail },
      ])
      .execute()
    await tx.rows
      .insertInto('supplier_services')
      .values({ ...own, id: ids.cloud, supplier: world.ids.supplier, name: 'Mail', description: '', kind: 'cloud' })
      .execute()
  })
})
afterAll(() => world.app.close())

test('a service counts as far as it reaches the systems that a measure is for, from the day on which it does', async () => {
  await rely([world.ids.service])
  expect(await link()).toMatchObject({ state: 'fails', key: 'supplier-covers-part' })
  await isFor([ids.record])
  expect(await link()).toMatchObject({ state: 'fails' })
  await reach(world.ids.service, ids.recordAsset, '2025-09-01')
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-09-01' })
  // What the service reaches besides makes nothing of the other system.
  await isFor([ids.record, ids.mail])
  expect(await link()).toMatchObject({ state: 'fails', nl: expect.stringContaining('voor de eigen dienst ‘Hosting’') })
})

test('two services together reach all systems, as soon as a report says of each that it covers the requirement', async () => {
  await rely([world.ids.service, ids.cloud])
  await reach(ids.cloud, ids.mailAsset, '2025-12-01', '2026-05-31')
  expect(await link()).toMatchObject({ state: 'fails' })
  const before = new Date(world.app.clock.now + 30_000).toISOString()
  world.app.clock.now += 60_000
  await world.record(async (tx) => {
    const own = { organisation_id: world.organisation }
    await tx.rows
      .insertInto('coverage_reports')
      .values({
        ...{
          ...own,
          id: ids.report,
          supplier: world.ids.supplier,
          service: ids.cloud,
          title: 'Mail 2026',
          version: '1',
        },
        ...{ as_of: '2026-01-15', terms: 'public', terms_note: '', disclaimer: '', source: 'hand', source_name: '' },
        ...{ recorded_by: 'test', recorded_at: tx.now },
      })
      .execute()
    await tx.rows
      .insertInto('coverage_claims')
      .values({
        ...{ ...own, id: newId(), report: ids.report, position: 1, edition, requirement: '8.13', reference: '' },
        ...{ by: 'supplier', extent: 'directly', rests_on: 'certificate', certificate: world.ids.certificate },
        ...{ place: '', statement: '', customer_part: '' },
      })
      .execute()
  })
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-12-01', until: '2026-06-01' })
  expect(await link('operation')).toMatchObject({ state: 'holds', key: 'supplier-shows' })
  expect(await link('measure', before)).toMatchObject({ state: 'fails' })
})

test('a system or an asset that was withdrawn is reached no longer, and asked no longer', async () => {
  const withdraw = (table: 'assets' | 'systems', id: string, withdrawn: string | null) =>
    world.record(async (tx) => {
      await tx.rows
        .updateTable(table)
        .where('organisation_id', '=', world.organisation)
        .where('id', '=', id)
        .set({ withdrawn_at: withdrawn })
        .execute()
    })
  await withdraw('assets', ids.mailAsset, '2026-03-02T09:05:00Z')
  expect(await link()).toMatchObject({ state: 'fails' })
  await withdraw('systems', ids.mail, '2026-03-02T09:05:00Z')
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-09-01', until: null })
})
