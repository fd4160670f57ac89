import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import * as parts from '../src/features/assurance/assurance-parts.contract.ts'
import { bridgeFacts, cuecFacts, openAssuranceWorld, reportFacts } from './assurance-world.ts'
import type { TestCall } from './test-app.ts'

let world: Awaited<ReturnType<typeof openAssuranceWorld>>
let { app, ids, as, by } = {} as typeof world
beforeAll(async () => {
  world = await openAssuranceWorld()
  ;({ app, ids, as, by } = world)
})
afterAll(() => app?.close())

const record = (more: object = {}, supplier = ids.host) =>
  by(as.officer).done(assurance.recordAssuranceReport, { params: { id: supplier }, body: reportFacts(more) })
const read = (id: string, who = as.officer, more: TestCall = {}) =>
  by(who).done(assurance.readAssuranceReport, { params: { id }, ...more })
const ofSupplier = (id: string, query: Record<string, string> = {}) =>
  by(as.officer).done(assurance.readSupplierAssurance, { params: { id }, query })
const withdraw = (one: { id: string; revision: number }) =>
  by(as.officer).done(assurance.withdrawAssuranceReport, { params: { id: one.id }, seen: one.revision })

test('a report of type II, its letter and what nothing tells about come to all days of our year', async () => {
  const made = await record({ services: [ids.hosting] })
  const params = { id: made.id }
  const withLetter = await by(as.officer).done(parts.addBridgeLetter, { params, body: bridgeFacts() })
  expect(withLetter.bridges).toMatchObject([
    { from: '2026-01-01', counts: [{ from: '2026-01-01', through: '2026-02-15' }] },
  ])
  const { lines, period } = await ofSupplier(ids.host)
  expect(period).toEqual({ from: '2026-01-01', through: '2026-12-31' })
  expect(lines).toMatchObject([
    {
      service: { title: 'Hosting' },
      cover: { days: 365, tested: 0, bridged: 46, nothing: 15, toCome: 304, qualified: 0 },
      gap: { from: '2026-02-16', through: null, open: true, warned: true },
    },
  ])
  expect((await ofSupplier(ids.host, { from: '2025-01-01', through: '2025-12-31' })).lines[0]?.cover).toMatchObject({
    days: 365,
    tested: 365,
  })

  const { items, totals, periods } = await by(as.officer).done(assurance.listAssurance)
  expect(items.map(({ supplier, cover }) => [supplier.title, cover.bridged])).toEqual([['EPD-host (demo)', 46]])
  expect(totals).toMatchObject({ lines: 1, gap: 1, near: 0, told: 0, never: 0, suppliers: 2, withoutReport: 1 })
  expect(periods[0]).toMatchObject({ year: 2026 })
  expect((await by(as.officer).done(assurance.listAssurance, { query: { state: 'told' } })).total).toBe(0)

  const letter = withLetter.texts?.bridges[0]
  await by(as.officer).done(parts.withdrawBridgeLetter, {
    params: { id: letter?.id ?? '' },
    seen: letter?.revision ?? 0,
  })
  expect((await ofSupplier(ids.host)).lines[0]?.cover).toMatchObject({ bridged: 0, nothing: 61, toCome: 304 })
  await withdraw(await read(made.id))
  expect((await ofSupplier(ids.host)).reports).toEqual([])
  expect((await by(as.officer).refused(assurance.readAssuranceReport, { params })).status).toBe(404)
})

test('type I, an adverse opinion and a disclaimer tell of no day', async () => {
  const day = { type: 1, asOf: '2025-12-31', periodFrom: null, periodTo: null }
  const made = [
    await record(day),
    await record({ opinion: 'adverse', opinionNote: 'Toegang werkte niet' }),
    await record({ opinion: 'disclaimer', opinionNote: 'Niet te toetsen' }),
  ]
  expect(made.map(({ showsOperation }) => showsOperation)).toEqual([false, false, false])
  const { lines } = await ofSupplier(ids.host, { from: '2025-01-01', through: '2025-12-31' })
  expect(lines).toMatchObject([{ cover: { nothing: 365 }, newest: null, gap: null }])
  expect(
    await by(as.officer).refused(parts.addBridgeLetter, { params: { id: made[0]?.id ?? '' }, body: bridgeFacts() }),
  ).toMatchObject({ status: 409, code: 'bridge-of-type-1' })
  for (const one of made) await withdraw(one)
})

