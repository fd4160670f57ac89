import { lapseText } from '../../core/applicability/lapse-words.ts'
import type { Mark, Report, ReportCell, ReportColumn, ReportSection } from '../../core/report/report.ts'
import type { CombinedCell, CombinedRow } from '../../core/soa/combined.ts'
import { namedBehind } from '../../core/soa/named-reason.ts'
import type { Statement, StatementDecision } from '../../core/soa/statement.ts'
import { labels } from '../../render/labels.ts'
import { shortDay } from '../../render/written-dates.ts'
import { soaWords } from './soa-words.ts'

type Language = 'nl' | 'en'

const marks: Record<string, Mark> = { 'in-place': 'holds', partly: 'partly', planned: 'planned', absent: 'fails' }

/** The reasons of a decision, with the law, the contract and the risks that were named. */
function reasonsText(decision: StatementDecision, language: Language): string {
  return decision.reasons
    .map((reason) => {
      const named = namedBehind(reason, decision)
      return named ? `${labels[language].reason[reason]} (${named})` : labels[language].reason[reason]
    })
    .join(', ')
}

function stateOf(
  decision: StatementDecision | null,
  language: Language,
): { applies: string; presence: string; mark: Mark } {
  const words = labels[language]
  if (decision === null) return { applies: words.undecided, presence: '', mark: 'unknown' }
  if (!decision.applies) return { applies: words.no, presence: '', mark: 'none' }
  const { presence, since } = decision
  if (presence === null) return { applies: words.yes, presence: words.unmarked, mark: 'unknown' }
  const day = since === null ? '' : shortDay(since, language)
  const word = presence === 'planned' && day ? `${words.column.plannedFor} ${day}` : words.presence[presence]
  return { applies: words.yes, presence: word, mark: marks[presence] ?? 'unknown' }
}

/** Why, and what is there: what one reads beside the state. */
function explanation(decision: StatementDecision | null, language: Language): string {
  if (decision === null) return ''
  const own = soaWords[language]
  const reasons = decision.applies ? reasonsText(decision, language) : ''
  return [
    reasons && `${own.why}: ${reasons}`,
    decision.applies ? decision.description : '',
    decision.justification,
    ...(decision.lapsed ?? []).map((lapse) => `${own.lapsed}: ${lapseText(lapse)[language]}`),
  ]
    .filter((part) => part.trim() !== '')
    .join('\n')
}

/** What the standards say: once where all say the same, else each with its name. */
function explanations({ cells, agreed }: CombinedRow, names: ReadonlyMap<string, string>, language: Language): string {
  const said = cells.flatMap(({ edition, rows }) =>
    rows.map((row) => ({
      name: `${names.get(edition) ?? edition} ${row.requirement}`,
      text: explanation(row.decision, language),
    })),
  )
  if (agreed) return said[0]?.text ?? ''
  return said
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `${name}: ${text}`)
    .join('\n')
}

/** Cells of one standard about one subject, as lines; the number goes along where it is another than that of the subject. */
function linesOf(cell: CombinedCell, subject: string, language: Language) {
  return cell.rows.map((row) => ({
    ...stateOf(row.decision, language),
    number: row.requirement === subject ? '' : `${row.requirement}: `,
    lapsed: row.decision?.lapsed ? soaWords[language].lapsed : '',
  }))
}

function documentCell(cell: CombinedCell, subject: string, language: Language): ReportCell {
  const lines = linesOf(cell, subject, language)
  const [only] = lines
  if (!only) return { mark: { mark: 'none', word: '' }, soft: soaWords[language].notThere }
  if (lines.length === 1) {
    const word = `${only.number}${only.applies}${only.presence ? `: ${only.presence}` : ''}`
    return { mark: { mark: only.mark, word }, soft: only.lapsed }
  }
  return lines
    .map(({ number, applies, presence, lapsed }) => [number + applies, presence, lapsed].filter(Boolean).join('; '))
    .join('\n')
}

function sheetCells(cell: CombinedCell, subject: string, language: Language): ReportCell[] {
  const lines = linesOf(cell, subject, language)
  if (lines.length === 0) return ['', '']
  return [
    lines.map(({ number, applies }) => number + applies).join('\n'),
    lines.map(({ number, presence, lapsed }) => [number + presence, lapsed].filter(Boolean).join('; ')).join('\n'),
  ]
}

