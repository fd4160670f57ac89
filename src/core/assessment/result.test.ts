import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from './result.ts'
import { type State, states } from './standing.ts'

const rank: Record<State, number> = { open: 0, unknown: 0, 'not-applicable': 0, not: 0, partly: 1, met: 2 }

test('only what covers a requirement shows that it is met', () => {
  expect(derive([{ covers: true, state: 'met' }])).toBe('met')
  expect(derive([{ covers: false, state: 'met' }])).toBe('partly')
  expect(
    derive([
      { covers: false, state: 'met' },
      { covers: true, state: 'not' },
    ]),
  ).toBe('partly')
  expect(
    derive([
      { covers: false, state: 'not' },
      { covers: false, state: 'open' },
    ]),
  ).toBe('not')
  expect(derive([{ covers: true, state: 'not-applicable' }])).toBe('not-applicable')
  expect(derive([])).toBe('open')
})

test('another that is met never makes it worse', () => {
  const group = fc.record({ covers: fc.boolean(), state: fc.constantFrom(...states) })
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), fc.nat(), (groups, at) => {
      const place = at % groups.length
      const better = groups.with(place, { covers: groups[place]?.covers ?? false, state: 'met' })
      expect(rank[derive(better)]).toBeGreaterThanOrEqual(rank[derive(groups)])
    }),
  )
})
