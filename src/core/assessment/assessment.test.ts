import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { answer, asAnswers, someAnswers } from './answers.fixture.ts'
import { compareCells, countOutcomes } from './compare.ts'
import { gapsOf } from './gaps.ts'
import { reachOf } from './parts.ts'
import { composeQuestionnaire, type Questionnaire } from './questionnaire.ts'
import { type Cell, cellsOf, themesOf } from './result.ts'
import { type GivenAnswer, layOut, progressOf } from './sheets.ts'
import type { Answer, State } from './standing.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const compose = (...editions: string[]) => composeQuestionnaire(content, editions)
const both = compose('nen-7510-2024', 'iso-27001-2022')
const three = compose('nen-7510-2024', 'iso-27001-2022', 'nen-7510-2017')

/** Every question of these subjects answered the same. */
const allOf = (questionnaire: Questionnaire, key: string, given: Answer, department: string | null = null) =>
  (questionnaire.byKey.get(key)?.questions ?? []).map(({ id }) => answer(key, id, given, department))

const sheetsWith = (given: GivenAnswer[], departments: string[] = []) =>
  layOut(departments, { answers: given, ratings: [] })
const cell = (cells: readonly Cell[], edition: string, number: string, kind = 'control') =>
  cells.find((one) => one.edition === edition && one.subject.number === number && one.subject.kind === kind)

describe('what is asked', () => {
  test('is every control and clause once, with the questions about care for NEN 7510 alone', () => {
    expect(both.subjects).toHaveLength(131)
    expect(compose('iso-27001-2022').subjects).toHaveLength(123)
    expect(
      compose('iso-27001-2022')
        .subjects.flatMap(({ questions }) => questions)
        .some(({ care }) => care),
    ).toBe(false)
    expect(both.subjects.flatMap(({ questions }) => questions).filter(({ care }) => care).length).toBeGreaterThan(20)
    expect(both.byKey.get('2022/control/8.13')?.editions).toEqual(['nen-7510-2024', 'iso-27001-2022'])
    const numbers = both.subjects.filter(({ kind }) => kind === 'control').map(({ number }) => number)
    expect(numbers.slice(0, 3)).toEqual(['5.1', '5.2', '5.3'])
    expect(numbers.indexOf('5.38')).toBe(numbers.indexOf('5.37') + 1)
  })

  test('need not be asked again in an older edition where the newer asks as much', () => {
    const backup = three.byKey.get('2013/control/12.3.1')
    expect(backup).toMatchObject({ asked: false, questions: [{ id: 'whole', kind: 'existence' }] })
    expect(backup?.servedBy.map(({ subjects }) => subjects)).toEqual([['2022/control/8.13']])
    // Split in 2022: the two together are what 2013 asked.
    expect(three.byKey.get('2013/clause/9.2')).toMatchObject({
      asked: false,
      servedBy: [{ subjects: ['2022/clause/9.2.1', '2022/clause/9.2.2'], relation: 'equal' }],
    })
    for (const subject of compose('nen-7510-2017').subjects) expect(subject.asked, subject.key).toBe(true)
    const asksMore = three.subjects.filter(({ numbering, asked }) => numbering === '2013' && asked)
    expect(asksMore.length).toBeGreaterThan(0)
    expect(
      asksMore.every(({ servedBy }) =>
        servedBy.every(({ relation }) => relation === 'superset' || relation === 'intersects'),
      ),
    ).toBe(true)
  })

  test('carries advice in every edition', () => {
    for (const subject of three.subjects) {
      expect(subject.measure, subject.key).not.toBeNull()
      expect(subject.title.nl.length, subject.key).toBeGreaterThan(2)
    }
  })
})

