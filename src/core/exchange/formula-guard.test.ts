import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, withoutGuard } from './formula-guard.ts'

test.each([
  '=1',
  '+1',
  '-1',
  '@a',
  '\t=1',
  '\r=1',
  '\n=1',
  '\n\n @a',
  ' =1',
  '\u00a0=1',
  '\ufeff=1',
  '＝1',
  '\tx',
  '\rx',
  '\nx',
])('%j stays text', (text) => expect(guardFormula(text)).toBe(`'${text}`))

test.each(['', 'a=1', 'a\n=1', '1-2', "'t Hof", ' a'])('%j is text already', (text) =>
  expect(guardFormula(text)).toBe(text),
)

test('what went out with a guard comes back as it was, and what was not guarded stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@ \t\r\na1＝") }), (text) => {
      expect(withoutGuard(guardFormula(text))).toBe(text)
      expect(guardFormula(text)).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
