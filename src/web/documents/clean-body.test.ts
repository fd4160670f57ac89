import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../core/documents/plain-text.ts'
import { richText } from '../../core/documents/rich-text.ts'
import { cleanBody, type EditorNode } from './clean-body.ts'

const text = fc.record({
  type: fc.constant('text'),
  text: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  marks: fc.array(
    fc.record({
      type: fc.constantFrom('bold', 'italic', 'code', 'link'),
      attrs: fc.record({ href: fc.constantFrom('https://a.example', 'javascript:alert(1)', 'mailto:a@b.example') }),
    }),
    { maxLength: 3 },
  ),
})
const { node } = fc.letrec<{ node: EditorNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    text as fc.Arbitrary<EditorNode>,
    fc.record({
      type: fc.constantFrom(
        ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'codeBlock', 'hardBreak'],
        ...['table', 'tableRow', 'tableCell', 'tableHeader', 'image'],
      ),
      attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }), colspan: fc.integer() }),
      content: fc.array(tie('node') as fc.Arbitrary<EditorNode>, { maxLength: 4 }),
    }) as fc.Arbitrary<EditorNode>,
  ),
}))

test('whatever an editor holds comes out as a text that the server takes', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), (content) => {
      const body = cleanBody({ type: 'doc', content })
      const result = richText.safeParse(body)
      expect(result.success, JSON.stringify(result.error?.issues)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('no word of a deep list is lost', () => {
  const item = (words: string, ...below: EditorNode[]): EditorNode => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }, ...below],
  })
  const list = (...content: EditorNode[]): EditorNode => ({ type: 'bulletList', content })
  const deep = list(item('one', list(item('two', list(item('three', list(item('four', list(item('five'))))))))))
  const body = cleanBody({ type: 'doc', content: [deep] })
  expect(richText.parse(body)).toEqual(body)
  expect(plainText(body).match(/\w+/g)).toEqual(['one', 'two', 'three', 'four', 'five'])
})