test('what the customer has to do is an open point until a measure does it, or it is said not to be ours', async () => {
  const before = await record({ title: 'SOC 2 2024', periodFrom: '2024-01-01', periodTo: '2024-12-31', issuedOn: null })
  const items = [cuecFacts(), cuecFacts({ reference: 'C2', what: 'Beheert eigen accounts' })]
  const added = await by(as.contributor).done(parts.addAssuranceCuecs, { params: { id: before.id }, body: { items } })
  expect(added.cuecs).toEqual({ all: 2, open: 2 })
  const [first, second] = added.texts?.cuecs ?? []
  const linked = await by(as.contributor).done(parts.changeAssuranceCuec, {
    ...{ params: { id: first?.id ?? '' }, seen: first?.revision ?? 0 },
    body: cuecFacts({ measure: ids.measure }),
  })
  // In operation, and nothing shows that it works.
  expect(linked.cuecs).toEqual({ all: 2, open: 2 })
  const [unshown] = linked.texts?.cuecs ?? []
  expect(unshown).toMatchObject({
    ...{ state: 'open', lack: { why: 'never-shown', last: null } },
    measure: { title: 'Vertrekkers melden', ownerRole: 'Hoofd ICT', work: 'unshown' },
  })
  const shown = await by(as.contributor).done(parts.changeAssuranceCuec, {
    ...{ params: { id: first?.id ?? '' }, seen: unshown?.revision ?? 0 },
    body: cuecFacts({ measure: ids.shown }),
  })
  expect(shown.texts?.cuecs[0]).toMatchObject({ state: 'by-measure', lack: null, measure: { work: 'shown' } })
  const both = { params: { id: second?.id ?? '' }, seen: second?.revision ?? 0 }
  expect(
    (
      await by(as.contributor).refused(parts.changeAssuranceCuec, {
        ...both,
        body: cuecFacts({ measure: ids.measure, notOursBecause: 'x' }),
      })
    ).paths,
  ).toEqual(['notOursBecause'])
  const settled = await by(as.contributor).done(parts.changeAssuranceCuec, {
    ...both,
    body: cuecFacts({ reference: 'C2', what: 'Beheert eigen accounts', notOursBecause: 'Doet de leverancier' }),
  })
  expect(settled.cuecs).toEqual({ all: 2, open: 0 })

  const next = await record({ title: 'SOC 2 2025' })
  expect(next.earlier).toEqual([{ id: before.id, title: 'SOC 2 2024' }])
  const call = { params: { id: next.id }, body: { from: before.id } }
  expect((await by(as.contributor).done(parts.takeOverAssuranceCuecs, call)).cuecs).toEqual({ all: 2, open: 0 })
  expect((await by(as.contributor).done(parts.takeOverAssuranceCuecs, call)).cuecs).toEqual({ all: 2, open: 0 })
  await withdraw(await read(before.id))
  await withdraw(await read(next.id))
})

