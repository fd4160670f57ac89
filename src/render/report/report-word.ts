import { type FileChild, ImageRun, Paragraph } from 'docx'
import type { Mark } from '../../core/report/report.ts'
import { approval, checkpoint, titlePage } from '../word/title-page.ts'
import { type CellParagraph, factTable, heading, notice, paragraph, table } from '../word/word-blocks.ts'
import { frontSection, LANDSCAPE, PORTRAIT, packed, pages } from '../word/word-pages.ts'
import { colours } from '../word/word-styles.ts'
import { drawingSize, emptyPicture } from './drawing-size.ts'
import type { BlockView, CellView, ReportView, SectionView, TableView } from './report-view.ts'

const shapes: Record<Mark, string> = { holds: '●', partly: '◐', planned: '○', fails: '✕', unknown: '?', none: '–' }

const tones = {
  note: { bar: colours.petrol, paper: colours.petrolPaper },
  good: { bar: colours.petrol, paper: colours.petrolPaper },
  warning: { bar: colours.amber, paper: colours.amberPaper },
  stop: { bar: colours.red, paper: colours.redPaper },
}

/** DOCX bytes: title page, then the sections on pages of their orientation, then the checkpoint. */
export function packReportWord(view: ReportView): Promise<Uint8Array> {
  const groups = view.pages.map(({ wide, sections }): { width: Width; children: FileChild[] } => {
    const width = wide ? LANDSCAPE : PORTRAIT
    return { width, children: sections.flatMap((section) => sectionBlocks(section, view, width)) }
  })
  const last = groups.at(-1)
  if (last?.width === PORTRAIT) last.children.push(...checkpoint(view))
  else groups.push({ width: PORTRAIT, children: checkpoint(view) })
  const front = [...titlePage(view), ...(view.approvalShown ? approval(view) : [])]
  return packed(view, [
    frontSection(view, front),
    ...groups.map(({ width, children }) => pages(view, width, null, children)),
  ])
}

type Width = typeof PORTRAIT | typeof LANDSCAPE

function sectionBlocks(section: SectionView, view: ReportView, width: Width): FileChild[] {
  return [
    heading(section.heading, section.level, section.newPage),
    ...section.blocks.flatMap((block) => blocks(block, view, width)),
  ]
}

function blocks(block: BlockView, view: ReportView, width: Width): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.text, block.lead ? 'Scope' : undefined)]
    case 'list':
      return block.items.map((item, index) => paragraph(`${block.numbered ? `${index + 1}.` : '•'}\t${item}`, 'Item'))
    case 'facts':
      return [factTable(block.facts, [48, width - 48]), paragraph('', 'AfterTable')]
    case 'callout':
      return [notice(block.title, block.text, tones[block.tone])]
    case 'figure':
      return [figure(block, view, width), ...records(block.table, width)]
    case 'table':
      return records(block, width)
  }
}

// Word shows the SVG since 2016; what is older shows the empty picture, and the table below says the same.
function figure(block: BlockView & { kind: 'figure' }, view: ReportView, width: Width): Paragraph {
  const svg = view.drawings[block.drawing] ?? ''
  const { ratio } = drawingSize(svg)
  const across = Math.round(((width * block.widthShare) / 25.4) * 96)
  const altText = { name: block.alt, title: block.alt, description: block.alt }
  return new Paragraph({
    alignment: 'center',
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg, 'utf8'),
        fallback: { type: 'png', data: emptyPicture },
        transformation: { width: across, height: Math.round(across * ratio) },
        altText,
      }),
    ],
  })
}

function records(view: TableView, width: Width): FileChild[] {
  const title = view.title === null ? [] : [paragraph(view.title, 'TableTitle')]
  if (view.rows.length === 0) return [...title, paragraph(view.whenEmpty, undefined, { color: colours.soft })]
  const shares = view.columns.reduce((sum, { share }) => sum + share, 0)
  return [
    ...title,
    table({
      widths: view.columns.map(({ share }) => (share / shares) * width),
      head: view.columns.map(({ heading: text, right }) => ({ runs: [{ text }], style: 'CellHead', right })),
      lines: 'thin',
      rows: view.rows.map((row) => ({
        mayBreak: row.reduce((sum, { text, soft }) => sum + text.length + soft.length, 0) > 1200,
        cells: row.map((cell, index) => cellParagraphs(cell, view.columns[index]?.right ?? false)),
      })),
    }),
    paragraph('', 'AfterTable'),
  ]
}

function cellParagraphs({ mark, word, text, strong, soft }: CellView, right: boolean): CellParagraph[] {
  const color = mark === 'fails' || mark === 'unknown' ? colours.amber : colours.petrol
  return [
    ...(mark === null
      ? []
      : [
          {
            runs: [
              { text: `${shapes[mark]} `, color },
              { text: word, bold: true },
            ],
            right,
          },
        ]),
    ...(text === '' ? [] : [{ runs: [{ text, bold: strong }], right }]),
    ...(soft === '' ? [] : [{ runs: [{ text: soft, size: 16, color: colours.soft }], right }]),
  ]
}
