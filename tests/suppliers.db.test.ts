import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as assets from '../src/features/assets/assets.contract.ts'
import * as lists from '../src/features/suppliers/supplier-import.contract.ts'
import * as papers from '../src/features/suppliers/supplier-papers.contract.ts'
import * as suppliers from '../src/features/suppliers/suppliers.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf } from '../src/platform/http/contract.ts'
import { assetFacts, callsOf, openAssetsWorld } from './assets-world.ts'
import {
  agreementFacts,
  certificateFacts,
  contractFacts,
  reachFacts,
  serviceFacts,
  subFacts,
  supplierFacts,
} from './suppliers-world.ts'

let world: Awaited<ReturnType<typeof openAssetsWorld>>
let { app, organisation, contributor, jan, done, refused } = {} as typeof world
beforeAll(async () => {
  world = await openAssetsWorld()
  ;({ app, organisation, contributor, jan, done, refused } = world)
})
afterAll(() => app?.close())

const add = (more: object = {}) => done(suppliers.addSupplier, { body: supplierFacts(more) })
const read = (id: string) => done(suppliers.readSupplier, { params: { id } })
const about = (id: string) => ({ params: { id } })

/** A supplier that hosts an EPD of its own. */
async function host(name: string, reach: object = {}) {
  const epd = await done(assets.addAsset, { body: assetFacts({ name: `EPD van ${name}`, availability: 3 }) })
  const made = await add({ name, owner: jan })
  const withService = await done(papers.addService, { ...about(made.id), body: serviceFacts({ name: 'Hosting' }) })
  const service = withService.services[0]?.id ?? ''
  const body = reachFacts({ service, asset: epd.id, ...reach })
  return { epd, service, supplier: await done(papers.addReach, { ...about(made.id), body }) }
}

test('how much depends on a supplier follows from what it reaches, and is told; somebody who may can decide otherwise', async () => {
  const plain = await add({ name: 'Kantine', ownerRole: 'Facilitair' })
  expect(plain.criticality).toMatchObject({ value: 'low', computed: 'low', because: [] })
  const { supplier } = await host('Hoster Een')
  expect(supplier.criticality.value).toBe('critical')
  expect(supplier.criticality.because.map(({ weight }) => weight)).toEqual(['critical', 'high'])
  expect(supplier.criticality.because[0]?.sentence.nl).toBe(
    '‘Hosting’ houdt EPD van Hoster Een in de lucht, een EPD of ECD.',
  )
  const decided = { params: { id: supplier.id }, seen: supplier.revision, body: { criticality: 'high', reason: '' } }
  expect((await refused(suppliers.setSupplierCriticality, decided)).status).toBe(403)
  const officer = callsOf(app, await app.person(organisation, 'security-officer'))
  expect((await officer.refused(suppliers.setSupplierCriticality, decided)).paths).toEqual(['reason'])
  const body = { criticality: 'high', reason: 'Er is een tweede host' }
  const set = await officer.done(suppliers.setSupplierCriticality, { ...decided, body })
  expect(set.criticality).toMatchObject({
    value: 'high',
    computed: 'critical',
    set: 'high',
    reason: 'Er is een tweede host',
  })
})

