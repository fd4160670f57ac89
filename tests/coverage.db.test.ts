import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/core/access/roles.ts'
import {
  acceptReportTerms,
  addCoverage,
  addCoverageClaim,
  changeCoverage,
  changeCoverageClaim,
  downloadCoverage,
  downloadCoverageList,
  listCoverage,
  listCoverageClaims,
  readCoverage,
  removeCoverageClaim,
  withdrawCoverage,
} from '../src/features/coverage/coverage.contract.ts'
import {
  downloadCovered,
  readCovered,
  readCoveredSystems,
  takeOverLeft,
} from '../src/features/coverage/covered.contract.ts'
import { readMeasure } from '../src/features/measures/measures.contract.ts'
import { readTrailEntry } from '../src/features/trail/trail.contract.ts'
import { callsOf } from './assets-world.ts'
import { acceptSeen, claimFacts, edition, openCoverageWorld, reportFacts } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world.app.close())

const as = async (role: Role) => callsOf(world.app, await world.app.person(world.organisation, role))

describe('terms', () => {
  test('under non-disclosure the texts open after accepting the conditions, which is kept with the name', async () => {
    const id = await world.report({ title: 'Onder geheimhouding' }, [{}])
    expect(await world.done(readCoverage, { params: { id } })).toMatchObject({ texts: true, reading: 'free' })
    for (const role of ['contributor', 'reader', 'auditor'] as const) {
      const who = await as(role)
      expect(await who.done(readCoverage, { params: { id } })).toMatchObject({
        ...{ texts: false, reading: 'after-accepting', terms: 'nda', sums: [{ counts: { directly: 1 } }] },
      })
      const hidden = await who.done(listCoverageClaims, { params: { id }, query: { text: 'elke nacht' } })
      expect(hidden.total).toBe(0)
      const [line] = (await who.done(listCoverageClaims, { params: { id } })).items
      expect(line).toMatchObject({ by: 'supplier', statement: null, customerPart: null, place: null, reference: null })
      expect(await who.refused(downloadCoverage, { params: { id }, query: { format: 'csv' } })).toMatchObject({
        ...{ status: 403, code: 'accept-terms-first' },
      })
      const accepted = await acceptSeen(who, id)
      expect(accepted).toMatchObject({
        texts: true,
        acceptances: expect.arrayContaining([{ by: expect.any(String), at: expect.any(String), current: true }]),
      })
      const [open] = (await who.done(listCoverageClaims, { params: { id }, query: { text: 'elke nacht' } })).items
      expect(open).toMatchObject({ statement: 'Back-up elke nacht', customerPart: 'Zelf melden' })
      const file = await world.app.call(downloadCoverage, {
        as: world.officer,
        params: { id },
        query: { format: 'csv' },
      })
      expect(file.status).toBe(200)
      expect(file.raw.toString()).toContain('Geen garantie')
    }
    const { acceptances } = await world.done(readCoverage, { params: { id } })
    expect(acceptances).toHaveLength(3)
  })

  test('what is for customers is not given on to an auditor, and what is for auditors not to others', async () => {
    const forCustomers = await world.report({ title: 'Voor afnemers', terms: 'customer' }, [{}])
    const forAuditors = await world.report({ title: 'Voor auditors', terms: 'auditor' }, [{}])
    const [auditor, contributor] = [await as('auditor'), await as('contributor')]
    expect(await auditor.done(readCoverage, { params: { id: forCustomers } })).toMatchObject({
      ...{ texts: false, reading: 'never' },
    })
    expect(
      await auditor.refused(acceptReportTerms, { params: { id: forCustomers }, body: { wording: '0'.repeat(64) } }),
    ).toMatchObject({ status: 409 })
    expect(
      await auditor.refused(downloadCoverage, { params: { id: forCustomers }, query: { format: 'xlsx' } }),
    ).toMatchObject({ status: 403, code: 'texts-withheld' })
    expect(await contributor.done(readCoverage, { params: { id: forCustomers } })).toMatchObject({ texts: true })
    expect(await contributor.done(readCoverage, { params: { id: forAuditors } })).toMatchObject({ texts: false })
    expect(
      await contributor.refused(addCoverageClaim, { params: { id: forAuditors }, body: claimFacts() }),
    ).toMatchObject({ status: 403 })
    expect(await acceptSeen(auditor, forAuditors)).toMatchObject({ texts: true })
    const { history } = await world.done(readCoverage, { params: { id: forCustomers } })
    const added = history.find(({ action }) => action === 'coverage.line-added')?.revision ?? 0
    const rowFor = async (who: typeof auditor) =>
      (await who.done(readTrailEntry, { params: { revision: added } })).rows.find(
        ({ table }) => table === 'coverage_claims',
      )?.after
    expect(await rowFor(auditor)).toMatchObject({ requirement: '8.13', statement: null, customer_part: null })
    expect(await rowFor(await as('security-officer'))).toMatchObject({ statement: 'Back-up elke nacht' })
    const { revision } = await contributor.done(readCoverage, { params: { id: forCustomers } })
    const { replaces: _none, ...facts } = reportFacts({ terms: 'public' })
    expect(
      await contributor.refused(changeCoverage, { params: { id: forCustomers }, seen: revision, body: facts }),
    ).toMatchObject({ status: 400, paths: ['terms'] })
    const opening = { params: { id: forCustomers }, seen: revision }
    expect(await world.refused(changeCoverage, { ...opening, body: facts })).toMatchObject({ paths: ['agreement'] })
    const body = { ...facts, agreement: 'Akkoord van de leverancier per mail' }
    const opened = await world.done(changeCoverage, { ...opening, body })
    const { history: after } = await world.done(readCoverage, { params: { id: forCustomers } })
    expect(after[0]).toMatchObject({ action: 'coverage.terms-loosened', revision: opened.revision })
    expect(await world.done(readTrailEntry, { params: { revision: opened.revision } })).toMatchObject({
      ...{
        action: 'coverage.terms-loosened',
        details: { before: 'customer', terms: 'public', reason: body.agreement },
      },
    })
  })

  test('terms that were corrected hold for a look back too', async () => {
    const id = await world.report({ title: 'Te ruim vastgelegd', terms: 'public' }, [{}])
    world.app.clock.now += 60_000
    const at = new Date(world.app.clock.now).toISOString()
    const auditor = await as('auditor')
    const look = () => auditor.done(listCoverageClaims, { params: { id }, at })
    expect((await look()).items[0]).toMatchObject({ statement: 'Back-up elke nacht' })
    world.app.clock.now += 60_000
    const { revision } = await world.done(readCoverage, { params: { id } })
    const { replaces: _none, ...facts } = reportFacts({ terms: 'nda' })
    await world.done(changeCoverage, { params: { id }, seen: revision, body: facts })
    expect((await look()).items[0]).toMatchObject({ statement: null })
    const file = { params: { id }, query: { format: 'csv' }, at }
    expect(await auditor.refused(downloadCoverage, file)).toMatchObject({ code: 'accept-terms-first' })
    expect(await auditor.done(readCoverage, { params: { id }, at })).toMatchObject({
      ...{ texts: false, reading: 'after-accepting' },
    })
    await acceptSeen(auditor, id)
    expect((await look()).items[0]).toMatchObject({ statement: 'Back-up elke nacht' })
  })
})

