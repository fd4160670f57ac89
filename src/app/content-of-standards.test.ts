import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Edition, isHealthcareControl } from '../core/standards/edition.ts'
import type { Mapping } from '../core/standards/mapping.ts'
import { loadContent } from './load-content.ts'

const content = loadContent(join(import.meta.dirname, '../../content'))
const edition = (id: string): Edition => {
  const found = content.editions.get(id)
  if (!found) throw new Error(`no edition ${id}`)
  return found
}
const ids = (id: string) => edition(id).requirements.map((one) => one.id)
const mapping = (id: string): Mapping => content.mappings.find((one) => one.id === id) as Mapping

describe('editions', () => {
  test('are there, the newest of each standard first', () => {
    expect([...content.editions.keys()]).toEqual(['nen-7510-2024', 'nen-7510-2017', 'iso-27001-2022', 'iso-27001-2013'])
  })
  test.each([
    ['nen-7510-2024', 101],
    ['iso-27001-2022', 93],
    ['nen-7510-2017', 117],
    ['iso-27001-2013', 114],
  ])('%s has %i controls', (id, total) => {
    expect(edition(id).requirements).toHaveLength(total)
    expect(new Set(ids(id)).size).toBe(total)
  })
  test('NEN 7510:2024 by theme and by what it adds for health care', () => {
    const { requirements } = edition('nen-7510-2024')
    const byTheme = (theme: string) => requirements.filter((one) => one.theme === theme).length
    const byMark = (mark: string) => requirements.filter((one) => one.healthcare?.mark === mark)
    expect(['organizational', 'people', 'physical', 'technological'].map(byTheme)).toEqual([43, 9, 14, 35])
    expect(requirements.filter(isHealthcareControl)).toHaveLength(22)
    expect(['deepened', 'unique', 'guidance', 'none'].map((mark) => byMark(mark).length)).toEqual([14, 8, 38, 41])
    expect(byMark('unique').map((one) => one.id)).toEqual([
      '5.38',
      '5.39',
      '5.40',
      '5.41',
      '5.42',
      '5.43',
      '6.9',
      '8.35',
    ])
    expect(byMark('unique').every((one) => one.titleConfidence === 'medium')).toBe(true)
    expect(requirements.filter((one) => one.newInEdition)).toHaveLength(19)
  })
  test('the shared controls of NEN 7510:2024 are those of ISO/IEC 27001:2022, by number and title', () => {
    const titles = (id: string) => new Map(edition(id).requirements.map((one) => [one.id, one.title]))
    for (const [id, title] of titles('iso-27001-2022')) expect(titles('nen-7510-2024').get(id)).toEqual(title)
  })
  test('ISO/IEC 27001:2022 has its attributes, 11 new controls and no healthcare marks', () => {
    const { requirements } = edition('iso-27001-2022')
    expect(requirements.every((one) => one.attributes !== null && one.healthcare === null)).toBe(true)
    expect(requirements.filter((one) => one.newInEdition)).toHaveLength(11)
  })
  test('the editions before 2022 have 14 domains', () => {
    expect(edition('iso-27001-2013').themes).toHaveLength(14)
    expect(edition('nen-7510-2017').themes).toEqual(edition('iso-27001-2013').themes)
    expect(
      edition('nen-7510-2017')
        .requirements.filter((one) => one.healthcare?.mark === 'unique')
        .map((one) => one.id),
    ).toEqual(['14.1.1.1', '14.1.1.2', '14.1.3.1'])
  })
  test('both languages are filled, and no text is long enough to be the text of a standard', () => {
    for (const { requirements } of content.editions.values()) {
      for (const { title } of requirements) {
        expect(title.nl.length).toBeGreaterThan(3)
        expect(title.en.length).toBeGreaterThan(3)
        expect(Math.max(title.nl.length, title.en.length)).toBeLessThan(120)
      }
    }
  })
})

describe('management clauses', () => {
  test.each([
    ['nen-7510-2024', 30],
    ['iso-27001-2022', 30],
    ['nen-7510-2017', 26],
    ['iso-27001-2013', 26],
  ])('%s has %i', (id, count) => {
    expect(edition(id).clauses).toHaveLength(count)
    expect(new Set(edition(id).clauses.map((one) => one.id.split('.')[0]))).toEqual(
      new Set(['4', '5', '6', '7', '8', '9', '10']),
    )
  })
  test('every row of the mapping of clauses names clauses that are there', () => {
    const known = (of: string, number: string | null) =>
      number === null || edition(of).clauses.some((one) => one.id === number || one.id.startsWith(`${number}.`))
    const map = mapping('iso-27001-2013--iso-27001-2022')
    for (const row of map.clauses)
      expect([row, known(map.from, row.from), known(map.to, row.to)]).toEqual([row, true, true])
    const reached = edition(map.to).clauses.filter((one) =>
      map.clauses.some(({ to }) => to === one.id || (to !== null && one.id.startsWith(`${to}.`))),
    )
    expect(reached).toHaveLength(30)
  })
})
