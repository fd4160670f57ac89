import { headingKey } from '../exchange/column-mapping.ts'
import type { SheetColumn, SheetWords } from '../exchange/sheet-form.ts'
import type { Content } from '../standards/content.ts'
import { type Day, parseDay } from '../time/day.ts'
import { checkGround, checkParts } from './check-document.ts'
import {
  type AboutKey,
  aboutLabels,
  claimColumns,
  coverageFormVersion,
  coverageKind,
  groundColumns,
  tableNames,
  tellsForWhom,
} from './coverage-tables.ts'
import { termsWords } from './coverage-words.ts'
import { emptyReading, type Refusal, type ReportReading } from './report-reading.ts'

/** A sheet, or a part of a CSV: its name and its rows as they are numbered; `formulas` are places of cells that hold no plain value. */
export type RawTable = {
  name: string
  rows: readonly { row: number; cells: readonly string[]; formulas: readonly number[] }[]
}

type Found = { kind: 'read'; reading: ReportReading } | Refusal | { kind: 'other' }
type Part = keyof typeof tableNames

const partOf = (name: string): Part | undefined =>
  (Object.keys(tableNames) as Part[]).find((part) =>
    Object.values(tableNames[part]).some((one) => one.toLowerCase() === name.trim().toLowerCase()),
  )

/** The tables of a CSV as we write it: each under a line with nothing but its name. Null where it is no CSV of ours. */
export function tablesOfCsv(rows: RawTable['rows']): RawTable[] | null {
  const tables: { name: string; rows: RawTable['rows'][number][] }[] = []
  for (const one of rows) {
    const name = one.cells[0] ?? ''
    const alone = one.cells.slice(1).every((cell) => cell === '')
    if (alone && partOf(name) !== undefined) tables.push({ name, rows: [] })
    else if (tables.length === 0) return null
    else tables.at(-1)?.rows.push(one)
  }
  return tables
}

/** A report as our own files have it, read back without loss; 'other' where a file does not say that it is one. */
export function readCoverageTables(content: Content, tables: readonly RawTable[]): Found {
  const parts = new Map(tables.map((table) => [partOf(table.name), table]))
  const about = parts.get('about')
  if (about === undefined) return { kind: 'other' }
  const facts = new Map<string, string>()
  for (const { cells } of about.rows) {
    const key = cells[2] ?? ''
    if (Object.hasOwn(aboutLabels, key) && !facts.has(key)) facts.set(key, cells[1] ?? '')
  }
  if (facts.get('kind') !== coverageKind) return { kind: 'other' }
  if (facts.get('version_of_form') !== coverageFormVersion) {
    const said = (facts.get('version_of_form') ?? '').slice(0, 20)
    return refusal(
      'coverage-other-version',
      `Dit dekkingsrapport is van een andere versie van het blad (${said}, hier ${coverageFormVersion}). Vraag het rapport op in de huidige vorm.`,
      `This coverage report is of another version of the sheet (${said}, here ${coverageFormVersion}). Ask for the report in the current form.`,
    )
  }
  const reading = emptyReading()
  const broken = readAbout(reading, facts)
  if (broken) return broken
  for (const part of ['grounds', 'claims'] as const) {
    const table = parts.get(part)
    if (table === undefined) {
      if (part === 'grounds') continue
      return refusal(
        'coverage-no-claims',
        `In dit bestand staat geen blad ‘${tableNames.claims.nl}’. Vraag het dekkingsrapport opnieuw op.`,
        `This file has no sheet ‘${tableNames.claims.en}’. Ask for the coverage report again.`,
      )
    }
    const missing = readTable(reading, part, table)
    if (missing) return missing
  }
  checkParts(content, reading)
  return { kind: 'read', reading }
}

const refusal = (code: string, nl: string, en: string): Refusal => ({ kind: 'refused', code, sentence: { nl, en } })