describe('by hand', () => {
  test('lines are added, changed and taken out, with the refusals of what cannot be', async () => {
    const id = await world.report({ title: 'Met regels' }, [
      {},
      { requirement: '8.15', by: 'shared', extent: 'partly' },
    ])
    const lines = async () => (await world.done(listCoverageClaims, { params: { id } })).items
    const [first, second] = await lines()
    if (!first || !second) throw new Error('no lines')
    expect(first).toMatchObject({ standing: 'directly', strength: 'accredited-certificate', through: '2026-06-30' })
    await world.done(changeCoverageClaim, {
      params: { id, claim: second.id },
      seen: second.revision,
      body: claimFacts({ requirement: '8.15', by: 'customer', extent: 'none', restsOn: 'none' }),
    })
    expect(
      await world.refused(removeCoverageClaim, { params: { id, claim: second.id }, seen: second.revision }),
    ).toMatchObject({ status: 412 })
    expect((await lines())[1]).toMatchObject({ standing: 'customer', through: null })
    await world.done(removeCoverageClaim, { params: { id, claim: first.id }, seen: first.revision })
    expect(await lines()).toHaveLength(1)
    const wrong = (body: object) => world.refused(addCoverageClaim, { params: { id }, body: claimFacts(body) })
    expect(await wrong({ requirement: '99.1' })).toMatchObject({ status: 400, paths: ['requirement'] })
    expect(await wrong({ extent: 'none' })).toMatchObject({ status: 400, paths: ['extent'] })
    expect(await wrong({ certificate: world.ids.labCertificate })).toMatchObject({
      status: 400,
      paths: ['certificate'],
    })
  })

  test('a new report takes the place of the one before; withdrawn, the one before counts again', async () => {
    const before = await world.report({ title: 'Eerst' }, [{ requirement: '5.15' }])
    const after = await world.report({ title: 'Later', replaces: before, asOf: '2026-02-15' }, [
      { requirement: '5.16' },
    ])
    const stateOf = async (id: string, at?: string) =>
      (await world.done(readCoverage, { params: { id }, ...(at ? { at } : {}) })).state
    expect([await stateOf(before), await stateOf(after)]).toEqual(['replaced', 'counts'])
    expect(
      await world.refused(addCoverage, { body: { ...reportFacts({ replaces: before }), service: world.ids.hosting } }),
    ).toMatchObject({ status: 400, paths: ['replaces'] })
    world.app.clock.now += 60_000
    const held = new Date(world.app.clock.now).toISOString()
    world.app.clock.now += 60_000
    const { revision } = await world.done(readCoverage, { params: { id: after } })
    await world.done(withdrawCoverage, { params: { id: after }, seen: revision })
    expect([await stateOf(before), await stateOf(after)]).toEqual(['counts', 'withdrawn'])
    expect(await stateOf(before, held)).toBe('replaced')
    await world.report({ title: 'Opnieuw', replaces: before }, [])
    expect(await stateOf(before)).toBe('replaced')
  })

  test('nothing of another organisation is taken', async () => {
    const elsewhere = await world.app.organisation('Elders')
    const other = callsOf(world.app, await world.app.person(elsewhere, 'administrator'))
    const id = await world.report({ title: 'Van ons' }, [])
    expect(await other.refused(addCoverage, { body: { ...reportFacts(), service: world.ids.hosting } })).toMatchObject({
      status: 400,
      paths: ['service'],
    })
    expect(await other.refused(readCoverage, { params: { id } })).toMatchObject({ status: 404 })
    expect((await other.done(listCoverage)).total).toBe(0)
  })
})

