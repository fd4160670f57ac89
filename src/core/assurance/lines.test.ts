import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Span, spanOf } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { reportWith } from './facts.fixture.ts'
import { type AssuranceFact, assuranceKinds, isOfSecurity, opinions } from './facts.ts'
import { byKind, isSameKind, linesOf, missedDays, sumsOf } from './lines.ts'
import { anySteps, coverOf, coverSteps, type Period } from './periods.ts'

const day = (text: string) => text as Day
const year: Period = { from: day('2025-01-01'), through: day('2025-12-31') }
const far = day('9999-12-31')
const firstHalf = { periodFrom: day('2025-01-01'), periodTo: day('2025-06-30') }
const secondHalf = { periodFrom: day('2025-07-01'), periodTo: day('2025-12-31') }
const coverOfLine = (reports: AssuranceFact[]) => coverOf(coverSteps(reports, 3), year, far)
const coverOfAny = (reports: AssuranceFact[]) =>
  coverOf(anySteps(byKind(reports).map((same) => coverSteps(same, 3))), year, far)

const start = day('2024-01-01')
const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(start, days))
const anyReport: fc.Arbitrary<AssuranceFact> = fc
  .record({
    kind: fc.constantFrom(...assuranceKinds),
    kindOther: fc.constantFrom('', 'TPM', 'Pentest'),
    services: fc.subarray(['a', 'b']),
    opinion: fc.constantFrom(...opinions),
    from: anyDay,
    days: fc.integer({ min: 0, max: 400 }),
    bridged: fc.integer({ min: 0, max: 120 }),
  })
  .map(({ from, days, bridged, ...facts }) => {
    const periodTo = addDays(from, days)
    const letter = { id: 'b', from: addDays(periodTo, 1), to: addDays(periodTo, bridged), issuedOn: null }
    return reportWith({ ...facts, periodFrom: from, periodTo, bridges: bridged > 0 ? [letter] : [] })
  })
const anyReports = fc.array(anyReport, { maxLength: 6 }).map((all) => all.map((one, n) => ({ ...one, id: String(n) })))

describe('one line for each service and kind of report', () => {
  test('half a year of financial reporting and half a year of security are not one year', () => {
    const reports = [
      reportWith({ id: 'finance', kind: 'isae-3402', ...firstHalf }),
      reportWith({ id: 'security', kind: 'soc-2', ...secondHalf }),
    ]
    expect(linesOf(reports).map(({ kind, reports: of }) => [kind, coverOfLine(of).tested])).toEqual([
      ['isae-3402', 181],
      ['soc-2', 184],
    ])
    expect(sumsOf(reports).map(({ service, reports: of }) => [service, coverOfAny(of).tested])).toEqual([[null, 365]])
  })
  test('what one kind tells with a qualified opinion no other kind makes clean', () => {
    const reports = [
      reportWith({ kind: 'soc-2', opinion: 'qualified', ...firstHalf }),
      reportWith({ id: 'other', kind: 'isae-3402' }),
    ]
    expect(coverOfAny(reports)).toMatchObject({ tested: 365, qualified: 181 })
    expect(coverOfAny(reports.map((one) => ({ ...one, kind: 'soc-2' })))).toMatchObject({ tested: 365, qualified: 0 })
  })
  test('a service has lines of the kinds that name it; what is about all of the supplier counts along in these', () => {
    const reports = [
      reportWith({ id: 'all', kind: 'soc-2', ...firstHalf }),
      reportWith({ id: 'one', kind: 'soc-2', services: ['a'], ...secondHalf }),
      reportWith({ id: 'finance', kind: 'soc-1' }),
    ]
    expect(linesOf(reports).map(({ service, kind, reports: of }) => [service, kind, of.map(({ id }) => id)])).toEqual([
      [null, 'soc-1', ['finance']],
      [null, 'soc-2', ['all']],
      ['a', 'soc-2', ['all', 'one']],
    ])
    expect(sumsOf(reports).map(({ service }) => service)).toEqual([null, 'a'])
  })
  test('other kinds are told apart by what is written about them', () => {
    const kind = (kindOther: string) => ({ kind: 'other' as const, kindOther })
    expect(isSameKind(kind('TPM '), kind('tpm'))).toBe(true)
    expect(isSameKind(kind('TPM'), kind('Pentest'))).toBe(false)
    expect(isSameKind({ kind: 'soc-2', kindOther: 'x' }, { kind: 'soc-2', kindOther: '' })).toBe(true)
  })
})

describe('days that are missed', () => {
  const missed = (first: Partial<AssuranceFact>, next: Partial<AssuranceFact>) =>
    linesOf([reportWith({ ...firstHalf, ...first }), reportWith({ id: 'next', ...secondHalf, ...next })]).map(
      (line) => [line.kind, missedDays(line, 3, new Map())] as const,
    )
  const after = [{ from: '2026-01-01', through: null }]
  test('a report about security goes on where one about financial reporting ended, and not the other way round', () => {
    expect(missed({ kind: 'isae-3402' }, { kind: 'soc-2' })).toEqual([
      ['isae-3402', after],
      ['soc-2', after],
    ])
    expect(missed({ kind: 'soc-2' }, { kind: 'isae-3402' })).toEqual([
      ['isae-3402', after],
      ['soc-2', [{ from: '2025-07-01', through: null }]],
    ])
  })
  test('kinds about security go on in each other; what is written in words is by itself', () => {
    expect(missed({ kind: 'isae-3000' }, { kind: 'soc-2' })[0]).toEqual(['isae-3000', after])
    expect(missed({ kind: 'other', kindOther: 'TPM' }, { kind: 'soc-2' })[0]).toEqual([
      'other',
      [{ from: '2025-07-01', through: null }],
    ])
  })
})

