import { describe, expect, test } from 'vitest'
import type { MeasureFact } from '../demonstrability/facts.ts'
import type { Span } from '../demonstrability/steps.ts'
import type { SupplierBook, SupplierFact } from '../suppliers/facts.ts'
import { gapSentence } from '../suppliers/gap-words.ts'
import { startingSettings } from '../suppliers/settings.ts'
import type { Day } from '../time/day.ts'
import { assuranceGaps } from './assurance-gaps.ts'
import { cuecWith, doing, leftOutWith, reportWith } from './facts.fixture.ts'
import type { AssuranceFact, DoingMeasure } from './facts.ts'
import { linesOf } from './lines.ts'

const day = (text: string) => text as Day
const supplier: SupplierFact = {
  ...{ id: 'supplier', title: 'Host', owner: null, ownerRole: '', starts: null, endedOn: null, exitPlan: '' },
  ...{ exitTriedOn: null, criticalitySet: null, recordedOn: day('2024-01-01') },
  ...{
    services: [],
    contracts: [],
    agreements: [],
    certificates: [],
    subprocessors: [],
    reviews: [],
    actions: [],
    events: [],
  },
}
const bookWith = (changes: Partial<SupplierFact> = {}): SupplierBook => ({
  suppliers: [{ ...supplier, ...changes }],
  settings: startingSettings,
})
const found = (reports: AssuranceFact[], changes: Partial<SupplierFact> = {}) =>
  assuranceGaps(bookWith(changes), reports).map(({ kind, about, breaks, days }) => ({
    kind,
    about: about?.id,
    breaks,
    days,
  }))
const cuec = cuecWith({ id: 'c' })

