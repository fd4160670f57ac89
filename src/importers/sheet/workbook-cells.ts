import { dateStyles, daySerial } from './date-cells.ts'
import { parseXml } from './parse-xml.ts'
import { refused } from './refusal.ts'
import type { Workbook } from './unpack-workbook.ts'

/** What stands in a cell. A date is its day, or null where it has a time besides or lies outside the calendar. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'date'; day: string | null }
  | { kind: 'formula' }
  | { kind: 'boolean' }
  | { kind: 'error' }

/** Rows in which something stands, by their number as the spreadsheet program counts; cells by column, 1 for A. */
export type Rows = Map<number, Map<number, Cell>>

export type OpenedWorkbook = {
  sheets: string[]
  /** The rows of the sheet at this place. Throws SheetRefused when there are more than `limit`. */
  rows: (place: number, limit: number, tooMany: () => Error) => Promise<Rows>
}

const FURTHEST_COLUMN = 16_384
const FURTHEST_ROW = 1_048_576
/** No form of ours is wider; what stands further to the right is passed over. */
const WIDEST = 256
/** Cells that are read at most, of all sheets together: 20,000 rows of fifteen. */
const MOST_CELLS = 300_000

/** Reads what a workbook has besides its sheets. Throws SheetRefused. */
export async function openWorkbook(workbook: Workbook): Promise<OpenedWorkbook> {
  const targets = await relations(workbook, '_rels/.rels', '')
  const main = [...targets.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml'
  const xml = await workbook.part(main)
  if (xml === null) throw refused.notXlsx()
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : ''
  const parts = await relations(workbook, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  parseXml(main, xml, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      const part = parts.get(attributes.id ?? '')
      if (element !== 'sheet' || !part?.type.endsWith('/worksheet')) return
      // No spreadsheet program shows one part as two sheets; it would be read for each.
      if (sheets.some(({ path }) => path === part.path)) throw refused.damaged(part.path)
      sheets.push({ name: attributes.name ?? '', path: part.path })
    },
  })
  const pathOf = (type: string) => [...parts.values()].find((part) => part.type.endsWith(type))?.path
  const strings = await sharedStrings(workbook, pathOf('/sharedStrings'))
  const stylesPath = pathOf('/styles')
  const styles = stylesPath === undefined ? null : await workbook.part(stylesPath)
  const dates = styles === null ? [] : dateStyles(styles)
  const read = { cells: 0 }
  return {
    sheets: sheets.map(({ name }) => name),
    rows: async (place, limit, tooMany) => {
      const path = sheets[place]?.path ?? ''
      const sheet = await workbook.part(path)
      if (sheet === null) throw refused.damaged(path)
      return rowsOf(path, sheet, { strings, dates, from1904, limit, tooMany, read })
    },
  }
}

type Around = {
  strings: string[]
  dates: boolean[]
  from1904: boolean
  limit: number
  tooMany: () => Error
  /** How many cells were read of all sheets so far. */
  read: { cells: number }
}

function rowsOf(path: string, xml: string, around: Around): Rows {
  const rows: Rows = new Map()
  let row = 0
  let column = 0
  let cell: { type: string; style: number; formula: boolean; text: string } | null = null
  let reading = false
  let phonetic = false
  parseXml(path, xml, {
    open: (element, attributes) => {
      if (element === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        column = 0
        if (!Number.isInteger(row) || row < 1 || row > FURTHEST_ROW) throw refused.damaged(path)
      } else if (element === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        if (column < 1 || column > FURTHEST_COLUMN) throw refused.damaged(path)
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, text: '' }
      } else if (cell !== null) {
        if (element === 'f') cell.formula = true
        if (element === 'rPh') phonetic = true
        reading = (element === 'v' || element === 't') && !phonetic
      }
    },
    text: (text) => {
      if (cell !== null && reading) cell.text += text
    },
    close: (element) => {
      if (element === 'v' || element === 't') reading = false
      if (element === 'rPh') phonetic = false
      if (element !== 'c' || cell === null) return
      const value = cellOf(cell, around, path)
      cell = null
      if (value === null || column > WIDEST) return
      around.read.cells += 1
      if (around.read.cells > MOST_CELLS) throw refused.unpacksTooLarge()
      const cells = rows.get(row) ?? new Map<number, Cell>()
      cells.set(column, value)
      rows.set(row, cells)
      if (rows.size > around.limit) throw around.tooMany()
    },
  })
  return rows
}

function cellOf(
  cell: { type: string; style: number; formula: boolean; text: string },
  { strings, dates, from1904 }: Around,
  path: string,
): Cell | null {
  if (cell.formula) return { kind: 'formula' }
  const written = (text: string): Cell | null => (text === '' ? null : { kind: 'text', text })
  switch (cell.type) {
    case 's': {
      const text = strings[Number(cell.text || 'none')]
      if (text === undefined) throw refused.damaged(path)
      return written(text)
    }
    case 'inlineStr':
    case 'str':
      return written(unescaped(cell.text))
    case 'b':
      return { kind: 'boolean' }
    case 'e':
      return { kind: 'error' }
    case 'd':
      return {
        kind: 'date',
        day: /^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?Z?)?$/.test(cell.text) ? cell.text.slice(0, 10) : null,
      }
    default: {
      if (cell.text === '') return null
      const number = Number(cell.text)
      if (!Number.isFinite(number)) throw refused.damaged(path)
      if (dates[cell.style]) return { kind: 'date', day: daySerial(number, from1904) }
      return { kind: 'number', text: String(number) }
    }
  }
}

async function sharedStrings(workbook: Workbook, path: string | undefined): Promise<string[]> {
  const xml = path === undefined ? null : await workbook.part(path)
  if (path === undefined || xml === null) return []
  const strings: string[] = []
  let current = ''
  let reading = false
  let phonetic = false
  parseXml(path, xml, {
    open: (element) => {
      if (element === 'si') current = ''
      if (element === 'rPh') phonetic = true
      if (element === 't') reading = !phonetic
    },
    text: (text) => {
      if (reading) current += text
    },
    close: (element) => {
      if (element === 't') reading = false
      if (element === 'rPh') phonetic = false
      if (element === 'si') strings.push(unescaped(current))
    },
  })
  return strings
}

async function relations(workbook: Workbook, name: string, folder: string) {
  const found = new Map<string, { type: string; path: string }>()
  const xml = await workbook.part(name)
  if (xml === null) return found
  parseXml(name, xml, {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return
      found.set(Id, { type: Type, path: Target.startsWith('/') ? Target.slice(1) : folder + Target })
    },
  })
  return found
}

// ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
function unescaped(text: string): string {
  return text
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .toWellFormed()
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=[0-9])/.exec(reference)?.[0] ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
