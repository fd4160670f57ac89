import { expect, test } from 'vitest'
import { cutSame, scopeBlocks } from './scope-blocks.ts'

test('headings stand above their lists, and paragraphs alone', () => {
  const blocks = scopeBlocks('One. Two.\n\nPlaces\n- A: here\n- B\nand more\n\nEnd')
  expect(blocks.map(({ lines, items }) => [lines, items.map((item) => item.text)])).toEqual([
    [['One. Two.'], []],
    [['Places'], ['A: here', 'B\nand more']],
    [['End'], []],
  ])
})

test('what is the same is cut between words, and only where it is long', () => {
  const long = 'word '.repeat(200)
  expect(cutSame('short', 'middle')).toBe('short')
  expect(cutSame(long, 'first')).toMatch(/^…( word)+ $/)
  expect(cutSame(long, 'last')).toMatch(/^(word )+…$/)
  expect(cutSame(long, 'middle').length).toBeLessThan(400)
})
