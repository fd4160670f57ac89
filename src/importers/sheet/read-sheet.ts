import type { SheetColumn, SheetForm, SheetRow } from '../../core/exchange/sheet-form.ts'
import { cellRefusal, valueOfCell } from './cell-values.ts'
import { findSheet } from './find-sheet.ts'
import { type SheetRefusal, SheetRefused } from './refusal.ts'
import { unpackWorkbook } from './unpack-workbook.ts'
import { openWorkbook, type Rows } from './workbook-cells.ts'

/**
 * What a sheet that came back holds: what it says about itself by key ('kind', 'version', 'organisation', the facts it went out with),
 * its good rows, and why the others were not taken. `row` counts as the spreadsheet program does. A row with a refused cell is not
 * among the rows. `ignoredColumns` are headings that mean nothing to us.
 */
export type SheetReading =
  | { kind: 'refused'; refusal: SheetRefusal }
  | {
      kind: 'read'
      about: Record<string, string>
      rows: { row: number; values: SheetRow }[]
      refusals: SheetRefusal[]
      /** How many refusals there are besides those given. */
      moreRefusals: number
      ignoredColumns: string[]
    }

const MOST_REFUSALS = 500

/**
 * Reads a sheet of this form (XLSX) without trusting it: nothing is reckoned, macros, formulas and bombs are refused, and each refusal
 * says where and what to do instead. `organisation` is the id to which the sheet must belong, when it says to which it does.
 */
export async function readSheet(bytes: Uint8Array, form: SheetForm, organisation: string): Promise<SheetReading> {
  try {
    const workbook = await openWorkbook(unpackWorkbook(bytes))
    const { about, rows, head, columns, ignoredColumns } = await findSheet(workbook, form, organisation)
    return { kind: 'read', about, ignoredColumns, ...readRows(rows, head, columns, form.columns) }
  } catch (error) {
    if (error instanceof SheetRefused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

function readRows(rows: Rows, head: number, places: Map<string, number>, columns: SheetColumn[]) {
  const good: { row: number; values: SheetRow }[] = []
  const refusals: SheetRefusal[] = []
  let moreRefusals = 0
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    if (row <= head) continue
    const values: SheetRow = {}
    let refusedCells = 0
    for (const column of columns) {
      const place = places.get(column.key)
      const cell = place === undefined ? undefined : cells.get(place)
      const value = cell === undefined ? { ok: '' } : valueOfCell(cell, column)
      if ('ok' in value) values[column.key] = value.ok
      else {
        refusedCells += 1
        if (refusals.length < MOST_REFUSALS) refusals.push(cellRefusal(value.refused, row, column))
        else moreRefusals += 1
      }
    }
    if (refusedCells === 0 && Object.values(values).some((value) => value.trim() !== '')) good.push({ row, values })
  }
  return { rows: good, refusals, moreRefusals }
}
