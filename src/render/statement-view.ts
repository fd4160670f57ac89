import { lapseText } from '../core/applicability/lapse-words.ts'
import { namedBehind } from '../core/soa/named-reason.ts'
import {
  type EditionTotals,
  type Presence,
  type Statement,
  type StatementDecision,
  type StatementRow,
  statementSections,
  statementTotals,
} from '../core/soa/statement.ts'
import { type DocumentView, type FactView, SHORT_ROOT } from './document-view.ts'
import { labels } from './labels.ts'
import { printableText, shortLine } from './printable-text.ts'
import { approvalView, checkpointFacts } from './proof-view.ts'
import { shortDay, writtenDayOf, writtenMoment, writtenNumber } from './written-dates.ts'

export type RowView = {
  number: string
  title: string
  care: string | null
  careUncertain: boolean
  verdict: 'yes' | 'no' | 'undecided'
  applies: string
  reasons: string
  presence: Presence | 'unmarked' | null
  presenceWord: string
  description: string
  justification: string
  since: string
  /** Which law and which contract, each after the name of that reason. */
  named: string
  /** Why its reason does not hold any more; empty where it does. */
  lapsed: string
}

export type Term = { term: string; means: string; presence: Presence | null }

/** The statement in the words of its language, ready to be laid out: the same content for PDF and DOCX. */
export type StatementView = DocumentView & {
  scope: { title: string; text: string }
  totals: { title: string; editions: string[]; rows: { label: string; level: 0 | 1; counts: string[] }[] }
  legend: { title: string; groups: { title: string; terms: Term[] }[] }
  columns: { number: string; control: string; applies: string; reasons: string; content: string; since: string }
  sections: { name: string; themes: { name: string; rows: RowView[] }[] }[]
  words: DocumentView['words'] & { justification: string; noControls: string; lapsed: string }
}

export function statementView(statement: Statement): StatementView {
  const { language } = statement
  const words = labels[language]
  const draft = statement.status === 'draft'
  const approvedOn = statement.approvedAt === null ? '' : writtenDayOf(statement.approvedAt, language)
  const approvedBy = printableText(statement.approvedBy ?? '')
  const approvedAs = printableText(statement.approvedAs ?? '')
  const status = draft ? words.draft : words.approved
  const version = statement.version === null ? words.noVersion : `${words.version} ${statement.version}`
  const moment = writtenMoment(statement.moment, language)
  const sections = statementSections(statement)
  const editions = sections.map(({ name }) => printableText(name))
  const shortRoot = statement.checkpoint === null ? null : shortLine(statement.checkpoint.root, SHORT_ROOT)
  return {
    language,
    title: words.title,
    subtitle: editions.join(' · '),
    organisation: printableText(statement.organisation),
    organisationShort: shortLine(statement.organisation, 70),
    draft,
    draftNote: words.draftNote,
    status,
    version,
    facts: [
      { label: words.version, value: statement.version === null ? words.noVersion : String(statement.version) },
      { label: words.status, value: status },
      { label: words.moment, value: moment },
      ...(draft
        ? []
        : [{ label: words.approvedBy, value: [approvedBy, approvedAs, approvedOn].filter(Boolean).join(', ') }]),
      ...(statement.preparedBy ? [{ label: words.preparedBy, value: printableText(statement.preparedBy) }] : []),
      ...(statement.recordedBy ? [{ label: words.recordedBy, value: printableText(statement.recordedBy) }] : []),
      ...(statement.note?.trim() ? [{ label: words.note, value: printableText(statement.note).trim() }] : []),
      ...(shortRoot === null ? [] : [{ label: words.checkpoint, value: shortRoot }]),
    ],
    scope: { title: words.scope, text: printableText(statement.scope).trim() || words.noScope },
    totals: { title: words.summary, editions, rows: totalRows(statementTotals(statement), language) },
    approval: approvalView(draft, approvedBy, approvedOn, language, approvedAs),
    checkpoint: {
      title: words.checkpoint,
      note: statement.checkpoint === null ? words.noCheckpoint : words.checkpointNote,
      shortRoot,
      facts: proofFacts(statement),
    },
    legend: { title: words.reading, groups: legendGroups(statement) },
    columns: words.column,
    sections: sections.map(({ name, themes }) => ({
      name: printableText(name),
      themes: themes.map((theme) => ({
        name: printableText(theme.name[language]),
        rows: theme.rows.map((row) => rowView(row, language)),
      })),
    })),
    words: {
      page: words.page,
      of: words.of,
      asAt: `${words.moment} ${moment}`,
      justification: words.justification,
      noControls: words.noControls,
      lapsed: words.lapsed,
    },
  }
}

