import type { RichBlock, RichInline, RichParagraph, RichText } from './rich-text.ts'

/** What a line of a text is: a paragraph, a heading, an item of a list, a row of a table, or something quoted. */
export type LineKind = 'paragraph' | 'heading-2' | 'heading-3' | 'bullet' | 'number' | 'row' | 'quote'

/** One line of a text as people count them: what it is, how deep it is indented (0 at the margin), and its words. */
export type PlainLine = { kind: LineKind; depth: number; text: string }

type Item = { type: 'listItem'; content: readonly (RichParagraph | List)[] }
type List = { type: 'bulletList' | 'orderedList'; content: readonly Item[] }

/** The words of a paragraph without their marks; a hard break is a line feed. */
function wordsOf(content: readonly RichInline[] | undefined): string {
  return (content ?? []).map((part) => (part.type === 'text' ? part.text : '\n')).join('')
}

const paragraphs = (content: readonly RichParagraph[]) => content.map((one) => wordsOf(one.content)).join('\n')

function* ofList(list: List, depth: number): Generator<PlainLine> {
  const kind = list.type === 'bulletList' ? 'bullet' : 'number'
  for (const item of list.content) {
    let own: LineKind = kind
    for (const part of item.content) {
      if (part.type === 'paragraph') {
        yield { kind: own, depth, text: wordsOf(part.content) }
        // A further paragraph of the same item has no bullet of its own.
        own = 'paragraph'
      } else yield* ofList(part, depth + 1)
    }
  }
}

function* ofBlock(block: RichBlock): Generator<PlainLine> {
  switch (block.type) {
    case 'paragraph':
      yield { kind: 'paragraph', depth: 0, text: wordsOf(block.content) }
      break
    case 'heading':
      yield { kind: `heading-${block.attrs.level}`, depth: 0, text: wordsOf(block.content) }
      break
    case 'blockquote':
      for (const one of block.content) yield { kind: 'quote', depth: 0, text: wordsOf(one.content) }
      break
    case 'table':
      for (const row of block.content) {
        yield { kind: 'row', depth: 0, text: row.content.map((cell) => paragraphs(cell.content)).join(' | ') }
      }
      break
    default:
      yield* ofList(block as List, 0)
  }
}

/** A text line by line, empty ones left out. */
export function linesOf(body: RichText): PlainLine[] {
  return body.content.flatMap((block) => [...ofBlock(block)]).filter(({ text }) => text.trim() !== '')
}

/** A text as plain text, a line each. */
export function plainText(body: RichText): string {
  return linesOf(body)
    .map(({ kind, depth, text }) => {
      const mark = kind === 'bullet' ? '- ' : kind === 'number' ? '# ' : ''
      return `${'  '.repeat(depth)}${mark}${text}`
    })
    .join('\n')
}

/** How many minutes reading takes: at least 1. Dutch and English are read at about 230 words a minute. */
export function minutesToRead(text: string): number {
  const words = text.match(/\S+/g)?.length ?? 0
  return Math.max(1, Math.round(words / 230))
}

/** Whether there is anything to read in it. */
export const isEmpty = (body: RichText): boolean => linesOf(body).length === 0
