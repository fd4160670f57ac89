import type { Mark, Report, ReportBlock, ReportCell, ReportSection, ReportTable } from '../../core/report/report.ts'
import { type DocumentView, type FactView, SHORT_ROOT } from '../document-view.ts'
import { labels } from '../labels.ts'
import { printableText, shortLine } from '../printable-text.ts'
import { approvalView, checkpointFacts } from '../proof-view.ts'
import { shortDay, writtenDayOf, writtenMoment, writtenNumber } from '../written-dates.ts'
import { reportWords } from './report-words.ts'

export type CellView = { text: string; mark: Mark | null; word: string; strong: boolean; soft: string }

export type TableView = {
  kind: 'table'
  /** Null where the heading above says it already. */
  title: string | null
  columns: { heading: string; share: number; right: boolean }[]
  rows: CellView[][]
  whenEmpty: string
}

export type BlockView =
  | { kind: 'paragraph'; text: string; lead: boolean }
  | { kind: 'list'; items: string[]; numbered: boolean }
  | { kind: 'facts'; facts: FactView[] }
  | { kind: 'callout'; tone: 'note' | 'good' | 'warning' | 'stop'; title: string; text: string }
  /** `drawing` is the place of the SVG among the report's drawings; the share is of the width between the margins. */
  | { kind: 'figure'; drawing: number; alt: string; widthShare: number; table: TableView }
  | TableView

export type SectionView = { heading: string; level: 1 | 2 | 3; newPage: boolean; blocks: BlockView[] }

/** Sections that follow each other on pages of the same orientation. */
export type PagesView = { wide: boolean; sections: SectionView[] }

/** A report in the words of its language, ready to be laid out: the same content for PDF and DOCX. */
export type ReportView = DocumentView & {
  approvalShown: boolean
  contents: { title: string; shown: boolean }
  pages: PagesView[]
  drawings: string[]
}

/** From so many chapters on the title page says what is in the document. */
const CHAPTERS_FOR_CONTENTS = 3

export function reportView(report: Report): ReportView {
  const { language, status, checkpoint } = report
  const words = labels[language]
  const own = reportWords[language]
  const draft = status.kind === 'draft'
  const approved = status.kind === 'approved' ? status : null
  const approvedBy = printableText(approved?.by ?? '')
  const approvedOn = approved === null ? '' : writtenDayOf(approved.at, language)
  const moment = writtenMoment(report.moment, language)
  const shortRoot = checkpoint === null ? null : shortLine(checkpoint.root, SHORT_ROOT)
  const drawings: string[] = []
  return {
    language,
    title: printableText(report.title),
    subtitle: printableText(report.subtitle ?? ''),
    organisation: printableText(report.organisation),
    organisationShort: shortLine(report.organisation, 70),
    draft,
    watermark: shortLine(report.watermark ?? '', 160),
    draftNote: own.draftNote,
    status: draft ? words.draft : approved === null ? '' : words.approved,
    version: approved === null ? '' : `${words.version} ${approved.version}`,
    facts: reportFacts(report),
    approval: approvalView(draft, approvedBy, approvedOn, language),
    approvalShown: status.kind !== 'as-recorded',
    checkpoint: {
      title: words.checkpoint,
      note: checkpoint === null ? own.noCheckpoint : own.checkpointNote,
      shortRoot,
      facts: checkpointFacts(checkpoint, language),
    },
    contents: {
      title: own.contents,
      shown: report.sections.filter(({ level }) => level === 1).length >= CHAPTERS_FOR_CONTENTS,
    },
    pages: pagesOf(report.sections, (block) => blockView(block, language, drawings)),
    drawings,
    words: { page: words.page, of: words.of, asAt: `${words.moment} ${moment}` },
  }
}

/** The facts of the title page, in documents and in the workbook. */
export function reportFacts(report: Report): FactView[] {
  const { language, status, checkpoint } = report
  const words = labels[language]
  const approved = status.kind === 'approved' ? status : null
  const facts = [
    ...(approved === null ? [] : [{ label: words.version, value: String(approved.version) }]),
    ...(status.kind === 'as-recorded'
      ? []
      : [{ label: words.status, value: approved === null ? words.draft : words.approved }]),
    { label: words.moment, value: writtenMoment(report.moment, language) },
    ...(approved === null
      ? []
      : [{ label: words.approvedBy, value: `${approved.by}, ${writtenDayOf(approved.at, language)}` }]),
    ...(report.facts ?? []),
    ...(report.confidentiality?.trim()
      ? [{ label: reportWords[language].confidentiality, value: report.confidentiality.trim() }]
      : []),
    ...(checkpoint === null ? [] : [{ label: words.checkpoint, value: shortLine(checkpoint.root, SHORT_ROOT) }]),
  ]
  return facts.map(({ label, value }) => ({ label: printableText(label), value: printableText(value) }))
}

function pagesOf(sections: ReportSection[], view: (block: ReportBlock) => BlockView): PagesView[] {
  const pages: PagesView[] = []
  for (const { heading, level, newPage = false, wide = false, blocks } of sections) {
    const last = pages.at(-1)
    const follows = last !== undefined && last.wide === wide
    const section = { heading: printableText(heading), level, newPage: newPage && follows, blocks: blocks.map(view) }
    if (follows) last.sections.push(section)
    else pages.push({ wide, sections: [section] })
  }
  return pages
}

function blockView(block: ReportBlock, language: Report['language'], drawings: string[]): BlockView {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: printableText(block.text), lead: block.lead ?? false }
    case 'list':
      return { kind: 'list', items: block.items.map(printableText), numbered: block.numbered ?? false }
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(({ label, value }) => ({ label: printableText(label), value: printableText(value) })),
      }
    case 'callout':
      return { ...block, title: printableText(block.title), text: printableText(block.text) }
    case 'figure': {
      const drawing = drawings.push(printableText(block.svg)) - 1
      const table = tableView(block.table, language)
      return { kind: 'figure', drawing, alt: printableText(block.alt), widthShare: block.widthShare ?? 1, table }
    }
    case 'table':
      return tableView(block, language)
  }
}

function tableView(table: ReportTable, language: Report['language']): TableView {
  const numeric = (column: number) =>
    table.rows.length > 0 && table.rows.every((row) => typeof row[column] === 'number')
  return {
    kind: 'table',
    title: table.titleShown === false ? null : printableText(table.title),
    columns: table.columns.map(({ heading, share, align }, index) => ({
      heading: printableText(heading),
      share,
      right: align === undefined ? numeric(index) : align === 'right',
    })),
    rows: table.rows.map((row) => table.columns.map((_, index) => cellView(row[index] ?? '', language))),
    whenEmpty: printableText(table.whenEmpty),
  }
}

function cellView(cell: ReportCell, language: Report['language']): CellView {
  const plain = (text: string): CellView => ({
    text: printableText(text),
    mark: null,
    word: '',
    strong: false,
    soft: '',
  })
  if (typeof cell === 'string') return plain(cell)
  if (typeof cell === 'number') return plain(writtenNumber(cell, language))
  if ('day' in cell) return plain(cell.day === null ? '' : shortDay(cell.day, language))
  return {
    text: printableText(cell.text ?? ''),
    mark: cell.mark?.mark ?? null,
    word: printableText(cell.mark?.word ?? ''),
    strong: cell.strong ?? false,
    soft: printableText(cell.soft ?? ''),
  }
}
