import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalBytes } from './canonical-json.ts'

const text = (value: unknown) => Buffer.from(canonicalBytes(value)).toString('utf8')

test('the example of RFC 8785 §3.2', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  expect(text(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})
test('members are sorted by UTF-16 code unit (RFC 8785 §3.2.3)', () => {
  const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
  expect(Object.values(JSON.parse(text(value)))).toHaveLength(7)
  expect([...text(value).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153')
})
// JSON.parse of Node 24 and 26 can read a name of one escaped character, such as "\n", as a backslash (nodejs/node issue 63785): it
// is no witness for those.
const oneEscaped = /[{,]"\\(?:["\\/bfnrt]|u[0-9a-f]{4})":/

test('the order in which members were put in does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(text(reversed)).toBe(text(value))
      if (!oneEscaped.test(text(value))) expect(JSON.parse(text(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
test('what JSON cannot hold is refused', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  for (const value of [
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    { a: 1n },
    '\ud800',
    { '\ud800': 1 },
    circle,
  ]) {
    expect(() => canonicalBytes(value)).toThrow()
  }
})
