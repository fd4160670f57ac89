import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { anyDocument, sampleDocument } from '../../core/coverage/document.fixture.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import { readCoverageTables, tablesOfCsv } from '../../core/coverage/read-coverage-tables.ts'
import { readOscal } from '../../core/coverage/read-oscal.ts'
import type { ReportReading } from '../../core/coverage/report-reading.ts'
import { writeOscal } from '../../core/coverage/write-oscal.ts'
import { requirementsByKey } from '../../core/standards/requirement-key.ts'
import type { Instant } from '../../core/time/instant.ts'
import { readTables } from '../../importers/sheet/read-table.ts'
import { converted, flat, pdfFacts, pdfText, testWith, zipEntries } from '../outside-program.fixture.ts'
import { stopRendering } from '../rendering.ts'
import { coverageFile } from './coverage-file.ts'
import { coverageCsv, coverageWorkbook } from './coverage-sheet.ts'

const content = loadContent(join(import.meta.dirname, '../../../content'))
const requirements = [...content.editions.values()].flatMap((edition) =>
  [...requirementsByKey(edition).keys()].map((requirement) => ({ edition: edition.id, requirement })),
)
const anyOne = anyDocument([...requirements, { edition: 'NEN 7510:2011', requirement: 'A.10.5' }])

const documentOf = ({ about, grounds, claims }: ReportReading) => ({
  ...about,
  grounds,
  claims: claims.map(({ claim }) => claim),
})

async function fromSheet(bytes: Uint8Array) {
  const reading = await readTables(bytes)
  if (reading.kind === 'refused') throw new Error(reading.refusal.sentence.en)
  const [first] = reading.tables
  const tables = first?.name === '' ? tablesOfCsv(first.rows) : reading.tables
  const found = readCoverageTables(content, tables ?? [])
  if (found.kind !== 'read') throw new Error(JSON.stringify(found))
  return found.reading
}

function fromOscal(text: string) {
  const found = readOscal(content, text)
  if (found.kind === 'refused') throw new Error(found.sentence.en)
  return found.reading
}

const marked = 'Zorggroep De Vaart (demo) · Els Vermeer (demo) · 22 november 2026'
const forms = {
  workbook: async (document: CoverageDocument) => fromSheet(coverageWorkbook(document)),
  csv: async (document: CoverageDocument) => fromSheet(coverageCsv(document)),
  oscal: async (document: CoverageDocument) => fromOscal(writeOscal(document)),
  'workbook for a customer': async (document: CoverageDocument) => fromSheet(coverageWorkbook(document, marked)),
  'csv for a customer': async (document: CoverageDocument) => fromSheet(coverageCsv(document, marked)),
  'oscal for a customer': async (document: CoverageDocument) => fromOscal(writeOscal(document, marked)),
}

describe.each(Object.entries(forms))('a coverage report as %s', (_, there) => {
  it('comes back as it went, without remarks', async () => {
    const reading = await there(sampleDocument)
    expect(documentOf(reading)).toEqual(sampleDocument)
    expect([reading.refused, reading.remarks]).toEqual([[], []])
  })

  it('comes back without loss whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyOne, async (document) => {
        const reading = await there(document)
        expect(reading.refused).toEqual([])
        expect(documentOf(reading)).toEqual(document)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the bytes of a coverage report', () => {
  it('are the same again after it was read', async () => {
    await fc.assert(
      fc.asyncProperty(anyOne, async (document) => {
        const [book, csv, oscal] = [coverageWorkbook(document), coverageCsv(document), writeOscal(document)]
        const again = async (bytes: Uint8Array) => documentOf(await fromSheet(bytes)) as CoverageDocument
        expect(Buffer.from(coverageWorkbook(await again(book))).equals(book)).toBe(true)
        expect(Buffer.from(coverageCsv(await again(csv))).equals(csv)).toBe(true)
        expect(writeOscal(documentOf(fromOscal(oscal)) as CoverageDocument)).toBe(oscal)
      }),
      { numRuns: 15 },
    )
  })
})

testWith('soffice')('a workbook that was opened and saved by LibreOffice still comes back', async () => {
  const saved = await converted(coverageWorkbook(sampleDocument), 'xlsx', 'xlsx')
  const reading = await fromSheet(saved)
  expect(documentOf(reading)).toEqual(sampleDocument)
})

describe('a coverage report for people', () => {
  afterAll(stopRendering)
  const watermark = marked
  const around = {
    ...{ moment: '2026-07-01T08:00:00.000Z' as Instant, checkpoint: null, status: { kind: 'as-recorded' as const } },
    ...{ watermark, named: (edition: string, number: string) => ({ edition, number, title: 'Eis' }) },
  }
  const bytesOf = (format: 'pdf' | 'docx') => coverageFile(sampleDocument, format, around).bytes()

  testWith('pdftotext')(
    'says terms, disclaimer and every line as PDF, with for whom the copy is on every page',
    async () => {
      const bytes = await bytesOf('pdf')
      const pages = (await pdfText(bytes)).split('\f').filter((page) => page.trim() !== '')
      expect(pages.length).toBeGreaterThan(3)
      for (const page of pages) expect(flat(page)).toContain(watermark)
      const text = flat(await pdfText(bytes, '-layout'))
      for (const words of [
        'Onder geheimhouding',
        'Alleen voor de ontvanger.',
        'zoals die op deze dag is.',
        '31 januari 2026',
      ])
        expect(text).toContain(words)
      for (const { requirement } of sampleDocument.claims) expect(text).toContain(requirement)
      expect(text).toContain('Type 2, 1 jan 2025')
      expect(await pdfFacts(bytes)).toMatch(/Tagged: +yes/)
    },
  )

  it('says the same as DOCX, with for whom the copy is above every page', async () => {
    const parts = zipEntries(await bytesOf('docx'))
    const named = (pattern: RegExp) =>
      Object.entries(parts)
        .filter(([name]) => pattern.test(name))
        .map(([, text]) => String(text))
    const heads = named(/^word\/header\d+\.xml$/)
    expect(heads.length).toBeGreaterThan(1)
    for (const head of heads) expect(head).toContain(watermark)
    const [body = ''] = named(/^word\/document\.xml$/)
    for (const words of ['Onder geheimhouding', 'Alleen voor de ontvanger.', 'Elke nacht een back-up.'])
      expect(body).toContain(words)
  })

  it('says in the forms that programs read for whom the copy is, and nothing of it in a copy that is nobody’s', async () => {
    for (const format of ['xlsx', 'csv', 'oscal'] as const) {
      const given = await coverageFile(sampleDocument, format, around).bytes()
      const plain = await coverageFile(sampleDocument, format, { ...around, watermark: null }).bytes()
      const textOf = (bytes: Uint8Array) =>
        format === 'xlsx' ? String(zipEntries(bytes)['xl/worksheets/sheet1.xml']) : Buffer.from(bytes).toString('utf8')
      expect(textOf(given), format).toContain(watermark)
      expect(textOf(plain), format).not.toContain('De Vaart')
    }
  })

  it('names its file by what it is', () => {
    expect(coverageFile(sampleDocument, 'oscal', around).fileName).toMatch(/^Dekking van EPD-hosting .*\.oscal\.json$/)
    expect(coverageFile(sampleDocument, 'xlsx', around).fileName).toMatch(/\.xlsx$/)
  })
})