test('an exception waits until somebody who may decides what it means, with a reason', async () => {
  const made = await record()
  const body = { reference: 'CC6.1', what: 'Twee accounts te laat gesloten', response: 'Hersteld' }
  const { texts } = await by(as.contributor).done(parts.addAssuranceException, { params: { id: made.id }, body })
  const [exception] = texts?.exceptions ?? []
  const call = { params: { id: exception?.id ?? '' }, seen: exception?.revision ?? 0 }
  const none = { assessment: 'no-effect', reason: 'Onze accounts staan elders', measure: null }
  expect((await by(as.contributor).refused(parts.assessAssuranceException, { ...call, body: none })).status).toBe(403)
  expect(
    (await by(as.officer).refused(parts.assessAssuranceException, { ...call, body: { ...none, reason: '' } })).paths,
  ).toEqual(['reason'])
  const compensated = { ...none, assessment: 'compensated' }
  expect((await by(as.officer).refused(parts.assessAssuranceException, { ...call, body: compensated })).paths).toEqual([
    'measure',
  ])
  const assessed = await by(as.officer).done(parts.assessAssuranceException, {
    ...call,
    body: { ...compensated, measure: ids.measure },
  })
  expect(assessed.exceptions).toEqual({ all: 1, open: 0 })
  expect(assessed.texts?.exceptions[0]).toMatchObject({
    assessedBy: 'Officer',
    assessedOn: '2026-03-02',
    measure: { id: ids.measure },
  })
  expect((await by(as.officer).refused(parts.assessAssuranceException, { ...call, body: none })).status).toBe(412)
  await withdraw(await read(made.id))
})

test('the exports are files, and carry no text that has terms', async () => {
  const made = await record({ opinion: 'qualified', opinionNote: 'Geheim van de auditor', terms: 'nda' })
  for (const format of ['pdf', 'xlsx', 'csv']) {
    const query = { format }
    const all = await app.call(assurance.downloadAssurance, { as: as.auditor, query })
    const one = await app.call(assurance.downloadSupplierAssurance, { as: as.auditor, params: { id: ids.host }, query })
    expect([all.status, one.status]).toEqual([200, 200])
    if (format === 'csv') {
      expect(all.raw.toString()).toContain('EPD-host (demo)')
      expect(one.raw.toString()).not.toContain('Geheim')
    }
  }
  await withdraw(made)
})

test('reading costs the same number of statements for one report and for many', async () => {
  const made = await record({ title: 'Eerste' })
  const params = { params: { id: made.id } }
  const count = async () => {
    const asked = [() => by(as.officer).done(assurance.listAssurance), () => ofSupplier(ids.host), () => read(made.id)]
    const found: number[] = []
    for (const ask of asked) {
      app.database.statements.length = 0
      await ask()
      found.push(app.database.statements.filter((statement) => statement !== 'commit').length)
    }
    return found
  }
  await by(as.officer).done(parts.addAssuranceCuecs, {
    ...params,
    body: { items: [cuecFacts({ measure: ids.measure })] },
  })
  const few = await count()
  for (let n = 0; n < 12; n += 1) {
    await record({ title: `Rapport ${n}`, services: [ids.hosting] })
    await by(as.officer).done(parts.addBridgeLetter, { ...params, body: bridgeFacts() })
    await by(as.officer).done(parts.addAssuranceException, {
      ...params,
      body: { reference: '', what: 'x', response: '' },
    })
  }
  const items = Array.from({ length: 40 }, () => cuecFacts({ measure: ids.measure }))
  await by(as.officer).done(parts.addAssuranceCuecs, { ...params, body: { items } })
  expect(await count()).toEqual(few)
  expect(Math.max(...few)).toBeLessThanOrEqual(12)
  for (const one of (await ofSupplier(ids.host)).reports) await withdraw(one)
})

test('a past day shows what was recorded then', async () => {
  const made = await record()
  const { texts } = await by(as.officer).done(parts.addBridgeLetter, { params: { id: made.id }, body: bridgeFacts() })
  const letter = texts?.bridges[0]
  app.clock.now += 2 * 86_400_000
  const call = { params: { id: letter?.id ?? '' }, seen: letter?.revision ?? 0 }
  await by(as.officer).done(parts.withdrawBridgeLetter, call)
  expect((await ofSupplier(ids.host)).lines[0]?.cover.bridged).toBe(0)
  const then = { params: { id: ids.host }, at: '2026-03-02' }
  const past = await by(as.officer).done(assurance.readSupplierAssurance, then)
  expect(past.lines).toMatchObject([{ cover: { bridged: 46 } }])
  expect((await read(made.id, as.officer, { at: '2026-03-02' })).bridges).toHaveLength(1)
})
