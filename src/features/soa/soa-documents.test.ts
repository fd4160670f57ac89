import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import type { Statement, StatementDecision } from '../../core/soa/statement.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { converted, flat, pdfText, testWith } from '../../render/outside-program.fixture.ts'
import { stopRendering } from '../../render/rendering.ts'
import { sampleStatement } from '../../render/sample-statement.fixture.ts'
import { combinedFile } from './combined-soa.ts'
import { differenceFile } from './difference-report.ts'
import { soaFile } from './render-soa.ts'

afterAll(stopRendering)
const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const withText = testWith('pdftotext')
const withOffice = testWith('soffice')

/** The sample with something else decided about one control of one edition. */
function decidedOtherwise(
  statement: Statement,
  edition: string,
  requirement: string,
  more: Partial<StatementDecision>,
) {
  return {
    ...statement,
    rows: statement.rows.map((row) =>
      row.edition === edition && row.requirement === requirement && row.decision
        ? { ...row, decision: { ...row.decision, ...more } }
        : row,
    ),
  }
}
const nen = 'nen-7510-2024'
const law = 'Besluit elektronische gegevensverwerking'
const named = { applies: true, reasons: ['law' as const], law, presence: 'in-place' as const, since: null }
const lapsed = [{ fact: 'outsources-development' as const, was: false, now: true }]
/** The bytes of a file that is to be downloaded. */
const bytesOf = async ({ bytes }: FileAnswer): Promise<Uint8Array> => {
  const made = typeof bytes === 'function' ? await bytes('') : bytes
  if (!(made instanceof Uint8Array)) throw new Error('a document is bytes')
  return made
}
const text = async (file: FileAnswer) => flat(await pdfText(await bytesOf(file), '-layout'))

describe('the statement of two standards in one', () => {
  withText('as PDF has every subject with a column for each standard', async () => {
    const statement = sampleStatement('nl')
    const read = await text(combinedFile(content, statement, 'pdf'))
    for (const words of ['Gecombineerd: NEN 7510:2024', 'CONCEPT', 'Redenen, wat er is, of waarom niet'])
      expect(read).toContain(words)
    const numbers = new Set(statement.rows.map(({ requirement }) => requirement))
    for (const number of numbers) expect(read).toContain(` ${number} `)
    expect(read).not.toMatch(/undefined|null|NaN/)
  })

  withText('tells both where the standards differ, and that a reason lapsed', async () => {
    const statement = decidedOtherwise(sampleStatement('en'), nen, '8.30', { ...named, lapsed })
    const read = await text(combinedFile(content, statement, 'pdf'))
    expect(read).toContain(law)
    expect(read).toMatch(/NEN 7510:2024 8\.30: Reasons: Law/)
    expect(read).toMatch(/ISO\/IEC 27001:2022 8\.30: /)
    expect(read).toContain('Reason lapsed')
  })

  test('as XLSX is one table: a row for each subject, typed columns for each standard', async () => {
    const bytes = await bytesOf(combinedFile(content, sampleStatement('nl'), 'xlsx'))
    const sheets = await readExcelFile(Buffer.from(bytes))
    const table = sheets.find(({ sheet }) => sheet === 'VvT')?.data ?? []
    const head = table.findIndex((row) => row.includes('Beheersmaatregel'))
    expect(table[head]).toEqual([
      'Nr.',
      'Beheersmaatregel',
      'Thema',
      'NEN 7510:2024: van toepassing',
      'NEN 7510:2024: stand',
      'ISO/IEC 27001:2022: van toepassing',
      'ISO/IEC 27001:2022: stand',
      'Verschilt',
      'Redenen, wat er is, of waarom niet',
    ])
    expect(table.length - head - 1).toBe(101)
  })

  withOffice('opens in LibreOffice as DOCX and XLSX', { timeout: 120_000 }, async () => {
    const statement = sampleStatement('nl')
    const pdf = await converted(await bytesOf(combinedFile(content, statement, 'docx')), 'docx', 'pdf')
    expect(flat(await pdfText(pdf, '-layout'))).toContain('Gecombineerd: NEN 7510:2024')
    const sheet = await converted(await bytesOf(combinedFile(content, statement, 'xlsx')), 'xlsx', 'pdf')
    expect(sheet.subarray(0, 4).toString()).toBe('%PDF')
  })
})

describe('the difference between two statements', () => {
  const from: Statement = { ...sampleStatement('nl'), status: 'approved', version: 3 }
  const to = decidedOtherwise(sampleStatement('nl'), nen, '8.13', {
    ...named,
    description: 'Iedere nacht, op twee plaatsen.',
  })

  withText('as PDF tells field by field what was and what is', async () => {
    const read = await text(differenceFile(from, to, 'nl', 'pdf'))
    for (const words of ['Van versie 3', 'naar zoals het nu is', 'Gewijzigd', 'Iedere nacht', 'Wat er is', 'Wet'])
      expect(read).toContain(words)
  })

  test('as XLSX has a sheet for what changed, was added and was dropped', async () => {
    const fewer = { ...to, editions: to.editions.slice(0, 1), rows: to.rows.filter(({ edition }) => edition === nen) }
    const bytes = await bytesOf(differenceFile(from, fewer, 'en', 'xlsx'))
    const sheets = await readExcelFile(Buffer.from(bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(['Changed', 'Added', 'Dropped']))
    const dropped = sheets.find(({ sheet }) => sheet === 'Dropped')?.data ?? []
    expect(new Set(dropped.slice(1).map((row) => row[1])).size).toBeGreaterThanOrEqual(93)
    expect(dropped.at(-1)?.at(-1) ?? '').toBe('')
  })
})

describe('the statement by standard', () => {
  const statement = decidedOtherwise(
    {
      ...sampleStatement('nl'),
      approvedAs: 'Voorzitter',
      preparedBy: 'De kwaliteitsmanager',
      recordedBy: 'S. Officer',
    },
    nen,
    '8.13',
    { ...named, lapsed },
  )

  withText('names the law, says that a reason lapsed and why, and who prepared it', async () => {
    const read = await text(soaFile(statement, 'pdf'))
    expect(read).toContain(`Wet: ${law}`)
    expect(read).toContain('Reden vervallen: de organisatie laat software op maat maken')
    expect(read).toContain('De kwaliteitsmanager')
  })

  test('and so does its workbook', async () => {
    const [sheet] = await readExcelFile(Buffer.from(await bytesOf(soaFile(statement, 'xlsx'))))
    const row = sheet?.data.find((cells) => cells[1] === '8.13') ?? []
    expect(row[7]).toBe(`Wet (${law})`)
    expect(row[15]).toBe('de organisatie laat software op maat maken')
  })

  withOffice('and its DOCX', { timeout: 120_000 }, async () => {
    const pdf = await converted(await bytesOf(soaFile(statement, 'docx')), 'docx', 'pdf')
    expect(flat(await pdfText(pdf, '-layout'))).toContain('Reden vervallen')
  })
})
