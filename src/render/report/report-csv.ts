import { type Report, type ReportCell, reportTables } from '../../core/report/report.ts'
import { writeCsv } from '../exchange/write-csv.ts'

/** The tables of a report as CSV, one below the other with an empty line and a title between where there are several. */
export function renderReportCsv(report: Report): Uint8Array {
  const tables = reportTables(report)
  return writeCsv(
    tables.flatMap((table, index) => [
      ...(index > 0 ? [['']] : []),
      ...(tables.length > 1 ? [[table.title]] : []),
      table.columns.map(({ heading }) => heading),
      ...table.rows.map((row) => row.map(textOf)),
    ]),
  )
}

function textOf(cell: ReportCell): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if ('day' in cell) return cell.day ?? ''
  return [cell.mark?.word, cell.text, cell.soft].filter((part) => part !== undefined && part !== '').join('\n')
}