describe('the result', () => {
  test('of one answer serves every edition, and shows where one asks more', () => {
    const key = '2022/control/8.13'
    const shared = both.byKey.get(key)?.questions.filter(({ care }) => !care) ?? []
    const cells = cellsOf(both, sheetsWith(shared.map(({ id }) => answer(key, id, 'yes'))))
    expect(cell(cells, 'iso-27001-2022', '8.13')).toMatchObject({ state: 'met', asksMore: false })
    expect(cell(cells, 'nen-7510-2024', '8.13')).toMatchObject({ state: 'partly', asksMore: true })
  })

  test('of an older edition follows from the newer, until it is answered itself', () => {
    const met = allOf(three, '2022/control/8.13', 'yes')
    const derived = cell(cellsOf(three, sheetsWith(met)), 'nen-7510-2017', '12.3.1')
    expect(derived).toMatchObject({
      state: 'met',
      derivedFrom: ['2022/control/8.13'],
      confidence: three.byKey.get('2013/control/12.3.1')?.servedBy[0]?.confidence,
      asked: 0,
    })
    const own = [...met, answer('2013/control/12.3.1', 'whole', 'no')]
    expect(cell(cellsOf(three, sheetsWith(own)), 'nen-7510-2017', '12.3.1')).toMatchObject({
      state: 'not',
      derivedFrom: [],
      confidence: 'high',
    })
    const half = allOf(three, '2022/clause/9.2.1', 'yes')
    expect(cell(cellsOf(three, sheetsWith(half)), 'nen-7510-2017', '9.2', 'clause')?.state).toBe('partly')
    const whole = [...half, ...allOf(three, '2022/clause/9.2.2', 'yes')]
    expect(cell(cellsOf(three, sheetsWith(whole)), 'nen-7510-2017', '9.2', 'clause')?.state).toBe('met')
  })

  test('never says that more is met than what serves it asks', () => {
    const rank: Record<State, number> = { open: 0, unknown: 0, 'not-applicable': 0, not: 0, partly: 1, met: 2 }
    fc.assert(
      fc.property(someAnswers(three), (drawn) => {
        const cells = cellsOf(three, sheetsWith(asAnswers(drawn), ['a', 'b']))
        const known = new Map(cells.map((one) => [`${one.edition} ${one.subject.key}`, one]))
        for (const one of cells.filter(({ derivedFrom }) => derivedFrom.length > 0)) {
          const services = one.subject.servedBy.filter(({ edition }) => edition === one.edition)
          const best = Math.max(
            ...services.flatMap(({ through, subjects }) =>
              subjects.map((key) => rank[known.get(`${through} ${key}`)?.state ?? 'open']),
            ),
          )
          expect(rank[one.state]).toBeLessThanOrEqual(best)
          if (one.state === 'met')
            expect(services.some(({ relation }) => relation === 'equal' || relation === 'subset')).toBe(true)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('is as sure as the least sure link that it follows by', () => {
    const sure = ['low', 'medium', 'high'] as const
    const cells = cellsOf(
      three,
      sheetsWith(
        three.subjects
          .flatMap(({ key }) => allOf(three, key, 'yes'))
          .filter(({ subject }) => subject.startsWith('2022/')),
      ),
    )
    const derived = cells.filter(({ derivedFrom }) => derivedFrom.length > 0)
    for (const one of derived) {
      const links = one.subject.servedBy.filter(({ edition }) => edition === one.edition)
      expect(sure.indexOf(one.confidence)).toBe(Math.min(...links.map(({ confidence }) => sure.indexOf(confidence))))
    }
    expect(derived.filter(({ confidence }) => confidence === 'low').length).toBeGreaterThan(20)
    expect(derived.some(({ confidence }) => confidence !== 'low')).toBe(true)
    expect(
      cells.filter(({ derivedFrom }) => derivedFrom.length === 0).every(({ confidence }) => confidence === 'high'),
    ).toBe(true)
  })

  test('has every requirement once, whatever was answered, and counts what is answered alike in progress', () => {
    fc.assert(
      fc.property(someAnswers(both), (drawn) => {
        const sheets = sheetsWith(asAnswers(drawn), ['a', 'b'])
        const cells = cellsOf(both, sheets)
        expect(cells).toHaveLength(254)
        const nen = cells.filter(({ edition }) => edition === 'nen-7510-2024')
        const progress = progressOf(both, sheets)
        expect(nen.reduce((sum, one) => sum + one.asked, 0)).toBe(progress.asked)
        expect(nen.reduce((sum, one) => sum + one.answered, 0)).toBe(progress.answered)
        for (const theme of themesOf(both, sheets)) {
          for (const axis of ['design', 'existence', 'operation'] as const) {
            const asked = both.subjects
              .filter((subject) => subject.theme === theme.key)
              .flatMap(({ questions }) => questions.filter(({ kind }) => kind === axis))
            expect(theme[axis].counted + theme[axis].leftOut).toBe(asked.length * 2)
          }
        }
      }),
      { numRuns: 15 },
    )
  })

  test('holds for a department what was answered for the whole, until it answers itself', () => {
    const key = '2022/control/8.13'
    const central = allOf(both, key, 'yes')
    const own = [...central, answer(key, 'plan', 'no', 'b')]
    const sheets = sheetsWith(own, ['a', 'b'])
    expect(cell(cellsOf(both, sheets.only('a')), 'nen-7510-2024', '8.13')?.state).toBe('met')
    expect(cell(cellsOf(both, sheets.only('b')), 'nen-7510-2024', '8.13')?.state).toBe('partly')
    expect(cell(cellsOf(both, sheets), 'nen-7510-2024', '8.13')?.state).toBe('partly')
    const noteAlone = { ...answer(key, 'plan', 'no', 'a'), answer: null, note: 'Navragen' }
    expect(cell(cellsOf(both, sheetsWith([...central, noteAlone], ['a'])), 'nen-7510-2024', '8.13')?.state).toBe('met')
  })
})

describe('gaps', () => {
  test('are what somebody said is lacking, in order, each with its requirements', () => {
    fc.assert(
      fc.property(someAnswers(three), (drawn) => {
        const sheets = sheetsWith(asAnswers(drawn), ['a', 'b'])
        const gaps = gapsOf(three, sheets)
        for (const gap of gaps)
          expect(
            gap.answers.every(({ answer: given }) => given === 'no' || given === 'partly' || given === 'unknown'),
          ).toBe(true)
        const keys = gaps.map(({ subject }) => (3 - subject.weight) * 10 + subject.effort)
        expect(keys).toEqual(keys.toSorted((x, y) => x - y))
        expect(new Set(gaps.map(({ subject }) => subject.key)).size).toBe(gaps.length)
      }),
      { numRuns: 15 },
    )
    const [gap] = gapsOf(three, sheetsWith([answer('2022/control/8.13', 'plan', 'no')]))
    expect(gap?.requirements).toEqual([
      { edition: 'nen-7510-2024', number: '8.13' },
      { edition: 'iso-27001-2022', number: '8.13' },
      { edition: 'nen-7510-2017', number: '12.3.1' },
    ])
    expect(gapsOf(both, sheetsWith([answer('2022/control/8.13', 'plan', 'yes')]))).toEqual([])
  })
})

describe('a comparison with earlier', () => {
  test('of the same answers is the same, and of more yes never worse', () => {
    fc.assert(
      fc.property(someAnswers(both), fc.nat(), (drawn, at) => {
        const before = asAnswers(drawn)
        const after = before.with(at % before.length, { ...(before[at % before.length] as GivenAnswer), answer: 'yes' })
        const [from, to] = [before, after].map((given) => cellsOf(both, sheetsWith(given, ['a', 'b'])))
        const same = compareCells(content, from ?? [], both.editions, from ?? [])
        expect(same.every(({ outcome }) => outcome === 'same' || outcome === 'unfinished')).toBe(true)
        const changed = compareCells(content, from ?? [], both.editions, to ?? [])
        expect(countOutcomes(changed).worse).toBe(0)
        expect(Object.values(countOutcomes(changed)).reduce((sum, n) => sum + n, 0)).toBe(changed.length)
      }),
      { numRuns: 15 },
    )
  })

  test('goes by the mapping where the earlier one numbered otherwise', () => {
    const old = compose('nen-7510-2017')
    const earlier = cellsOf(old, sheetsWith([answer('2013/control/12.3.1', 'whole', 'partly')]))
    const now = compose('nen-7510-2024')
    const found = compareCells(
      content,
      earlier,
      old.editions,
      cellsOf(now, sheetsWith(allOf(now, '2022/control/8.13', 'yes'))),
    )
    expect(found.find(({ cell: { subject } }) => subject.key === '2022/control/8.13')).toMatchObject({
      outcome: 'better',
      before: { state: 'partly' },
      after: { state: 'met' },
      through: [{ subject: '2013/control/12.3.1' }],
    })
    // No mapping of ours leaves a requirement of 2017 behind.
    expect(found.filter(({ outcome }) => outcome === 'dropped')).toEqual([])
  })
})

test('whoever answers a part reaches exactly its sheets and subjects', () => {
  const reach = reachOf(both, [
    { department: 'a', themes: ['2022/control/people'], subjects: [] },
    { department: null, themes: [], subjects: ['2022/control/8.13'] },
  ])
  expect(reach.reaches('a', '2022/control/6.1')).toBe(true)
  expect(reach.reaches('b', '2022/control/6.1')).toBe(false)
  expect(reach.reaches(null, '2022/control/6.1')).toBe(false)
  expect(reach.reaches(null, '2022/control/8.13')).toBe(true)
  expect(reach.reaches('a', '2022/control/8.13')).toBe(false)
})
