import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counterpartsOf } from '../core/standards/counterparts.ts'
import type { Edition } from '../core/standards/edition.ts'
import { type Mapping, shapeOf } from '../core/standards/mapping.ts'
import { routesBetween } from '../core/standards/routes-between.ts'
import { loadContent } from './load-content.ts'

const content = loadContent(join(import.meta.dirname, '../../content'))
const edition = (id: string): Edition => {
  const found = content.editions.get(id)
  if (!found) throw new Error(`no edition ${id}`)
  return found
}
const ids = (id: string) => edition(id).requirements.map((one) => one.id)
const mapping = (id: string): Mapping => content.mappings.find((one) => one.id === id) as Mapping
const shape = (id: string) => shapeOf(mapping(id), ids(mapping(id).from), ids(mapping(id).to))

describe('mappings', () => {
  test('ISO/IEC 27001:2013 to 2022: 115 pairs, every control has a successor, only 18.2.3 splits', () => {
    const found = shape('iso-27001-2013--iso-27001-2022')
    expect(mapping('iso-27001-2013--iso-27001-2022').pairs).toHaveLength(115)
    expect(mapping('iso-27001-2013--iso-27001-2022').clauses).toHaveLength(26)
    expect(found.split).toEqual([{ from: '18.2.3', to: ['5.36', '8.8'] }])
    expect(found.orphans.from).toEqual([])
    expect(found.orphans.to).toEqual(
      edition('iso-27001-2022')
        .requirements.filter((one) => one.newInEdition)
        .map((one) => one.id),
    )
    for (const id of ['13.2.1', '13.2.2', '13.2.3']) {
      expect(counterpartsOf(content.mappings, 'iso-27001-2013', id).map((one) => one.requirement)).toEqual(['5.14'])
    }
  })
  test('NEN 7510:2017 to 2024: every control has a successor', () => {
    const found = shape('nen-7510-2017--nen-7510-2024')
    expect(found.orphans.from).toEqual([])
    expect(found.split).toEqual([
      { from: '14.1.1', to: ['5.8', '5.38'] },
      { from: '18.2.3', to: ['5.36', '8.8'] },
    ])
    expect(found.orphans.to).toHaveLength(15)
    for (const id of ['13.2.1', '13.2.2', '13.2.3']) {
      expect(counterpartsOf(content.mappings, 'nen-7510-2017', id).map((one) => one.requirement)).toEqual(['5.14'])
    }
  })
  test('NEN 7510:2024 and ISO/IEC 27001:2022: 93 pairs; NEN 7510 asks more where it has a healthcare control', () => {
    const { pairs, orphans } = mapping('nen-7510-2024--iso-27001-2022')
    expect(pairs.every((pair) => pair.from === pair.to)).toBe(true)
    expect(pairs).toHaveLength(93)
    const deepened = edition('nen-7510-2024')
      .requirements.filter((one) => one.healthcare?.mark === 'deepened')
      .map((one) => one.id)
    expect(pairs.filter((pair) => pair.relation === 'superset').map((pair) => pair.from)).toEqual(deepened)
    expect(pairs.filter((pair) => pair.relation === 'equal')).toHaveLength(93 - 14)
    expect(orphans).toEqual({ from: ['5.38', '5.39', '5.40', '5.41', '5.42', '5.43', '6.9', '8.35'], to: [] })
    expect(counterpartsOf(content.mappings, 'iso-27001-2022', '8.13')).toContainEqual({
      edition: 'nen-7510-2024',
      requirement: '8.13',
      relation: 'subset',
      confidence: 'high',
      source: expect.stringContaining('NEN'),
    })
  })
})

describe('routes between editions', () => {
  const sorted = (of: { requirement: string }[]) => of.map((one) => one.requirement).sort()
  test('lead from NEN 7510:2017 to ISO/IEC 27001:2013, over two others, for whatever both have', () => {
    for (const number of ids('iso-27001-2013')) {
      const found = routesBetween(content.mappings, 'nen-7510-2017', number, 'iso-27001-2013')
      expect(sorted(found), number).toContain(number)
    }
    expect(routesBetween(content.mappings, 'nen-7510-2017', '12.3.1', 'iso-27001-2022')).toMatchObject([
      { requirement: '8.13', confidence: 'high' },
    ])
  })
  test('lose nothing on the way: each older control leads somewhere, each new one is led to or is an orphan', () => {
    for (const [from, to] of [
      ['nen-7510-2017', 'nen-7510-2024'],
      ['nen-7510-2017', 'iso-27001-2022'],
      ['iso-27001-2013', 'nen-7510-2024'],
    ] as const) {
      const led = ids(from).map((number) => routesBetween(content.mappings, from, number, to))
      const lost = ids(from).filter((_, i) => led[i]?.length === 0)
      expect(
        lost.every(
          (number) => edition(from).requirements.find((one) => one.id === number)?.healthcare?.mark === 'unique',
        ),
      ).toBe(true)
      for (const back of ids(to)) {
        const fro = routesBetween(content.mappings, to, back, from)
        const reached = led.filter((one) => one.some(({ requirement }) => requirement === back))
        expect(fro.length, `${from} and ${to} ${back}`).toBe(reached.length)
      }
    }
  })
})
