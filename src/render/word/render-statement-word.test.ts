import { afterAll, describe, expect, test } from 'vitest'
import { converted, flat, pdfText, testWith, zipEntries } from '../outside-program.fixture.ts'
import { stopRendering } from '../rendering.ts'
import { hostileTexts, sampleStatement, sampleWith } from '../sample-statement.fixture.ts'
import { renderStatementWord } from './render-statement-word.ts'

afterAll(stopRendering)
const withOffice = testWith('soffice')

describe('statement as DOCX', () => {
  for (const language of ['nl', 'en'] as const)
    withOffice(`shows every control, with heads, pages and status (${language})`, { timeout: 120_000 }, async () => {
      const statement = sampleStatement(language, language === 'nl' ? 'draft' : 'approved')
      const started = performance.now()
      const word = await renderStatementWord(statement)
      console.log(
        `DOCX of 194 controls (${language}): ${Math.round(performance.now() - started)} ms, ${word.length} bytes`,
      )
      const pdf = await converted(word, 'docx', 'pdf')
      const text = flat(await pdfText(pdf, '-layout'))
      const expected =
        language === 'nl'
          ? ['CONCEPT', 'Stand op 1 maart 2026, 10.30 uur', 'Nog niet besloten', 'Handtekening', 'Leeswijzer']
          : ['Version 3', 'As at 1 March 2026, 10:30', 'Not yet decided', 'Signature', 'M. Voorbeeld, 2 March 2026']
      for (const words of expected) expect(text).toContain(words)
      expect(text).toMatch(language === 'nl' ? /Pagina 2 van \d+/ : /Page 2 of \d+/)
      // The head of the table is on nearly every page of controls.
      const heads = text.match(language === 'nl' ? /Wat er is, of waarom niet/g : /What is in place, or why not/g)
      expect(heads?.length).toBeGreaterThan(12)
      const reading = (await pdfText(pdf, '-raw')).replace(/\s+/g, '')
      const missing = statement.rows.filter(
        (row) => !reading.includes(`${row.requirement}${row.title[language]}`.replace(/\s+/g, '')),
      )
      expect(missing).toEqual([])
    })

  withOffice('shows hostile text literally and stays whole', { timeout: 120_000 }, async () => {
    const all = Object.values(hostileTexts).join('\n')
    const text = (
      await pdfText(await converted(await renderStatementWord(sampleWith(all, hostileTexts.xml)), 'docx', 'pdf'))
    ).replace(/\s+/g, '')
    for (const kind of ['markup', 'xml', 'formula'] as const)
      expect(text).toContain(hostileTexts[kind].replace(/\s+/g, ''))
    expect(text).toContain('bell\ufffdnull\ufffdhalf\ufffdnel\ufffdend\ufffd')
  })

  test('names title, author and language, and has real headings and repeating heads', async () => {
    const parts = zipEntries(await renderStatementWord(sampleStatement('nl')))
    expect(parts['docProps/core.xml']).toContain('Verklaring van Toepasselijkheid – Stichting GGZ De Vliet (demo)')
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="nl-NL"/>')
    expect(parts['word/document.xml']).toContain('<w:pStyle w:val="Heading1"/>')
    expect(parts['word/document.xml']?.match(/<w:tblHeader/g)?.length).toBeGreaterThanOrEqual(8)
  })
})
