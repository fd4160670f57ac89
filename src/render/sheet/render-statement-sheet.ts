import type { CellObject, SheetData } from 'write-excel-file/node'
import { lapseText } from '../../core/applicability/lapse-words.ts'
import { namedBehind } from '../../core/soa/named-reason.ts'
import { type Statement, type StatementDecision, type StatementRow, statementTotals } from '../../core/soa/statement.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Words } from '../label-words.ts'
import { labels } from '../labels.ts'
import { writtenDayOf, writtenMoment } from '../written-dates.ts'
import { filteredAndFitted } from './filtered-and-fitted.ts'
import { dayCell, headStyle, textCell, withHeight } from './text-cells.ts'

const widths = [20, 8, 46, 18, 22, 11, 15, 24, 20, 60, 60, 13, 15, 24, 13, 40]

type SheetParts = {
  data: SheetData
  sheet: string
  columns: { width: number }[]
  stickyRowsCount?: number
  orientation?: 'landscape'
}

/**
 * The statement as an XLSX workbook: one row per control (sheet 'VvT' or 'SoA', with frozen and filtered header), the totals, and
 * what the document is. Every text is a text cell, days are dates and counts are numbers.
 */
export async function renderStatementSheet(statement: Statement): Promise<Uint8Array> {
  // Loaded when first asked for: most servers make a workbook rarely.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const words = labels[statement.language]
  const controls = controlRows(statement)
  const sheets: SheetParts[] = [
    {
      data: controls,
      sheet: words.abbreviation,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    {
      data: totalRows(statement),
      sheet: words.sheet.totals,
      columns: [{ width: 26 }, ...Array(9).fill({ width: 16 })],
    },
    { data: aboutRows(statement), sheet: words.sheet.about, columns: [{ width: 26 }, { width: 80 }] },
  ]
  const range = `A1:${String.fromCharCode(64 + widths.length)}${controls.length}`
  const options = { fontFamily: 'Calibri', fontSize: 11, features: [filteredAndFitted([range])] }
  return new Uint8Array(await writeExcelFile(sheets, options).toBuffer())
}

function controlRows(statement: Statement): SheetData {
  const words = labels[statement.language]
  const { column } = words
  const names = [column.edition, column.number, column.control, column.theme, column.care, words.careUncertainCell]
  names.push(column.applies, column.reasons, column.presence, column.description, column.justification)
  names.push(column.since, column.plannedFor, column.decidedBy, column.decidedOn, words.lapsed)
  return [
    names.map((name) => textCell(capital(name), '', headStyle)),
    ...statement.rows.map((row) => withHeight(controlRow(row, statement.language), widths)),
  ]
}

function controlRow(row: StatementRow, language: 'nl' | 'en'): CellObject[] {
  const words = labels[language]
  const { decision } = row
  const text = (value: string) => textCell(value, words.sheet.cut)
  const applying = decision?.applies === true
  const planned = decision?.presence === 'planned'
  const marked = row.healthcare !== null && row.healthcare !== 'none'
  return [
    text(row.editionName),
    // '5.10' must not become the number 5.1.
    textCell(row.requirement, '', { format: '@' }),
    text(row.title[language]),
    text(row.theme[language]),
    text(marked && row.healthcare !== null && row.healthcare !== 'none' ? words.care[row.healthcare] : ''),
    text(row.healthcareUncertain ? '?' : ''),
    text(decision === null ? words.undecided : decision.applies ? words.yes : words.no),
    text(applying ? reasonsText(decision, words) : ''),
    text(applying ? (decision.presence === null ? words.unmarked : words.presence[decision.presence]) : ''),
    text(applying ? decision.description : ''),
    text(decision?.justification ?? ''),
    dayCell(applying && !planned ? decision.since : null),
    dayCell(applying && planned ? decision.since : null),
    text(decision?.decidedBy ?? ''),
    dayCell(decision === null ? null : dayOf(decision.decidedAt)),
    text((decision?.lapsed ?? []).map((lapse) => lapseText(lapse)[language]).join('; ')),
  ]
}

/** The reasons, with the law, the contract and the risks that were named. */
function reasonsText(decision: StatementDecision, words: Words): string {
  return decision.reasons
    .map((reason) => {
      const named = namedBehind(reason, decision)
      return named ? `${words.reason[reason]} (${named})` : words.reason[reason]
    })
    .join(', ')
}

function totalRows(statement: Statement): SheetData {
  const words = labels[statement.language]
  const counts = [
    'total',
    'applicable',
    'inPlace',
    'partly',
    'planned',
    'absent',
    'unmarked',
    'excluded',
    'undecided',
  ] as const
  return [
    [words.column.edition, ...counts.map((key) => words.total[key])].map((name) =>
      textCell(capital(name), '', headStyle),
    ),
    ...statementTotals(statement).map((totals) => [
      textCell(totals.name, words.sheet.cut),
      ...counts.map((key) => ({ type: Number, value: totals[key], alignVertical: 'top' as const })),
    ]),
  ]
}

function aboutRows(statement: Statement): SheetData {
  const words = labels[statement.language]
  const { language, checkpoint, fingerprint } = statement
  const facts: [string, string | number][] = [
    ['', words.title],
    [words.organisation, statement.organisation],
    [words.status, statement.status === 'draft' ? `${words.draft}. ${words.draftNote}` : words.approved],
    [words.version, statement.version ?? words.noVersion],
    [words.sheet.madeAt, writtenMoment(statement.moment, language)],
    [words.approvedBy, statement.approvedBy ?? ''],
    ...(statement.approvedAs ? [[words.position, statement.approvedAs] satisfies [string, string]] : []),
    ...(statement.preparedBy ? [[words.preparedBy, statement.preparedBy] satisfies [string, string]] : []),
    ...(statement.recordedBy ? [[words.recordedBy, statement.recordedBy] satisfies [string, string]] : []),
    [words.approvedOn, statement.approvedAt === null ? '' : writtenDayOf(statement.approvedAt, language)],
    [words.note, statement.note ?? ''],
    [words.editions, statement.editions.map(({ name }) => name).join(', ')],
    [words.scope, statement.scope.trim() || words.noScope],
    [words.checkpoint, checkpoint === null ? words.noCheckpoint : words.checkpointNote],
    ...(checkpoint === null
      ? []
      : ([
          [words.trailOrigin, checkpoint.origin],
          [words.trailSize, checkpoint.size],
          [words.root, checkpoint.root],
        ] satisfies [string, string | number][])),
    ...(fingerprint === undefined ? [] : [[words.fingerprint, fingerprint] satisfies [string, string]]),
  ]
  return facts.map(([label, value]) =>
    withHeight(
      [
        textCell(label, '', { fontWeight: 'bold' }),
        typeof value === 'number'
          ? { type: Number, value, align: 'left', alignVertical: 'top' }
          : textCell(value, words.sheet.cut, label === '' ? { fontWeight: 'bold', fontSize: 16, wrap: false } : {}),
      ],
      [26, 80],
    ),
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
