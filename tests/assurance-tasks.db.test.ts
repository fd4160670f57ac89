import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import * as parts from '../src/features/assurance/assurance-parts.contract.ts'
import { addCoverage, addCoverageClaim } from '../src/features/coverage/coverage.contract.ts'
import { makeFeed, openFeed } from '../src/features/rhythm/following.contract.ts'
import { listTasks, readYear } from '../src/features/rhythm/rhythm.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { callsOf } from './assets-world.ts'
import { cuecFacts, openAssuranceWorld, reportFacts } from './assurance-world.ts'

let world: Awaited<ReturnType<typeof openAssuranceWorld>>
let report: string
const calls = () => callsOf(world.app, world.as.officer)
const add = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, place) =>
      calls().done(parts.addAssuranceException, {
        params: { id: report },
        body: { reference: `E${place}`, what: 'Toegang te laat ingetrokken', response: '' },
      }),
    ),
  )

beforeAll(async () => {
  world = await openAssuranceWorld()
  const made = await calls().done(assurance.recordAssuranceReport, {
    params: { id: world.ids.host },
    body: reportFacts(),
  })
  report = made.id
  await add(2)
  const items = [
    cuecFacts({ ownerRole: 'Personeelszaken' }),
    cuecFacts({ reference: 'C2', ownerRole: 'Personeelszaken' }),
    cuecFacts({ reference: 'C3', notOursBecause: 'Dat doet de leverancier zelf' }),
    cuecFacts({ reference: 'C4', measure: world.ids.shown }),
  ]
  await calls().done(parts.addAssuranceCuecs, { params: { id: report }, body: { items } })
})
afterAll(() => world.app.close())

const tasks = async (more: object = {}) => {
  const { items } = await calls().done(listTasks, { query: { whose: 'all', ...more } })
  return items.flatMap(({ kind, title, about, dueOn, count, page, who }) =>
    kind.startsWith('assurance-') && kind !== 'assurance-gap'
      ? [`${kind} ${dueOn} ${count} ${title} ${about} ${page === `/assurance/reports/${report}`} ${who.name}`]
      : [],
  )
}

test('what a report leaves open is one task for its exceptions and one for our part, with how many there are', async () => {
  expect((await tasks()).sort()).toEqual([
    'assurance-cuec 2026-03-03 2 SOC 2 2025 EPD-host (demo) true Personeelszaken',
    'assurance-exception 2026-03-03 2 SOC 2 2025 EPD-host (demo) true ',
  ])
})

test('they stand in the calendar, and in the file that a calendar program reads, beside the other tasks about suppliers', async () => {
  const { items } = await calls().done(readYear, { query: { from: '2026-03-01', through: '2026-03-31', whose: 'all' } })
  const kinds = items.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['assurance-exception', 'assurance-cuec']))
  const { link } = await calls().done(makeFeed, { body: { whose: 'all', language: 'nl' } })
  const token = /feeds\/([^/]+)\/calendar\.ics$/.exec(link ?? '')?.[1] as string
  const { raw } = await world.app.call(openFeed, { params: { token } })
  const file = raw.toString().replaceAll('\r\n ', '')
  expect([...file.matchAll(/SUMMARY:(.*)\r\n/g)].map(([, text]) => text)).toEqual(
    expect.arrayContaining([
      'Uitzonderingen in een assurance-rapport: SOC 2 2025',
      'Eigen deel bij een assurance-rapport: SOC 2 2025',
      'Assurance loopt af: EPD-host (demo)',
    ]),
  )
  expect(file).toContain(`/assurance/reports/${report}`)
  expect(file).toContain(`/suppliers/${world.ids.host}`)
})

test('they are done as soon as somebody said what each means and who does it', async () => {
  const { texts } = await calls().done(assurance.readAssuranceReport, { params: { id: report } })
  for (const one of texts?.exceptions ?? []) {
    await calls().done(parts.assessAssuranceException, {
      params: { id: one.id },
      seen: one.revision,
      body: { assessment: 'no-effect', reason: 'Eigen controle vond niets', measure: null },
    })
  }
  expect(await tasks()).toEqual(['assurance-cuec 2026-03-03 2 SOC 2 2025 EPD-host (demo) true Personeelszaken'])
  await calls().done(assurance.withdrawAssuranceReport, {
    params: { id: report },
    seen: (await calls().done(assurance.readAssuranceReport, { params: { id: report } })).revision,
  })
  expect(await tasks()).toEqual([])
})

test('of a critical supplier whose coverage rests on a report of type II, that report is asked for until it is there', async () => {
  const { done } = calls()
  await world.app.transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const own = tx.rows.updateTable('suppliers').where('organisation_id', '=', world.organisation)
    const decided = { criticality_set: 'critical', criticality_reason: 'Zonder uitslagen geen zorg' }
    await own.where('id', '=', world.ids.lab).set(decided).execute()
    tx.note({ action: 'supplier.changed', subject: '' })
  })
  const gaps = async () => {
    const { items } = await done(listTasks, { query: { whose: 'all', kind: 'assurance-gap' } })
    return items.filter(({ page }) => page === `/suppliers/${world.ids.lab}`).map(({ about, dueOn }) => [about, dueOn])
  }
  await done(adoptEdition, { params: { edition: 'nen-7510-2024' } })
  const coverage = await done(addCoverage, {
    body: {
      ...{ service: world.ids.tests, replaces: null, title: 'Dekking', version: '1', asOf: '2026-01-15' },
      ...{ terms: 'customer', termsNote: '', disclaimer: '' },
    },
  })
  expect(await gaps()).toEqual([])
  await done(addCoverageClaim, {
    params: { id: coverage.id },
    body: {
      ...{ edition: 'nen-7510-2024', requirement: '8.13', reference: '', by: 'supplier', extent: 'directly' },
      ...{ restsOn: 'assurance', certificate: null, assurance: null, place: '', statement: '', customerPart: '' },
    },
  })
  expect(await gaps()).toEqual([['Onderzoek', '2026-01-14']])
  await done(assurance.recordAssuranceReport, {
    params: { id: world.ids.lab },
    body: reportFacts({ periodFrom: '2025-04-01', periodTo: '2026-02-28', issuedOn: '2026-03-01' }),
  })
  // From now on it is about the days that nothing is told of.
  expect(await gaps()).toEqual([['SOC 2 2025', '2026-02-28']])
})
