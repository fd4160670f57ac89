import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStrictJson } from './strict-json.ts'

const refusalOf = (text: string) => {
  const found = readStrictJson(text)
  return found.kind === 'refused' ? [found.line, found.column, found.sentence.en] : found.value
}

describe('strict JSON', () => {
  it('is what JSON.parse reads, whatever the data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        // Numbers that a program would round, and '__proto__', are refused on purpose.
        fc.pre(!/"__proto__"|\d{15,}|[eE][+-]?\d/.test(text))
        const found = readStrictJson(text)
        expect(found.kind === 'read' && found.value).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses what JSON.parse refuses, at no other cost than an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0e-1.tn \n') }), (text) => {
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        const found = readStrictJson(text)
        if (!valid) expect(found.kind).toBe('refused')
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['{"a":1,\n "a":2}', [2, 2, '‘a’ stands here twice.']],
    ['{"a":{"__proto__":1}}', [1, 7, 'The name ‘__proto__’ is not taken.']],
    ['[1,\n2', [2, 2, 'The file ends too early here.']],
    ['[1,]', [1, 4, 'The file is no valid JSON here.']],
    ['{"a":1} x', [1, 9, 'There is more text after the end.']],
    ['[1e999]', [1, 2, 'The number ‘1e999’ is too large or too long.']],
    ['[12345678901234567890]', [1, 2, 'The number ‘12345678901234567890’ is too large or too long.']],
    ['["\\x"]', [1, 2, 'This text is no valid JSON.']],
    ['', [1, 1, 'The file ends too early here.']],
  ])('says where: %s', (text, expected) => {
    expect(refusalOf(text)).toEqual(expected)
  })

  it('is read in a time that grows with its length alone', () => {
    const deep = '['.repeat(1_000_000)
    expect(refusalOf(deep)).toEqual([1, 42, 'This is nested deeper than 40 levels.'])
    expect(readStrictJson(`"${'\\\\'.repeat(500_000)}"`).kind).toBe('read')
  })
})