describe('what it comes to', () => {
  test('goes out with the terms, conditions and disclaimer of each report, and names its papers for who may read it only', async () => {
    const own = await openCoverageWorld()
    try {
      const id = await own.report({ title: 'Voor afnemers', terms: 'customer' }, [{}])
      const auditor = await own.app.person(own.organisation, 'auditor')
      const query = { edition, asset: own.ids.asset, format: 'csv' } as const
      const fileFor = async (who: typeof auditor) =>
        (await own.app.call(downloadCovered, { as: who, query })).raw.toString()
      const paper = ', Certificeerder, 1'
      for (const [who, told] of [
        [own.officer, true],
        [auditor, false],
      ] as const) {
        const file = await fileFor(who)
        for (const one of ['Voor afnemers', 'Niet doorgeven', 'Geen garantie', 'Covered directly'])
          expect(file).toContain(one)
        expect(file.includes(paper)).toBe(told)
      }
      const { revision } = await own.done(readCoverage, { params: { id } })
      const { replaces: _none, ...facts } = reportFacts({ terms: 'nda' })
      await own.done(changeCoverage, { params: { id }, seen: revision, body: { ...facts, agreement: 'Akkoord' } })
      expect(await fileFor(auditor)).not.toContain(paper)
      await acceptSeen(callsOf(own.app, auditor), id)
      expect(await fileFor(auditor)).toContain(paper)
    } finally {
      await own.app.close()
    }
  })

  test('is told for a system by requirement, and what is left becomes measures once', async () => {
    const own = await openCoverageWorld()
    try {
      const { done, report, ids } = own
      await report({ title: 'Openbaar', terms: 'public' }, [
        {},
        { requirement: '8.15', by: 'shared', extent: 'partly' },
        { requirement: '8.16', restsOn: 'own-statement', certificate: null },
        { requirement: '8.8', by: 'customer', extent: 'none', restsOn: 'none', certificate: null },
      ])
      const { systems, services, together } = await done(readCoveredSystems)
      expect(systems).toMatchObject([{ title: 'EPD', services: 2, reported: 1 }])
      expect(services).toMatchObject([{ title: 'Hosting', through: '2026-06-30' }])
      const shown = { counts: { directly: 2, partly: 1, customer: 1 }, works: { directly: 1, partly: 1 } }
      expect(together).toMatchObject([{ edition, ...shown }])
      expect((await done(listCoverage)).items).toMatchObject([{ sums: [shown] }])
      const asked = { edition, asset: ids.asset }
      const now = await done(readCovered, { query: asked })
      expect(now.sum.of).toBe(now.sum.left + 3)
      expect(now.items).toHaveLength(now.sum.of)
      expect(now.items.filter(({ works }) => works).map(({ requirement }) => requirement)).toEqual(['8.13', '8.15'])
      expect(now.services).toMatchObject([
        { title: 'Hosting', reported: true },
        { title: 'Testen', reported: false },
      ])
      const later = await done(readCovered, { query: { ...asked, on: '2026-07-01', standing: 'lapsed' } })
      expect(later.items.map(({ requirement }) => requirement)).toEqual(['8.13', '8.15'])
      expect(later.sum.left).toBe(later.sum.of - 1)
      const left = await done(readCovered, { query: { ...asked, standing: 'left' } })
      expect(left.items).toHaveLength(now.sum.left)
      const body = { edition, asset: ids.asset, service: null, requirements: ['8.13', '8.15', '8.8'] }
      expect(await done(takeOverLeft, { body })).toEqual({ added: 2, standing: 1 })
      expect(await done(takeOverLeft, { body })).toEqual({ added: 0, standing: 3 })
      const { items } = await done(readCovered, { query: { ...asked, standing: 'customer' } })
      const measure = await done(readMeasure, { params: { id: items[0]?.measures[0]?.id ?? '' } })
      expect(measure).toMatchObject({ inOperationSince: null, how: expect.stringContaining('Zelf melden') })
      const told = async (query: object) =>
        (await own.app.call(downloadCovered, { as: own.officer, query: { ...query, format: 'csv' } })).raw.toString()
      const file = await told(asked)
      expect(file).toContain('Covered directly;2;1')
      expect(file).toContain('only design, existence or own statement')
      expect(file).not.toContain('by at least one service')
      expect(await told({ edition })).toContain('Covered directly by at least one service;2;1')
      for (const format of ['csv', 'xlsx'] as const) {
        const file = await own.app.call(downloadCovered, { as: own.officer, query: { ...asked, format } })
        expect(file.status).toBe(200)
      }
      const list = await own.app.call(downloadCoverageList, { as: own.officer, query: { format: 'csv' } })
      expect(list.raw.toString()).toContain('Hoster (demo)')
      expect(list.raw.toString()).toContain('Niet doorgeven')
    } finally {
      await own.app.close()
    }
  })
})
