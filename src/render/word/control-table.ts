import type { Table } from 'docx'
import type { RowView, StatementView, Term } from '../statement-view.ts'
import { type CellParagraph, table } from './word-blocks.ts'
import { colours } from './word-styles.ts'

/** Millimetres; together the width of a landscape A4 page between its margins. */
const widths = [14, 58, 25, 32, 114, 22]

/** Shapes before the word that says how far a control is there. */
const shapes = { 'in-place': '●', partly: '◐', planned: '○', absent: '✕', unmarked: '' } as const

export function presenceRun(presence: Term['presence'] | 'unmarked', word: string) {
  const shape = presence === null ? '' : shapes[presence]
  const color = presence === 'absent' ? colours.amber : colours.petrol
  return [...(shape === '' ? [] : [{ text: `${shape} `, color }]), { text: word, bold: true }]
}

/** The controls of one theme. */
export function controlTable(view: StatementView, rows: RowView[]): Table {
  const { columns } = view
  const heads = [columns.number, columns.control, columns.applies, columns.reasons, columns.content, columns.since]
  return table({
    widths,
    head: heads.map((text) => ({ runs: [{ text }], style: 'CellHead' })),
    lines: 'thin',
    rows: rows.map((row) => ({
      mayBreak: row.description.length + row.justification.length > 1200,
      cells: [
        [{ runs: [{ text: row.number, bold: true }] }],
        [{ runs: [{ text: row.title }] }, ...careMark(row)],
        [
          {
            runs: [
              { text: row.applies, bold: row.verdict === 'no', ...(row.verdict === 'undecided' ? undecided : {}) },
            ],
          },
        ],
        [{ runs: [{ text: row.reasons }] }],
        content(row, view),
        [{ runs: [{ text: row.since }] }],
      ],
    })),
  })
}

const undecided = { italics: true, color: colours.amber }

function careMark(row: RowView): CellParagraph[] {
  if (row.care === null) return []
  return [
    { runs: [{ text: `${row.care}${row.careUncertain ? ' ?' : ''}`, bold: true, size: 15, color: colours.petrol }] },
  ]
}

function content(row: RowView, view: StatementView): CellParagraph[] {
  const parts: CellParagraph[] = []
  if (row.presence !== null) parts.push({ runs: presenceRun(row.presence, row.presenceWord) })
  if (row.lapsed !== '') {
    const label = { text: `? ${view.words.lapsed}: `, bold: true, color: colours.amber }
    parts.push({ runs: [label, { text: row.lapsed }] })
  }
  if (row.named !== '') parts.push({ runs: [{ text: row.named, color: colours.soft }] })
  if (row.description !== '') parts.push({ runs: [{ text: row.description }] })
  if (row.justification !== '') {
    const label = { text: `${view.words.justification}: `, italics: true, color: colours.soft }
    const text = { text: row.justification, ...(row.verdict === 'yes' ? { color: colours.soft } : {}) }
    parts.push({ runs: row.verdict === 'yes' ? [label, text] : [text] })
  }
  return parts
}