describe('what is missing', () => {
  test('is a processor agreement until one is signed that holds', async () => {
    const { supplier, service } = await host('Hoster Twee', { mfa: false, logged: true, phiParts: ['d'] })
    const kinds = (one: { gaps: { kind: string }[] }) => one.gaps.map(({ kind }) => kind)
    expect(kinds(supplier)).toEqual(['no-agreement', 'no-exit-plan', 'no-mfa', 'no-contract', 'subprocessors-unknown'])
    expect(supplier.gaps[0]).toMatchObject({ breaks: true, control: '5.20', since: '2024-05-01' })
    const unsigned = await done(papers.addAgreement, {
      ...about(supplier.id),
      body: agreementFacts({ services: [service] }),
    })
    expect(unsigned.agreements[0]?.state).toBe('not-signed')
    expect(kinds(unsigned)).toContain('no-agreement')
    const [first] = unsigned.agreements
    const signed = await done(papers.changeAgreement, {
      ...{ params: { id: supplier.id, part: first?.id ?? '' }, seen: first?.revision ?? 0 },
      body: agreementFacts({ services: [service], signedOn: '2026-02-01' }),
    })
    expect(kinds(signed)).toEqual(['no-exit-plan', 'no-mfa', 'no-contract'])
    const later = await done(papers.addAgreement, {
      ...about(supplier.id),
      body: agreementFacts({ version: '2', starts: '2026-02-15', signedOn: '2026-02-15', auditRight: null }),
    })
    expect(later.agreements.map(({ version, state }) => [version, state])).toEqual([
      ['2', 'holds'],
      ['1', 'replaced'],
    ])
    expect(kinds(later)).toContain('agreement-incomplete')
    const withdrawn = await done(papers.withdrawAgreement, {
      params: { id: supplier.id, part: later.agreements[0]?.id ?? '' },
      seen: later.agreements[0]?.revision ?? 0,
    })
    expect(withdrawn.agreements.map(({ version, state }) => [version, state])).toEqual([['1', 'holds']])
  })

  test('is counted in the list as often as the page of the supplier names it, also two of one kind', async () => {
    const { supplier } = await host('Hoster Tel')
    for (const name of ['Datacentrum', 'Bewaking'])
      await done(papers.addSubprocessor, {
        ...about(supplier.id),
        body: subFacts({ name, reachesPhi: true, agreed: false }),
      })
    const { gaps } = await read(supplier.id)
    expect(new Set(gaps.map(({ kind }) => kind)).size).toBeLessThan(gaps.length)
    const [listed] = (await done(suppliers.listSuppliers, { query: { text: 'Hoster Tel' } })).items
    expect(listed?.points).toBe(gaps.length)
  })

  test('was otherwise on a past day', async () => {
    const { supplier } = await host('Hoster Drie')
    app.clock.now += 86_400_000
    await done(suppliers.changeSupplier, {
      ...{ params: { id: supplier.id }, seen: supplier.revision },
      body: supplierFacts({ name: 'Hoster Drie', owner: jan, exitPlan: 'Export als FHIR' }),
    })
    const kinds = async (at: string) =>
      (await done(suppliers.readSupplier, { ...about(supplier.id), at })).gaps.map((one) => one.kind)
    expect(await kinds('2026-03-03')).not.toContain('no-exit-plan')
    expect(await kinds('2026-03-02')).toContain('no-exit-plan')
  })
})

test('papers are looked at field by field, and their files are of the organisation', async () => {
  const { supplier } = await host('Hoster Vier')
  const to = about(supplier.id)
  const foreign = newId()
  const paths = async (contract: Parameters<typeof refused>[0], body: object) =>
    (await refused(contract, { ...to, body })).paths
  expect(await paths(papers.addReach, reachFacts({ service: foreign, asset: foreign }))).toEqual(['service', 'asset'])
  expect(await paths(papers.addAgreement, agreementFacts({ services: [foreign] }))).toEqual(['services'])
  expect(await paths(papers.addCertificate, certificateFacts({ ends: '2020-01-01' }))).toEqual(['ends'])
  expect(await paths(papers.addContract, contractFacts({ file: foreign, fileName: 'contract.pdf' }))).toEqual(['file'])
  expect(await paths(papers.addService, serviceFacts({ name: 'hosting' }))).toEqual(['name'])
  expect(await paths(papers.addSubprocessor, subFacts({ parent: foreign, knownAs: supplier.id }))).toEqual([
    'parent',
    'knownAs',
  ])
  const contract = await done(papers.addContract, {
    ...to,
    body: contractFacts({ ends: '2026-06-30', renewsBy: 'P1Y' }),
  })
  expect(contract.contracts[0]).toMatchObject({
    state: 'runs',
    term: { ends: '2026-06-30', noticeBy: '2026-03-30', renews: true },
  })
  // Nobody looked up or tried anything on a day that has yet to come.
  expect(await paths(papers.addCertificate, certificateFacts({ checkedOn: '2026-03-04' }))).toEqual(['checkedOn'])
  const tried = await refused(suppliers.addSupplier, { body: supplierFacts({ name: 'N', exitTriedOn: '2026-03-04' }) })
  expect(tried.paths).toEqual(['exitTriedOn'])
  const certified = await done(papers.addCertificate, { ...to, body: certificateFacts({ revokedOn: '2026-02-01' }) })
  expect(certified.certificates[0]?.state).toBe('revoked')
  expect(certified.gaps.find(({ kind }) => kind === 'certificate-lapsed')?.sentence.nl).toContain('NEN 7510')
  expect(certified.history.map(({ action }) => action).slice(0, 2)).toEqual([
    'supplier-contract.added',
    'supplier-reach.added',
  ])
})

