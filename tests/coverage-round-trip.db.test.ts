import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyDocument, sampleDocument } from '../src/core/coverage/document.fixture.ts'
import type { CoverageDocument } from '../src/core/coverage/interchange.ts'
import { writeOscal } from '../src/core/coverage/write-oscal.ts'
import { requirementsByKey } from '../src/core/standards/requirement-key.ts'
import type { Day } from '../src/core/time/day.ts'
import { downloadCoverage } from '../src/features/coverage/coverage.contract.ts'
import { importCoverage, tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import { coverageCsv, coverageWorkbook } from '../src/render/coverage/coverage-sheet.ts'
import { edition, openCoverageWorld } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
let { done } = {} as typeof world
beforeAll(async () => {
  world = await openCoverageWorld()
  ;({ done } = world)
})
afterAll(() => world?.app.close())

async function record(bytes: Uint8Array, as: object) {
  const file = Buffer.from(bytes).toString('base64')
  const body = { file, columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] }
  const { token } = await done(tryCoverageImport, { body })
  const more = { name: 'rapport.xlsx', service: world.ids.hosting, otherName: true, replaces: null, ...as }
  return done(importCoverage, { body: { ...body, token, ...(more as ReturnType<typeof about> & typeof more) } })
}

const about = ({ title, version, asOf, terms, termsNote, disclaimer }: CoverageDocument) => ({
  ...{ title, version, asOf, terms, termsNote, disclaimer },
})
const download = async (id: string, format: string) =>
  (await world.app.call(downloadCoverage, { as: world.officer, params: { id }, query: { format } })).raw
/** A report that tells what the register has no place for, in the way that suppliers may tell it. */
const told: CoverageDocument = {
  ...{ ...sampleDocument, language: 'en', supplier: 'Medicom Care IT plc', version: 'told' },
  asOf: '2026-01-15' as Day,
  grounds: [
    ...sampleDocument.grounds.map((one) => ({ ...one, key: `of ${one.key}` })),
    {
      ...{ key: 'day', kind: 'assurance', standard: 'isae-3402', title: '', body: '', number: 'R-9', type: 1 },
      ...{
        accredited: 'yes',
        starts: '2025-02-01' as Day,
        ends: '2025-03-01' as Day,
        scope: 'Two\nlines',
        opinion: '',
      },
    },
    {
      ...{ key: 'own', kind: 'assurance', standard: 'Quality mark', title: 'Q', body: 'B', number: '', type: 2 },
      ...{
        accredited: 'no',
        starts: '2025-01-01' as Day,
        ends: '2025-12-31' as Day,
        scope: '',
        opinion: 'Mostly fine',
      },
    },
  ],
  claims: sampleDocument.claims.map((one) => ({ ...one, ground: one.ground && `of ${one.ground}` })),
}

describe('what is recorded goes out again as it came in, byte for byte', () => {
  const writers = {
    xlsx: coverageWorkbook,
    csv: coverageCsv,
    oscal: (document: CoverageDocument) => strToU8(writeOscal(document)),
  }
  const formats = Object.keys(writers) as (keyof typeof writers)[]
  const roundTrip = async (document: CoverageDocument) => {
    const format = formats[document.claims.length % formats.length] ?? 'xlsx'
    const { id } = await record(writers[format](document), about(document))
    for (const one of formats)
      expect((await download(id, one)).equals(Buffer.from(writers[one](document))), `${format}, ${one}`).toBe(true)
  }

  test('with what it names as the supplier names it, recorded with nothing that was not told', async () => {
    await roundTrip(told)
    const { rows } = world.app.database.engine
    const opinions = await rows.selectFrom('assurance_reports').select(['title', 'opinion', 'opinion_note']).execute()
    expect(opinions).toEqual(
      expect.arrayContaining([
        { title: 'SOC 2 type II', opinion: 'unknown', opinion_note: '' },
        { title: 'isae-3402', opinion: 'unknown', opinion_note: '' },
        { title: 'Q', opinion: 'unknown', opinion_note: 'Mostly fine' },
      ]),
    )
  })

  test('in any report that can be stored', { timeout: 60_000 }, async () => {
    const of = world.app.content.editions.get(edition) ?? expect.unreachable()
    const some = [...requirementsByKey(of).keys()].slice(0, 40).map((requirement) => ({ edition, requirement }))
    await fc.assert(
      fc.asyncProperty(
        anyDocument(some).filter(({ claims }) => claims.length > 0),
        // What the form tells of the report is taken from the form, which takes no blanks around it.
        async (document) => roundTrip({ ...document, ...about(sampleDocument), asOf: told.asOf }),
      ),
      { numRuns: 15 },
    )
  })
})
