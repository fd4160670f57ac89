import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { converted, testWith, zipEntries } from '../outside-program.fixture.ts'
import { hostileTexts, sampleStatement, sampleWith } from '../sample-statement.fixture.ts'
import { renderStatementSheet } from './render-statement-sheet.ts'

type Cell = string | number | boolean | typeof Date | Date | null

async function sheetsOf(bytes: Uint8Array): Promise<Record<string, Cell[][]>> {
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false })
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]))
}

describe('statement as XLSX', () => {
  for (const language of ['nl', 'en'] as const)
    test(`holds one typed row for each control, the totals and what it is (${language})`, async () => {
      const statement = sampleStatement(language)
      const started = performance.now()
      const bytes = await renderStatementSheet(statement)
      console.log(
        `XLSX of 194 controls (${language}): ${Math.round(performance.now() - started)} ms, ${bytes.length} bytes`,
      )
      const sheets = await sheetsOf(bytes)
      expect(Object.keys(sheets)).toEqual(
        language === 'nl' ? ['VvT', 'Samenvatting', 'Over'] : ['SoA', 'Summary', 'About'],
      )
      const [controls = [], totals = [], about = []] = Object.values(sheets)
      expect(controls.length).toBe(195)
      for (const [index, row] of statement.rows.entries()) {
        const cells = controls[index + 1] ?? []
        expect([cells[0], cells[1], cells[2]]).toEqual([row.editionName, row.requirement, row.title[language]])
        expect(cells[9] ?? '').toBe(row.decision?.description ?? '')
      }
      const first = controls[1] ?? []
      expect(first[11]).toEqual(new Date('2025-09-01T00:00:00.000Z'))
      // Decided at 23:30 UTC: the day after, in Amsterdam.
      expect(first[14]).toEqual(new Date('2026-02-12T00:00:00.000Z'))
      expect(controls[10]?.[1]).toBe('5.10')
      expect(totals.slice(1).map((row) => row[1])).toEqual([101, 93])
      expect(about.flat()).toContain('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=')
      expect(about.flat()).toContain(12345)
    })

  test.each([
    ...Object.values(hostileTexts).filter((text) => text !== hostileTexts.control && text !== hostileTexts.xml),
    '+31 6',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '=1+1',
  ])('keeps as text: %j', async (text) => {
    const bytes = await renderStatementSheet(sampleWith(text))
    const controls = Object.values(await sheetsOf(bytes))[0] ?? []
    expect(controls[1]?.[9]).toBe(text.replace('\r', '\n'))
  })

  test('writes no formula and stays well-formed, whatever the text', async () => {
    const bytes = await renderStatementSheet(sampleWith(Object.values(hostileTexts).join('\n'), '=1+1'))
    const sheets = await sheetsOf(bytes)
    expect(sheets.Over?.[1]?.[1]).toBe('=1+1')
    const parts = Object.entries(zipEntries(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(parts).toHaveLength(3)
    for (const [, xml] of parts) expect(xml).not.toContain('<f>')
    expect(parts.find(([name]) => name.endsWith('sheet1.xml'))?.[1]).toContain('<autoFilter ref="A1:P195"/>')
    expect(sheets.VvT?.[1]?.[9]).toContain('bell□ null□ half□ nel□ end□')
  })

  test('gives what starts like a formula the format Text, so that editing the cell does not make it one', async () => {
    const parts = zipEntries(await renderStatementSheet(sampleWith('=1+1')))
    const style = Number(/<c r="J2" s="(\d+)" t="s">/.exec(parts['xl/worksheets/sheet1.xml'] ?? '')?.[1])
    const formats = parts['xl/styles.xml']?.match(/<xf [^>]*>/g) ?? []
    const text = /numFmtId="(\d+)" formatCode="@"/.exec(parts['xl/styles.xml'] ?? '')?.[1]
    expect(formats[style]).toContain(`numFmtId="${text}"`)
  })

  test('keeps what looks like an escape of the format', async () => {
    const parts = zipEntries(await renderStatementSheet(sampleWith('code _x0041_ and _x1_')))
    expect(parts['xl/sharedStrings.xml']).toContain('<t>code _x005F_x0041_ and _x1_</t>')
  })

  test('cuts a text longer than a cell may hold, and says so', async () => {
    const cell = (await sheetsOf(await renderStatementSheet(sampleWith('😀'.repeat(50_000))))).VvT?.[1]?.[9]
    expect(String(cell).length).toBeLessThanOrEqual(32_767)
    expect(String(cell)).toMatch(/😀 \[Ingekort: /)
    expect(String(cell).isWellFormed()).toBe(true)
  })

  testWith('soffice')('opens in LibreOffice with text as text and days as days', { timeout: 120_000 }, async () => {
    const text = `=1+1 ${hostileTexts.xml}`
    // Field separator comma, quote ", UTF-8, first sheet, cells as shown.
    const csv = await converted(
      await renderStatementSheet(sampleWith(text)),
      'xlsx',
      'csv',
      ':Text - txt - csv (StarCalc):44,34,76,1',
    )
    const lines = csv.toString('utf8')
    expect(lines).toContain(text.replaceAll('"', '""'))
    expect(lines).toContain('2025-09-01')
    expect(lines.split('\n').filter((line) => /^"(NEN 7510:2024|ISO\/IEC 27001:2022)",/.test(line)).length).toBe(194)
  })
})
