import { gzipSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleDocument } from '../src/core/coverage/document.fixture.ts'
import type { CoverageDocument, TravellingClaim } from '../src/core/coverage/interchange.ts'
import { writeOscal } from '../src/core/coverage/write-oscal.ts'
import type { Day } from '../src/core/time/day.ts'
import { requireRoom } from '../src/features/coverage/change-coverage.ts'
import {
  addCoverage,
  addCoverageClaim,
  listCoverage,
  listCoverageClaims,
  withdrawCoverage,
} from '../src/features/coverage/coverage.contract.ts'
import { importCoverage, tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import type { CoverageBook } from '../src/features/coverage/gather-coverage.ts'
import { newId } from '../src/platform/database/ids.ts'
import { coverageCsv, coverageWorkbook } from '../src/render/coverage/coverage-sheet.ts'
import { callsOf } from './assets-world.ts'
import { claimFacts, openCoverageWorld, reportFacts } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
let { done, refused } = {} as typeof world
beforeAll(async () => {
  world = await openCoverageWorld()
  ;({ done, refused } = world)
})
afterAll(() => world?.app.close())

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes as string).toString('base64')
const asked = (bytes: Uint8Array | string, more: object = {}) => ({
  ...{ file: base64(bytes), columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] },
  ...more,
})
const header = {
  title: 'Dekking',
  version: '3',
  asOf: '2026-01-31',
  terms: 'nda',
  termsNote: '',
  disclaimer: '',
} as const

async function record(bytes: Uint8Array | string, more: object = {}, as: object = {}) {
  const body = asked(bytes, more)
  const tried = await done(tryCoverageImport, { body })
  const about = { name: 'rapport.xlsx', service: world.ids.hosting, otherName: true, ...header, replaces: null, ...as }
  return done(importCoverage, { body: { ...body, token: tried.token, ...about } })
}
const count = async () => (await done(listCoverage, {})).total

const forms = {
  xlsx: coverageWorkbook(sampleDocument),
  csv: coverageCsv(sampleDocument),
  oscal: strToU8(writeOscal(sampleDocument)),
  packed: gzipSync(writeOscal(sampleDocument)),
}

describe.each(Object.entries(forms))('a report of this product as %s', (_, bytes) => {
  test('is tried, recorded with its grounds, and done again changes nothing', async () => {
    const before = await count()
    const tried = await done(tryCoverageImport, { body: asked(bytes) })
    expect(tried).toMatchObject({ lines: sampleDocument.claims.length, refused: [], remarks: [{ row: 0 }] })
    expect(tried).toMatchObject({ supplier: 'Medicom (demo)', service: 'EPD-hosting' })
    expect(tried.header).toMatchObject({ title: sampleDocument.title, terms: 'nda', asOf: '2026-01-31' })
    expect(tried.editions.map(({ lines }) => lines)).toEqual([5, 2])
    expect(await count(), 'trying stores nothing').toBe(before)
    const made = await record(bytes)
    expect(made).toMatchObject({ added: true, lines: 7, refused: 0 })
    const { items } = await done(listCoverageClaims, { params: { id: made.id }, query: { size: 50 } })
    expect(items.map(({ requirement, strength }) => [requirement, strength])).toEqual(
      expect.arrayContaining([
        // Whose accreditation nobody looked up yet.
        ['8.13', 'own-statement'],
        ['8.15', 'type-2'],
      ]),
    )
    expect(await record(bytes)).toEqual({ ...made, added: false })
    const { items: all } = await done(listCoverage, {})
    const { revision } = all.find(({ id }) => id === made.id) ?? { revision: 0 }
    await done(withdrawCoverage, { params: { id: made.id }, seen: revision })
  })
})

