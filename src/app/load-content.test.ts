import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { counterpartsOf } from '../core/standards/counterparts.ts'
import { type Edition, isHealthcareControl } from '../core/standards/edition.ts'
import { lawMeasuresOf } from '../core/standards/law.ts'
import { type Mapping, shapeOf } from '../core/standards/mapping.ts'
import { routesBetween } from '../core/standards/routes-between.ts'
import { ContentError, loadContent } from './load-content.ts'

const folder = join(import.meta.dirname, '../../content')
const content = loadContent(folder)
const edition = (id: string): Edition => {
  const found = content.editions.get(id)
  if (!found) throw new Error(`no edition ${id}`)
  return found
}
const ids = (id: string) => edition(id).requirements.map((one) => one.id)
const mapping = (id: string): Mapping => content.mappings.find((one) => one.id === id) as Mapping
const shape = (id: string) => shapeOf(mapping(id), ids(mapping(id).from), ids(mapping(id).to))

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
    })
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

describe('explanations', () => {
  const { controls, clauses } = content.guidance
  const all = [...controls.values(), ...clauses.values()]
  test('there is one for each control of NEN 7510:2024 and each clause, and none else', () => {
    expect([...controls.keys()].sort()).toEqual(ids('nen-7510-2024').sort())
    expect([...clauses.keys()].sort()).toEqual(
      edition('nen-7510-2024')
        .clauses.map((one) => one.id)
        .sort(),
    )
  })
  test('care is treated where NEN 7510:2024 adds something: 22 controls and 38 with guidance alone', () => {
    const { requirements } = edition('nen-7510-2024')
    const added = requirements.filter((one) => one.healthcare?.mark !== 'none').map((one) => one.id)
    expect(added).toHaveLength(22 + 38)
    expect(
      [...controls.values()]
        .filter((one) => one.care)
        .map((one) => one.id)
        .sort(),
    ).toEqual(added.sort())
  })
  test('what each holds is said in both languages, at about the same length, and nowhere twice', () => {
    const said = new Map<string, string>()
    for (const one of all) {
      const pairs = [one.about, ...(one.care ? [one.care] : []), ...one.questions, one.measure, ...one.proof]
      for (const { nl, en } of pairs) {
        expect(nl, one.id).not.toBe(en)
        expect(Math.max(nl.length, en.length) / Math.min(nl.length, en.length), `${one.id}: ${nl}`).toBeLessThan(2.5)
      }
      for (const text of [one.about.nl, one.about.en, ...one.questions.flatMap(({ nl, en }) => [nl, en])]) {
        expect(said.get(text), `${one.id} says the same as another: ${text}`).toBeUndefined()
        said.set(text, one.id)
      }
    }
  })
  test('the reader is addressed as u, and what is said about a requirement takes two to five sentences', () => {
    const sentences = (text: string) =>
      text
        .trim()
        .split(/[.!?](?:\s|$)/)
        .filter(Boolean).length
    for (const one of all) {
      expect(JSON.stringify(one), one.id).not.toMatch(/\b(je|jij|jouw|jullie)\b/i)
      for (const text of [one.about.nl, one.about.en]) {
        expect(sentences(text), `${one.id}: ${text}`).toBeGreaterThanOrEqual(2)
        expect(sentences(text), `${one.id}: ${text}`).toBeLessThanOrEqual(5)
      }
    }
  })
})

