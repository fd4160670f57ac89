import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import { addAssuranceCuecs, changeAssuranceCuec } from '../src/features/assurance/assurance-parts.contract.ts'
import { readCovered } from '../src/features/coverage/covered.contract.ts'
import { readVerdict } from '../src/features/demonstrability/demonstrability.contract.ts'
import { readSupplier } from '../src/features/suppliers/suppliers.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { cuecFacts, reportFacts, shownOn } from './assurance-world.ts'
import { edition, openSupplierProofWorld } from './supplier-proof-world.ts'

/** 8.13 rests on a report of type II about 2025 of the host. */
let world: Awaited<ReturnType<typeof openSupplierProofWorld>>
let report: string
let leavers: string
const centre = newId()

const at = (day: string) => {
  world.app.clock.now = Date.parse(`${day}T09:00:00Z`)
}
const link = async () => {
  const { links } = await world.done(readVerdict, { params: { edition, requirement: '8.13' } })
  const { state, since, until, reason } = links.find((one) => one.link === 'measure') ?? {}
  return { state, since, until, key: reason?.key, nl: reason?.nl }
}
const gaps = async (kind: string) => {
  const { gaps } = await world.done(readSupplier, { params: { id: world.ids.supplier } })
  return gaps
    .filter((one) => one.kind === kind)
    .map(({ sentence, since, breaks }) => ({ nl: sentence.nl, since, breaks }))
}
const read = () => world.done(assurance.readAssuranceReport, { params: { id: report } })
const leaveOut = async (more: object) => {
  const { revision } = await read()
  const subservices = [{ name: 'Datacenter Oost (demo)', what: '', method: 'carved-out', knownAs: null, ...more }]
  await world.done(assurance.changeAssuranceReport, {
    ...{ params: { id: report }, seen: revision },
    body: reportFacts({ terms: 'public', agreement: '', subservices }),
  })
}

beforeAll(async () => {
  world = await openSupplierProofWorld()
  report = (
    await world.done(assurance.recordAssuranceReport, {
      params: { id: world.ids.supplier },
      body: reportFacts({ terms: 'public' }),
    })
  ).id
  leavers = (await world.measureFor('Vertrekkers melden', [])).id
  await world.record(async (tx) => {
    await shownOn(tx, leavers, '2025-09-01')
    const of = { organisation_id: world.organisation, report: world.ids.report, requirement: '8.13' }
    await tx.rows
      .updateTable('coverage_claims')
      .where('organisation_id', '=', of.organisation_id)
      .where('report', '=', of.report)
      .where('requirement', '=', of.requirement)
      .set({ rests_on: 'assurance', assurance: report, certificate: null })
      .execute()
    const supplier = {
      description: '',
      registration: '',
      country: '',
      website: '',
      owner_role: 'ICT',
      end_reason: '',
      exit_plan: 'x',
    }
    await tx.rows
      .insertInto('suppliers')
      .values({
        ...supplier,
        organisation_id: world.organisation,
        id: centre,
        name: 'Oost (demo)',
        criticality_reason: '',
        recorded_on: '2026-01-01',
      })
      .execute()
  })
})
afterAll(() => world.app.close())

test('what a report asks of us is done on the days on which our own evidence shows it, and coverage holds for a part on all others', async () => {
  expect(await link()).toMatchObject({ state: 'holds' })
  const items = [cuecFacts({ measure: world.hosting.id })]
  const { texts } = await world.done(addAssuranceCuecs, { params: { id: report }, body: { items } })
  const [cuec] = texts?.cuecs ?? []
  // The measure that relies on this very report shows nothing by itself.
  expect(cuec).toMatchObject({ state: 'open', lack: { why: 'never-shown' } })
  expect(await link()).toMatchObject({
    state: 'fails',
    key: 'supplier-covers-part',
    nl: expect.stringContaining('(CUEC)'),
  })
  expect(await gaps('cuec-open')).toEqual([
    {
      ...{ breaks: false, since: '2026-02-01' },
      nl: 'Rapport ‘SOC 2 2025’ van Hoster (demo) vraagt iets van ons (CUEC). ‘Hosting van het EPD’ moet dat doen, maar er is nog geen eigen bewijs dat deze maatregel werkt.',
    },
  ])
  await world.done(changeAssuranceCuec, {
    ...{ params: { id: cuec?.id ?? '' }, seen: cuec?.revision ?? 0 },
    body: cuecFacts({ measure: leavers }),
  })
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-09-01', until: '2026-09-02' })
  expect(await gaps('cuec-open')).toEqual([])
  const covering = async () => {
    const { items } = await world.done(readCovered, { query: { edition } })
    const [row] = items.find(({ requirement }) => requirement === '8.13')?.covering ?? []
    return [row?.standing, row?.through]
  }
  // It stays so until our evidence grows stale, which is before the report does.
  expect(await covering()).toEqual(['directly', '2026-09-01'])
  at('2026-09-02')
  expect(await link()).toMatchObject({ state: 'fails', key: 'supplier-covers-part', since: '2026-09-02' })
  expect((await gaps('cuec-open')).map(({ nl, since }) => [since, nl.split('maar ')[1]])).toEqual([
    ['2026-09-02', 'het bewijs dat deze maatregel werkt, telde tot en met 1 september 2026.'],
  ])
  expect((await read()).texts?.cuecs).toMatchObject([{ state: 'open', lack: { why: 'stale', last: '2026-09-01' } }])
  expect(await covering()).toEqual(['partly', '2026-12-31'])
  await world.record((tx) => shownOn(tx, leavers, '2026-08-20'))
  expect(await link()).toMatchObject({ state: 'holds' })
  at('2026-03-02')
})