/** The combined statement as a document: by theme, or as one table where it is to be worked in. */
export function combinedReport(
  statement: Statement,
  rows: readonly CombinedRow[],
  format: 'pdf' | 'docx' | 'xlsx',
): Report {
  const { language } = statement
  const [words, own] = [labels[language], soaWords[language]]
  const names = new Map(statement.editions.map(({ id, name }) => [id, name]))
  const differing = rows.filter(({ agreed }) => !agreed).length
  const approved = statement.status === 'approved' && statement.version !== null && statement.approvedAt !== null
  return {
    title: words.title,
    subtitle: `${own.combined}: ${[...names.values()].join(' · ')}`,
    organisation: statement.organisation,
    language,
    status: approved
      ? {
          kind: 'approved',
          version: statement.version ?? 0,
          by: statement.approvedBy ?? '',
          at: statement.approvedAt ?? statement.moment,
        }
      : { kind: 'draft' },
    moment: statement.moment,
    checkpoint: statement.checkpoint,
    facts: [
      ...(statement.approvedAs ? [{ label: words.position, value: statement.approvedAs }] : []),
      ...(statement.fingerprint ? [{ label: words.fingerprint, value: statement.fingerprint }] : []),
    ],
    sections: [
      {
        heading: words.scope,
        level: 1,
        blocks: [
          { kind: 'paragraph', text: statement.scope.trim() || words.noScope },
          { kind: 'paragraph', text: own.combinedLead },
          { kind: 'paragraph', text: differing === 0 ? own.allEqual : own.differ(differing) },
        ],
      },
      ...(format === 'xlsx' ? [oneTable(statement, rows, names)] : byTheme(statement, rows, names)),
    ],
  }
}

function byTheme(
  { language }: Statement,
  rows: readonly CombinedRow[],
  names: ReadonlyMap<string, string>,
): ReportSection[] {
  const [words, own] = [labels[language], soaWords[language]]
  const columns: ReportColumn[] = [
    { heading: words.column.number, share: 5 },
    { heading: words.column.control, share: 22 },
    ...[...names.values()].map((heading) => ({ heading, share: 15 })),
    { heading: own.explanation, share: 43 },
  ]
  const themes = [...Map.groupBy(rows, ({ subject }) => subject.theme[language])]
  return themes.map(([theme, of]) => ({
    heading: theme,
    level: 1 as const,
    wide: true,
    blocks: [
      {
        kind: 'table' as const,
        title: theme,
        titleShown: false,
        columns,
        whenEmpty: own.empty,
        rows: of.map((row) => [
          { text: row.subject.number, strong: true },
          { text: row.subject.title[language], ...(row.agreed ? {} : { soft: own.differs }) },
          ...row.cells.map((cell) => documentCell(cell, row.subject.number, language)),
          explanations(row, names, language),
        ]),
      },
    ],
  }))
}

function oneTable(
  { language }: Statement,
  rows: readonly CombinedRow[],
  names: ReadonlyMap<string, string>,
): ReportSection {
  const [words, own] = [labels[language], soaWords[language]]
  return {
    heading: own.controls,
    level: 1,
    wide: true,
    blocks: [
      {
        kind: 'table',
        title: words.abbreviation,
        columns: [
          { heading: words.column.number, share: 5 },
          { heading: words.column.control, share: 22 },
          { heading: words.column.theme, share: 12 },
          ...[...names.values()].flatMap((name) => [
            { heading: `${name}: ${words.column.applies.toLowerCase()}`, share: 10 },
            { heading: `${name}: ${words.column.presence.toLowerCase()}`, share: 12 },
          ]),
          { heading: own.differs, share: 8 },
          { heading: own.explanation, share: 50 },
        ],
        whenEmpty: own.empty,
        rows: rows.map((row) => [
          row.subject.number,
          row.subject.title[language],
          row.subject.theme[language],
          ...row.cells.flatMap((cell) => sheetCells(cell, row.subject.number, language)),
          row.agreed ? '' : own.differs,
          explanations(row, names, language),
        ]),
      },
    ],
  }
}
