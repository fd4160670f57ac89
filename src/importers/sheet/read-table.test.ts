import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { staffForm } from '../../core/staff/staff-form.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { decodeText } from './decode-text.ts'
import { readTable } from './read-table.ts'

const rowsOf = async (bytes: Uint8Array) => {
  const reading = await readTable(bytes)
  if (reading.kind === 'refused') return reading.refusal.code
  return reading.rows.map(({ row, cells }) => [row, ...cells])
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const text1252 = Uint8Array.from([...'Ren'].map((one) => one.charCodeAt(0)).concat([0xe9, 0x3b, 0x80, 0x31]))

describe('a list of somebody’s own making', () => {
  test.each([
    ['semicolons', utf8('Naam;Functie\r\nVries, A. de;Arts\r\n')],
    ['commas', utf8('Naam,Functie\n"Vries, A. de",Arts\n')],
    ['tabs', utf8('Naam\tFunctie\nVries, A. de\tArts')],
    ['a mark', utf8('\ufeffNaam;Functie\nVries, A. de;Arts')],
    ['carriage returns', utf8('Naam;Functie\rVries, A. de;Arts')],
    ['UTF-16', Buffer.from('\ufeffNaam\tFunctie\nVries, A. de\tArts', 'utf16le')],
  ])('is read with %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      [1, 'Naam', 'Functie'],
      [2, 'Vries, A. de', 'Arts'],
    ])
  })

  test('in Windows-1252 keeps its letters, and rows keep their numbers past empty ones and line breaks in cells', async () => {
    expect(decodeText(text1252)).toBe('René;€1')
    expect(await rowsOf(utf8('a;b\n\n;\n"x\ny";z\n'))).toEqual([
      [1, 'a', 'b'],
      [4, 'x\ny', 'z'],
    ])
  })

  test('of a workbook, or what went out as CSV, comes back as it was', async () => {
    const row = { number: '007', name: '=1+1', email: '', function: '', teams: '', location: '', starts: '2026-01-31' }
    const organisation = { id: '01980000-0000-7000-8000-000000000001', name: 'x' }
    const bytes = writeSheet(staffForm, { language: 'nl', organisation, facts: [], rows: [row] })
    const back = await rowsOf(bytes)
    expect(back[1]).toEqual([2, '007', '=1+1', '', '', '', '', '2026-01-31'])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 8 }), async (rows) => {
        const clean = rows.map((cells) => cells.map((cell) => cell.replaceAll('\r', '').replaceAll('\0', '')))
        const read = await readTable(writeCsv([['a', 'b'], ...clean]))
        const expected = clean.filter((cells) => cells.some((cell) => cell.trim() !== ''))
        expect(read.kind === 'read' && read.rows.slice(1).map(({ cells }) => cells)).toEqual(expected)
      }),
    )
  })

  test.each([
    ['table-empty', utf8(' \n;;\n')],
    ['table-empty', new Uint8Array()],
    ['table-no-text', Uint8Array.from([1, 2, 0, 4])],
    ['sheet-old-or-protected', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(40).fill(0)])],
    ['sheet-damaged', utf8('PK\u0003\u0004 is no zip, although it begins like one')],
    ['table-too-many-rows', utf8('a;b\n'.repeat(20_001))],
    ['table-cell-too-long', utf8(`a;b\n1;${' '.repeat(32_767)}x`)],
    ['table-too-much-text', utf8(`a;b\n${`${'x'.repeat(30_000)};y\n`.repeat(1_001)}`)],
    ['table-unreadable', utf8(`a;b\n"${'x'.repeat(300_000)}`)],
  ])('is refused as %s', async (code, bytes) => {
    expect(await rowsOf(bytes)).toBe(code)
  })
})

describe('a workbook that would be read again and again', () => {
  /** A workbook whose sheets, so many, all are one part, or each one of their own with the same cells. */
  const workbook = (sheets: number, cells: number, onePart: boolean) => {
    const path = (place: number) => `worksheets/sheet${onePart ? 1 : place}.xml`
    const places = Array.from({ length: sheets }, (_, place) => place + 1)
    const row = `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`
    const sheet = strToU8(`<worksheet><sheetData>${row.repeat(cells / 100)}</sheetData></worksheet>`)
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
    return zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8(
        `<workbook><sheets>${places.map((one) => `<sheet name="S${one}" id="r${one}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${places.map((one) => `<Relationship Id="r${one}" Type="${type}" Target="${path(one)}"/>`).join('')}</Relationships>`,
      ),
      ...Object.fromEntries(places.map((one) => [`xl/${path(one)}`, sheet])),
    })
  }
  test('is refused: cells count over all sheets, and no two sheets are one part', async () => {
    expect(await rowsOf(workbook(1, 1_000, false))).toHaveLength(10)
    expect(await rowsOf(workbook(2, 1_000, true))).toBe('sheet-damaged')
    expect(await rowsOf(workbook(4, 100_000, false))).toBe('sheet-unpacks-too-large')
  })
})
