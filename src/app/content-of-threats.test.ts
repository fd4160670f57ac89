import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assetKinds } from '../core/assets/asset.ts'
import { checkThreats } from '../core/risk/check-threats.ts'
import { fixedAspects } from '../core/risk/criteria.ts'
import { type Threat, type ThreatsOfGroup, threatsOfGroup } from '../core/risk/threat.ts'
import { threatGroups } from '../core/risk/threat-groups.ts'
import type { Edition } from '../core/standards/edition.ts'
import { loadContent } from './load-content.ts'

const content = loadContent(join(import.meta.dirname, '../../content'))
const all = [...content.threats.values()]
const controlsOf = (edition: string) => content.editions.get(edition)?.requirements.map(({ id }) => id) ?? []
const repeated = (values: readonly string[]) => values.filter((one, n) => values.indexOf(one) !== n)
const namesOf = (threats: readonly Threat[]) => threats.map(({ id }) => id)

describe('the catalogue of threats', () => {
  test('holds enough, in the order of MAPGOOD, with something in every group', () => {
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect([...new Set(all.map(({ group }) => group))]).toEqual([...threatGroups])
    for (const group of threatGroups) expect(all.filter((one) => one.group === group).length).toBeGreaterThanOrEqual(8)
  })
  test.each(assetKinds)('has at least three threats to an asset of the kind %s', (kind) => {
    expect(all.filter(({ kinds }) => kinds.includes(kind)).length).toBeGreaterThanOrEqual(3)
  })
  test.each(fixedAspects)('has threats to %s in most groups', (aspect) => {
    const groups = new Set(all.filter(({ affects }) => affects.includes(aspect)).map(({ group }) => group))
    expect(groups.size).toBeGreaterThanOrEqual(6)
  })
  test('proposes something to those who have ISO/IEC 27001 alone', () => {
    const shared = new Set(controlsOf('iso-27001-2022'))
    expect(namesOf(all.filter(({ controls }) => !controls.some((one) => shared.has(one))))).toEqual([])
  })
  test('gives every control of NEN 7510:2024 something to be there for', () => {
    const treating = new Set(all.flatMap(({ controls }) => controls))
    expect(controlsOf('nen-7510-2024').filter((one) => !treating.has(one))).toEqual([])
  })
  test('says nothing twice, and the same in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      expect(repeated(all.map(({ title }) => title[language].toLowerCase()))).toEqual([])
      expect(repeated(all.map(({ explanation }) => explanation[language].toLowerCase()))).toEqual([])
    }
    const unlike = all.filter(({ explanation: { nl, en } }) => nl === en || Math.abs(nl.length / en.length - 1) > 0.5)
    expect(namesOf(unlike)).toEqual([])
  })
  test('is short and plain: a title is no sentence, an explanation is one or two', () => {
    const sentences = (text: string) => text.split(/[.!?](?=\s|$)/).filter((one) => one.trim() !== '').length
    const wordy = all.filter(({ title, explanation }) =>
      (['nl', 'en'] as const).some((language) => /\.$/.test(title[language]) || sentences(explanation[language]) > 2),
    )
    expect(namesOf(wordy)).toEqual([])
  })
})

describe('what is wrong in a threat is told', () => {
  const edition = content.editions.get('nen-7510-2024') as Edition
  const whole: ThreatsOfGroup[] = threatGroups.map((id) => ({
    id,
    threats: all.filter(({ group }) => group === id).map(({ group: _, ...one }) => one),
  }))
  const faultsWith = (change: Partial<Threat>) => {
    const [first, ...others] = structuredClone(whole) as [ThreatsOfGroup, ...ThreatsOfGroup[]]
    first.threats[0] = { ...(first.threats[0] as Threat), ...change }
    return checkThreats([first, ...others], edition).map(({ in: file, place, message }) => [file, place, message])
  }
  const file = 'threats/people.yaml'
  const text = { nl: 'Iets gaat mis', en: 'Something goes wrong' }

  test('nothing, in what stands there', () => {
    expect(checkThreats(whole, edition)).toEqual([])
    for (const group of whole) expect(threatsOfGroup.parse(group)).toEqual(group)
  })
  test('a group that is missing', () => {
    const without = whole.filter(({ id }) => id !== 'environment')
    expect(checkThreats(without, edition)).toEqual([
      { in: 'threats/environment.yaml', place: 'file', message: 'is missing' },
    ])
  })
  test.each<[why: string, change: Partial<Threat>, place: string, message: string]>([
    ['a control of another edition', { controls: ['12.3.1'] }, 'controls', 'NEN 7510:2024 has no control 12.3.1'],
    ['a control twice', { controls: ['8.13', '8.13'] }, 'controls', 'one occurs twice'],
    ['an aspect twice', { affects: ['integrity', 'integrity'] }, 'affects', 'one occurs twice'],
    ['a kind twice', { kinds: ['data', 'data'] }, 'kinds', 'one occurs twice'],
    ['je', { title: { ...text, nl: 'Je laptop is weg' } }, 'title.nl', 'addresses the reader'],
    ['u', { explanation: { ...text, nl: 'Hier leest u het' } }, 'explanation.nl', 'addresses the reader'],
    [
      'a gap',
      { explanation: { ...text, en: 'Tbd' } },
      'explanation.en',
      "'Tbd' looks like something still to be written",
    ],
  ])('%s', (_, change, place, message) => {
    expect(faultsWith(change)).toEqual([[file, `curious-colleague.${place}`, message]])
  })
  test('an id that stands in another group too', () => {
    expect(faultsWith({ id: 'power-cut' })).toEqual([
      ['threats/environment.yaml', 'power-cut.id', 'occurs twice in the catalogue'],
    ])
  })
  test('English may say what Dutch may not', () => {
    expect(faultsWith({ title: { ...text, en: 'Je ne sais quoi' } })).toEqual([])
  })
})