describe('article 21(3) of the Cyberbeveiligingswet', () => {
  const [law] = content.laws
  test('has ten measures, each served by controls, none surer than inferred', () => {
    expect(law?.measures.map((one) => one.id)).toEqual([...'abcdefghij'])
    for (const one of law?.measures ?? []) {
      expect(one.controls.length).toBeGreaterThan(0)
      expect(one.controls.every(({ confidence }) => confidence === 'medium')).toBe(true)
    }
    expect(lawMeasuresOf(content.laws, 'controls', '5.36').map((one) => one.measure)).toEqual(['a', 'f'])
    expect(lawMeasuresOf(content.laws, 'clauses', '9.2.2').map((one) => one.measure)).toEqual(['f'])
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

describe('content that is not whole is refused', () => {
  const copy = mkdtempSync(join(tmpdir(), 'zorgborg-content-'))
  afterAll(() => rmSync(copy, { recursive: true }))
  const refusal = (file: string, change: (text: string) => string): string => {
    for (const kind of ['standards', 'mappings', 'laws', 'guidance'])
      cpSync(join(folder, kind), join(copy, kind), { recursive: true })
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(path, change(text))
    try {
      loadContent(copy)
    } catch (error) {
      if (error instanceof ContentError) return error.message.replaceAll(copy, '')
      throw error
    }
    return 'accepted'
  }
  const nen = 'standards/nen-7510-2024.json'
  const map = 'mappings/iso-27001-2013--iso-27001-2022.json'
  test.each<[why: string, file: string, change: (text: string) => string, message: string]>([
    ['broken JSON', nen, (t) => t.slice(0, -3), '/standards/nen-7510-2024.json: '],
    [
      'an empty title',
      nen,
      (t) => t.replace('"Functiescheiding"', '" "'),
      '/standards/nen-7510-2024.json: requirements[2].title.nl: ',
    ],
    [
      'a field too many',
      nen,
      (t) => t.replace('"kind"', '"text": "x", "kind"'),
      'nen-7510-2024.json: requirements[0]: ',
    ],
    [
      'a number twice',
      nen,
      (t) => t.replace('{"id": "5.3", "kind"', '{"id": "5.2", "kind"'),
      'nen-7510-2024.json: requirements: 5.2 occurs twice',
    ],
    [
      'out of order',
      nen,
      (t) => t.replace('{"id": "5.3", "kind"', '{"id": "5.99", "kind"'),
      'requirements[3]: 5.4 comes after 5.99',
    ],
    ['a wrong total', nen, (t) => t.replace('"total": 101', '"total": 100'), 'counts.total: 100 declared, 101 found'],
    [
      'a wrong theme count',
      nen,
      (t) => t.replace('"people": 9', '"people": 8'),
      'counts.themes.people: 8 declared, 9 found',
    ],
    [
      'a wrong mark count',
      nen,
      (t) => t.replace('"deepened": 14', '"deepened": 15'),
      'counts.healthcare.deepened: 15 declared, 14 found',
    ],
    [
      'a wrong count of new ones',
      nen,
      (t) => t.replace('"newInEdition": 19', '"newInEdition": 18'),
      'counts.newInEdition: 18 declared, 19 found',
    ],
    ['an unknown theme', nen, (t) => t.replace('"theme": "people"', '"theme": "peoples"'), 'peoples is no theme'],
    [
      'another id than the file',
      nen,
      (t) => t.replace('"id": "nen-7510-2024"', '"id": "nen-7510-2025"'),
      'id: is nen-7510-2025, not the name of the file',
    ],
    ['an end that does not exist', map, (t) => t.replace('"to": "5.14"', '"to": "5.94"'), 'iso-27001-2022 has no 5.94'],
    ['a pair twice', map, (t) => t.replace('{"from": "5.1.2"', '{"from": "5.1.1"'), 'pairs: 5.1.1 to 5.1 occurs twice'],
    [
      'a control without successor',
      map,
      (t) => t.replace('{"from": "5.1.2"', '{"from": "5.1.1"'),
      'orphans.from: 5.1.2 has no counterpart and is not listed',
    ],
    [
      'an orphan that is none',
      map,
      (t) => t.replace('"to": ["5.7"', '"to": ["5.6", "5.7"'),
      'orphans.to: 5.6 is listed and has a counterpart',
    ],
    [
      'an unlisted orphan',
      map,
      (t) => t.replace('["5.7", ', '['),
      'orphans.to: 5.7 has no counterpart and is not listed',
    ],
    [
      'a wrong number of pairs',
      map,
      (t) => t.replace('"pairs": 115', '"pairs": 114'),
      'counts.pairs: 114 declared, 115 found',
    ],
    [
      'a source that is not there',
      map,
      (t) => t.replace('"source": 0', '"source": 7'),
      'pairs[0].source: there is no source 7',
    ],
    [
      'an unknown relation',
      map,
      (t) => t.replace('"relation": "subset"', '"relation": "same"'),
      '/mappings/iso-27001-2013--iso-27001-2022.json: pairs[0].relation: ',
    ],
    [
      'a clause out of order',
      nen,
      (t) => t.replace('{"id": "4.2", "title"', '{"id": "4.9", "title"'),
      'clauses[2]: 4.3 comes after 4.9',
    ],
    [
      'an explanation with a field too many',
      'guidance/controls/8.13.yaml',
      (t) => `${t}\nnorm_text: x\n`,
      '/guidance/controls/8.13.yaml: : ',
    ],
    [
      'an explanation that is no YAML',
      'guidance/controls/8.13.yaml',
      (t) => `${t}\n  - [`,
      '/guidance/controls/8.13.yaml: ',
    ],
    [
      'an explanation without its part about care',
      'guidance/controls/8.13.yaml',
      (t) => t.replace(/^care:\n(?: {2}.*\n)+/m, ''),
      '/guidance/controls/8.13.yaml: care: is missing',
    ],
    [
      'an explanation that is still to be written',
      'guidance/clauses/4.1.yaml',
      (t) => t.replace(/^ {2}nl: .*$/m, '  nl: TODO. Nog te schrijven.\n  # '),
      '4.1',
    ],
    [
      'a question that was released and is gone',
      'guidance/controls/8.13.yaml',
      (t) => t.replace('id: encrypted', 'id: encrypted-now'),
      "released.json: questions: controls/8.13/encrypted was released and is gone; give it an 'until' instead",
    ],
    [
      'a new question without its release',
      'guidance/controls/8.13.yaml',
      (t) => t.replace('id: encrypted', 'id: encrypted-now'),
      "controls/8.13/encrypted-now is not in the record of release 1; give it 'since: 2'",
    ],
    [
      'a control of a law that is not there',
      'laws/cbw-21-3.json',
      (t) => t.replace('"id": "8.24"', '"id": "8.99"'),
      '/laws/cbw-21-3.json: measures.h.controls: there is no 8.99',
    ],
  ])('%s', (_, file, change, message) => {
    expect(refusal(file, change)).toContain(message)
  })
  test('a folder that is not there', () => {
    expect(() => loadContent(join(copy, 'nowhere'))).toThrow(/nowhere.standards: cannot be read/)
  })
})
