import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../time/day.ts'
import { reportWith } from './facts.fixture.ts'
import { type AssuranceFact, opinions } from './facts.ts'
import {
  bridgedDays,
  calendarYear,
  coverOf,
  coverSteps,
  daysWhere,
  freshDays,
  gapsOf,
  isAbout,
  nextGap,
  operationDays,
  type Period,
  showsOperation,
  testedDays,
} from './periods.ts'

const day = (text: string) => text as Day
const bridge = (from: string, to: string) => ({ id: `${from} ${to}`, from: day(from), to: day(to), issuedOn: null })
const covered = (reports: AssuranceFact[], period: Period, months = 3, today = day('9999-12-31')) =>
  coverOf(coverSteps(reports, months), period, today)

const start = day('2023-01-01')
const anyDay = fc.integer({ min: 0, max: 1600 }).map((days) => addDays(start, days))
const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 800 }))
  .map(([from, days]) => ({ from, through: addDays(from, days) }))
const anyReport: fc.Arbitrary<AssuranceFact> = fc
  .record({
    type: fc.constantFrom(1 as const, 2 as const, 2 as const),
    opinion: fc.constantFrom(...opinions),
    period: anyPeriod,
    letters: fc.array(anyPeriod, { maxLength: 2 }),
  })
  .map(({ type, opinion, period, letters }) =>
    reportWith({
      type,
      opinion,
      asOf: type === 1 ? period.from : null,
      periodFrom: type === 2 ? period.from : null,
      periodTo: type === 2 ? period.through : null,
      bridges: letters.map(({ from, through }) => ({ id: from, from, to: through, issuedOn: null })),
    }),
  )
const anyReports = fc.array(anyReport, { maxLength: 5 })
const months = fc.integer({ min: 0, max: 12 })

describe('laws of periods', () => {
  test('counted and left are all days, and the parts lie one after another', () => {
    fc.assert(
      fc.property(anyReports, anyPeriod, months, anyDay, (reports, period, bridgeMonths, today) => {
        const found = covered(reports, period, bridgeMonths, today)
        expect(found.days).toBe(daysBetween(period.from, period.through) + 1)
        expect(found.tested + found.bridged + found.nothing + found.toCome).toBe(found.days)
        expect(found.qualified).toBeLessThanOrEqual(found.tested + found.bridged)
        expect(found.parts[0]?.from).toBe(period.from)
        expect(found.parts.at(-1)?.through).toBe(period.through)
        for (const [place, part] of found.parts.entries()) {
          const next = found.parts[place + 1]
          if (next) expect(next.from).toBe(addDays(part.through, 1))
          if (next) expect(next.cover).not.toBe(part.cover)
        }
      }),
    )
  })
  test('each day comes to what the reports say about that day', () => {
    fc.assert(
      fc.property(anyReports, anyDay, months, (reports, on, bridgeMonths) => {
        const counting = reports.filter(
          ({ type, opinion }) => type === 2 && !['adverse', 'disclaimer', 'unknown'].includes(opinion),
        )
        const testing = counting.filter(
          ({ periodFrom, periodTo }) => (periodFrom as Day) <= on && on <= (periodTo as Day),
        )
        const bridging = counting.filter((one) =>
          bridgedDays(one, bridgeMonths).some(({ from, through }) => from <= on && on <= (through as Day)),
        )
        const telling = testing.length > 0 ? testing : bridging
        const mark = telling.every(({ opinion }) => opinion === 'qualified') ? '-qualified' : ''
        const expected = telling.length === 0 ? 'nothing' : `${testing.length > 0 ? 'tested' : 'bridged'}${mark}`
        expect(covered(reports, { from: on, through: on }, bridgeMonths).parts).toEqual([
          { from: on, through: on, cover: expected, days: 1 },
        ])
      }),
    )
  })
  test('the order of reports does not matter, nor does one that is recorded twice', () => {
    fc.assert(
      fc.property(anyReports, months, (reports, bridgeMonths) => {
        const steps = coverSteps(reports, bridgeMonths)
        expect(coverSteps(reports.toReversed(), bridgeMonths)).toEqual(steps)
        expect(coverSteps([...reports, ...reports], bridgeMonths)).toEqual(steps)
      }),
    )
  })
  test('one more report never tells less, and a longer bridge never less either', () => {
    fc.assert(
      fc.property(anyReports, anyReport, anyPeriod, months, (reports, more, period, bridgeMonths) => {
        const before = covered(reports, period, bridgeMonths)
        const after = covered([...reports, more], period, bridgeMonths)
        expect(after.tested).toBeGreaterThanOrEqual(before.tested)
        expect(after.nothing).toBeLessThanOrEqual(before.nothing)
        expect(covered(reports, period, bridgeMonths + 1).nothing).toBeLessThanOrEqual(before.nothing)
      }),
    )
  })
  test('type 1, adverse opinions, disclaimers and opinions that nobody told never tell anything, with whatever letters', () => {
    const silent = anyReport.filter(
      ({ type, opinion }) => type === 1 || ['adverse', 'disclaimer', 'unknown'].includes(opinion),
    )
    fc.assert(
      fc.property(fc.array(silent, { maxLength: 5 }), anyPeriod, months, (reports, period, bridgeMonths) => {
        expect(covered(reports, period, bridgeMonths).nothing).toBe(daysBetween(period.from, period.through) + 1)
        expect(gapsOf(coverSteps(reports, bridgeMonths))).toEqual([])
      }),
    )
  })
  test('a bridge lies after the period and within its months', () => {
    fc.assert(
      fc.property(anyReport, months, (report, bridgeMonths) => {
        for (const { from, through } of bridgedDays(report, bridgeMonths)) {
          expect(from > (report.periodTo as Day)).toBe(true)
          expect(daysBetween(report.periodTo as Day, through as Day)).toBeLessThanOrEqual(31 * bridgeMonths)
        }
      }),
    )
  })
  test('gaps and covered days are all days from the first tested one on', () => {
    fc.assert(
      fc.property(anyReports, months, anyDay, (reports, bridgeMonths, on) => {
        const steps = coverSteps(reports, bridgeMonths)
        const first = reports
          .flatMap(testedDays)
          .map(({ from }) => from)
          .sort()[0]
        const inGap = gapsOf(steps).some(({ from, through }) => from <= on && (through === null || on <= through))
        const told = daysWhere(steps, (cover) => cover !== 'nothing').some(
          ({ from, through }) => from <= on && (through === null || on <= through),
        )
        expect(inGap).toBe(first !== undefined && on >= first && !told)
      }),
    )
  })
})

