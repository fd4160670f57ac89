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
import type { DocumentView } from '../document-view.ts'
import { labels } from '../labels.ts'
import { millimetres } from './word-blocks.ts'
import { colours, wordStyles } from './word-styles.ts'

const size = { width: millimetres(210), height: millimetres(297) }
const upright = {
  size,
  margin: { top: millimetres(26), bottom: millimetres(22), left: millimetres(24), right: millimetres(24) },
}
const wide = {
  size: { ...size, orientation: PageOrientation.LANDSCAPE },
  margin: { top: millimetres(24), bottom: millimetres(20), left: millimetres(16), right: millimetres(16) },
}

/** Width in millimetres between the margins. */
export const PORTRAIT = 162
export const LANDSCAPE = 265

/** The title page and what follows it, on A4 upright; the title page has no running head. */
export function frontSection(view: DocumentView, children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: { page: upright, titlePage: true },
    headers: {
      default: runningHead(view, null, PORTRAIT),
      first: new Header({ children: [new Paragraph(''), ...copyFor(view)] }),
    },
    footers: { default: runningFoot(view, PORTRAIT), first: runningFoot(view, PORTRAIT) },
    children,
  }
}

/** Pages that begin anew; `here` stands in their running head. */
export function pages(
  view: DocumentView,
  width: typeof PORTRAIT | typeof LANDSCAPE,
  here: string | null,
  children: ISectionOptions['children'],
): ISectionOptions {
  return {
    properties: { page: width === PORTRAIT ? upright : wide },
    headers: { default: runningHead(view, here, width) },
    footers: { default: runningFoot(view, width) },
    children,
  }
}

/** DOCX bytes. */
export async function packed(view: DocumentView, sections: ISectionOptions[]): Promise<Uint8Array> {
  const document = new Document({
    title: `${view.title} – ${view.organisationShort}`,
    creator: view.organisationShort,
    lastModifiedBy: view.organisationShort,
    styles: wordStyles(labels[view.language].locale),
    features: { updateFields: false },
    sections,
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function runningHead(view: DocumentView, here: string | null, width: number): Header {
  const left = [view.organisationShort, view.title, ...(here === null ? [] : [here])].join('  ·  ')
  const right = new TextRun(
    view.draft
      ? { text: `\t${view.status.toUpperCase()}`, bold: true, color: colours.amber }
      : { text: `\t${view.version}` },
  )
  return new Header({ children: [running(width, [new TextRun(left), right]), ...copyFor(view)] })
}

/** For whom a copy is, above every page: a drawn watermark is nothing that every program shows. */
function copyFor({ watermark = '' }: DocumentView): Paragraph[] {
  const line = { text: watermark, bold: true, color: colours.soft }
  return watermark === '' ? [] : [new Paragraph({ style: 'RunningText', children: [new TextRun(line)] })]
}

function runningFoot(view: DocumentView, width: number): Footer {
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