describe('reports about each service after one about all of a supplier', () => {
  const missed = (reports: AssuranceFact[], inUse: [string, Span[]][]) =>
    Object.fromEntries(
      linesOf(reports).map((line) => [line.service ?? 'all', missedDays(line, 3, new Map(inUse))] as const),
    )
  const always: Span[] = [{ from: day('0001-01-01'), through: null }]
  const from = (text: string, through: string | null = null) => [{ from: text, through }]
  const all = reportWith({ id: 'all', ...firstHalf })
  const [a, b] = [
    reportWith({ id: 'a', services: ['a'], ...secondHalf }),
    reportWith({ id: 'b', services: ['b'], ...secondHalf }),
  ]

  test('follow it as soon as they tell of every service in use, and are asked on by themselves', () => {
    expect(
      missed(
        [all, a, b],
        [
          ['a', always],
          ['b', always],
        ],
      ),
    ).toEqual({
      ...{ all: [], a: from('2026-01-01'), b: from('2026-01-01') },
    })
    const late = { ...b, periodFrom: day('2025-09-01') }
    expect(
      missed(
        [all, a, late],
        [
          ['a', always],
          ['b', always],
        ],
      ),
    ).toEqual({
      ...{ all: from('2025-07-01', '2025-08-31'), a: from('2026-01-01') },
      b: [...from('2025-07-01', '2025-08-31'), ...from('2026-01-01')],
    })
    expect(
      missed(
        [all, { ...a, kind: 'isae-3000' }, b],
        [
          ['a', always],
          ['b', always],
        ],
      ).all,
    ).toEqual([])
  })
  test('do not while one of the services is told of by none, or by one that tells of something else', () => {
    expect(
      missed(
        [all, a],
        [
          ['a', always],
          ['b', always],
        ],
      ).all,
    ).toEqual(from('2025-07-01'))
    expect(
      missed(
        [all, a, { ...b, kind: 'soc-1' }],
        [
          ['a', always],
          ['b', always],
        ],
      ).all,
    ).toEqual(from('2025-07-01'))
    expect(missed([all, a, b], []).all).toEqual(from('2025-07-01'))
  })
  test('need to tell only of what is in use, and of what comes into use later from then on', () => {
    expect(
      missed(
        [all, a],
        [
          ['a', always],
          ['b', from('2024-01-01', '2025-06-30') as Span[]],
        ],
      ).all,
    ).toEqual([])
    const inUse: [string, Span[]][] = [
      ['a', always],
      ['b', always],
      ['c', from('2026-05-01') as Span[]],
    ]
    expect(missed([all, a, b], inUse).all).toEqual(from('2026-05-01'))
  })
})

describe('laws of lines and sums', () => {
  test('a day counts in a sum exactly where a kind counts it, and is marked where a kind marks it', () => {
    fc.assert(
      fc.property(anyReports, anyDay, (reports, on) => {
        const asked = { from: on, through: on }
        for (const { reports: about } of sumsOf(reports)) {
          const any = coverOf(anySteps(byKind(about).map((same) => coverSteps(same, 3))), asked, far)
          const each = byKind(about).map((same) => coverOf(coverSteps(same, 3), asked, far))
          expect(any.tested).toBe(Math.max(...each.map(({ tested }) => tested)))
          expect(any.nothing).toBe(Math.min(...each.map(({ nothing }) => nothing)))
          expect(any.qualified).toBe(Math.max(...each.map(({ qualified }) => qualified)))
          expect(any.tested + any.bridged + any.nothing + any.toCome).toBe(1)
        }
      }),
    )
  })
  test('the order of reports does not matter, and each report stands in a line of its own kind', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const told = (some: AssuranceFact[]) =>
          linesOf(some).map((line) => [
            line.service,
            line.kind,
            missedDays(line, 3, new Map()),
            coverOfLine(line.reports),
          ])
        expect(told(reports.toReversed())).toEqual(told(reports))
        for (const one of reports)
          expect(
            linesOf(reports)
              .filter(({ reports: of }) => of.includes(one))
              .every((line) => isSameKind(line, one)),
          ).toBe(true)
        const shown = new Set(linesOf(reports).flatMap(({ reports: of }) => of.map(({ id }) => id)))
        expect(shown.size).toBe(reports.length)
      }),
    )
  })
  test('a day is missed only where the kind tells nothing, and never where one about security does', () => {
    fc.assert(
      fc.property(anyReports, anyDay, (reports, on) => {
        for (const line of linesOf(reports)) {
          if (spanOf(missedDays(line, 3, new Map()), on) === undefined) continue
          const told = (some: AssuranceFact[]) =>
            coverOf(coverSteps(some, 3), { from: on, through: on }, far).nothing === 0
          expect(told(line.reports)).toBe(false)
          const ofSecurity = line.beside.filter(({ kind }) => line.kind !== 'other' && isOfSecurity(kind))
          expect(told(ofSecurity)).toBe(false)
        }
      }),
    )
  })
})
