import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanOf } from '../demonstrability/steps.ts'
import type { ServiceFact, SupplierBook, SupplierFact } from '../suppliers/facts.ts'
import { startingSettings } from '../suppliers/settings.ts'
import { addDays, type Day } from '../time/day.ts'
import { assuranceGaps } from './assurance-gaps.ts'
import { cuecWith, leftOutWith, reportWith } from './facts.fixture.ts'
import { type AssuranceFact, opinions } from './facts.ts'
import { carryingDays } from './periods.ts'

const day = (text: string) => text as Day
const service = (id: string, more: Partial<ServiceFact> = {}): ServiceFact => ({
  ...{ id, title: id, kind: 'hosting', canMissHours: null, starts: null, endedOn: null, reaches: [] },
  ...more,
})
const bookWith = (services: ServiceFact[]): SupplierBook => {
  const none = {
    contracts: [],
    agreements: [],
    certificates: [],
    subprocessors: [],
    reviews: [],
    actions: [],
    events: [],
  }
  const supplier: SupplierFact = {
    ...{ id: 'supplier', title: 'Host', owner: null, ownerRole: '', starts: null, endedOn: null, exitPlan: '' },
    ...{ exitTriedOn: null, criticalitySet: null, recordedOn: day('2024-01-01'), services, ...none },
  }
  return { suppliers: [supplier], settings: startingSettings }
}
/** The days on which what a report asks of us, and what it leaves out, is asked for. */
const asked = (reports: AssuranceFact[], services: ServiceFact[] = []) => {
  const gaps = assuranceGaps(bookWith(services), reports)
  const of = (kind: string, id: string) => gaps.find((one) => one.kind === kind && one.about?.id === id)?.days ?? []
  return (id: string) => {
    const days = of('cuec-open', id)
    expect(of('subservice-without-report', id)).toEqual(days)
    return days
  }
}
/** Of 2025, with what it asks open all the time and an organisation that it leaves out. */
const asking = (id: string, more: Partial<AssuranceFact> = {}) =>
  reportWith({ id, cuecs: [cuecWith()], carvedOut: [leftOutWith([])], issuedOn: day('2026-02-01'), ...more })
const next = { periodFrom: day('2026-01-01'), periodTo: day('2026-06-30'), issuedOn: day('2026-09-01') }
const alone = [{ from: '2026-02-01', through: '2026-12-31' }]

