import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { type Answer, answers } from '../assessment/standing.ts'
import type { Content } from '../standards/content.ts'
import type { Edition } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { carryOver, joinNotes, proposeFrom, weakestOf } from './carry.ts'
import { countKinds, isCovered, type TransitionReport, transitionReport } from './transition-report.ts'

const content = loadContent(join(import.meta.dirname, '../../../content'))

function between(from: string, to: string, of: Content = content): TransitionReport {
  const [a, b] = [of.editions.get(from), of.editions.get(to)]
  if (!a || !b) throw new TypeError('no such edition')
  return transitionReport(of, a, b)
}

const olds = ['nen-7510-2017', 'iso-27001-2013']
const news = ['nen-7510-2024', 'iso-27001-2022']
const all = olds.flatMap((from) => news.map((to) => between(from, to)))
const controls = (entries: readonly { kind: string; became: TransitionReport['old'][number]['became'] }[]) =>
  countKinds(entries.filter(({ kind }) => kind === 'control'))
const entry = (report: TransitionReport, key: string) => {
  const found = report.byKey.get(key)?.new
  if (!found) throw new TypeError(`no ${key}`)
  return found
}

describe('what became of each requirement', () => {
  it('adds up for ISO/IEC 27001: 115 pairs, 24 merged, only 18.2.3 splits, 11 new', () => {
    const report = between('iso-27001-2013', 'iso-27001-2022')
    expect(controls(report.old)).toEqual({ same: 0, moved: 58, merged: 55, split: 1, new: 0, dropped: 0 })
    expect(controls(report.new)).toEqual({ same: 0, moved: 58, merged: 24, split: 0, new: 11, dropped: 0 })
    expect(report.old.filter(({ kind }) => kind === 'control').flatMap(({ links }) => links)).toHaveLength(115)
    const split = report.old.filter(({ kind, became }) => kind === 'control' && became === 'split')
    expect(split.map(({ number, links }) => [number, links.map(({ to }) => to)])).toEqual([
      ['18.2.3', ['2022/control/5.36', '2022/control/8.8']],
    ])
  })

  it('adds up for NEN 7510: 14.1.1 and 18.2.3 split, 15 new', () => {
    const report = between('nen-7510-2017', 'nen-7510-2024')
    expect(controls(report.old)).toEqual({ same: 0, moved: 61, merged: 54, split: 2, new: 0, dropped: 0 })
    expect(controls(report.new)).toEqual({ same: 0, moved: 61, merged: 24, split: 1, new: 15, dropped: 0 })
    const split = report.old.filter(({ kind, became }) => kind === 'control' && became === 'split')
    expect(split.map(({ number }) => number)).toEqual(['14.1.1', '18.2.3'])
    expect(entry(report, '2022/control/5.38')).toMatchObject({ became: 'split', asks: 'other' })
  })

  it('tells of the clauses which were split, changed places or came new', () => {
    for (const report of all) {
      const became = Object.fromEntries(
        report.old.flatMap((one) => (one.kind === 'clause' ? [[one.number, one.became]] : [])),
      )
      expect(became).toMatchObject({ '4.1': 'same', '9.2': 'split', '9.3': 'split', '10.1': 'moved', '10.2': 'moved' })
      expect(entry(report, '2022/clause/6.3')).toMatchObject({ became: 'new', asks: null })
      expect(entry(report, '2022/clause/10.2')).toMatchObject({ asks: 'same', links: [{ from: '2013/clause/10.1' }] })
      expect(entry(report, '2022/clause/10.2').links[0]?.sources).toEqual([expect.stringMatching(/^Clauses 4 to 10/)])
      expect(entry(report, '2022/clause/9.2.1')).toMatchObject({ asks: 'less' })
      expect(entry(report, '2022/clause/4.1')).toMatchObject({ asks: 'more' })
      expect(countKinds(report.new.filter(({ kind }) => kind === 'clause'))).toMatchObject({
        new: 1,
        dropped: 0,
        split: 5,
        moved: 2,
      })
    }
  })

  it('names every requirement of both editions once, with counts that add up, links that agree and a source for each', () => {
    for (const report of all) {
      const { from, to } = report
      expect(report.old).toHaveLength(from.clauses.length + from.requirements.length)
      expect(report.new).toHaveLength(to.clauses.length + to.requirements.length)
      expect(new Set(report.byKey.keys()).size).toBe(report.old.length + report.new.length)
      for (const side of [report.old, report.new]) {
        expect(Object.values(countKinds(side)).reduce((sum, count) => sum + count, 0)).toBe(side.length)
        expect(
          side
            .filter(({ links }) => links.length === 0)
            .every(({ became }) => became === 'new' || became === 'dropped'),
        ).toBe(true)
      }
      const written = (links: TransitionReport['old'][number]['links']) =>
        links.map((one) => `${one.from} ${one.to}`).sort()
      expect(written(report.new.flatMap(({ links }) => links))).toEqual(
        written(report.old.flatMap(({ links }) => links)),
      )
      for (const { sources } of report.old.flatMap(({ links }) => links)) expect(sources.length).toBeGreaterThan(0)
    }
  })

  it('is as certain over ISO/IEC 27001:2022 to NEN 7510:2024 as its weakest step, and says what care adds', () => {
    const report = between('iso-27001-2013', 'nen-7510-2024')
    const backup = entry(report, '2022/control/8.13')
    expect(backup.links).toMatchObject([{ from: '2013/control/12.3.1' }])
    expect(backup.links[0]?.sources).toHaveLength(2)
    const care = report.new.filter(({ careAdded }) => careAdded)
    expect(care.length).toBeGreaterThan(40)
    expect(between('iso-27001-2013', 'iso-27001-2022').new.some(({ careAdded }) => careAdded)).toBe(false)
    // What is a requirement for health care alone is asked besides, whatever the old ones covered.
    for (const one of report.new) {
      const mark = report.to.requirements.find(({ id }) => one.kind === 'control' && id === one.number)?.healthcare
        ?.mark
      if (mark === 'deepened' || mark === 'unique') expect(isCovered(one), one.number).toBe(false)
    }
  })
})