describe('a list of somebody else', () => {
  const list = [
    'Verdeling van verantwoordelijkheden;;;',
    'Control;Verantwoordelijk;Certificaat;Geldig vanaf;Geldig tot;Toelichting;Wat doet de klant',
    'A.8.13;Leverancier;ISO 27001;01-07-2025;30-06-2028;Elke nacht;Herstel vragen',
    'A.8.15;Beide;;;;Logboek;Zelf lezen',
    'A.99.1;Leverancier;;;;Bestaat niet;',
    'A.6.1;Klant;;;;;',
    'A.5.7;Misschien;;;;;',
  ].join('\r\n')

  test('is read by its columns, and says by row what is wrong', async () => {
    const none = await done(tryCoverageImport, { body: asked(list) })
    expect(none).toMatchObject({ form: 'list', lines: 0 })
    const tried = await done(tryCoverageImport, { body: asked(list, { edition: 'iso-27001-2022' }) })
    expect(
      tried.shown.map(({ row, requirement, by, extent, restsOn }) => [row, requirement, by, extent, restsOn]),
    ).toEqual([
      [3, '8.13', 'supplier', 'directly', 'certificate'],
      [4, '8.15', 'shared', 'partly', 'own-statement'],
      [6, '6.1', 'customer', 'none', 'none'],
    ])
    expect(tried.refused.map(({ row }) => row)).toEqual([5, 7])
    expect(tried.refused[0]?.sentence).toContain('A.99.1')
    expect(tried.grounds).toMatchObject([
      { kind: 'certificate', starts: '2025-07-01', ends: '2028-06-30', accredited: 'unknown' },
    ])
  })

  test('is remembered by what columns are about once it is recorded', async () => {
    const odd = 'Ding;Wie;Praatje\r\n8.13;Leverancier;Elke nacht\r\n'
    const columns = ['requirement', 'by', 'statement']
    const made = await record(odd, { columns, edition: 'iso-27001-2022' })
    const tried = await done(tryCoverageImport, { body: asked(odd, { edition: 'iso-27001-2022' }) })
    expect(tried.columns.map(({ about }) => about)).toEqual(columns)
    expect(tried.lines).toBe(1)
    expect(made.added).toBe(true)
  })
})

describe('recording is refused', () => {
  const body = async (more: object = {}) => {
    const { token } = await done(tryCoverageImport, { body: asked(forms.xlsx) })
    const about = { name: 'a.xlsx', service: world.ids.tests, otherName: true, ...header, replaces: null }
    return { ...asked(forms.xlsx), token, ...about, ...more }
  }

  test('for another file or other choices than were tried, and without a good line', async () => {
    expect(await refused(importCoverage, { body: await body({ file: base64(forms.csv) }) })).toMatchObject({
      status: 409,
    })
    expect(await refused(importCoverage, { body: await body({ edition: 'iso-27001-2022' }) })).toMatchObject({
      status: 409,
    })
    const empty = 'Eis;Gedekt door\r\n;\r\n99.9;Leverancier\r\n'
    const { token } = await done(tryCoverageImport, { body: asked(empty, { edition: 'iso-27001-2022' }) })
    const wrong = { ...(await body()), ...asked(empty, { edition: 'iso-27001-2022' }), token }
    expect(await refused(importCoverage, { body: wrong })).toMatchObject({ code: 'coverage-nothing-to-record' })
  })

  test('for a service or a report that is not there', async () => {
    const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
    expect(await refused(importCoverage, { body: await body({ service: nobody }) })).toMatchObject({ code: 'invalid' })
    expect(await refused(importCoverage, { body: await body({ replaces: nobody }) })).toMatchObject({ code: 'invalid' })
  })

  test('for a service, or in the place of a report, of another organisation', async () => {
    const other = await world.app.organisation('Zorggroep De Ander')
    const theirs = { service: newId(), report: newId() }
    await world.app.transactions.inTx(other, { kind: 'system', name: 'test' }, async (tx) => {
      const own = { organisation_id: other }
      const supplier = newId()
      await tx.rows
        .insertInto('suppliers')
        .values({
          ...{ ...own, id: supplier, name: 'Hoster (demo)', description: '', registration: '', country: 'NL' },
          ...{ website: '', owner_role: '', end_reason: '', exit_plan: '', criticality_reason: '' },
          recorded_on: '2026-01-01',
        })
        .execute()
      await tx.rows
        .insertInto('supplier_services')
        .values({ ...own, id: theirs.service, supplier, name: 'Hosting', description: '', kind: 'hosting' })
        .execute()
      await tx.rows
        .insertInto('coverage_reports')
        .values({
          ...{ ...own, id: theirs.report, supplier, service: theirs.service, title: 'T', version: '', terms: 'nda' },
          ...{ as_of: '2026-01-01', terms_note: '', disclaimer: '', source: 'hand', source_name: '' },
          ...{ recorded_by: 'test', recorded_at: tx.now },
        })
        .execute()
      tx.note({ action: 'supplier.changed', subject: '' })
    })
    const paths = async (more: object) => (await refused(importCoverage, { body: await body(more) })).paths
    expect(await paths({ service: theirs.service })).toEqual(['service'])
    expect(await paths({ replaces: theirs.report })).toEqual(['replaces'])
  })

  test('for freer terms than the supplier gave, by who does not decide about suppliers', async () => {
    const contributor = await world.app.person(world.organisation, 'contributor', { name: 'Contributor' })
    const calls = callsOf(world.app, contributor)
    expect(await calls.refused(importCoverage, { body: await body({ terms: 'public' }) })).toMatchObject({
      code: 'invalid',
    })
    expect(await calls.done(importCoverage, { body: await body({ version: 'by contributor' }) })).toMatchObject({
      added: true,
    })
  })
})

