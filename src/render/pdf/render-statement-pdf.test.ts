import { afterAll, describe, expect, test } from 'vitest'
import { flat, pdfFacts, pdfText, testWith } from '../outside-program.fixture.ts'
import { printableText } from '../printable-text.ts'
import { stopRendering } from '../rendering.ts'
import { hostileTexts, sampleStatement, sampleWith } from '../sample-statement.fixture.ts'
import { renderStatementPdf } from './render-statement-pdf.ts'

afterAll(stopRendering)
const withText = testWith('pdftotext')

describe('statement as PDF', () => {
  for (const language of ['nl', 'en'] as const)
    test(`is tagged PDF/A-2a with title, author and language (${language})`, async () => {
      const started = performance.now()
      const pdf = Buffer.from(await renderStatementPdf(sampleStatement(language)))
      console.log(
        `PDF of 194 controls (${language}): ${Math.round(performance.now() - started)} ms, ${pdf.length} bytes`,
      )
      const raw = pdf.toString('latin1')
      expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
      expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
      expect(raw).toMatch(new RegExp(`/Lang ?\\(${language}`))
      expect(raw).toContain('/StructTreeRoot')
      expect(pdf.toString('utf8')).toContain('Stichting GGZ De Vliet (demo)')
    })

  test('gives the same bytes for the same statement, and other bytes for another moment', async () => {
    const statement = sampleStatement('nl')
    const [first, again] = [await renderStatementPdf(statement), await renderStatementPdf(structuredClone(statement))]
    expect(Buffer.from(first).equals(again)).toBe(true)
    const later = await renderStatementPdf({
      ...statement,
      moment: '2026-03-02T09:30:00.000Z' as typeof statement.moment,
    })
    expect(Buffer.from(first).equals(later)).toBe(false)
  })

  testWith('pdfinfo')('opens elsewhere, tagged, dated at its moment', async () => {
    const facts = await pdfFacts(await renderStatementPdf(sampleStatement('en', 'approved')))
    expect(facts).toMatch(/Title: +Statement of Applicability – Stichting GGZ De Vliet/)
    expect(facts).toMatch(/Tagged: +yes/)
    expect(Number(/Pages: +(\d+)/.exec(facts)?.[1])).toBeGreaterThan(10)
  })

  withText('shows every control, decision and word in Dutch', async () => {
    const statement = sampleStatement('nl')
    const pdf = await renderStatementPdf(statement)
    const text = flat(await pdfText(pdf, '-layout'))
    expect(text).toContain('CONCEPT')
    expect(text).toContain('Stand op 1 maart 2026, 10.30 uur')
    expect(text).toMatch(/Beheersmaatregelen 101 93/)
    expect(text).toMatch(/Pagina 2 van \d+/)
    expect(text).toContain('Goede praktijk')
    expect(text).toContain('1 sep 2025')
    expect(text.match(/Nog niet besloten/g)?.length).toBeGreaterThan(18)
    expect(text).not.toMatch(/undefined|null|not yet/)
    const reading = (await pdfText(pdf, '-raw')).replace(/\s+/g, '')
    const missing = statement.rows.filter(
      (row) => !reading.includes(`${row.requirement}${row.title.nl}`.replace(/\s+/g, '')),
    )
    expect(missing).toEqual([])
  })

  withText('says who approved, and nothing of a draft, when approved', async () => {
    const text = flat(await pdfText(await renderStatementPdf(sampleStatement('en', 'approved')), '-layout'))
    expect(text).toContain('M. Voorbeeld, 2 March 2026')
    expect(text).toContain('Version 3')
    expect(text).not.toContain('DRAFT')
  })

  for (const [kind, hostile] of Object.entries(hostileTexts))
    withText(`shows hostile text literally: ${kind}`, async () => {
      const text = flat(await pdfText(await renderStatementPdf(sampleWith(hostile, hostile))))
      const shown = printableText(hostile)
      // Right-to-left words may come in visual order; each must be there.
      for (const word of kind === 'scripts' ? shown.split(' ') : [shown]) expect(text).toContain(word)
    })

  withText('shows a character that no font has by its number, instead of failing or losing it', async () => {
    expect(flat(await pdfText(await renderStatementPdf(sampleWith('voor 中 na'))))).toContain('voor [U+4E2D] na')
  })

  withText('takes texts of 100 kB, with and without spaces', async () => {
    const unbroken = await pdfText(await renderStatementPdf(sampleWith('x'.repeat(100_000))))
    expect(unbroken.match(/x{10,}/g)?.join('').length).toBeGreaterThanOrEqual(100_000)
    const words = await pdfText(await renderStatementPdf(sampleWith('zorgwoord '.repeat(10_000), 'o'.repeat(100_000))))
    expect(words.match(/zorgwoord/g)?.length).toBe(10_000)
  })

  withText('has a page for an adopted edition without controls', async () => {
    const statement = { ...sampleStatement('nl'), rows: [], checkpoint: null, scope: '' }
    const text = flat(await pdfText(await renderStatementPdf(statement)))
    expect(text).toContain('Voor deze norm staan er geen beheersmaatregelen in de verklaring.')
    expect(text).toContain('Het toepassingsgebied is nog niet beschreven.')
  })
})
