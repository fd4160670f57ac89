import type { Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'

/**
 * How something stands, told by shape and word and never by colour alone: 'holds' full circle, 'partly' half circle, 'planned' open
 * circle, 'fails' cross, 'unknown' question mark, 'none' dash (does not apply).
 */
export type Mark = 'holds' | 'partly' | 'planned' | 'fails' | 'unknown' | 'none'

/** A mark with the word that says it in the report's language. */
export type MarkedWord = { mark: Mark; word: string }

/** A fact with its name. A value of several lines has line feeds. */
export type ReportFact = { label: string; value: string }

/** What a cell shows besides plain text: a mark before it, and smaller print below it. */
export type RichCell = { text?: string; mark?: MarkedWord; strong?: boolean; soft?: string }

/** A text, a number, a day (written out in documents, a date in a sheet), or more of these in one. */
export type ReportCell = string | number | { day: Day | null } | RichCell

export type ReportColumn = {
  heading: string
  /** The part of the table's width, against the shares of its other columns. */
  share: number
  /** Numbers are right, all else is left, unless said otherwise. */
  align?: 'left' | 'right'
}

export type ReportTable = {
  kind: 'table'
  /** Says what the table shows; names its sheet in a workbook. */
  title: string
  /** The title is in the documents too: left out where the heading above the table says the same. */
  titleShown?: boolean
  columns: ReportColumn[]
  /** Each row has as many cells as there are columns. */
  rows: ReportCell[][]
  /** The sentence that stands in place of a table without rows. */
  whenEmpty: string
}

export type ReportBlock =
  | { kind: 'paragraph'; text: string; lead?: boolean }
  | { kind: 'list'; items: string[]; numbered?: boolean }
  | { kind: 'facts'; facts: ReportFact[] }
  | { kind: 'callout'; tone: 'note' | 'good' | 'warning' | 'stop'; title: string; text: string }
  /** `svg` uses the font 'Source Sans 3'; texts in it are escaped by whoever makes it. `table` says the same in words and numbers. */
  | { kind: 'figure'; svg: string; alt: string; widthShare?: number; table: ReportTable }
  | ReportTable

export type ReportSection = {
  heading: string
  level: 1 | 2 | 3
  /** Begins on a new page. */
  newPage?: boolean
  /** On landscape pages, for wide tables; begins on a new page where the section before it is not wide. */
  wide?: boolean
  blocks: ReportBlock[]
}

/**
 * 'as-recorded' shows what was recorded at the report's moment and asks for no approval; a draft waits for it; an approved
 * document is a numbered version.
 */
export type ReportStatus =
  | { kind: 'as-recorded' }
  | { kind: 'draft' }
  | { kind: 'approved'; version: number; by: string; at: Instant }

/** A document for people to read, in one language, laid out the same way whatever its subject. */
export type Report = {
  title: string
  /** What it is about: the standards, a customer, a period. */
  subtitle?: string
  organisation: string
  language: 'nl' | 'en'
  status: ReportStatus
  /** How things stood then; also the date in the file. */
  moment: Instant
  /** The signed tree head of the trail to which the moment belongs; `size` counts leaves, `root` is base64. */
  checkpoint: { origin: string; size: number; root: string } | null
  /** For whom it is, and for whom not. */
  confidentiality?: string
  /** For whom this copy is, in a line across every page. */
  watermark?: string
  /** More facts for the title page. */
  facts?: ReportFact[]
  sections: ReportSection[]
}

/** Every table of a report in reading order, also those that stand beside a figure. */
export function reportTables(report: Report): ReportTable[] {
  return report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'figure' ? [block.table] : [])),
  )
}
