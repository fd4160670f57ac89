import type { Report, ReportSection, ReportTable } from '../../core/report/report.ts'
import type { Statement, StatementDecision } from '../../core/soa/statement.ts'
import type { Day } from '../../core/time/day.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { labels } from '../../render/labels.ts'
import { type ReportFormat, reportFile } from '../../render/report/render-report.ts'
import { writtenDayOf } from '../../render/written-dates.ts'
import { compareStatements, type Difference, type Kind } from './compare-statements.ts'
import { soaWords } from './soa-words.ts'

type Language = 'nl' | 'en'
type Item = Difference['items'][number]
type Side = Item['before']
const parts = ['applies', 'reasons', 'law', 'contract', 'justification', 'presence', 'description', 'since'] as const
type Part = (typeof parts)[number]

function partText(side: Side, part: Part, language: Language): string {
  const words = labels[language]
  if (side === null) return part === 'applies' ? words.undecided : ''
  switch (part) {
    case 'applies':
      return side.applies ? words.yes : words.no
    case 'reasons':
      return side.reasons.map((reason) => words.reason[reason]).join(', ')
    case 'presence':
      return !side.applies ? '' : side.presence === null ? words.unmarked : words.presence[side.presence]
    case 'since':
      return side.since === null ? '' : dayText(side.since, language)
    default:
      return side[part]
  }
}

const dayText = (day: NonNullable<StatementDecision['since']>, language: Language) => {
  const [year, month, date] = (day as Day).split('-')
  return language === 'nl' ? `${date}-${month}-${year}` : `${date}/${month}/${year}`
}

/** One row for each field of a control that reads otherwise. A control that came or went tells all that it holds on its side. */
function rowsOf(item: Item, language: Language): string[][] {
  const { editionName, requirement, title } = item
  return parts
    .map((part) => ({
      part,
      before: partText(item.before, part, language),
      after: partText(item.after, part, language),
    }))
    .map((one) => ({
      ...one,
      before: item.kind === 'added' ? '' : one.before,
      after: item.kind === 'dropped' ? '' : one.after,
    }))
    .filter(({ before, after }) => before !== after)
    .map(({ part, before, after }) => [
      editionName,
      requirement,
      title[language],
      soaWords[language].parts[part],
      before,
      after,
    ])
}

function tableOf(items: readonly Item[], title: string, language: Language): ReportTable {
  const { columns, none } = soaWords[language]
  return {
    kind: 'table',
    title,
    titleShown: false,
    columns: [
      { heading: columns.edition, share: 12 },
      { heading: columns.number, share: 6 },
      { heading: columns.control, share: 22 },
      { heading: columns.part, share: 10 },
      { heading: columns.before, share: 25 },
      { heading: columns.after, share: 25 },
    ],
    rows: items.flatMap((item) => rowsOf(item, language)),
    whenEmpty: none,
  }
}

/** What differs between two statements as a document, control by control and field by field. */
function differenceReport(from: Statement, to: Statement, language: Language): Report {
  const own = soaWords[language]
  const difference = compareStatements(from, to)
  const nameOf = ({ version, approvedAt }: Statement) =>
    version === null
      ? own.asItIs
      : `${own.version(version)}${approvedAt === null ? '' : ` (${writtenDayOf(approvedAt, language)})`}`
  const of = (kind: Kind) => difference.items.filter((item) => item.kind === kind)
  const section = (kind: Kind): ReportSection => ({
    heading: own.kinds[kind],
    level: 1,
    wide: true,
    blocks: [
      ...(of(kind).length > 0 ? [{ kind: 'paragraph' as const, text: own.kindLead[kind] }] : []),
      tableOf(of(kind), own.kinds[kind], language),
    ],
  })
  return {
    title: own.difference,
    subtitle: own.between(nameOf(from), nameOf(to)),
    organisation: to.organisation,
    language,
    status: { kind: 'as-recorded' },
    moment: to.moment,
    checkpoint: to.checkpoint,
    sections: [
      {
        heading: own.counts,
        level: 1,
        blocks: [
          {
            kind: 'facts',
            facts: [
              ...(['changed', 'added', 'dropped'] as const).map((kind) => ({
                label: own.kinds[kind],
                value: String(of(kind).length),
              })),
              { label: own.unchanged, value: String(difference.unchanged) },
            ],
          },
        ],
      },
      ...(difference.scope ? [scopeSection(difference.scope, language)] : []),
      section('changed'),
      section('added'),
      section('dropped'),
    ],
  }
}

function scopeSection({ before, after }: NonNullable<Difference['scope']>, language: Language): ReportSection {
  const own = soaWords[language]
  return {
    heading: own.scope,
    level: 1,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: own.columns.before, value: before },
          { label: own.columns.after, value: after },
        ],
      },
    ],
  }
}

/** The difference between two statements as a file to download. */
export function differenceFile(from: Statement, to: Statement, language: Language, format: ReportFormat): FileAnswer {
  return reportFile(differenceReport(from, to, language), format)
}