describe('days', () => {
  test('a leap year has 366 days, all of which can be tested', () => {
    const report = reportWith({ periodFrom: day('2024-01-01'), periodTo: day('2024-12-31') })
    expect(covered([report], calendarYear(2024))).toMatchObject({ days: 366, tested: 366, nothing: 0 })
    expect(covered([report], calendarYear(2025))).toMatchObject({ days: 365, tested: 0, nothing: 365 })
  })
  test.each([
    ['2025-09-30', 3, '2025-12-31'],
    ['2024-02-29', 3, '2024-05-31'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
  ])('a period until %s is bridged for %i months through %s', (to, bridgeMonths, last) => {
    const report = reportWith({
      periodFrom: day('2023-01-01'),
      periodTo: day(to),
      bridges: [bridge('2023-06-01', '2029-01-01')],
    })
    expect(bridgedDays(report, bridgeMonths)).toEqual([{ from: addDays(day(to), 1), through: last }])
  })
  test('reports that overlap count a day once, and what only a qualified one tested has a mark', () => {
    const reports = [
      reportWith({ periodFrom: day('2025-01-01'), periodTo: day('2025-06-30'), opinion: 'qualified' }),
      reportWith({
        periodFrom: day('2025-04-01'),
        periodTo: day('2025-09-30'),
        bridges: [bridge('2025-10-01', '2025-11-30')],
      }),
    ]
    expect(covered(reports, calendarYear(2025))).toEqual({
      days: 365,
      tested: 273,
      bridged: 61,
      nothing: 31,
      toCome: 0,
      qualified: 90,
      parts: [
        { from: '2025-01-01', through: '2025-03-31', cover: 'tested-qualified', days: 90 },
        { from: '2025-04-01', through: '2025-09-30', cover: 'tested', days: 183 },
        { from: '2025-10-01', through: '2025-11-30', cover: 'bridged', days: 61 },
        { from: '2025-12-01', through: '2025-12-31', cover: 'nothing', days: 31 },
      ],
    })
  })
  test('a letter that does not join the period bridges nothing; letters that join each other do', () => {
    const report = reportWith({ bridges: [bridge('2026-01-15', '2026-02-10')] })
    expect(gapsOf(coverSteps([report], 3))).toEqual([{ from: '2026-01-01', through: null }])
    const first = bridge('2025-12-01', '2026-01-14')
    expect(bridgedDays({ ...report, bridges: [...report.bridges, first] }, 3)).toEqual([
      { from: '2026-01-01', through: '2026-02-10' },
    ])
  })
  test('a letter tells of no day after the one on which it was written', () => {
    const letter = { ...bridge('2026-01-01', '2026-03-31'), issuedOn: day('2026-02-10') }
    expect(bridgedDays(reportWith({ bridges: [letter] }), 3)).toEqual([{ from: '2026-01-01', through: '2026-02-10' }])
  })
  test('days after today of which nothing is told are to come, and are not missed', () => {
    const found = covered([reportWith({ periodTo: day('2025-06-30') })], calendarYear(2025), 0, day('2025-11-22'))
    expect(found).toMatchObject({ days: 365, tested: 181, nothing: 145, toCome: 39 })
    expect(found.parts.map(({ from, cover }) => [from, cover])).toEqual([
      ['2025-01-01', 'tested'],
      ['2025-07-01', 'nothing'],
      ['2025-11-23', 'to-come'],
    ])
  })
  test('operation is shown for the period and a year after it, whatever letters say, and not with what is not acceptable', () => {
    const bridges = [bridge('2026-01-01', '2026-03-31')]
    const shown = [{ from: '2025-01-01', through: '2026-12-31' }]
    expect(operationDays(reportWith({ bridges }))).toEqual(shown)
    const exceptions = [{ id: 'x', assessment: 'not-acceptable', assessedOn: day('2026-03-01') }] as const
    expect(operationDays(reportWith({ exceptions }))).toEqual([])
    expect(freshDays(reportWith({ exceptions }))).toEqual(shown)
    expect(opinions.filter((opinion) => operationDays(reportWith({ opinion })).length > 0)).toEqual([
      'unqualified',
      'qualified',
    ])
  })
  test('a period until the last day that there is leaves no gap', () => {
    const report = reportWith({ periodTo: day('9999-12-31'), bridges: [bridge('2026-01-01', '9999-12-31')] })
    expect(gapsOf(coverSteps([report], 3))).toEqual([])
    expect(
      covered([reportWith({ periodTo: day('9999-12-30') })], { from: day('9999-12-30'), through: day('9999-12-31') }),
    ).toMatchObject({ tested: 1, nothing: 1 })
  })
  test('a warning comes so many days before a gap opens', () => {
    const gaps = gapsOf(coverSteps([reportWith({ bridges: [bridge('2026-01-01', '2026-03-31')] })], 3))
    expect(nextGap(gaps, day('2026-01-30'), 60)).toEqual({
      from: '2026-04-01',
      through: null,
      open: false,
      warned: false,
    })
    expect(nextGap(gaps, day('2026-01-31'), 60)).toEqual({
      from: '2026-04-01',
      through: null,
      open: false,
      warned: true,
    })
    expect(nextGap(gaps, day('2026-04-01'), 60)).toEqual({
      from: '2026-04-01',
      through: null,
      open: true,
      warned: true,
    })
    expect(nextGap(gapsOf(coverSteps([], 3)), day('2026-04-01'), 60)).toBeNull()
    const hole = [{ from: day('2026-04-01'), through: day('2026-04-30') }]
    expect(nextGap(hole, day('2026-04-02'), 60)).toMatchObject({
      from: '2026-04-01',
      through: '2026-04-30',
      open: true,
    })
  })
  test('type I shows no operation, even where days stand with it', () => {
    const report = reportWith({ type: 1, asOf: day('2025-06-30') })
    expect([showsOperation(report), testedDays(report)]).toEqual([false, []])
    expect(opinions.map((opinion) => showsOperation(reportWith({ opinion })))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
  test('a report without services is about all of them', () => {
    expect(isAbout(reportWith(), 'a')).toBe(true)
    expect(isAbout(reportWith({ services: ['a'] }), 'a')).toBe(true)
    expect(isAbout(reportWith({ services: ['a'] }), 'b')).toBe(false)
  })
})
