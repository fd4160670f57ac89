import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Confidence } from './edition.ts'
import type { Mapping, Relation } from './mapping.ts'
import { composeRelations, routesBetween } from './routes-between.ts'

const relations: Relation[] = ['equal', 'subset', 'superset', 'intersects']
const confidences: Confidence[] = ['high', 'medium', 'low']

/** A mapping between two made-up editions with these pairs. */
const between = (
  from: string,
  to: string,
  pairs: [from: string, to: string, relation: Relation, confidence: Confidence][],
): Mapping => ({
  id: `${from}--${to}`,
  from,
  to,
  contentVersion: 1,
  sources: ['a source'],
  relationBasis: { nl: 'grond', en: 'basis' },
  counts: { pairs: pairs.length, merged: 0, split: 0 },
  orphans: { from: [], to: [] },
  pairs: pairs.map(([a, b, relation, confidence]) => ({ from: a, to: b, relation, confidence, source: 0 })),
  clauses: [],
})

test('relations compose: all of all is all, part of part is part, and mixed ones leave it open', () => {
  expect(composeRelations('superset', 'superset')).toBe('superset')
  expect(composeRelations('superset', 'equal')).toBe('superset')
  expect(composeRelations('superset', 'subset')).toBe('intersects')
  expect(composeRelations('subset', 'superset')).toBe('intersects')
  for (const a of relations) expect(composeRelations('equal', a)).toBe(a)
})

describe('a route over another edition', () => {
  test('is as certain as its least certain step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...confidences), fc.constantFrom(...confidences), (first, second) => {
        const mappings = [
          between('a-2000', 'b-2000', [['1.1', '2.1', 'equal', first]]),
          between('b-2000', 'c-2000', [['2.1', '3.1', 'equal', second]]),
        ]
        const weakest = confidences[Math.max(confidences.indexOf(first), confidences.indexOf(second))]
        expect(routesBetween(mappings, 'a-2000', '1.1', 'c-2000')).toEqual([
          { edition: 'c-2000', requirement: '3.1', relation: 'equal', confidence: weakest },
        ])
      }),
    )
  })
  test('keeps all of several, and prefers the surer of two ways to the same', () => {
    const mappings = [
      between('a-2000', 'b-2000', [
        ['1.1', '2.1', 'superset', 'low'],
        ['1.1', '2.2', 'intersects', 'high'],
      ]),
      between('b-2000', 'c-2000', [
        ['2.1', '3.1', 'equal', 'high'],
        ['2.2', '3.1', 'equal', 'high'],
        ['2.2', '3.2', 'equal', 'medium'],
      ]),
    ]
    expect(routesBetween(mappings, 'a-2000', '1.1', 'c-2000')).toEqual([
      { edition: 'c-2000', requirement: '3.1', relation: 'intersects', confidence: 'high' },
      { edition: 'c-2000', requirement: '3.2', relation: 'intersects', confidence: 'medium' },
    ])
  })
  test('is not taken where there is a direct one, and none is made up', () => {
    const mappings = [
      between('a-2000', 'c-2000', [['1.1', '3.9', 'equal', 'low']]),
      between('a-2000', 'b-2000', [['1.1', '2.1', 'equal', 'high']]),
      between('b-2000', 'c-2000', [['2.1', '3.1', 'equal', 'high']]),
    ]
    expect(routesBetween(mappings, 'a-2000', '1.1', 'c-2000').map((one) => one.requirement)).toEqual(['3.9'])
    expect(routesBetween(mappings, 'a-2000', '1.2', 'c-2000')).toEqual([])
  })
})
