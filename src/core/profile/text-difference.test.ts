import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TextPart, textDifference } from './text-difference.ts'

const side = (parts: TextPart[], kind: 'removed' | 'added') =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map((part) => part.text)
    .join('')

test('words that came and went stand where they did', () => {
  expect(textDifference('een twee drie', 'een vier drie')).toEqual([
    { kind: 'same', text: 'een ' },
    { kind: 'removed', text: 'twee ' },
    { kind: 'added', text: 'vier ' },
    { kind: 'same', text: 'drie' },
  ])
  expect(textDifference('a\n- b', 'a\n- b\n- c')).toEqual([
    { kind: 'same', text: 'a\n- b' },
    { kind: 'added', text: '\n- c' },
  ])
})

test('both texts can be read back, whatever they are, and what is the same is never told as a change', () => {
  const text = fc
    .array(fc.constantFrom('een', 'twee', ' ', '\n', '- ', 'drie.', '\t', '  '))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), fc.oneof(text, fc.string()), (before, after) => {
      const parts = textDifference(before, after)
      expect(side(parts, 'removed')).toBe(before)
      expect(side(parts, 'added')).toBe(after)
      expect(parts.every((part, index) => part.text !== '' && part.kind !== parts[index - 1]?.kind)).toBe(true)
      if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('texts of twenty thousand characters are compared in good time', () => {
  const words = (n: number) => Array.from({ length: 3500 }, (_, i) => `w${(i * n) % 977}`).join(' ')
  const [before, after] = [words(7), words(13)]
  const began = performance.now()
  const parts = textDifference(before, after)
  expect(performance.now() - began).toBeLessThan(3000)
  expect(side(parts, 'added')).toBe(after)
})
