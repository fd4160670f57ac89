import type { Report, ReportCell, ReportTable } from './report.ts'

/** What a document says of the state that it shows. */
type Recorded = Pick<Report, 'organisation' | 'language' | 'status' | 'moment' | 'checkpoint'>

/** What the table of a list says in the language of the document. */
type TableWords = {
  title: string
  /** What the list shows; left out where the title says it all. */
  lead?: string
  columns: readonly string[]
  none: string
}

/** A list as a document: one table on wide pages, under a heading that names it. `shares` are the widths of the columns. */
export function tableReport(
  recorded: Recorded,
  { title, lead, columns, none }: TableWords,
  shares: readonly number[],
  rows: ReportCell[][],
): Report {
  const table: ReportTable = {
    kind: 'table',
    title,
    titleShown: false,
    columns: columns.map((heading, place) => ({ heading, share: shares[place] ?? 10 })),
    rows,
    whenEmpty: none,
  }
  const told = lead === undefined ? [] : [{ kind: 'paragraph' as const, text: lead }]
  return { ...recorded, title, sections: [{ heading: title, level: 1, wide: true, blocks: [...told, table] }] }
}
