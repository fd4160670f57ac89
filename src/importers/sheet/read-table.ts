import { parse } from 'csv-parse/sync'
import { withoutGuard } from '../../core/exchange/formula-guard.ts'
import { CELL_LIMIT } from '../../core/exchange/sheet-form.ts'
import { decodeText } from './decode-text.ts'
import { type SheetRefusal, SheetRefused } from './refusal.ts'
import { unpackWorkbook } from './unpack-workbook.ts'
import { type Cell, openWorkbook } from './workbook-cells.ts'

/** A row of a list: its number as a spreadsheet program counts, its cells as text, and the places of cells that hold no plain value. */
export type TableRow = { row: number; cells: string[]; formulas: number[] }
export type TableReading = { kind: 'refused'; refusal: SheetRefusal } | { kind: 'read'; rows: TableRow[] }
type TablesReading =
  | { kind: 'refused'; refusal: SheetRefusal }
  | { kind: 'read'; tables: { name: string; rows: TableRow[] }[] }

const MOST_ROWS = 20_000
const MOST_COLUMNS = 100
/** No cell that means anything to us is longer. */
const LONGEST_RECORD = 200_000
/** Characters in all cells together. */
const MOST_TEXT = 30_000_000

/**
 * Reads a list of somebody's own making, XLSX or CSV with semicolons, commas or tabs, without trusting it: rows as text, empty ones left
 * out. Days of a spreadsheet come as YYYY-MM-DD. Of a workbook the sheet with the most rows is read.
 */
export const readTable = async (bytes: Uint8Array): Promise<TableReading> => longestTable(await readTables(bytes))

/** The sheet with the most rows of what was read. */
export function longestTable(reading: TablesReading): TableReading {
  if (reading.kind === 'refused') return reading
  // What a file of ours says of itself is no list.
  const lists = reading.tables.filter(
    ({ name }) => !['over dit blad', 'about this sheet'].includes(name.trim().toLowerCase()),
  )
  const most = lists.reduce<TableRow[]>((best, { rows }) => (rows.length > best.length ? rows : best), [])
  return most.length === 0 ? { kind: 'refused', refusal: nothing().refusal } : { kind: 'read', rows: most }
}

/** The same for every sheet of a workbook, the first six; of CSV the one table, without a name. */
export async function readTables(bytes: Uint8Array): Promise<TablesReading> {
  try {
    const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
    const isOldWorkbook = bytes[0] === 0xd0 && bytes[1] === 0xcf
    const found = isWorkbook || isOldWorkbook ? await workbookTables(bytes) : [{ name: '', rows: textRows(bytes) }]
    const tables = found.map(({ name, rows }) => ({
      name,
      rows: rows.filter(({ cells, formulas }) => formulas.length > 0 || cells.some((cell) => cell.trim() !== '')),
    }))
    refuseTooMuchText(tables.flatMap(({ rows }) => rows))
    if (tables.every(({ rows }) => rows.length === 0)) throw nothing()
    return { kind: 'read', tables }
  } catch (error) {
    if (error instanceof SheetRefused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

const nothing = () =>
  new SheetRefused('table-empty', { nl: 'In dit bestand staat niets.', en: 'There is nothing in this file.' })

/** A workbook can hold one long text for many cells: what its cells come to together is what would have to be read. */
function refuseTooMuchText(rows: readonly TableRow[]): void {
  let all = 0
  for (const { row, cells } of rows)
    for (const cell of cells) {
      all += cell.length
      if (cell.length > CELL_LIMIT)
        throw new SheetRefused('table-cell-too-long', {
          nl: `In rij ${row} staat een cel met meer dan ${CELL_LIMIT} tekens. Maak de tekst korter.`,
          en: `Row ${row} has a cell of more than ${CELL_LIMIT} characters. Make the text shorter.`,
        })
    }
  if (all > MOST_TEXT)
    throw new SheetRefused('table-too-much-text', {
      nl: 'De cellen van dit bestand bevatten samen te veel tekst. Verdeel het over meer bestanden.',
      en: 'The cells of this file hold too much text together. Divide it over several files.',
    })
}

const tooMany = () =>
  new SheetRefused('table-too-many-rows', {
    nl: `Er staan meer dan ${MOST_ROWS} rijen in het bestand. Verdeel het over meer bestanden.`,
    en: `There are more than ${MOST_ROWS} rows in the file. Divide it over several files.`,
  })

async function workbookTables(bytes: Uint8Array): Promise<{ name: string; rows: TableRow[] }[]> {
  const workbook = await openWorkbook(unpackWorkbook(bytes))
  const tables: { name: string; rows: TableRow[] }[] = []
  // More than a few sheets nobody means.
  for (const [place, name] of workbook.sheets.slice(0, 6).entries()) {
    const found = await workbook.rows(place, MOST_ROWS, tooMany)
    tables.push({ name, rows: [...found].sort(([a], [b]) => a - b).map(([row, cells]) => rowOf(row, cells)) })
  }
  return tables
}

function rowOf(row: number, found: Map<number, Cell>): TableRow {
  const cells: string[] = Array(Math.min(MOST_COLUMNS, Math.max(0, ...found.keys()))).fill('')
  const formulas: number[] = []
  for (const [column, cell] of found) {
    if (column > MOST_COLUMNS) continue
    if (cell.kind === 'text' || cell.kind === 'number') cells[column - 1] = cell.text
    // A day with a time of day, or outside the calendar, is shown as what it is not: no day.
    else if (cell.kind === 'date') cells[column - 1] = cell.day ?? '?'
    else formulas.push(column - 1)
  }
  return { row, cells, formulas }
}

function textRows(bytes: Uint8Array): TableRow[] {
  const text = decodeText(bytes)
  if (text === null)
    throw new SheetRefused('table-no-text', {
      nl: 'Dit is geen Excel-bestand (.xlsx) en geen CSV-bestand.',
      en: 'This is neither an Excel file (.xlsx) nor a CSV file.',
    })
  let records: string[][]
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
      to: MOST_ROWS + 1,
    })
  } catch (cause) {
    const line = (cause as { lines?: number }).lines
    throw new SheetRefused('table-unreadable', {
      nl: `Dit CSV-bestand is niet te lezen${line ? ` (rond regel ${line})` : ''}. Open het in een spreadsheetprogramma en sla het opnieuw op.`,
      en: `This CSV file cannot be read${line ? ` (around line ${line})` : ''}. Open it in a spreadsheet program and save it again.`,
    })
  }
  if (records.length > MOST_ROWS) throw tooMany()
  return records.map((cells, index) => ({
    row: index + 1,
    // The apostrophe with which an export keeps text from becoming a formula goes off again.
    cells: cells.slice(0, MOST_COLUMNS).map((cell) => withoutGuard(cell)),
    formulas: [],
  }))
}

/** What stands between the cells: of semicolon, tab, comma and bar the one that the first filled line holds most, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ''] = text
    .slice(0, 20_000)
    .replace(/^\ufeff/, '')
    .split(/\r?\n|\r/)
    .filter((one) => one.trim() !== '')
  const bare = line.replace(/"[^"]*"/g, '')
  const counted = [';', '\t', ',', '|'].map((mark) => ({ mark, times: bare.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}
