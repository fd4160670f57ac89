import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { labels } from '../labels.ts'
import type { StatementView } from '../statement-view.ts'
import { controlTable } from './control-table.ts'
import { frontPages } from './front-pages.ts'
import { heading, millimetres, paragraph } from './word-blocks.ts'
import { colours, wordStyles } from './word-styles.ts'

const size = { width: millimetres(210), height: millimetres(297) }
const portrait = {
  size,
  margin: { top: millimetres(26), bottom: millimetres(22), left: millimetres(24), right: millimetres(24) },
}
const landscape = {
  size: { ...size, orientation: PageOrientation.LANDSCAPE },
  margin: { top: millimetres(24), bottom: millimetres(20), left: millimetres(16), right: millimetres(16) },
}

/** DOCX bytes: portrait front pages, then a landscape section for each edition, which its running head names. */
export async function packWordDocument(view: StatementView): Promise<Uint8Array> {
  const front: ISectionOptions = {
    properties: { page: portrait, titlePage: true },
    headers: { default: runningHead(view, null, 162), first: new Header({ children: [new Paragraph('')] }) },
    footers: { default: runningFoot(view, 162), first: runningFoot(view, 162) },
    children: frontPages(view),
  }
  const editions = view.sections.map(
    (section): ISectionOptions => ({
      properties: { page: landscape },
      headers: { default: runningHead(view, section.name, 265) },
      footers: { default: runningFoot(view, 265) },
      children: [
        heading(section.name, 1),
        ...(section.themes.length === 0 ? [paragraph(view.words.noControls)] : []),
        ...section.themes.flatMap((theme) => [heading(theme.name, 2), controlTable(view, theme.rows)]),
      ],
    }),
  )
  const document = new Document({
    title: `${view.title} – ${view.organisationShort}`,
    creator: view.organisationShort,
    lastModifiedBy: view.organisationShort,
    styles: wordStyles(labels[view.language].locale),
    features: { updateFields: false },
    sections: [front, ...editions],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function runningHead(view: StatementView, edition: string | null, width: number): Header {
  const left = [view.organisationShort, view.title, ...(edition === null ? [] : [edition])].join('  ·  ')
  const right = new TextRun(
    view.draft
      ? { text: `\t${view.status.toUpperCase()}`, bold: true, color: colours.amber }
      : { text: `\t${view.version}` },
  )
  return new Header({ children: [running(width, [new TextRun(left), right])] })
}

function runningFoot(view: StatementView, width: number): Footer {
  const { shortRoot, title } = view.checkpoint
  const left = shortRoot === null ? view.words.asAt : `${view.words.asAt}  ·  ${title} ${shortRoot}`
  const page = new TextRun({
    children: [`\t${view.words.page} `, PageNumber.CURRENT, ` ${view.words.of} `, PageNumber.TOTAL_PAGES],
  })
  return new Footer({ children: [running(width, [new TextRun(left), page])] })
}

function running(width: number, children: TextRun[]): Paragraph {
  return new Paragraph({
    style: 'RunningText',
    tabStops: [{ type: TabStopType.RIGHT, position: millimetres(width) }],
    children,
  })
}
