import { z } from 'zod'

/** More than any policy needs: about a hundred printed pages. Counted in UTF-16 units over all its texts. */
const mostText = 200_000
const mostBlocks = 3000
/** A list within a list within a list; deeper nobody follows. */
export const deepestList = 3

const controlCharacter = /\p{Cc}|[\ufffe\uffff]/u
// Marks that turn the direction of what follows can make an approved text read as another.
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const isPlain = (text: string) => text.isWellFormed() && !controlCharacter.test(text) && !turning.test(text)

/** Whether a link may stand in a document: a page over TLS, or an address to write to. */
export function isLinkable(href: string): boolean {
  if (!/^(https:\/\/|mailto:)\S+$/.test(href) || !isPlain(href)) return false
  if (!URL.canParse(href)) return false
  const { protocol, username, password } = new URL(href)
  return (protocol === 'https:' || protocol === 'mailto:') && username === '' && password === ''
}

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().max(2000).refine(isLinkable, { error: 'link-elsewhere' }) }),
  }),
])

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(20_000).refine(isPlain, { error: 'control-characters' }),
  marks: z
    .array(mark)
    .min(1)
    .max(3)
    .refine((marks) => new Set(marks.map(({ type }) => type)).size === marks.length, 'a mark occurs twice')
    .optional(),
})
const inline = z.discriminatedUnion('type', [text, z.strictObject({ type: z.literal('hardBreak') })])
const line = z.array(inline).min(1).max(2000).optional()

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: line })
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: line,
})
const blockquote = z.strictObject({ type: z.literal('blockquote'), content: z.array(paragraph).min(1).max(200) })

const cellContent = z.array(paragraph).min(1).max(20)
const tableCell = z.strictObject({ type: z.literal('tableCell'), content: cellContent })
const tableHeader = z.strictObject({ type: z.literal('tableHeader'), content: cellContent })
const tableRow = z.strictObject({
  type: z.literal('tableRow'),
  content: z
    .array(z.discriminatedUnion('type', [tableCell, tableHeader]))
    .min(1)
    .max(12),
})
const table = z.strictObject({
  type: z.literal('table'),
  content: z
    .array(tableRow)
    .min(1)
    .max(300)
    .refine((rows) => rows.every((row) => row.content.length === rows[0]?.content.length), 'rows differ in length'),
})

// Written out level by level, so that no depth of what comes in can make the check run away.
const listsOf = <T extends z.ZodType>(item: T) =>
  [
    z.strictObject({ type: z.literal('bulletList'), content: z.array(item).min(1).max(500) }),
    z.strictObject({ type: z.literal('orderedList'), content: z.array(item).min(1).max(500) }),
  ] as const
const innermost = listsOf(z.strictObject({ type: z.literal('listItem'), content: z.tuple([paragraph], paragraph) }))
const middle = listsOf(
  z.strictObject({
    type: z.literal('listItem'),
    content: z.tuple([paragraph], z.discriminatedUnion('type', [paragraph, ...innermost])),
  }),
)
const lists = listsOf(
  z.strictObject({
    type: z.literal('listItem'),
    content: z.tuple([paragraph], z.discriminatedUnion('type', [paragraph, ...middle])),
  }),
)

const block = z.discriminatedUnion('type', [paragraph, heading, blockquote, table, ...lists])

/**
 * The text of a policy or procedure as a tree of known parts: nothing in it can be anything but text, in a form that screens, documents
 * and comparisons make their own elements from. Whatever else comes in is refused, not cleaned.
 */
export const richText = z
  .strictObject({ type: z.literal('doc'), content: z.array(block).min(1).max(mostBlocks) })
  .refine((doc) => lengthOf(doc.content) <= mostText, { error: 'too-much-text' })

export type RichText = z.infer<typeof richText>
export type RichBlock = z.infer<typeof block>
export type RichInline = z.infer<typeof inline>
export type RichMark = z.infer<typeof mark>
export type RichParagraph = z.infer<typeof paragraph>

/** What a text is before a word is written. */
export const emptyText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] }

type Node = { type: string; text?: string; content?: readonly unknown[] }

function lengthOf(nodes: readonly unknown[]): number {
  let length = 0
  for (const node of nodes as Node[]) length += (node.text?.length ?? 0) + (node.content ? lengthOf(node.content) : 0)
  return length
}