test('a report on days to come shows nothing, whoever wrote it, and nobody looked the accreditation up yet', async () => {
  const [iso, soc] = sampleDocument.grounds
  if (!iso || !soc) throw new Error('the sample has two grounds')
  const future = { ...sampleDocument, grounds: [iso, { ...soc, ends: '2099-12-31' as Day }] }
  for (const [place, bytes] of [coverageWorkbook(future), strToU8(writeOscal(future))].entries()) {
    const tried = await done(tryCoverageImport, { body: asked(bytes) })
    expect(tried.refused.map(({ row, sentence }) => [row, sentence.includes('2099-12-31')])).toEqual([[0, true]])
    expect(tried.grounds.map(({ kind }) => kind)).toEqual(['certificate'])
    const made = await record(bytes, {}, { version: `toekomst ${place}` })
    const { items } = await done(listCoverageClaims, { params: { id: made.id }, query: { size: 50 } })
    expect(items.map(({ assurance }) => assurance)).not.toContainEqual(expect.any(String))
    expect(items.find(({ requirement }) => requirement === '8.15')?.strength).toBe('own-statement')
    expect(items.map(({ strength }) => strength)).not.toContain('accredited-certificate')
  }
})

test('there is room for so many reports and lines together, and no more', async () => {
  const own = await openCoverageWorld()
  try {
    const id = await own.report({ title: 'Eerste' }, [{}])
    await own.record((tx) =>
      sql`insert into coverage_reports (organisation_id, id, supplier, service, title, version, as_of, terms, terms_note, disclaimer, source,
          source_name, recorded_by, recorded_at)
        select organisation_id, gen_random_uuid(), supplier, service, title || n, version, as_of, terms, terms_note, disclaimer, source,
          source_name, recorded_by, recorded_at
        from coverage_reports, generate_series(1, 499) n where id = ${id}`.execute(tx.rows),
    )
    const full = { status: 409, code: 'register-full' }
    expect(await own.refused(addCoverage, { body: { ...reportFacts(), service: own.ids.hosting } })).toMatchObject(full)
    const body = asked(forms.csv)
    const { token } = await own.done(tryCoverageImport, { body })
    const about = { name: 'rapport.csv', service: own.ids.hosting, otherName: true, ...header, replaces: null }
    expect(await own.refused(importCoverage, { body: { ...body, token, ...about } })).toMatchObject(full)
    // A line more in what is there still fits.
    await own.done(addCoverageClaim, { params: { id }, body: claimFacts({ restsOn: 'none' }) })
  } finally {
    await own.app.close()
  }
  const report = { withdrawn: false, lines: 50_000 }
  const book = (...reports: object[]) => ({ reports }) as unknown as CoverageBook
  expect(() => requireRoom(book(report), { reports: 0, lines: 1 })).toThrow('50000')
  expect(() => requireRoom(book({ ...report, withdrawn: true }), { reports: 0, lines: 1 })).not.toThrow()
})

test('1,000 rows of three editions fit in a request and come in', async () => {
  const keys = ['5.1', '5.2', '5.3', '8.13', '8.15']
  const line = (edition: string, place: number): TravellingClaim => ({
    ...{ edition, requirement: keys[place % keys.length] ?? '5.1', reference: `R-${place}`, by: 'supplier' },
    ...{ extent: 'directly', restsOn: 'certificate', ground: 'iso', place: `p. ${place}` },
    ...{ statement: `Row ${place}: ${'something that is done '.repeat(4)}`, customerPart: `Row ${place}: look at it` },
  })
  const old = (edition: string, place: number) => ({ ...line(edition, place), requirement: '5.1.1' })
  const claims = Array.from({ length: 1000 }, (_, place) => place)
  const document: CoverageDocument = {
    ...sampleDocument,
    claims: [
      ...claims.map((place) => line('nen-7510-2024', place)),
      ...claims.map((place) => line('iso-27001-2022', place)),
      ...claims.map((place) => old('iso-27001-2013', place)),
    ],
  }
  for (const bytes of [coverageWorkbook(document), gzipSync(writeOscal(document))]) {
    expect(base64(bytes).length, 'fits in a request').toBeLessThan(1_000_000)
    const made = await record(bytes, {}, { version: String(bytes.length) })
    expect(made).toMatchObject({ added: true, lines: 3000, refused: 0 })
  }
})
