import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import * as parts from '../src/features/assurance/assurance-parts.contract.ts'
import { readSupplier } from '../src/features/suppliers/suppliers.contract.ts'
import { bridgeFacts, cuecFacts, openAssuranceWorld, reportFacts } from './assurance-world.ts'

let world: Awaited<ReturnType<typeof openAssuranceWorld>>
let { app, ids, as, by } = {} as typeof world
beforeAll(async () => {
  world = await openAssuranceWorld()
  ;({ app, ids, as, by } = world)
})
afterAll(() => app?.close())

const record = (more: object) =>
  by(as.officer).done(assurance.recordAssuranceReport, { params: { id: ids.host }, body: reportFacts(more) })
const year = { from: '2025-01-01', through: '2025-12-31' }

test('reports of different kinds have a line each, and what any of them tells is said to be of any kind', async () => {
  await record({
    ...{ title: 'ISAE 3402 eerste helft', kind: 'isae-3402', services: [ids.hosting], periodTo: '2025-06-30' },
    ...{ opinion: 'qualified', opinionNote: 'Toegang', issuedOn: '2025-09-01' },
  })
  await record({ title: 'SOC 2 tweede helft', services: [ids.hosting], periodFrom: '2025-06-01' })
  const { lines, sums } = await by(as.officer).done(assurance.readSupplierAssurance, {
    params: { id: ids.host },
    query: year,
  })
  expect(lines).toMatchObject([
    { kind: 'isae-3402', service: { title: 'Hosting' }, cover: { tested: 181, nothing: 184, qualified: 181 } },
    { kind: 'soc-2', service: { title: 'Hosting' }, cover: { tested: 214, nothing: 151, qualified: 0 } },
  ])
  // June was tested by both: what one of them qualified stays marked.
  expect(sums).toMatchObject([{ service: { title: 'Hosting' }, cover: { days: 365, tested: 365, qualified: 181 } }])
  // The second kind told of security until the end of the year: only from then on days of the first are missed too.
  expect(lines.map(({ gap, goesOn }) => [gap?.from, goesOn])).toEqual([
    ['2026-01-01', null],
    ['2026-01-01', null],
  ])
  const { items, totals } = await by(as.officer).done(assurance.listAssurance, { query: year })
  expect(items.map(({ kind, cover }) => [kind, cover.tested])).toEqual([
    ['isae-3402', 181],
    ['soc-2', 214],
  ])
  expect(totals).toMatchObject({ lines: 2, gap: 2 })
  const file = await app.call(assurance.downloadSupplierAssurance, {
    ...{ as: as.auditor, params: { id: ids.host } },
    query: { ...year, format: 'csv', language: 'nl' },
  })
  expect(file.raw.toString()).toContain('ISAE 3402')
})

test('while another kind goes on, the kind that ended says since when, and nothing is missed', async () => {
  await record({
    title: 'SOC 2 2026',
    services: [ids.hosting],
    periodFrom: '2026-01-01',
    periodTo: '2026-03-02',
    issuedOn: null,
  })
  const { lines } = await by(as.officer).done(assurance.readSupplierAssurance, { params: { id: ids.host }, query: {} })
  expect(lines.map(({ kind, gap, goesOn }) => [kind, gap?.from, gap?.open, goesOn])).toEqual([
    ['isae-3402', '2026-03-03', false, { from: '2025-07-01', by: 'kind' }],
    ['soc-2', '2026-03-03', false, null],
  ])
})

test('reports about each service follow one about all of the supplier, which is then asked for no more', async () => {
  const { done } = by(as.officer)
  const of = (more: object) =>
    done(assurance.recordAssuranceReport, { params: { id: ids.lab }, body: reportFacts({ issuedOn: null, ...more }) })
  await of({ title: 'Alles 2024', periodFrom: '2024-01-01', periodTo: '2024-12-31' })
  const found = async () => {
    const { lines } = await done(assurance.readSupplierAssurance, { params: { id: ids.lab }, query: {} })
    const { gaps } = await done(readSupplier, { params: { id: ids.lab } })
    return {
      lines: lines.map(({ service, gap, goesOn }) => [service?.title ?? null, gap?.from ?? null, goesOn]),
      gaps: gaps.filter(({ kind }) => kind === 'assurance-gap').map(({ sentence }) => sentence.nl),
    }
  }
  expect(await found()).toMatchObject({
    lines: [[null, '2025-01-01', null]],
    gaps: [expect.stringContaining('Alles 2024')],
  })
  await of({ title: 'Onderzoek 2025', services: [ids.tests], periodTo: '2026-03-02' })
  expect(await found()).toEqual({
    lines: [
      [null, null, { from: '2025-01-01', by: 'services' }],
      ['Onderzoek', '2026-03-03', null],
    ],
    gaps: [],
  })
})

test('a letter is not taken past the day on which it was issued, nor past today', async () => {
  const made = await record({ title: 'ISAE 3000 2025', kind: 'isae-3000' })
  const refused = async (more: object) => {
    const call = { params: { id: made.id }, body: bridgeFacts(more) }
    return (await by(as.officer).refused(parts.addBridgeLetter, call)).paths
  }
  expect(await refused({ to: '2026-03-03' })).toEqual(['to'])
  expect(await refused({ to: '2026-02-15', issuedOn: '2026-02-14' })).toEqual(['to'])
  const { bridges } = await by(as.officer).done(parts.addBridgeLetter, {
    params: { id: made.id },
    body: bridgeFacts({ to: '2026-02-15', issuedOn: '2026-02-15' }),
  })
  expect(bridges).toMatchObject([{ counts: [{ from: '2026-01-01', through: '2026-02-15' }] }])
})

test('what a report asks counts as open until another that is as good asks its own', async () => {
  const { done } = by(as.officer)
  const { reports } = await done(assurance.readSupplierAssurance, { params: { id: ids.lab }, query: {} })
  const id = reports[0]?.id ?? ''
  await done(parts.addAssuranceCuecs, { params: { id }, body: { items: [cuecFacts()] } })
  const open = async () => {
    const { items } = await done(assurance.listAssurance, { query: { text: 'Onderzoek' } })
    return items.map(({ cuecs }) => cuecs.open)
  }
  const next = (more: object) =>
    done(assurance.recordAssuranceReport, {
      params: { id: ids.lab },
      body: reportFacts({ title: 'Later', services: [ids.tests], periodTo: '2026-03-02', issuedOn: null, ...more }),
    })
  app.clock.now = Date.parse('2026-06-02T09:00:00Z')
  expect(await open()).toEqual([1])
  await next({ type: 1, asOf: '2026-05-01', periodFrom: null, periodTo: null })
  expect(await open()).toEqual([1])
  const { id: good, revision } = await next({ periodTo: '2026-05-31' })
  expect(await open()).toEqual([0])
  await done(assurance.withdrawAssuranceReport, { params: { id: good }, seen: revision })
  expect(await open()).toEqual([1])
})
