import {
  deepestList,
  isLinkable,
  type RichBlock,
  type RichInline,
  type RichMark,
  type RichParagraph,
  type RichText,
} from '../../core/documents/rich-text.ts'

/** A node as the editor gives it: whatever was typed or pasted. */
export type EditorNode = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: readonly { type?: string; attrs?: Record<string, unknown> }[]
  content?: readonly EditorNode[]
}

const unseen = /(?![\n\t\r])\p{Cc}|[\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function marksOf(node: EditorNode): RichMark[] {
  const marks = (node.marks ?? []).flatMap((mark): RichMark[] => {
    if (mark.type === 'bold' || mark.type === 'italic') return [{ type: mark.type }]
    const href = mark.attrs?.href
    return mark.type === 'link' && typeof href === 'string' && href.length <= 2000 && isLinkable(href)
      ? [{ type: 'link', attrs: { href } }]
      : []
  })
  return [...new Map(marks.map((mark) => [mark.type, mark])).values()]
}

function inlineOf(nodes: readonly EditorNode[]): RichInline[] {
  return nodes.flatMap((node): RichInline[] => {
    if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
    const text = (node.text ?? '')
      .toWellFormed()
      .replace(unseen, '')
      .replace(/[\n\t\r]/g, ' ')
    if (text === '') return []
    const marks = marksOf(node)
    return [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

const contentOf = (node: EditorNode) => {
  const content = inlineOf(node.content ?? [])
  return content.length > 0 ? { content } : {}
}

const paragraph = (node: EditorNode): RichParagraph => ({ type: 'paragraph', ...contentOf(node) })

/** Everything below a node that holds words, as paragraphs. */
function paragraphsOf(nodes: readonly EditorNode[]): RichParagraph[] {
  return nodes.flatMap((node) =>
    node.content?.some(({ type }) => type !== 'text' && type !== 'hardBreak')
      ? paragraphsOf(node.content)
      : [paragraph(node)],
  )
}

const atLeastOne = (list: RichParagraph[]): RichParagraph[] => (list.length > 0 ? list : [{ type: 'paragraph' }])
const isList = ({ type }: EditorNode) => type === 'bulletList' || type === 'orderedList'

type Item = { type: 'listItem'; content: [RichParagraph, ...unknown[]] }

/** The items of a list; what lies deeper than allowed comes up to the deepest level. */
function itemsOf(list: EditorNode, depth: number): Item[] {
  return (list.content ?? []).flatMap((item) => {
    const parts = item.content ?? []
    const own = atLeastOne(paragraphsOf(parts.filter((part) => !isList(part))))
    const lists = parts.filter(isList)
    if (depth < deepestList) {
      const below = lists
        .map((one) => ({ type: one.type, content: itemsOf(one, depth + 1) }))
        .filter((one) => one.content.length > 0)
      return [{ type: 'listItem' as const, content: [...own, ...below] as Item['content'] }]
    }
    return [
      { type: 'listItem' as const, content: own as Item['content'] },
      ...lists.flatMap((one) => itemsOf(one, depth)),
    ]
  })
}

function tableOf(node: EditorNode): RichBlock[] {
  const rows = (node.content ?? []).map((row) =>
    (row.content ?? []).map((cell) => ({
      type: cell.type === 'tableHeader' ? ('tableHeader' as const) : ('tableCell' as const),
      content: atLeastOne(paragraphsOf(cell.content ?? [])).slice(0, 20),
    })),
  )
  const width = Math.min(12, Math.max(0, ...rows.map((row) => row.length)))
  if (width === 0) return []
  // A pasted table can have joined cells: what is missing in a row is filled up.
  const content = rows.slice(0, 300).map((row) => ({
    type: 'tableRow' as const,
    content: Array.from(
      { length: width },
      (_, place) => row[place] ?? { type: 'tableCell' as const, content: [{ type: 'paragraph' as const }] },
    ),
  }))
  return [{ type: 'table', content }]
}

function blockOf(node: EditorNode): RichBlock[] {
  if (node.type === 'heading') {
    return [{ type: 'heading', attrs: { level: node.attrs?.level === 3 ? 3 : 2 }, ...contentOf(node) }]
  }
  if (node.type === 'blockquote') return [{ type: 'blockquote', content: atLeastOne(paragraphsOf(node.content ?? [])) }]
  if (isList(node)) {
    const items = itemsOf(node, 1)
    return items.length > 0 ? [{ type: node.type, content: items } as RichBlock] : []
  }
  return node.type === 'table' ? tableOf(node) : paragraphsOf([node])
}

/** What the editor holds in the closed form of a document: what has no place in it comes out as plain paragraphs, no word is lost. */
export function cleanBody(doc: EditorNode): RichText {
  const content = (doc.content ?? []).flatMap(blockOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