describe('gaps of assurance', () => {
  test('after the last day that was tested or bridged, nothing is told; it does not break a proof', () => {
    const bridges = [{ id: 'b', from: day('2026-01-01'), to: day('2026-06-30'), issuedOn: null }]
    expect(found([reportWith({ bridges })])).toEqual([
      { kind: 'assurance-gap', about: 'report', breaks: false, days: [{ from: '2026-04-01', through: null }] },
    ])
  })
  test('nothing is missed where no report of type 2 ever was, nor where there are no reports', () => {
    expect(found([reportWith({ type: 1, asOf: day('2025-06-30'), periodFrom: null, periodTo: null })])).toEqual([])
    expect(found([reportWith({ opinion: 'adverse' })])).toEqual([])
    expect(found([])).toEqual([])
  })
  test('a gap ends with the supplier, or with the service that it is about', () => {
    const days = [{ from: '2026-01-01', through: '2026-02-28' }]
    expect(found([reportWith()], { endedOn: day('2026-02-28') })).toMatchObject([{ days }])
    expect(found([reportWith()], { endedOn: day('2025-12-31') })).toEqual([])
    const service = {
      id: 's',
      title: 'S',
      kind: 'hosting',
      canMissHours: null,
      starts: null,
      endedOn: day('2026-02-28'),
      reaches: [],
    } as const
    expect(found([reportWith({ services: ['s'] })], { services: [service] })).toMatchObject([{ days }])
  })
  test('a hole in time says from when through when, and one without an end since when', () => {
    const later = reportWith({
      id: 'later',
      title: 'later',
      periodFrom: day('2026-04-01'),
      periodTo: day('2026-06-30'),
    })
    const words = (reports: AssuranceFact[], changes: Partial<SupplierFact> = {}) =>
      assuranceGaps(bookWith(changes), reports).map((gap) => gapSentence(gap, (on) => on))
    expect(words([reportWith(), later], { endedOn: day('2026-05-31') })).toEqual([
      {
        nl: 'Van 2026-01-01 tot en met 2026-03-31 zegt geen assurance-rapport of brugbrief van Host iets (het gaat om ‘later’).',
        en: 'From 2026-01-01 through 2026-03-31 no assurance report or bridge letter of Host tells anything (it is about ‘later’).',
      },
    ])
    expect(words([reportWith(), later]).map(({ nl }) => nl.split(' zegt')[0])).toEqual([
      'Van 2026-01-01 tot en met 2026-03-31 en sinds 2026-07-01',
    ])
    expect(words([reportWith()]).map(({ en }) => en)).toEqual([
      'Since 2026-01-01 no assurance report or bridge letter of Host tells anything (it is about ‘Report’).',
    ])
  })
  test('each service that a report names is told by itself', () => {
    const reports = [
      reportWith({ id: 'all', periodTo: day('2025-06-30') }),
      reportWith({ id: 'one', services: ['a'], periodFrom: day('2025-07-01') }),
    ]
    expect(linesOf(reports).map(({ service, reports: of }) => [service, of.map(({ id }) => id)])).toEqual([
      [null, ['all']],
      ['a', ['all', 'one']],
    ])
    expect(found(reports)).toMatchObject([
      { about: 'all', days: [{ from: '2025-07-01', through: null }] },
      { about: 'one', days: [{ from: '2026-01-01', through: null }] },
    ])
  })
  test('an exception waits from the day of issue until it was assessed', () => {
    const exceptions = [
      { id: 'x', assessment: 'no-effect', assessedOn: day('2026-03-10') } as const,
      { id: 'y', assessment: null, assessedOn: null },
    ]
    const waiting = (some: AssuranceFact['exceptions']) =>
      found([reportWith({ issuedOn: day('2026-02-01'), exceptions: some })]).find(
        ({ kind }) => kind === 'exception-unassessed',
      )?.days
    expect(waiting(exceptions.slice(0, 1))).toEqual([{ from: '2026-02-01', through: '2026-03-09' }])
    expect(waiting(exceptions)).toEqual([{ from: '2026-02-01', through: null }])
    expect(waiting([{ id: 'z', assessment: 'accepted', assessedOn: day('2026-01-01') }])).toBeUndefined()
  })
  test('what the customer has to do is open without a measure, or while that is not in operation', () => {
    const open = (some: Partial<typeof cuec>) =>
      found([reportWith({ cuecs: [{ ...cuec, ...some }] })]).find(({ kind }) => kind === 'cuec-open')?.days
    expect(open({})).toEqual([{ from: '2025-12-31', through: '2026-12-31' }])
    expect(open({ measure: doing() })).toBeUndefined()
    expect(open({ notOurs: true })).toBeUndefined()
    expect(open({ measure: doing({ endedOn: day('2026-05-01') }) })).toEqual([
      { from: '2026-05-01', through: '2026-12-31' },
    ])
    expect(open({ measure: doing({ endedOn: day('2025-05-01') }) })).toEqual([
      { from: '2025-12-31', through: '2026-12-31' },
    ])
    // A measure that is not in operation does nothing yet.
    expect(open({ measure: doing({ since: null }) })).toEqual([{ from: '2025-12-31', through: '2026-12-31' }])
    expect(open({ measure: doing({ since: day('2026-03-01') }) })).toEqual([
      { from: '2025-12-31', through: '2026-02-28' },
    ])
  })

  describe('a part of ours of which the measure is in operation', () => {
    const [proof] = [{ id: 'p', title: 'Sample', kind: 'operation' as const, freshFor: 'P1Y' }]
    const covered = (...spans: [string, string][]) =>
      spans.map(([from, through]) => ({ from: day(from), through: day(through) }))
    const told = (measure: DoingMeasure, more: Partial<AssuranceFact> = {}) =>
      assuranceGaps(bookWith(), [reportWith({ cuecs: [{ ...cuec, measure }], ...more })])
        .filter(({ kind }) => kind === 'cuec-open')
        .map((gap) => ({ why: gap.asked?.measure?.why, days: gap.days, nl: gapSentence(gap, (on) => on).nl }))
    const from = (since: string, through = '2026-12-31') => [{ from: since, through }]

    test('is open without evidence, and says which measure has none', () => {
      const none = told(doing({ proofs: [{ ...proof, covered: [] }] }))
      expect(none).toEqual([
        {
          why: 'never-shown',
          days: from('2025-12-31'),
          nl: expect.stringMatching(/‘Leavers’ .* nog geen eigen bewijs/),
        },
      ])
      expect(told(doing({ proofs: [] }))).toMatchObject([{ why: 'never-shown', days: from('2025-12-31') }])
      // What was handed in for the measure as a whole shows it too.
      expect(told(doing({ proofs: [], covered: covered(['2025-01-01', '2026-06-30']) }))).toMatchObject([
        { why: 'stale', days: from('2026-07-01') },
      ])
    })
    test('says which of several proofs lacks, and which is there', () => {
      const [logs, drills] = [
        { ...proof, id: 'l', title: 'Logs' },
        { ...proof, id: 'd', title: 'Drills' },
      ]
      const whole = covered(['2025-01-01', '2026-12-31'])
      const words = (proofs: MeasureFact['proofs']) =>
        told(doing({ proofs })).map(({ why, nl }) => [why, nl.split('maar ')[1]])
      expect(
        words([
          { ...proof, covered: [] },
          { ...logs, covered: whole },
        ]),
      ).toEqual([['never-shown', 'voor ‘Sample’ is er nog geen eigen bewijs; voor ‘Logs’ is er wel bewijs.']])
      expect(
        words([
          { ...proof, covered: covered(['2025-01-01', '2026-03-31']) },
          { ...logs, covered: whole },
          { ...drills, covered: whole },
        ]),
      ).toEqual([
        ['stale', 'het bewijs voor ‘Sample’ telde tot en met 2026-03-31; voor ‘Logs’ en ‘Drills’ is er wel bewijs.'],
      ])
      const none = words([
        { ...proof, covered: [] },
        { ...logs, covered: [] },
      ])
      expect(none).toEqual([['never-shown', 'er is nog geen eigen bewijs dat deze maatregel werkt.']])
    })
    test('is open on the days on which evidence is stale, from the day after it counted', () => {
      const gaps = told(
        doing({ proofs: [{ ...proof, covered: covered(['2025-06-01', '2026-03-31'], ['2026-05-01', '2026-08-31']) }] }),
      )
      expect(gaps).toEqual([
        {
          why: 'stale',
          days: from('2026-04-01', '2026-04-30'),
          nl: expect.stringContaining('telde tot en met 2026-03-31'),
        },
        { why: 'stale', days: from('2026-09-01'), nl: expect.stringContaining('telde tot en met 2026-08-31') },
      ])
    })
    test('is open while nobody answers for it, an exception stops it, or its evidence shows only that it is there', () => {
      const left = { id: 'j', name: 'Jan', ends: day('2026-02-28') }
      expect(told(doing({ ownerRole: '', owner: left }))).toEqual([
        { why: 'nobody-answers', days: from('2026-03-01'), nl: expect.stringContaining('niemand is verantwoordelijk') },
      ])
      const exception = {
        title: 'X',
        starts: day('2026-01-01'),
        ends: day('2026-01-31'),
        instead: [],
        closedOn: day('2026-02-10'),
      }
      expect(told(doing({ exceptions: [exception] }))).toMatchObject([
        { why: 'excepted', days: from('2026-01-01', '2026-02-09') },
      ])
      const existence = { ...proof, kind: 'existence' as const, covered: covered(['2025-01-01', '2026-06-30']) }
      expect(told(doing({ proofs: [existence] }))).toMatchObject([
        { why: 'only-existence', days: from('2025-12-31', '2026-06-30') },
        { why: 'stale', days: from('2026-07-01') },
      ])
    })
    test('is told once for a measure that does several, and once for all without', () => {
      const stale = doing({ proofs: [{ ...proof, covered: covered(['2025-01-01', '2025-12-31']) }] })
      const cuecs = [
        { ...cuec, id: '1', measure: stale },
        { ...cuec, id: '2', measure: stale },
        { ...cuec, id: '3' },
        { ...cuec, id: '4' },
      ]
      const gaps = assuranceGaps(bookWith(), [reportWith({ cuecs })]).filter(({ kind }) => kind === 'cuec-open')
      expect(gaps.map(({ asked }) => asked?.cuecs)).toEqual([
        ['3', '4'],
        ['1', '2'],
      ])
      expect(gaps.map((gap) => gapSentence(gap, (on) => on).en)).toEqual([
        'Report ‘Report’ of Host asks something of us (CUEC) to which no measure is linked yet.',
        expect.stringContaining(
          '‘Leavers’ is to do it, but the evidence that this measure works counted through 2025-12-31.',
        ),
      ])
    })
  })

  test('an organisation that a report leaves out is asked for a report of its own, until it has one or the next report asks', () => {
    const leftOut = (held: Span[], next: AssuranceFact[] = []) =>
      assuranceGaps(bookWith(), [reportWith({ carvedOut: [leftOutWith(held)] }), ...next])
        .filter(({ kind }) => kind === 'subservice-without-report')
        .map((gap) => ({ days: gap.days, breaks: gap.breaks, nl: gapSentence(gap, (on) => on).nl }))
    expect(leftOut([])).toEqual([
      {
        ...{ breaks: false, days: [{ from: '2025-12-31', through: '2026-12-31' }] },
        nl: 'Rapport ‘Report’ van Host laat Datacentre East erbuiten, en daarvan is er geen eigen assurance-rapport dat hiervoor telt: deze organisatie staat niet als leverancier in het register.',
      },
    ])
    expect(leftOut([{ from: day('2025-01-01'), through: day('2026-06-30') }])).toMatchObject([
      { days: [{ from: '2026-07-01', through: '2026-12-31' }] },
    ])
    const next = reportWith({ id: 'next', periodFrom: day('2026-01-01'), periodTo: day('2026-12-31') })
    expect(leftOut([], [next])).toMatchObject([{ days: [{ from: '2025-12-31', through: '2026-12-30' }] }])
  })

  test('the next report about the same asks its own; another kind, or one about less, does not take its place', () => {
    const later = {
      id: 'next',
      periodFrom: day('2026-01-01'),
      periodTo: day('2026-06-30'),
      issuedOn: day('2026-09-01'),
    }
    const open = (next: Partial<AssuranceFact>) =>
      found([reportWith({ services: ['a', 'b'], cuecs: [cuec] }), reportWith({ ...later, ...next })]).find(
        ({ kind }) => kind === 'cuec-open',
      )?.days
    expect(open({})).toEqual([{ from: '2025-12-31', through: '2026-08-31' }])
    expect(open({ services: ['a', 'b', 'c'] })).toEqual([{ from: '2025-12-31', through: '2026-08-31' }])
    expect(open({ services: ['a'] })).toEqual([{ from: '2025-12-31', through: '2026-12-31' }])
    expect(open({ kind: 'isae-3402' })).toEqual([{ from: '2025-12-31', through: '2026-12-31' }])
  })
})
