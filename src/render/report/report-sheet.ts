import type { CellObject, SheetData } from 'write-excel-file/node'
import {
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportTable,
  reportTables,
} from '../../core/report/report.ts'
import { labels } from '../labels.ts'
import { columnLetters } from '../sheet/column-letters.ts'
import { filteredAndFitted } from '../sheet/filtered-and-fitted.ts'
import { dayCell, headStyle, textCell, withHeight } from '../sheet/text-cells.ts'
import { reportFacts } from './report-view.ts'
import { reportWords } from './report-words.ts'

const overviewWidths = [30, 90]

/**
 * A report as an XLSX workbook: what it says on the first sheet, each of its tables on a sheet of its own with a frozen and filtered
 * head. Every text is a text cell, days are dates and numbers are numbers.
 */
export async function renderReportSheet(report: Report): Promise<Uint8Array> {
  // Loaded when first asked for: most servers make a workbook rarely.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const own = reportWords[report.language]
  const names = new Set<string>()
  const overview = {
    data: overviewRows(report),
    sheet: sheetName(own.sheet.overview, names),
    columns: overviewWidths.map((width) => ({ width })),
  }
  const tables = reportTables(report).map((table) => {
    const widths = columnWidths(table)
    return {
      data: tableRows(table, report, widths),
      sheet: sheetName(table.title, names),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      range: `A1:${columnLetters(widths.length)}${table.rows.length + 1}`,
    }
  })
  const features = [filteredAndFitted([null, ...tables.map(({ range }) => range)])]
  const sheets = [overview, ...tables.map(({ range: _, ...sheet }) => sheet)]
  return new Uint8Array(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11, features }).toBuffer())
}

function overviewRows(report: Report): SheetData {
  const words = labels[report.language]
  const own = reportWords[report.language]
  const text = (value: string, style = {}) => textCell(value, words.sheet.cut, style)
  const pair = (label: string, value: string) => [text(label, { fontWeight: 'bold' }), text(value)]
  const wholeLine = (value: string, fontSize = 11) => [
    text(value, { wrap: false, fontSize, fontWeight: fontSize > 11 ? 'bold' : undefined, height: fontSize * 1.6 }),
    text(''),
  ]
  const blocks = (block: ReportBlock): CellObject[][] => {
    switch (block.kind) {
      case 'paragraph':
        return [pair('', block.text)]
      case 'list':
        return block.items.map((item, index) => pair('', `${block.numbered ? `${index + 1}.` : '•'} ${item}`))
      case 'facts':
        return block.facts.map(({ label, value }) => pair(label, value))
      case 'callout':
        return [pair(block.title, block.text)]
      case 'figure':
        return [pair('', block.alt)]
      case 'table':
        return []
    }
  }
  const rows = [
    wholeLine(report.title, 16),
    ...(report.subtitle ? [wholeLine(report.subtitle)] : []),
    pair(words.organisation, report.organisation),
    ...(report.status.kind === 'draft' ? [pair(words.draft, own.draftNote)] : []),
    ...reportFacts(report).map(({ label, value }) => pair(label, value)),
    ...report.sections.flatMap(({ heading, level, blocks: parts }) => [
      wholeLine(''),
      wholeLine(heading, level === 1 ? 14 : 12),
      ...parts.flatMap(blocks),
    ]),
    wholeLine(''),
    wholeLine(words.checkpoint, 14),
    ...(report.checkpoint === null
      ? [pair('', own.noCheckpoint)]
      : [
          pair('', own.checkpointNote),
          pair(words.trailOrigin, report.checkpoint.origin),
          pair(words.trailSize, String(report.checkpoint.size)),
          pair(words.root, report.checkpoint.root),
        ]),
  ]
  return rows.map((row) => (row[0]?.wrap === false ? row : withHeight(row, overviewWidths)))
}

function tableRows(table: ReportTable, report: Report, widths: number[]): SheetData {
  const cut = labels[report.language].sheet.cut
  return [
    table.columns.map(({ heading }) => textCell(heading, '', headStyle)),
    ...table.rows.map((row) =>
      withHeight(
        table.columns.map((_, index) => sheetCell(row[index] ?? '', cut)),
        widths,
      ),
    ),
  ]
}

function sheetCell(cell: ReportCell, cut: string): CellObject {
  if (typeof cell === 'string') return textCell(cell, cut)
  if (typeof cell === 'number') return { type: Number, value: cell, alignVertical: 'top' }
  if ('day' in cell) return dayCell(cell.day)
  const lines = [cell.mark?.word, cell.text, cell.soft].filter((part) => part !== undefined && part !== '')
  return textCell(lines.join('\n'), cut, cell.strong ? { fontWeight: 'bold' } : {})
}

/** Characters: the table's shares of a wide screen, but never so narrow that a word does not fit. */
function columnWidths(table: ReportTable): number[] {
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0)
  return table.columns.map(({ share, heading }) =>
    Math.max(10, Math.min(30, heading.length + 4), Math.round((share / shares) * 160)),
  )
}

/** A name that a workbook takes and that no sheet has yet. */
function sheetName(title: string, taken: Set<string>): string {
  const clean = title
    .replace(/[[\]:*?/\\\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
  const base = clean.toWellFormed() || '–'
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? '' : ` (${attempt})`
    const name = `${base
      .slice(0, 31 - suffix.length)
      .replace(/[\ud800-\udbff]$/, '')
      .trim()}${suffix}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
