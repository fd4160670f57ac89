import type { CellObject } from 'write-excel-file/node'
import { printableText } from '../printable-text.ts'

/** A cell holds at most 32,767 UTF-16 units; a spreadsheet program calls a file with more damaged. */
const CELL_LIMIT = 32_767

/**
 * A cell that is text and stays text. What starts like a formula (= + - @) gets the format 'Text' besides, so that it does
 * not become one when someone edits the cell. `cutNote` ends a text that is too long for a cell.
 */
export function textCell(text: string, cutNote: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  // The library drops U+FFFD, so a box marks here what cannot be printed.
  const value = withoutEscapes(printableText(text).replaceAll('\ufffd', '□'))
  const startsFormula = /^[\s]*[=+\-@]/.test(value) || value.startsWith('\t')
  return {
    wrap: true,
    alignVertical: 'top',
    ...(startsFormula ? { format: '@' } : {}),
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

/**
 * The height, in points, at which the wrapped texts of a row can be read, estimated from the column widths (in characters): not every
 * program fits rows by itself. At most 409 points, which is the limit of the format.
 */
export function rowHeight(cells: CellObject[], widths: number[]): number {
  const lines = cells.map(({ value }, column) => {
    if (typeof value !== 'string') return 1
    const width = widths[column] ?? 10
    return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0)
  })
  return Math.min(409, Math.max(1, ...lines) * 15 + 2)
}
