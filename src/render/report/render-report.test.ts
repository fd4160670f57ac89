import readExcelFile from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { reportTables } from '../../core/report/report.ts'
import type { Instant } from '../../core/time/instant.ts'
import { converted, flat, pdfFacts, pdfText, testWith, zipEntries } from '../outside-program.fixture.ts'
import { printableText } from '../printable-text.ts'
import { stopRendering } from '../rendering.ts'
import { reportWith, sampleReport } from '../sample-report.fixture.ts'
import { hostileTexts } from '../sample-statement.fixture.ts'
import { reportFile } from './render-report.ts'

afterAll(stopRendering)
const withText = testWith('pdftotext')
const withOffice = testWith('soffice')
const approved = {
  kind: 'approved',
  version: 2,
  by: 'M. Voorbeeld',
  at: '2026-03-02T08:00:00.000Z' as Instant,
} as const
const pdf = (report: Parameters<typeof reportFile>[0]) => reportFile(report, 'pdf').bytes()

describe('report as PDF', () => {
  test('is tagged PDF/A-2a, dated at its moment: the same report gives the same bytes', async () => {
    const report = sampleReport('nl')
    const first = Buffer.from(await pdf(report))
    expect(first.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(first.toString('latin1')).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(first.toString('latin1')).toMatch(/\/Lang ?\(nl/)
    expect(first.equals(await pdf(structuredClone(report)))).toBe(true)
    expect(first.equals(await pdf({ ...report, moment: '2026-03-02T09:30:00.000Z' as Instant }))).toBe(false)
  })

  testWith('pdfinfo')('opens elsewhere, with its title and landscape pages', async () => {
    const facts = await pdfFacts(await pdf(sampleReport('en')))
    expect(facts).toMatch(/Title: +Gap assessment of information security – Stichting GGZ De Vliet/)
    expect(facts).toMatch(/Tagged: +yes/)
  })

  withText('shows every row with the word of its mark, and repeats the head of a table', async () => {
    const report = sampleReport('nl', { kind: 'draft' })
    const text = flat(await pdfText(await pdf(report), '-layout'))
    for (const words of [
      'CONCEPT',
      'Stand op 1 maart 2026, 10.30 uur',
      'Vertrouwelijk: voor de raad van bestuur',
      'Inhoud',
      'Handtekening',
      'Er was geen eerdere nulmeting.',
      'Wortel (Merkle, base64) CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
      '1 sep 2026',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/Pagina 2 van \d+/)
    for (const word of ['Voldoet', 'Deels', 'Gepland', 'Ontbreekt', 'Niet bekend', 'Niet van toepassing'])
      expect(text.match(new RegExp(word, 'g'))?.length).toBeGreaterThanOrEqual(10)
    for (let row = 1; row <= 60; row++) expect(text).toContain(`8.${row} Reservekopie`)
    expect(text.match(/Klaar op/g)?.length).toBeGreaterThanOrEqual(4)
    expect(text).not.toMatch(/undefined|null/)
  })

  withText('says who approved, asks nothing of a report as recorded', async () => {
    const text = flat(await pdfText(await pdf(sampleReport('en', approved)), '-layout'))
    expect(text).toContain('M. Voorbeeld, 2 March 2026')
    expect(text).toContain('Version 2')
    expect(text).not.toContain('DRAFT')
    const recorded = flat(await pdfText(await pdf(sampleReport('en')), '-layout'))
    expect(recorded).not.toMatch(/DRAFT|Approv|Signature/)
  })

  withText('has the drawing with its alternative text and its table', async () => {
    const made = await pdf(sampleReport('nl'))
    expect(flat(await pdfText(made, '-layout'))).toContain('Technologie 35 18 11')
    // Text strings in PDF are Latin or UTF-16; this one is neither compressed nor encrypted.
    const raw = Buffer.from(made).toString('latin1')
    expect(raw).toMatch(/\/Alt/)
  })

  for (const [kind, hostile] of Object.entries(hostileTexts))
    withText(`shows hostile text literally: ${kind}`, async () => {
      const text = flat(await pdfText(await pdf(reportWith(hostile))))
      const shown = printableText(hostile)
      for (const word of kind === 'scripts' ? shown.split(' ') : [flat(shown)]) expect(text).toContain(word)
    })

  withText('takes texts of 100 kB in a cell, and a report without sections', async () => {
    const words = 'zorgwoord '.repeat(10_000)
    const unbroken = 'x'.repeat(100_000)
    const table = {
      kind: 'table' as const,
      title: 'Lang',
      columns: ['A', 'B'].map((heading) => ({ heading, share: 1 })),
      rows: [[words, { text: unbroken, soft: words }]],
      whenEmpty: '',
    }
    const blocks = [{ kind: 'paragraph' as const, text: words }, { kind: 'paragraph' as const, text: unbroken }, table]
    const long = await pdfText(await pdf({ ...sampleReport('nl'), sections: [{ heading: 'Lang', level: 1, blocks }] }))
    expect(long.match(/zorgwoord/g)?.length).toBe(30_000)
    expect(long.match(/x{10,}/g)?.join('').length).toBeGreaterThanOrEqual(200_000)
    const empty = flat(await pdfText(await pdf({ ...sampleReport('nl'), sections: [], checkpoint: null })))
    expect(empty).toContain('Bij dit document hoort geen controlepunt van het spoor.')
  })
})

describe('report as DOCX', () => {
  withOffice('shows the same, with heads, pages and status', { timeout: 120_000 }, async () => {
    const word = await reportFile(sampleReport('en', approved), 'docx').bytes()
    const text = flat(await pdfText(await converted(word, 'docx', 'pdf'), '-layout'))
    for (const words of [
      'Version 2',
      'M. Voorbeeld, 2 March 2026',
      'Do first',
      '1. Do the restore test.',
      'Technology 35 18 11',
    ])
      expect(text).toContain(words)
    for (let row = 1; row <= 60; row++) expect(text).toContain(`8.${row} Backup`)
    expect(text.match(/Done by/g)?.length).toBeGreaterThanOrEqual(4)
    expect(text).toMatch(/Page 2 of \d+/)
  })

  withOffice('shows hostile text literally and stays whole', { timeout: 120_000 }, async () => {
    const all = Object.values(hostileTexts).join('\n')
    const word = await reportFile(reportWith(all), 'docx').bytes()
    const text = (await pdfText(await converted(word, 'docx', 'pdf'))).replace(/\s+/g, '')
    for (const kind of ['markup', 'xml', 'formula'] as const)
      expect(text).toContain(hostileTexts[kind].replace(/\s+/g, ''))
  })

  test('has real headings, repeating heads and a drawing with its alternative text', async () => {
    const parts = zipEntries(await reportFile(sampleReport('nl'), 'docx').bytes())
    const document = parts['word/document.xml'] ?? ''
    for (const level of [1, 2, 3]) expect(document).toContain(`<w:pStyle w:val="Heading${level}"/>`)
    expect(document.match(/<w:tblHeader/g)?.length).toBe(2)
    expect(document).toContain('Staven: het deel van de eisen dat voldoet, per thema.')
    expect(document).toContain('svgBlip')
  })
})

describe('report as XLSX', () => {
  test('has an overview and a typed sheet for each table', async () => {
    const report = sampleReport('nl', { kind: 'draft' })
    const sheets = await readExcelFile(Buffer.from(await reportFile(report, 'xlsx').bytes()), { trim: false })
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Overzicht', 'Stand per thema', 'Gaten', 'Verschillen'])
    expect(reportTables(report)).toHaveLength(3)
    const [overview, themes, gaps] = sheets.map(({ data }) => data)
    expect(overview?.flat()).toContain('Test of de reservekopie van het EPD terug te zetten is.')
    expect(themes?.[1]).toEqual(['Organisatie', 43, 28, 9])
    expect(gaps).toHaveLength(61)
    expect(gaps?.[10]?.[0]).toBe('8.10')
    expect(gaps?.[1]?.[2]).toBe('Voldoet')
    expect(gaps?.[1]?.[5]).toEqual(new Date('2026-09-01T00:00:00.000Z'))
  })

  test('keeps text as text, and gives sheets names that a workbook takes', async () => {
    const hostile = "=1+1 [a]:b*c?d/e\\f 'a very long title of a table that goes on"
    const report = reportWith(hostile)
    const [first] = report.sections
    const twice = { ...report, sections: first ? [first, first] : [] }
    const bytes = await reportFile(twice, 'xlsx').bytes()
    const sheets = await readExcelFile(Buffer.from(bytes), { trim: false })
    for (const { sheet } of sheets) expect(sheet).toMatch(/^[^[\]:*?/\\]{1,31}$/)
    expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(3)
    expect(sheets[1]?.data[1]?.[0]).toBe(hostile)
    for (const xml of Object.values(zipEntries(bytes))) expect(xml).not.toContain('<f>')
  })
})

test('the file is named by what it is', () => {
  const name = (report: Parameters<typeof reportFile>[0]) => reportFile(report, 'pdf').fileName
  expect(name(sampleReport('en', approved))).toBe(
    'Gap assessment of information security Stichting GGZ De Vliet (demo) v2 2026-03-02.pdf',
  )
  expect(name(sampleReport('nl', { kind: 'draft' }))).toMatch(/ concept 2026-03-01\.pdf$/)
  expect(name({ ...sampleReport('nl'), organisation: '../a\\b:"c"\n<d>' })).not.toMatch(/[/\\:"<>\n]/)
})
