import { strToU8, zipSync } from 'fflate'
import { CELL_LIMIT, type SheetColumn, type SheetContents, type SheetForm } from '../../core/exchange/sheet-form.ts'
import { aboutXml, sheetXml } from './sheet-xml.ts'
import { packageParts } from './workbook-parts.ts'

/**
 * A sheet to fill in and send back (XLSX): the rows under a frozen head, and a second sheet that says what it is. The same contents
 * give the same bytes, so that what went out, came in and goes out again is byte for byte what it was. Every text is text and
 * stays text. Throws RangeError where a text is longer than a cell may hold, or a value is none of the choices.
 */
export function writeSheet(form: SheetForm, contents: SheetContents): Uint8Array {
  const { language } = contents
  const rows = contents.rows.map((row) =>
    form.columns.map((column) => written(row[column.key] ?? '', column, language)),
  )
  const parts = {
    ...packageParts(
      [form.name[language], language === 'nl' ? 'Over dit blad' : 'About this sheet'],
      contents.organisation.name,
    ),
    'xl/worksheets/sheet1.xml': sheetXml(form.columns, rows, language),
    'xl/worksheets/sheet2.xml': aboutXml(form, contents),
  }
  return packed(parts)
}

/** The parts of a workbook as one file: the same parts give the same bytes, wherever and whenever. */
export function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const)
  // Zip stores local times without a zone and fflate writes a Date by its local parts: this one is the same everywhere.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1), os: 0 })
}

/** A value as a cell shows it: of a choice its word. Throws RangeError. */
export function written(value: string, column: SheetColumn, language: 'nl' | 'en'): string {
  if (value.length > CELL_LIMIT) throw new RangeError(`${column.key}: a cell holds at most ${CELL_LIMIT} characters`)
  if (column.kind !== 'choice' || value === '') return value
  const choice = column.choices.find((one) => one.value === value)
  if (choice === undefined) throw new RangeError(`${column.key}: '${value}' is none of the choices`)
  return choice[language]
}