test('an organisation that a report leaves out is to have a report of its own that we hold, or not to touch what we use', async () => {
  at('2026-09-03')
  await leaveOut({})
  expect(await link()).toMatchObject({
    ...{ state: 'fails', key: 'supplier-covers-part' },
    nl: expect.stringContaining('Het rapport laat Datacenter Oost (demo) erbuiten'),
  })
  expect(await gaps('subservice-without-report')).toMatchObject([{ breaks: false, since: '2026-02-01' }])
  expect((await read()).texts?.subservices).toMatchObject([{ heldBy: null, lack: { why: 'not-a-supplier' } }])
  const list = await world.done(assurance.listAssurance, { query: { without: 'carvedOut' } })
  expect([list.total, list.totals.openCarvedOut]).toEqual([1, 1])

  await leaveOut({ notRelevantBecause: 'Onze omgeving staat in West' })
  expect(await link()).toMatchObject({ state: 'holds' })
  expect(await gaps('subservice-without-report')).toEqual([])
  expect((await read()).texts?.subservices).toMatchObject([{ heldBy: null, lack: null }])

  // A supplier of ours without a report of its own is no better than one that is not known.
  await leaveOut({ knownAs: centre })
  expect(await link()).toMatchObject({ state: 'fails', nl: expect.stringContaining('er is er geen vastgelegd') })
  const own = (more: object) =>
    world.done(assurance.recordAssuranceReport, {
      params: { id: centre },
      body: reportFacts({ periodFrom: '2025-03-01', periodTo: '2026-02-28', issuedOn: '2026-03-01', ...more }),
    })
  // A report about something else says nothing of what the host leaves to it, and one that asks more shows nothing until that is done.
  await own({ title: 'Cijfers', kind: 'isae-3402' })
  expect(await link()).toMatchObject({
    ...{ state: 'fails', key: 'supplier-covers-part' },
    nl: expect.stringContaining('‘Cijfers’ is een ander soort rapport'),
  })
  const { id: asking } = await own({ title: 'ISAE 3000', kind: 'isae-3000' })
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-09-01', until: '2027-03-01' })
  const { texts } = await world.done(addAssuranceCuecs, { params: { id: asking }, body: { items: [cuecFacts()] } })
  expect(await link()).toMatchObject({ state: 'fails', nl: expect.stringContaining('wat ‘ISAE 3000’ zelf') })
  expect((await gaps('subservice-without-report')).map(({ nl }) => nl.split(': ')[1])).toEqual([
    'niet alles wat ‘ISAE 3000’ zelf van de afnemer vraagt (CUEC), wordt gedaan en is aangetoond.',
  ])
  const [cuec] = texts?.cuecs ?? []
  await world.done(changeAssuranceCuec, {
    ...{ params: { id: cuec?.id ?? '' }, seen: cuec?.revision ?? 0 },
    body: cuecFacts({ measure: leavers }),
  })
  expect(await link()).toMatchObject({ state: 'holds', since: '2025-09-01', until: '2027-03-01' })
  expect(await gaps('subservice-without-report')).toEqual([])

  // The register of sub-processors says too who it is.
  await leaveOut({})
  expect(await link()).toMatchObject({ state: 'fails' })
  await world.record(async (tx) => {
    await tx.rows
      .insertInto('subprocessors')
      .values({
        ...{ organisation_id: world.organisation, id: newId(), supplier: world.ids.supplier, known_as: centre },
        ...{ name: 'datacenter oost (demo)', what: '', country: '' },
      })
      .execute()
  })
  expect(await link()).toMatchObject({ state: 'holds' })
  expect((await read()).texts?.subservices).toMatchObject([
    {
      ...{ knownAs: null, inRegister: { id: centre, title: 'Oost (demo)' }, lack: null },
      heldBy: { title: 'ISAE 3000', through: '2027-02-28' },
    },
  ])
})