function readAbout(reading: ReportReading, facts: ReadonlyMap<string, string>): Refusal | null {
  const text = (key: AboutKey) => facts.get(key) ?? ''
  const asOf = parseDay(text('asOf'))
  if (asOf === null)
    return refusal(
      'coverage-no-day',
      `Op het blad ‘${tableNames.about.nl}’ staat geen dag bij ‘${aboutLabels.asOf.nl}’. Schrijf de dag als 2026-12-31.`,
      `On the sheet ‘${tableNames.about.en}’ there is no day at ‘${aboutLabels.asOf.en}’. Write the day as 2026-12-31.`,
    )
  const terms = choiceOf(termsWords, text('terms'))
  if (terms === undefined)
    return refusal(
      'coverage-no-terms',
      `Op het blad ‘${tableNames.about.nl}’ staan bij ‘${aboutLabels.terms.nl}’ geen voorwaarden die bekend zijn.`,
      `On the sheet ‘${tableNames.about.en}’ there are no known terms at ‘${aboutLabels.terms.en}’.`,
    )
  reading.about = {
    ...{ supplier: text('supplier'), service: text('service'), title: text('title'), version: text('version') },
    ...{ asOf, terms, termsNote: text('termsNote'), disclaimer: text('disclaimer') },
    language: text('language') === 'en' ? 'en' : 'nl',
  }
  return null
}

function choiceOf<T extends string>(words: Record<T, SheetWords>, written: string): T | undefined {
  return (Object.keys(words) as T[]).find((one) =>
    [one, words[one].nl, words[one].en].some((word) => headingKey(word) === headingKey(written)),
  )
}

/** The rows below the headings, which are the first row, in any order of columns. */
function readTable(reading: ReportReading, part: 'claims' | 'grounds', { name, rows }: RawTable): Refusal | null {
  const columns = part === 'claims' ? claimColumns : groundColumns
  const [head, ...body] = rows
  const places = columns.map(({ heading }) =>
    (head?.cells ?? []).findIndex((cell) => [heading.nl, heading.en].map(headingKey).includes(headingKey(cell))),
  )
  const missing = columns.filter((_, index) => places[index] === -1)
  if (missing.length > 0) {
    const list = (language: 'nl' | 'en') => missing.map(({ heading }) => `‘${heading[language]}’`).join(', ')
    return refusal(
      'coverage-columns-missing',
      `Op het blad ‘${name.slice(0, 40)}’ ontbreken kolommen: ${list('nl')}.`,
      `Columns are missing on the sheet ‘${name.slice(0, 40)}’: ${list('en')}.`,
    )
  }
  for (const { row, cells, formulas } of body) {
    if (part === 'claims' && formulas.length === 0 && tellsForWhom(cells)) continue
    const values: Record<string, string> = {}
    let fault: SheetWords | null = null
    for (const [index, column] of columns.entries()) {
      const place = places[index] ?? -1
      const value = cellOf(column, cells[place] ?? '', formulas.includes(place))
      if (typeof value === 'string') values[column.key] = value
      else fault ??= value
    }
    if (fault) reading.refused.push({ row, sentence: { nl: `${name}: ${fault.nl}`, en: `${name}: ${fault.en}` } })
    else if (part === 'grounds') {
      const ground = { ...values, ...daysOf(values), type: values.type === '' ? null : Number(values.type) }
      checkGround(reading, row, ground)
    } else {
      // What the columns say is checked with everything else, by checkParts.
      const claim = { ...values, ground: values.ground === '' ? null : values.ground }
      reading.claims.push({ row, claim: claim as unknown as ReportReading['claims'][number]['claim'] })
    }
  }
  return null
}

const daysOf = ({ starts = '', ends = '' }: Record<string, string>): { starts: Day | null; ends: Day | null } => ({
  ...{ starts: parseDay(starts), ends: parseDay(ends) },
})

function cellOf(column: SheetColumn, written: string, formula: boolean): string | SheetWords {
  const { nl, en } = column.heading
  if (formula)
    return {
      nl: `in de kolom ‘${nl}’ staat een formule of een fout. Vul de uitkomst in als tekst.`,
      en: `the column ‘${en}’ holds a formula or an error. Fill in its outcome as text.`,
    }
  if (column.kind !== 'choice') return written
  const key = headingKey(written)
  const choice = column.choices.find((one) => [one.value, one.nl, one.en].some((word) => headingKey(word) === key))
  if (choice) return choice.value
  const said = written.slice(0, 60)
  const list = (language: 'nl' | 'en') => column.choices.map((one) => one[language].toLowerCase()).join(', ')
  return {
    nl: `‘${said}’ past niet in de kolom ‘${nl}’. Kies uit: ${list('nl')}.`,
    en: `‘${said}’ does not fit the column ‘${en}’. Choose from: ${list('en')}.`,
  }
}
