import { type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx'
import type { DocumentView } from '../document-view.ts'
import { factTable, frontHeading, heading, notice, paragraph, table } from './word-blocks.ts'
import { colours } from './word-styles.ts'

/** Whose it is, what it is, whether it counts, and its facts. */
export function titlePage(view: DocumentView): FileChild[] {
  return [
    paragraph(view.organisation, 'Lead'),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(view.title)] }),
    ...(view.subtitle === '' ? [] : [paragraph(view.subtitle, 'Editions')]),
    ...(view.draft ? [notice(view.status.toUpperCase(), view.draftNote, draft)] : []),
    factTable(view.facts, [40, 122]),
  ]
}

const draft = { bar: colours.amber, paper: colours.amberPaper, titleSize: 26 }

/** Who approved, or where to sign. */
export function approval(view: DocumentView): FileChild[] {
  const [name, position, date, signature] = view.approval.fields.map(({ label, value }) => [
    { runs: [{ text: label, size: 16, color: colours.soft }], keepNext: true },
    { runs: [{ text: value }], keepNext: true },
    { runs: [], keepNext: true },
  ])
  return [
    frontHeading(view.approval.title),
    paragraph(view.approval.note, 'KeptText'),
    table({
      widths: [76, 10, 76],
      head: null,
      lines: 'thick',
      rows: [{ cells: [name ?? [], [], position ?? []] }, { cells: [date ?? [], [], signature ?? []] }],
    }),
  ]
}

/** The state of the trail to which the document belongs. */
export function checkpoint(view: DocumentView): FileChild[] {
  return [
    heading(view.checkpoint.title, 1),
    paragraph(view.checkpoint.note),
    ...(view.checkpoint.facts.length > 0 ? [factTable(view.checkpoint.facts, [48, 114])] : []),
  ]
}
