import type { ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import type { ReviewDecision } from '../../core/suppliers/review-picture.ts'
import { decisionWords, eventWords } from '../../core/suppliers/review-words.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { type Route, reads } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { type Action, type Event, listActions, listEvents } from './following.store.ts'
import { actionWords, listWords, otherWords, tables, timeWords } from './list-file-words.ts'
import * as files from './list-files.contract.ts'
import { type ListHead, listLists } from './questionnaires.store.ts'
import { type ReviewGround, readReviewsToCome } from './read-reviews.ts'
import { listReviews, type ReviewHead } from './reviews.store.ts'

/** More rows than any list has: a file holds all pages. */
const all = 1_000_000
const allRows = { limit: all, offset: 0 }

/** A list as a file: one table, with its rows in the order of the screen. */
async function fileOf(
  reader: Reader,
  of: keyof typeof tables,
  { language, format }: { language: Language; format: 'xlsx' | 'csv' },
  rows: ReportCell[][],
) {
  const { title, none, columns } = tables[of]
  const own = { title: title[language], none: none[language], columns: columns[language] }
  return reportFile(tableReport(await asRecorded(reader, language), own, [], rows), format)
}

const decided = (decision: string | null, language: Language) =>
  decision === null ? otherWords.undecided[language] : decisionWords[decision as ReviewDecision][language]

const heldRow = (one: ReviewHead, language: Language): ReportCell[] => [
  ...[one.supplier.title, { day: one.periodFrom }, { day: one.periodTo }, { day: one.openedOn }, one.openedBy],
  ...[decided(one.decision, language), { day: one.decidedOn }, one.decidedBy ?? '', { day: one.nextOn }],
]

const actionRow = (one: Action, language: Language): ReportCell[] => [
  ...[one.supplier.title, one.what],
  one.owner ? (one.owner.left ? `${one.owner.name} (${otherWords.left[language]})` : one.owner.name) : one.ownerRole,
  ...[{ day: one.dueOn }, actionWords[one.state][language], { day: one.closedOn }, one.closingNote],
]

const eventRow = (one: Event, language: Language): ReportCell[] => [
  ...[one.supplier.title, one.service?.title ?? '', eventWords[one.kind][language], { day: one.happenedOn }, one.what],
  one.personalData === null ? '' : otherWords[one.personalData ? 'yes' : 'no'][language],
  ...[{ day: one.toldOn }, { day: one.ends }, { day: one.closedOn }, one.closingNote, one.recordedBy],
]

const listRow = (one: ListHead, language: Language): ReportCell[] => [
  ...[one.supplier.title, one.title, listWords[one.state][language], one.progress.asked, one.progress.answered],
  ...[one.progress.enough, one.progress['not-enough'], one.progress.ask, one.progress.unjudged],
  ...[{ day: dayOf(one.sentAt) }, one.sentBy, { day: one.dueOn }],
  ...[{ day: one.submittedAt && dayOf(one.submittedAt) }, one.submittedBy],
]

/** The lists about following suppliers as files: exactly what is shown, by the same filters, in all its pages. */
export function listFiles(ground: ReviewGround): Route[] {
  return [
    reads(files.downloadReviewsToCome, async (reader, { query: { format, ...filter }, language }) => {
      const { items } = await readReviewsToCome(reader, ground, { ...filter, page: 1, size: all })
      const rows = items.map((one): ReportCell[] => [
        ...[one.supplier.title, criticalityWords[one.criticality][language], { day: one.by }],
        ...[timeWords[one.time][language], { day: one.last?.decidedOn ?? null }],
        ...[one.last ? decided(one.last.decision, language) : '', one.owner],
      ])
      return fileOf(reader, 'toCome', { language, format }, rows)
    }),
    reads(files.downloadSupplierReviews, async (reader, { query: { format, ...filter }, language }) => {
      const { items } = await listReviews(reader, filter, { page: 1, size: all })
      return fileOf(
        reader,
        'held',
        { language, format },
        items.map((one) => heldRow(one, language)),
      )
    }),
    reads(files.downloadSupplierActions, async (reader, { query: { format, ...filter }, language }) => {
      const { items } = await listActions(reader, dayOf(reader.now), filter, allRows)
      return fileOf(
        reader,
        'actions',
        { language, format },
        items.map((one) => actionRow(one, language)),
      )
    }),
    reads(files.downloadSupplierEvents, async (reader, { query: { format, open, ...filter }, language }) => {
      const asked = { ...filter, open: open === undefined ? undefined : open === 'true' }
      const { items } = await listEvents(reader, asked, allRows)
      return fileOf(
        reader,
        'events',
        { language, format },
        items.map((one) => eventRow(one, language)),
      )
    }),
    reads(files.downloadQuestionnaires, async (reader, { query: { format, ...filter }, language }) => {
      const { items } = await listLists(reader, dayOf(reader.now), filter, allRows)
      return fileOf(
        reader,
        'lists',
        { language, format },
        items.map((one) => listRow(one, language)),
      )
    }),
  ]
}
