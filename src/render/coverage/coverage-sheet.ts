import { type CoverageTable, coverageTables } from '../../core/coverage/coverage-tables.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import { sheetXml } from '../exchange/sheet-xml.ts'
import { packageParts } from '../exchange/workbook-parts.ts'
import { writeCsv } from '../exchange/write-csv.ts'
import { packed, written } from '../exchange/write-sheet.ts'

const cellsOf = ({ columns, rows }: CoverageTable, language: 'nl' | 'en') =>
  rows.map((row) => columns.map((column, place) => written(row[place] ?? '', column, language)))

/**
 * A coverage report as a workbook of three sheets: what is covered, on what that rests, and what the report says of itself. `copyFor`: for
 * whom this copy is, above the claims; null for a copy that is nobody's.
 */
export function coverageWorkbook(document: CoverageDocument, copyFor: string | null = null): Uint8Array {
  const { language } = document
  const tables = coverageTables(document, copyFor)
  const sheets = tables.map((table, place) => [
    `xl/worksheets/sheet${place + 1}.xml`,
    sheetXml([...table.columns], cellsOf(table, language), language, place === 0),
  ])
  return packed({
    ...packageParts(
      tables.map(({ name }) => name),
      document.supplier,
    ),
    ...Object.fromEntries(sheets),
  })
}

/**
 * A coverage report as CSV: the three tables below each other, each under a line with nothing but its name. No row of a table is such a
 * line, since each has something in its second or third column, or says for whom the copy is.
 */
export function coverageCsv(document: CoverageDocument, copyFor: string | null = null): Uint8Array {
  const { language } = document
  return writeCsv(
    coverageTables(document, copyFor).flatMap((table) => [
      [table.name],
      table.columns.map(({ heading }) => heading[language]),
      ...cellsOf(table, language),
    ]),
  )
}