describe('what a report asks', () => {
  test('is asked from the day of issue as long as the report counts', () => {
    expect(asked([asking('a')])('a')).toEqual(alone)
    expect(asked([asking('a', { opinion: 'adverse' })])('a')).toEqual([])
  })
  test('is asked by the next one about the same from the day on which that is there', () => {
    const of = asked([asking('a'), asking('b', next)])
    expect(of('a')).toEqual([{ from: '2026-02-01', through: '2026-08-31' }])
    expect(of('b')).toEqual([{ from: '2026-09-01', through: '2027-06-30' }])
  })
  test('is asked by one that was issued again about the same days, and by one of three months', () => {
    expect(asked([asking('a'), asking('b', { issuedOn: day('2026-03-01') })])('a')).toEqual([
      { from: '2026-02-01', through: '2026-02-28' },
    ])
    expect(asked([asking('a'), asking('b', { ...next, periodFrom: day('2026-04-01') })])('a')).toEqual([
      { from: '2026-02-01', through: '2026-08-31' },
    ])
  })
  test.each([
    ['of type I', { type: 1, asOf: day('2026-06-30'), periodFrom: null, periodTo: null }],
    ['with an adverse opinion', { opinion: 'adverse' }],
    ['with a disclaimer', { opinion: 'disclaimer' }],
    ['with an opinion that nobody told', { opinion: 'unknown' }],
    ['with a qualified opinion', { opinion: 'qualified' }],
    ['of another kind', { kind: 'isae-3402' }],
    ['about one service', { services: ['x'] }],
    ['about a day', { periodFrom: day('2026-06-30') }],
    ['about two months', { periodFrom: day('2026-05-01') }],
    [
      'with an exception that is not acceptable',
      { exceptions: [{ id: 'x', assessment: 'not-acceptable', assessedOn: day('2026-09-01') }] },
    ],
  ] as const)('goes on being asked where the next one is %s', (_what, more) => {
    const services = [service('x'), service('y')]
    expect(asked([asking('a'), asking('b', { ...next, ...more })], services)('a')).toEqual(alone)
  })
  test('of type II without an opinion that is known is not taken over by one of type I', () => {
    const unknown = { opinion: 'unknown' } as const
    const designed = { type: 1, asOf: day('2026-06-30'), periodFrom: null, periodTo: null } as const
    expect(asked([asking('a', unknown), asking('b', { ...next, ...unknown, ...designed })])('a')).toEqual(alone)
  })
  test('is asked by the reports about each service together, from the day on which all of them are there', () => {
    const services = [service('x'), service('y'), service('gone', { endedOn: day('2026-03-31') })]
    const [x, y] = [
      asking('x', { ...next, services: ['x'] }),
      asking('y', { ...next, services: ['y'], issuedOn: day('2026-10-01') }),
    ]
    expect(asked([asking('a'), x, y], services)('a')).toEqual([{ from: '2026-02-01', through: '2026-09-30' }])
    expect(asked([asking('a'), x], services)('a')).toEqual(alone)
    // A service that comes later is asked about by the old report again, as long as that counts.
    const later = service('later', { starts: day('2026-12-01') })
    expect(asked([asking('a'), x, y], [...services, later])('a')).toEqual([
      { from: '2026-02-01', through: '2026-09-30' },
      { from: '2026-12-01', through: '2026-12-31' },
    ])
    expect(asked([asking('a', { services: ['x', 'y'] }), x, y], services)('a')).toEqual([
      { from: '2026-02-01', through: '2026-09-30' },
    ])
  })
  test('is asked on a day at least where the next one has no day of issue', () => {
    const late = asking('a', { issuedOn: day('2026-08-01') })
    const of = asked([late, asking('b', { ...next, issuedOn: null })])
    expect(of('a')).toEqual([{ from: '2026-08-01', through: '2026-08-01' }])
    expect(of('b')).toEqual([{ from: '2026-06-30', through: '2027-06-30' }])
  })
})

describe('laws of what reports ask', () => {
  const anyDay = fc.integer({ min: 0, max: 1100 }).map((days) => addDays(day('2024-01-01'), days))
  const anyReport: fc.Arbitrary<AssuranceFact> = fc
    .record({
      type: fc.constantFrom(1 as const, 2 as const),
      opinion: fc.constantFrom('unqualified' as const, ...opinions),
      services: fc.constantFrom([], ['x'], ['y'], ['x', 'y']),
      from: anyDay,
      length: fc.integer({ min: 0, max: 400 }),
      issuedOn: fc.option(anyDay),
    })
    .map(({ from, length, ...rest }) =>
      asking('', {
        ...rest,
        ...(rest.type === 1
          ? { asOf: from, periodFrom: null, periodTo: null }
          : { periodFrom: from, periodTo: addDays(from, length) }),
      }),
    )
  const anyReports = fc
    .array(anyReport, { maxLength: 6 })
    .map((all) => all.map((one, n) => ({ ...one, id: String(n) })))
  const services = [service('x'), service('y')]

  test('days never run backwards, and lie where the report is known and counts', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const of = asked(reports, services)
        for (const report of reports) {
          for (const { from, through } of of(report.id)) {
            expect(through !== null && from <= through).toBe(true)
            expect(from >= (report.issuedOn ?? report.periodTo ?? report.asOf ?? '')).toBe(true)
            expect(spanOf(carryingDays(report), from)).toEqual(spanOf(carryingDays(report), through as Day))
          }
        }
      }),
    )
  })
  test('on each day on which a report is known and counts, some report about each of the same things asks', () => {
    fc.assert(
      fc.property(anyReports, anyDay, (reports, on) => {
        const of = asked(reports, services)
        for (const report of reports) {
          const known = report.issuedOn ?? report.periodTo ?? report.asOf ?? ''
          if (known > on || !spanOf(carryingDays(report), on)) continue
          for (const id of report.services.length > 0 ? report.services : ['x', 'y']) {
            const about = reports.filter((one) => one.services.length === 0 || one.services.includes(id))
            expect(about.some((one) => spanOf(of(one.id), on) !== undefined)).toBe(true)
          }
        }
      }),
    )
  })
})
