import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counterpartsOf } from './counterparts.ts'
import { compareRequirementIds } from './edition.ts'
import type { Mapping, Relation } from './mapping.ts'

const mappingOf = (relation: Relation): Mapping => ({
  id: 'nen-7510-2024--iso-27001-2022',
  from: 'nen-7510-2024',
  to: 'iso-27001-2022',
  contentVersion: 1,
  sources: ['a source'],
  relationBasis: { nl: 'grond', en: 'basis' },
  counts: { pairs: 1, merged: 0, split: 0 },
  orphans: { from: [], to: [] },
  pairs: [{ from: '5.1', to: '5.2', relation, confidence: 'medium', source: 0 }],
  clauses: [],
})

describe('counterpartsOf', () => {
  test.each([
    ['equal', 'equal'],
    ['superset', 'subset'],
    ['subset', 'superset'],
    ['intersects', 'intersects'],
  ] as const)('%s is %s the other way round', (relation, inverse) => {
    const mappings = [mappingOf(relation)]
    expect(counterpartsOf(mappings, 'nen-7510-2024', '5.1')).toEqual([
      { edition: 'iso-27001-2022', requirement: '5.2', relation, confidence: 'medium', source: 'a source' },
    ])
    expect(counterpartsOf(mappings, 'iso-27001-2022', '5.2')).toEqual([
      { edition: 'nen-7510-2024', requirement: '5.1', relation: inverse, confidence: 'medium', source: 'a source' },
    ])
  })
  test('another number or another edition has none', () => {
    expect(counterpartsOf([mappingOf('equal')], 'nen-7510-2024', '5.2')).toEqual([])
    expect(counterpartsOf([mappingOf('equal')], 'iso-27001-2022', '5.1')).toEqual([])
    expect(counterpartsOf([mappingOf('equal')], 'nen-7510-2017', '5.1')).toEqual([])
  })
})

describe('compareRequirementIds', () => {
  test('by number, not by letter', () => {
    expect(['5.10', '14.1.1.1', '5.2', '14.1.1', '14.1.2', '5'].sort(compareRequirementIds)).toEqual([
      '5',
      '5.2',
      '5.10',
      '14.1.1',
      '14.1.1.1',
      '14.1.2',
    ])
  })
  test('is an order', () => {
    const id = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareRequirementIds(a, b))).toBe(0 - Math.sign(compareRequirementIds(b, a)))
        expect(compareRequirementIds(a, b) === 0).toBe(a === b)
        const [first = '', second = '', third = ''] = [a, b, c].sort(compareRequirementIds)
        expect(
          compareRequirementIds(first, second) <= 0 &&
            compareRequirementIds(second, third) <= 0 &&
            compareRequirementIds(first, third) <= 0,
        ).toBe(true)
      }),
    )
  })
})