const answer = fc.constantFrom<Answer | null>(...answers, null)
const saidAbout = (report: TransitionReport) =>
  fc.array(
    fc.record({
      subject: fc.constantFrom(...report.byKey.keys(), '2013/control/99.9.9'),
      question: fc.constantFrom('whole', 'laid-down'),
      answer,
      note: fc.string(),
    }),
  )

/** Two made-up editions of up to eight requirements with any pairs between them. */
const anyReport = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom<Relation>('equal', 'subset', 'superset', 'intersects'))),
  )
  .map(([before, after, drawn]) => {
    const ids = [before.map((n) => `1.${n}`), after.map((n) => `2.${n}`)] as const
    const edition = (id: string, numbering: Edition['numbering'], numbers: readonly string[]) => ({
      id,
      numbering,
      standard: 'iso-27001',
      clauses: [],
      requirements: numbers.map((one) => ({ id: one, theme: 'x', title: { nl: one, en: one }, healthcare: null })),
    })
    const pairs = drawn.map(([a, b, relation]) => ({
      from: ids[0][a % ids[0].length],
      to: ids[1][b % ids[1].length],
      relation,
      confidence: 'high',
      source: 0,
    }))
    const unique = [...new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair])).values()]
    const made = {
      editions: new Map([
        ['a-2013', edition('a-2013', 'iso-27002-2013', ids[0])],
        ['b-2022', edition('b-2022', 'iso-27002-2022', ids[1])],
      ]),
      mappings: [{ id: 'm', from: 'a-2013', to: 'b-2022', sources: ['s'], pairs: unique, clauses: [] }],
      guidance: { controls: new Map(), clauses: new Map() },
    }
    return between('a-2013', 'b-2022', made as unknown as Content)
  })

