import type { CellObject } from 'write-excel-file/node'
import { looksLikeFormula } from '../../core/exchange/formula-guard.ts'
import { type Day, utcMidnightOf } from '../../core/time/day.ts'
import { printableText } from '../printable-text.ts'
import { rowHeight } from './row-height.ts'

/** A cell holds at most 32,767 UTF-16 units; a spreadsheet program calls a file with more damaged. */
const CELL_LIMIT = 32_767

/** The look of the head of a table. */
export const headStyle: Omit<CellObject, 'value' | 'type'> = {
  fontWeight: 'bold',
  textColor: '#ffffff',
  backgroundColor: '#0e5a5a',
  alignVertical: 'center',
}

/**
 * A cell that is text and stays text. What starts like a formula (= + - @) gets the format 'Text' besides, so that it does
 * not become one when someone edits the cell. `cutNote` ends a text that is too long for a cell.
 */
export function textCell(text: string, cutNote: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  // The library drops U+FFFD, so a box marks here what cannot be printed.
  const value = withoutEscapes(printableText(text).replaceAll('\ufffd', '□'))
  return {
    wrap: true,
    alignVertical: 'top',
    ...(looksLikeFormula(value) ? { format: '@' } : {}),
    ...style,
    type: String,
    value: value.length > CELL_LIMIT ? cut(value, cutNote) : value,
  }
}

// In this format '_x0041_' in a text means the letter A (ECMA-376 part 1, 22.4.2.4); escaping its underscore keeps what was written.
function withoutEscapes(text: string): string {
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
}

function cut(value: string, cutNote: string): string {
  return `${value.slice(0, CELL_LIMIT - cutNote.length - 1).replace(/[\ud800-\udbff]$/, '')} ${cutNote}`
}

/** A day as a date of the spreadsheet; null is an empty cell. */
export function dayCell(day: Day | null): CellObject {
  if (day === null) return { type: String, value: '' }
  // The calendar of spreadsheet programs starts in 1900, with a day that never was on 29 February of that year.
  if (day < '1900-03-01') return textCell(day, '')
  return { type: Date, value: new Date(utcMidnightOf(day)), format: 'yyyy-mm-dd', align: 'left', alignVertical: 'top' }
}

/** The cells of a row, as high as their texts need in columns of these widths (in characters). */
export function withHeight(cells: CellObject[], columns: number[]): CellObject[] {
  const texts = cells.map(({ value }) => (typeof value === 'string' ? value : ''))
  const height = rowHeight(texts, columns)
  return cells.map((cell) => ({ ...cell, height }))
}
