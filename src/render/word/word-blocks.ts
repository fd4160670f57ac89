import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { colours } from './word-styles.ts'

/** Twips (twentieths of a point) in so many millimetres. */
export function millimetres(value: number): number {
  return Math.round((value / 25.4) * 1440)
}

export type CellParagraph = { runs: IRunOptions[]; style?: string; right?: boolean; keepNext?: boolean }

/** Runs of a text in which each line feed is a line break; a run by itself ignores them. */
function textRuns(options: IRunOptions): TextRun[] {
  const lines = (options.text ?? '').split('\n')
  return lines.map((text, index) => new TextRun({ ...options, text, break: index === 0 ? undefined : 1 }))
}

export function paragraph(text: string, style?: string, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ style, children: textRuns({ ...run, text }) })
}

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

export function heading(text: string, level: 1 | 2 | 3, pageBreakBefore = false): Paragraph {
  return new Paragraph({ heading: headings[level], pageBreakBefore, children: textRuns({ text }) })
}

/** A heading of the first level that is quieter than those of chapters. */
export function frontHeading(text: string): Paragraph {
  return new Paragraph({ style: 'FrontHeading', outlineLevel: 0, keepNext: true, children: textRuns({ text }) })
}

/** A paragraph on coloured paper with a bar at its left: what it is, then what it says. */
export function notice(title: string, text: string, look: { bar: string; paper: string; titleSize?: number }) {
  return new Paragraph({
    border: { left: { style: BorderStyle.SINGLE, size: 18, color: look.bar, space: 8 } },
    shading: { type: ShadingType.CLEAR, fill: look.paper },
    spacing: { after: 240 },
    indent: { left: 160 },
    children: [
      new TextRun({ text: title, bold: true, size: look.titleSize, color: look.bar }),
      ...textRuns({ text: `\n${text}` }),
    ],
  })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const thin = { style: BorderStyle.SINGLE, size: 4, color: colours.rule } as const
const thick = { style: BorderStyle.SINGLE, size: 8, color: colours.ink } as const

type TableOptions = {
  /** Column widths in millimetres. */
  widths: number[]
  head: CellParagraph[] | null
  rows: { cells: CellParagraph[][]; mayBreak?: boolean }[]
  /** Lines under the rows: between records, to sign on, or none where the table only aligns. */
  lines: 'thin' | 'thick' | 'none'
}

/** A table with fixed columns whose head repeats on every page. */
export function table({ widths, head, rows, lines }: TableOptions): Table {
  const line = { thin, thick, none }[lines]
  const cell = (content: CellParagraph[], index: number, bottom: typeof thin | typeof thick | typeof none) =>
    new TableCell({
      width: { size: millimetres(widths[index] ?? 0), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      borders: { top: none, left: none, right: none, bottom },
      margins: { top: 40, bottom: 40, left: index === 0 ? 0 : 100, right: 60 },
      children: (content.length === 0 ? [{ runs: [] }] : content).map(
        ({ runs, style, right, keepNext }) =>
          new Paragraph({
            style: style ?? 'CellText',
            alignment: right ? 'right' : undefined,
            keepNext,
            children: runs.flatMap(textRuns),
          }),
      ),
    })
  const body = rows.map(
    ({ cells, mayBreak }) =>
      new TableRow({ cantSplit: !mayBreak, children: cells.map((content, index) => cell(content, index, line)) }),
  )
  const headRow =
    head === null
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: head.map((one, index) => cell([one], index, thick)),
          }),
        ]
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + millimetres(width), 0), type: WidthType.DXA },
    columnWidths: widths.map(millimetres),
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [...headRow, ...body],
  })
}

/** Label and value under each other, aligned. */
export function factTable(facts: { label: string; value: string }[], widths: [number, number]): FileChild {
  return table({
    widths,
    head: null,
    lines: 'none',
    rows: facts.map(({ label, value }) => ({
      cells: [
        [{ runs: [{ text: label, color: colours.soft }], style: 'CellFact' }],
        [{ runs: [{ text: value }], style: 'CellFact' }],
      ],
      mayBreak: true,
    })),
  })
}