test('sub-processors are a tree: nobody stands behind itself, and at most six one behind the other', async () => {
  const { id } = await add({ name: 'Hoster Vijf' })
  let parent: string | null = null
  const ids: string[] = []
  for (const name of ['1', '2', '3', '4', '5', '6']) {
    const found: AnswerOf<typeof papers.addSubprocessor> = await done(papers.addSubprocessor, {
      ...about(id),
      body: subFacts({ name, parent }),
    })
    const added = found.subprocessors.find((one) => one.name === name)?.id ?? ''
    parent = added
    ids.push(added)
  }
  expect(
    (await refused(papers.addSubprocessor, { ...about(id), body: subFacts({ name: '7', parent }) })).paths,
  ).toEqual(['parent'])
  const tree = (await read(id)).subprocessors
  expect(tree.map(({ name, depth }) => [name, depth])).toEqual([
    ['1', 0],
    ['2', 1],
    ['3', 2],
    ['4', 3],
    ['5', 4],
    ['6', 5],
  ])
  const first = { params: { id, part: ids[0] ?? '' }, seen: tree[0]?.revision ?? 0 }
  const round = await refused(papers.changeSubprocessor, { ...first, body: subFacts({ name: '1', parent: ids[3] }) })
  expect(round).toMatchObject({ status: 400, paths: ['parent'] })
})

test('who reaches the patient record is one list, with what is missing, and comes out as shown', async () => {
  const { supplier, epd } = await host('Hoster Zes', { mfa: false, logged: false, phiParts: ['d'] })
  await done(papers.addSubprocessor, {
    ...about(supplier.id),
    body: subFacts({ name: 'Datacentrum (demo)', reachesPhi: true, agreed: false }),
  })
  const { items, totals } = await done(suppliers.listReaches, { query: { asset: epd.id } })
  expect(totals).toEqual({ suppliers: 1, indirect: 0, rows: 1, lacking: 1, unanswered: 0 })
  expect(items[0]).toMatchObject({
    supplier: { name: 'Hoster Zes' },
    mfa: false,
    agreement: 'missing',
    since: '2024-05-01',
  })
  expect(items[0]?.behind).toEqual([{ name: 'Datacentrum (demo)', country: '', depth: 0, reachesPhi: true }])
  expect(items[0]?.missing.filter(({ breaks }) => breaks).length).toBe(3)
  const all = await done(suppliers.listReaches, { query: { lacks: 'mfa', size: '200' } })
  expect(all.items.map((one) => one.supplier.name)).toContain('Hoster Zes')
  // Where the register leads to the list, both tell the same number.
  const register = await done(suppliers.listSuppliers, {})
  expect(register.totals.reachRecord).toBe((await done(suppliers.listReaches, {})).totals.suppliers)
  const file = await app.call(suppliers.downloadReaches, { as: contributor, query: { asset: epd.id, format: 'csv' } })
  expect(String(file.raw)).toContain('Hoster Zes')
  const beside = await done(lists.listSuppliersOfAsset, { params: { id: epd.id } })
  expect(beside.items).toMatchObject([
    { supplier: { name: 'Hoster Zes' }, route: 'hosted', criticality: 'critical', breaking: 3 },
  ])
})

test('suppliers of one organisation are not there for another', async () => {
  const { supplier, service, epd } = await host('Hoster Zeven')
  const outsider = callsOf(app, await app.person(await app.organisation(), 'administrator'))
  expect((await outsider.refused(suppliers.readSupplier, about(supplier.id))).status).toBe(404)
  const mine = await outsider.done(suppliers.addSupplier, { body: supplierFacts({ name: 'Hoster Zeven' }) })
  const body = reachFacts({ service, asset: epd.id })
  expect((await outsider.refused(papers.addReach, { ...about(mine.id), body })).paths).toEqual(['service', 'asset'])
  const sub = subFacts({ knownAs: supplier.id })
  expect((await outsider.refused(papers.addSubprocessor, { ...about(mine.id), body: sub })).paths).toEqual(['knownAs'])
})

test('the rhythm is decided by who may, and what holds until then is told', async () => {
  const before = await done(suppliers.readSupplierSettings)
  expect(before).toMatchObject({ revision: 0, decided: false, bridgeMonths: 3, warnDays: 60 })
  const officer = callsOf(app, await app.person(organisation, 'security-officer'))
  const body = {
    reviewEvery: { critical: 'P6M', high: 'P1Y', middle: 'P2Y', low: 'P3Y' },
    bridgeMonths: 2,
    warnDays: 30,
  }
  const after = await officer.done(suppliers.changeSupplierSettings, { seen: 0, body })
  expect(after).toMatchObject({ decided: true, bridgeMonths: 2, warnDays: 30, reviewEvery: { critical: 'P6M' } })
  expect((await officer.refused(suppliers.changeSupplierSettings, { seen: 0, body })).status).toBe(412)
})