describe('carrying over', () => {
  it('loses no answer, whatever was answered and however two editions correspond', () => {
    const withAnswers = fc
      .oneof(fc.constantFrom(...all), anyReport)
      .chain((report) => fc.tuple(fc.constant(report), saidAbout(report)))
    fc.assert(
      fc.property(withAnswers, ([report, said]) => {
        const carried = carryOver(report, said)
        expect(new Set(carried.map(({ item }) => item))).toEqual(new Set(said))
        for (const item of said) {
          const reached = carried.flatMap((one) => (one.item === item ? [one.to] : []))
          const successors = report.byKey.get(item.subject)?.old?.links.map(({ to }) => to) ?? []
          for (const to of successors) expect(reached).toContain(to)
          if (successors.length === 0) expect(reached).toHaveLength(1)
        }
        // Of many to one all arrive.
        for (const { key, links } of report.new) {
          const expected = said.filter(({ subject }) => subject === key || links.some(({ from }) => from === subject))
          const arrived = carried.filter(({ to }) => to === key).map(({ item }) => item)
          expect(new Set(arrived)).toEqual(new Set(expected))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('proposes the weakest, never more than any of the old answers said', () => {
    expect(weakestOf(['yes', 'partly'])).toBe('partly')
    expect(weakestOf(['yes', 'partly', 'no', 'unknown', null])).toBe('no')
    expect(weakestOf(['yes', 'unknown'])).toBe('unknown')
    expect(weakestOf(['yes', null])).toBeNull()
    expect(weakestOf(['partly', null])).toBeNull()
    expect(weakestOf(['unknown', null])).toBeNull()
    expect(weakestOf(['partly', 'unknown'])).toBe('unknown')
    expect(weakestOf(['not-applicable', 'yes'])).toBe('yes')
    expect(weakestOf(['not-applicable', 'not-applicable'])).toBe('not-applicable')
    expect(weakestOf([])).toBeNull()
    const rank = { no: 0, partly: 1, yes: 2 }
    fc.assert(
      fc.property(fc.array(answer), (given) => {
        const found = weakestOf(given)
        expect(weakestOf([...given].reverse())).toBe(found)
        if (found === null || found === 'unknown' || found === 'not-applicable') return
        for (const one of given) {
          if (one === 'yes' || one === 'partly' || one === 'no') expect(rank[found]).toBeLessThanOrEqual(rank[one])
        }
      }),
    )
  })

  it('proposes nothing about what is new, or asks more than was answered, and says why', () => {
    const report = between('nen-7510-2017', 'nen-7510-2024')
    const rating = { design: 4, existence: 3, operation: 2 }
    const yes = (key: string) =>
      proposeFrom(
        entry(report, key),
        () => ['yes'],
        () => rating,
      )
    expect(yes('2022/control/5.7')).toMatchObject({ answer: null, open: 'new', earlier: null })
    expect(yes('2022/clause/4.1')).toMatchObject({ answer: null, open: 'asks-more', earlier: 'yes' })
    expect(yes('2022/control/5.38')).toMatchObject({ answer: null, open: 'asks-other', rating: { design: null } })
    expect(yes('2022/control/8.13')).toEqual({ answer: 'yes', open: null, earlier: 'yes', rating, confidence: 'high' })
    // A proposal over an unsure link is made, and says so.
    const sure = ['low', 'medium', 'high'] as const
    const made = report.new.map((one) => ({ one, ...yes(one.key) })).filter((one) => one.answer !== null)
    for (const { one, confidence } of made) {
      expect(sure.indexOf(confidence), one.key).toBe(
        Math.min(...one.links.map((link) => sure.indexOf(link.confidence))),
      )
    }
    expect(new Set(made.map(({ confidence }) => confidence))).toEqual(new Set(sure))
    for (const one of report.new) {
      const { answer, open } = yes(one.key)
      expect(answer === null, one.key).toBe(open !== null)
      expect(answer !== null, one.key).toBe(isCovered(one))
    }
  })

  it('of several takes the lowest maturity, and waits for the one without answer', () => {
    const report = between('iso-27001-2013', 'iso-27001-2022')
    const policies = entry(report, '2022/control/5.1')
    expect(policies.links.map(({ from }) => from)).toEqual(['2013/control/5.1.1', '2013/control/5.1.2'])
    const answerTo = (key: string): Answer[] => (key.endsWith('5.1.1') ? ['yes'] : ['partly'])
    const low = (key: string) => ({ design: key.endsWith('5.1.1') ? 4 : 2, existence: null, operation: null })
    expect(proposeFrom(policies, answerTo, low)).toEqual({
      answer: 'partly',
      open: null,
      earlier: 'partly',
      rating: { design: 2, existence: null, operation: null },
      confidence: 'high',
    })
    const one = proposeFrom(
      policies,
      (key) => (key.endsWith('5.1.1') ? ['yes'] : []),
      () => null,
    )
    expect(one).toMatchObject({ answer: null, open: 'unanswered' })
  })

  it('joins notes under their old numbers', () => {
    expect(
      joinNotes([
        { number: '5.1.1', note: 'Beleid 2021 ' },
        { number: '5.1.2', note: ' ' },
      ]),
    ).toBe('5.1.1: Beleid 2021')
  })
})
