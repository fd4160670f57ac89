import type { SheetColumn, SheetWords } from '../../core/exchange/sheet-form.ts'
import { parseDay } from '../../core/time/day.ts'
import { isWritten } from '../../core/time/written-days.ts'
import type { SheetRefusal } from './refusal.ts'
import type { Cell } from './workbook-cells.ts'

type Refused =
  | 'formula'
  | 'error'
  | 'boolean'
  | 'date-in-text'
  | 'too-long'
  | 'control'
  | 'not-a-day'
  | 'not-a-number'
  | 'no-choice'

/** What a cell means in this column, or why it means nothing there. */
export function valueOfCell(cell: Cell, column: SheetColumn): { ok: string } | { refused: Refused } {
  if (cell.kind === 'formula' || cell.kind === 'error' || cell.kind === 'boolean') return { refused: cell.kind }
  if (cell.kind === 'date') {
    if (column.kind !== 'day') return { refused: 'date-in-text' }
    return cell.day === null || !isWritten(cell.day) ? { refused: 'not-a-day' } : { ok: cell.day }
  }
  const { text } = cell
  if (column.kind === 'text') {
    if (text.length > column.maxLength) return { refused: 'too-long' }
    return control.test(text) ? { refused: 'control' } : { ok: text }
  }
  const filled = text.trim()
  if (filled === '') return { ok: '' }
  if (column.kind === 'day') return dayOfText(filled)
  if (column.kind === 'number') {
    const number = Number(filled)
    const fits = /^-?\d{1,9}$/.test(filled) && number >= column.min && number <= column.max
    return fits ? { ok: String(number) } : { refused: 'not-a-number' }
  }
  const choice = column.choices.find((one) =>
    [one.value, one.nl, one.en].some((word) => word.toLowerCase() === filled.toLowerCase()),
  )
  return choice === undefined ? { refused: 'no-choice' } : { ok: choice.value }
}

// What the database cannot hold or nobody can see; line ends and tabs may stay.
const control = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u

/** 2026-12-31, or 31-12-2026 as it is written in Dutch; with slashes it would be another day in another country. */
function dayOfText(text: string): { ok: string } | { refused: Refused } {
  const dutch = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text
  return parseDay(iso) === null || !isWritten(iso) ? { refused: 'not-a-day' } : { ok: iso }
}

/** The refusal in words: where, and what to do instead. */
export function cellRefusal(refused: Refused, row: number, column: SheetColumn): SheetRefusal {
  const where = { nl: `Rij ${row}, kolom ‘${column.heading.nl}’`, en: `Row ${row}, column ‘${column.heading.en}’` }
  const what = reasons[refused](column)
  return {
    code: `cell-${refused}`,
    row,
    column: column.key,
    sentence: { nl: `${where.nl}: ${what.nl}`, en: `${where.en}: ${what.en}` },
  }
}

const reasons: Record<Refused, (column: SheetColumn) => SheetWords> = {
  formula: () => ({
    nl: 'hier staat een formule. Vul de uitkomst in als tekst.',
    en: 'this is a formula. Fill in its outcome as text.',
  }),
  error: () => ({
    nl: 'hier staat een foutmelding van het spreadsheetprogramma. Vul in wat er moet staan.',
    en: 'this is an error of the spreadsheet program. Fill in what should be here.',
  }),
  boolean: () => ({
    nl: 'hier staat WAAR of ONWAAR als waarde. Maak de cel op als tekst en vul haar opnieuw in.',
    en: 'this is TRUE or FALSE as a value. Format the cell as text and fill it in again.',
  }),
  'date-in-text': () => ({
    nl: 'het spreadsheetprogramma heeft hier een datum van gemaakt. Maak de cel op als tekst en vul haar opnieuw in.',
    en: 'the spreadsheet program made this a date. Format the cell as text and fill it in again.',
  }),
  'too-long': (column) => {
    const most = column.kind === 'text' ? column.maxLength : 0
    return {
      nl: `de tekst is te lang: hier passen ten hoogste ${most} tekens. Kort hem in.`,
      en: `the text is too long: at most ${most} characters fit here. Shorten it.`,
    }
  },
  control: () => ({
    nl: 'er staan onzichtbare tekens in de tekst. Typ hem opnieuw, of plak hem als platte tekst.',
    en: 'the text holds invisible characters. Type it again, or paste it as plain text.',
  }),
  'not-a-day': () => ({
    nl: 'dit is geen dag. Vul een dag in als 2026-12-31, van 1900 tot en met 2199, zonder tijd.',
    en: 'this is not a day. Fill in a day such as 2026-12-31, from 1900 through 2199, without a time.',
  }),
  'not-a-number': (column) => {
    const [min, max] = column.kind === 'number' ? [column.min, column.max] : [0, 0]
    return {
      nl: `vul een heel getal in van ${min} tot en met ${max}.`,
      en: `fill in a whole number from ${min} to ${max}.`,
    }
  },
  'no-choice': (column) => {
    const choices = column.kind === 'choice' ? column.choices : []
    return {
      nl: `dit is geen van de keuzes. Kies uit: ${choices.map(({ nl }) => nl).join(', ')}.`,
      en: `this is none of the choices. Choose from: ${choices.map(({ en }) => en).join(', ')}.`,
    }
  },
}
