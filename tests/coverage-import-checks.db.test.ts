import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleDocument } from '../src/core/coverage/document.fixture.ts'
import { writeOscal } from '../src/core/coverage/write-oscal.ts'
import { addCoverage, readCoverage } from '../src/features/coverage/coverage.contract.ts'
import { importCoverage, tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import { readCovered } from '../src/features/coverage/covered.contract.ts'
import { coverageCsv } from '../src/render/coverage/coverage-sheet.ts'
import { openCoverageWorld, reportFacts } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world?.app.close())

const asked = (bytes: Uint8Array | string) => ({
  file: Buffer.from(bytes as string).toString('base64'),
  ...{ columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] },
})
const header = {
  title: 'Dekking',
  version: '3',
  asOf: '2026-01-31',
  terms: 'public',
  termsNote: '',
  disclaimer: '',
} as const
const document = { ...sampleDocument, terms: 'nda' as const, disclaimer: 'Geen garantie', termsNote: 'Niet doorgeven' }

test('a file that names another supplier is recorded when somebody says so, with its own terms and disclaimer, and the trail tells', async () => {
  const body = asked(coverageCsv(document))
  const { token } = await world.done(tryCoverageImport, { body })
  const recorded = { ...body, token, name: 'dekking.csv', service: world.ids.hosting, ...header, replaces: null }
  const about = { ...recorded, agreement: 'Akkoord per mail' }
  expect(await world.refused(importCoverage, { body: about })).toMatchObject({ code: 'invalid', paths: ['otherName'] })
  const agreed = { ...about, otherName: true }
  expect(await world.refused(importCoverage, { body: { ...agreed, agreement: ' ' } })).toMatchObject({
    paths: ['agreement'],
  })
  const { id } = await world.done(importCoverage, { body: agreed })
  expect(await world.done(readCoverage, { params: { id } })).toMatchObject({
    ...{ terms: 'public', termsNote: 'Niet doorgeven', disclaimer: 'Geen garantie' },
  })
  const { rows } = world.app.database.engine
  const told = await rows
    .selectFrom('trail')
    .select('details')
    .where('action', '=', 'coverage.imported-loosened')
    .execute()
  expect(told).toMatchObject([
    { details: { names: `${document.supplier}: ${document.service}`, before: 'nda', reason: 'Akkoord per mail' } },
  ])
})

test('the try says how many lines of an edition that nothing carries count nowhere', async () => {
  const list = ['Norm;Eis;Gedekt door;Mate;Rust op', 'SOC 2;CC6.1;leverancier;geheel;eigen verklaring'].join('\n')
  const tried = await world.done(tryCoverageImport, { body: asked(list) })
  expect(tried.lines).toBe(1)
  expect(tried.remarks).toMatchObject([{ sentence: expect.stringContaining('1 line is kept and counts nowhere') }])
})

test('a report on NEN 7510:2011 is carried by its numbers, partly at most, and the loss is shown', async () => {
  const line = (number: string) => `NEN7510:2011;${number};leverancier;geheel;eigen verklaring`
  const list = ['Norm;Eis;Gedekt door;Mate;Rust op', line('A.10.5.1 Reservekopieën'), line('11.6.2')].join('\n')
  const tried = await world.done(tryCoverageImport, { body: asked(list) })
  expect(tried.editions).toMatchObject([{ edition: 'NEN 7510:2011', known: true, lines: 2 }])
  expect(tried.remarks).toMatchObject([{ sentence: expect.stringContaining('1 of the 2 lines count nowhere') }])
  const about = { ...header, title: 'Dekking volgens 2011', terms: 'public' as const, replaces: null }
  const { id } = await world.done(importCoverage, {
    body: { ...asked(list), token: tried.token, name: 'dekking.csv', service: world.ids.tests, ...about },
  })
  const { editions, carried } = await world.done(readCoverage, { params: { id } })
  expect(editions).toMatchObject([{ edition: 'NEN 7510:2011', known: true, unknown: 1 }])
  expect(carried[0]?.lost).toContainEqual({ loss: 'uncertain', requirements: ['8.13'] })
  const shown = await world.done(readCovered, { query: { edition: 'nen-7510-2024', service: world.ids.tests } })
  expect(shown.items.filter(({ requirement }) => requirement === '8.13')).toMatchObject([
    {
      standing: 'partly',
      covering: [{ carried: { editionName: 'NEN 7510:2011', requirements: ['10.5.1'], loss: 'uncertain' } }],
    },
  ])
})

test('a report of a day to come is refused', async () => {
  const body = { ...reportFacts(), service: world.ids.hosting, asOf: '2031-01-01' }
  expect(await world.refused(addCoverage, { body })).toMatchObject({ paths: ['asOf'] })
})

test.each([
  ['supplier', 'Host\u0000er'],
  ['service', 'Half \u0007 a sign'],
  ['supplier', 'x'.repeat(400)],
  ['termsNote', 'Niet\u0000 doorgeven'],
  ['disclaimer', 'Geen\u0007 garantie'],
])(
  'a %s that a file tells and that cannot be kept is refused when it is tried, and nothing is stored',
  async (key, text) => {
    const file = writeOscal({ ...sampleDocument, [key]: text })
    const tried = await world.app.call(tryCoverageImport, { as: world.officer, body: asked(file) })
    expect(tried).toMatchObject({ status: 400, body: { code: 'coverage-text-unfit' } })
  },
)

test('a file of others with such a name is read without it', async () => {
  const file = writeOscal(sampleDocument)
  const foreign = JSON.parse(file)
  const whole = foreign['component-definition']
  whole.metadata.props = []
  whole.components[0].title = `Host\u0000ing ${'x'.repeat(400)}`
  const body = asked(JSON.stringify(foreign))
  const { token, service } = await world.done(tryCoverageImport, { body })
  expect(service).toMatch(/^Host ing x+$/)
  const recorded = { ...body, token, name: 'foreign.json', service: world.ids.hosting, ...header, replaces: null }
  const { added } = await world.done(importCoverage, { body: { ...recorded, otherName: true } })
  expect(added).toBe(true)
})