function rowView(row: StatementRow, language: 'nl' | 'en'): RowView {
  const words = labels[language]
  const { decision } = row
  const care = row.healthcare === null || row.healthcare === 'none' ? null : words.care[row.healthcare]
  const applying = decision?.applies === true
  return {
    number: printableText(row.requirement),
    title: printableText(row.title[language]),
    care,
    // Where nothing is marked the reading guide tells the doubt once, and the spreadsheet at each control.
    careUncertain: care !== null && row.healthcareUncertain,
    verdict: decision === null ? 'undecided' : decision.applies ? 'yes' : 'no',
    applies: decision === null ? words.undecided : decision.applies ? words.yes : words.no,
    reasons: applying ? decision.reasons.map((reason) => words.reason[reason].replace(' ', '\u00a0')).join(', ') : '',
    presence: applying ? (decision.presence ?? 'unmarked') : null,
    presenceWord: applying ? presenceWord(decision, language) : '',
    description: applying ? printableText(decision.description).trim() : '',
    justification: printableText(decision?.justification ?? '').trim(),
    named: applying ? namedText(decision, language) : '',
    lapsed: (decision?.lapsed ?? []).map((lapse) => lapseText(lapse)[language]).join('; '),
    since:
      applying && decision.presence !== 'planned' && decision.since !== null ? shortDay(decision.since, language) : '',
  }
}

function namedText(decision: StatementDecision, language: 'nl' | 'en'): string {
  const { reason } = labels[language]
  return (['risk', 'law', 'contract'] as const)
    .map((one) => [reason[one], namedBehind(one, decision)] as const)
    .filter(([, named]) => named !== '')
    .map(([word, named]) => printableText(`${word}: ${named}`))
    .join('\n')
}

/** How far a control is there, with the day for which it is planned: that day is no day since when it is there. */
function presenceWord({ presence, since }: StatementDecision, language: 'nl' | 'en'): string {
  const words = labels[language]
  if (presence === null) return words.unmarked
  if (presence === 'planned' && since !== null) return `${words.column.plannedFor} ${shortDay(since, language)}`
  return words.presence[presence]
}

/** What the statement can be held against: the state of the trail, and where it is a version the fingerprint of its JSON file. */
function proofFacts({ checkpoint, fingerprint, language }: Statement): FactView[] {
  return [
    ...checkpointFacts(checkpoint, language),
    ...(fingerprint === undefined ? [] : [{ label: labels[language].fingerprint, value: fingerprint }]),
  ]
}

function totalRows(totals: EditionTotals[], language: 'nl' | 'en') {
  const order: [keyof (typeof labels)['nl']['total'], 0 | 1][] = [
    ['total', 0],
    ['applicable', 0],
    ['inPlace', 1],
    ['partly', 1],
    ['planned', 1],
    ['absent', 1],
    ['unmarked', 1],
    ['excluded', 0],
    ['undecided', 0],
  ]
  const words = labels[language]
  return order.map(([key, level]) => ({
    label: level === 1 ? `${words.ofWhich} ${words.total[key]}` : words.total[key],
    level,
    counts: totals.map((one) => writtenNumber(one[key], language)),
  }))
}

function legendGroups(statement: Statement) {
  const words = labels[statement.language]
  const term = (name: string, means: string, presence: Presence | null = null): Term => ({
    term: name,
    means,
    presence,
  })
  const marked = statement.rows.some(({ healthcare }) => healthcare !== null && healthcare !== 'none')
  const groups = [
    {
      title: words.legend.applies,
      terms: [
        term(words.yes, words.appliesMeans.yes),
        term(words.no, words.appliesMeans.no),
        term(words.undecided, words.appliesMeans.undecided),
      ],
    },
    {
      title: words.legend.reasons,
      terms: (['risk', 'law', 'contract', 'good-practice'] as const).map((key) =>
        term(words.reason[key], words.reasonMeans[key]),
      ),
    },
    {
      title: words.legend.presence,
      terms: (['in-place', 'partly', 'planned', 'absent'] as const).map((key) =>
        term(words.presence[key], words.presenceMeans[key], key),
      ),
    },
  ]
  if (statement.rows.some(({ decision }) => decision?.lapsed))
    groups.push({ title: words.lapsed, terms: [term(words.lapsed, words.lapsedMeans)] })
  if (!marked) return groups
  const care = (['unique', 'deepened', 'guidance'] as const).map((key) => term(words.care[key], words.careMeans[key]))
  const unmarked = statement.rows.some(
    ({ healthcare, healthcareUncertain }) => healthcare === 'none' && healthcareUncertain,
  )
  const without = unmarked ? [term(words.careNone, words.careNoneUncertain)] : []
  return [...groups, { title: words.legend.care, terms: [...care, ...without, term('?', words.careUncertain)] }]
}
