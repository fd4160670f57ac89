import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outside, type Span, shared, spanOf, united } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { cuecWith, doing, reportWith } from './facts.fixture.ts'
import { type AssuranceFact, assuranceKinds, opinions, type UnheldKind } from './facts.ts'
import { holdLeftOut, type RecordedReport } from './holding.ts'
import { unheldDays } from './open-parts.ts'
import { unheldWords } from './unheld-words.ts'

const day = (text: string) => text as Day
const recorded = (more: Partial<RecordedReport> = {}): RecordedReport => ({ ...reportWith(), carvedOut: [], ...more })
const leavesOut = (supplier: string | null, id = 'o'): RecordedReport['carvedOut'][number] => ({
  ...{ id, name: 'Datacentre East' },
  known: supplier === null ? null : { supplier, fromRegister: false },
})
const year: Span[] = [{ from: day('2025-01-01'), through: day('2026-12-31') }]

/** What holds the organisation that a SOC 2 report of a host leaves out, where these are the reports about that organisation. */
const held = (own: Partial<RecordedReport>[], asking: Partial<RecordedReport> = {}) => {
  const [host] = holdLeftOut([
    recorded({ id: 'host', supplier: 'host', carvedOut: [leavesOut('centre')], ...asking }),
    ...own.map((one, place) => recorded({ id: `own${place}`, title: `Own ${place}`, supplier: 'centre', ...one })),
  ])
  const [found] = host?.carvedOut ?? []
  if (!found) throw new Error('nothing left out')
  return found
}
const lackOn = (found: ReturnType<typeof held>, on: string): [UnheldKind, string | undefined] | undefined => {
  const lack = found.lacks.find(({ days }) => spanOf(days, day(on)))
  return lack && [lack.why, lack.report?.title]
}

describe('an organisation that a report leaves out', () => {
  test('is held while a report about all of it counts, and says by which', () => {
    const found = held([{}])
    expect(found.heldBy).toEqual([{ report: { id: 'own0', title: 'Own 0' }, days: year }])
    expect(unheldDays(found)).toEqual(outside(year))
    expect([lackOn(found, '2024-12-31'), lackOn(found, '2026-01-01'), lackOn(found, '2027-01-01')]).toEqual([
      ['later-days', 'Own 0'],
      undefined,
      ['over', 'Own 0'],
    ])
    expect(found.lacks.find(({ why }) => why === 'over')?.last).toBe('2026-12-31')
  })
  test('is not, where nobody knows who it is, or no report about it is recorded', () => {
    expect(held([{}], { carvedOut: [leavesOut(null)] })).toMatchObject({
      heldBy: [],
      lacks: [{ why: 'not-a-supplier', report: null, days: [{ from: '0001-01-01', through: null }] }],
    })
    expect(held([])).toMatchObject({ heldBy: [], lacks: [{ why: 'no-report' }] })
  })
  test.each([
    ['about another of its services', { services: ['archive'] }, 'named-services'],
    ['about financial reporting', { kind: 'isae-3402' }, 'other-kind'],
    ['about who knows what', { kind: 'other', kindOther: 'TPM' }, 'other-kind'],
    ['of what was designed', { type: 1, asOf: day('2026-01-01'), periodFrom: null, periodTo: null }, 'type-1'],
    ['with an adverse opinion', { opinion: 'adverse' }, 'opinion'],
    ['with an opinion that nobody told', { opinion: 'unknown' }, 'opinion'],
    [
      'with an exception that is not acceptable',
      { exceptions: [{ id: 'x', assessment: 'not-acceptable', assessedOn: day('2026-01-05') }] },
      'exception',
    ],
  ] as const)('is not held by a report %s', (_what, more, why) => {
    const found = held([more])
    expect(found.heldBy).toEqual([])
    expect(lackOn(found, '2026-01-01')).toEqual([why, 'Own 0'])
  })
  test('is held by another kind that says the same sort of thing', () => {
    expect(held([{ kind: 'isae-3000' }]).heldBy).toHaveLength(1)
    expect(held([{ kind: 'soc-1' }], { kind: 'isae-3402' }).heldBy).toHaveLength(1)
    expect(held([{ kind: 'soc-2' }], { kind: 'isae-3402' }).heldBy).toHaveLength(1)
    const words = { kind: 'other', kindOther: 'TPM' } as const
    expect(held([words], words).heldBy).toHaveLength(1)
    expect(held([{}], words).heldBy).toEqual([])
  })
  test('is not held on the days on which what its report asks of its customers is not done', () => {
    const open = held([{ cuecs: [cuecWith()] }])
    expect([open.heldBy, lackOn(open, '2026-01-01')]).toEqual([[], ['asks-more', 'Own 0']])
    expect(held([{ cuecs: [cuecWith({ notOurs: true })] }]).heldBy).toMatchObject([{ days: year }])
    const since = { since: day('2025-07-01') }
    expect(held([{ cuecs: [cuecWith({ measure: doing(since) })] }]).heldBy).toMatchObject([
      { days: [{ from: '2025-07-01', through: '2026-12-31' }] },
    ])
  })
  test('is held by the report that lacks nothing, and otherwise says what the nearest lacks', () => {
    const later = { periodFrom: day('2026-03-01'), periodTo: day('2026-12-31') }
    const found = held([{ kind: 'isae-3402' }, { cuecs: [cuecWith()] }, later])
    expect(found.heldBy.map(({ report }) => report.title)).toEqual(['Own 2'])
    expect([lackOn(found, '2026-02-28'), lackOn(found, '2026-03-01')]).toEqual([['asks-more', 'Own 1'], undefined])
  })
})

describe('what is left out in turn', () => {
  const chain = (last: Partial<RecordedReport>, lastLeavesOut: string | null) =>
    holdLeftOut([
      recorded({ id: 'host', supplier: 'host', carvedOut: [leavesOut('centre')] }),
      recorded({ id: 'centre', supplier: 'centre', carvedOut: [leavesOut('power')] }),
      recorded({
        ...{ id: 'power', supplier: 'power' },
        carvedOut: lastLeavesOut === null ? [] : [leavesOut(lastLeavesOut)],
        ...last,
      }),
    ])
  const daysOf = (reports: AssuranceFact[]) =>
    reports.map(({ carvedOut }) => carvedOut.map(({ heldBy }) => united(heldBy.flatMap(({ days }) => days))))

  test('is held through the whole chain, on the days of every part of it', () => {
    const short = { periodTo: day('2025-06-30') }
    const days = [{ from: '2025-01-01', through: '2026-06-30' }]
    expect(daysOf(chain(short, null))).toEqual([[days], [days], []])
    const [host] = chain({ kind: 'isae-3402' }, null)
    expect(host?.carvedOut[0]?.lacks.map(({ why, days: [first] }) => [why, first?.from])).toEqual([
      ['later-days', '0001-01-01'],
      ['leaves-out', '2025-01-01'],
      ['over', '2027-01-01'],
    ])
  })
  test('is held through a chain of any length, and never by a report of who leaves it out', () => {
    const chain = Array.from({ length: 200 }, (_, n) =>
      [0, 1, 2, 3].map((which) =>
        recorded({ id: `${n}-${which}`, supplier: `${n}`, carvedOut: n === 0 ? [] : [leavesOut(`${n - 1}`)] }),
      ),
    ).flat()
    for (const one of [chain, chain.toReversed()]) {
      const last = holdLeftOut(one).find(({ id }) => id === '199-3')?.carvedOut[0]
      expect(last?.heldBy.map(({ report }) => report.id).sort()).toEqual(['198-0', '198-1', '198-2', '198-3'])
      expect(last && unheldDays(last)).toEqual(outside(year))
    }
    const own = holdLeftOut(
      [recorded({ id: 'a', carvedOut: [leavesOut('s')] }), recorded({ id: 'b' })].map((one) => ({
        ...one,
        supplier: 's',
      })),
    )
    expect(own[0]?.carvedOut[0]?.heldBy).toEqual([])
  })
  test('two that leave each other out hold neither, nor does a longer circle', () => {
    const two = holdLeftOut([
      recorded({ id: 'a', supplier: 'a', carvedOut: [leavesOut('b')] }),
      recorded({ id: 'b', supplier: 'b', carvedOut: [leavesOut('a')] }),
    ])
    expect(daysOf(two)).toEqual([[[]], [[]]])
    expect(daysOf(chain({}, 'host'))).toEqual([[[]], [[]], [[]]])
    // One of them is held by another report that leaves nothing out: then both are.
    const opened = holdLeftOut([
      recorded({ id: 'a', supplier: 'a', carvedOut: [leavesOut('b')] }),
      recorded({ id: 'b', supplier: 'b', carvedOut: [leavesOut('a')] }),
      recorded({ id: 'c', supplier: 'a' }),
    ])
    expect(daysOf(opened)).toEqual([[year], [year], []])
  })
})

describe('laws of what is left out', () => {
  const suppliers = ['a', 'b', 'c']
  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(day('2024-01-01'), days))
  const anyReport: fc.Arbitrary<RecordedReport> = fc
    .record({
      supplier: fc.constantFrom(...suppliers),
      services: fc.constantFrom([], [], ['x']),
      kind: fc.constantFrom(...assuranceKinds),
      type: fc.constantFrom(1 as const, 2 as const, 2 as const),
      opinion: fc.constantFrom('unqualified' as const, ...opinions),
      from: anyDay,
      length: fc.integer({ min: 0, max: 400 }),
      asks: fc.boolean(),
      out: fc.subarray([...suppliers, null]),
    })
    .map(({ from, length, asks, out, ...rest }) =>
      recorded({
        ...rest,
        ...(rest.type === 1
          ? { asOf: from, periodFrom: null, periodTo: null }
          : { periodFrom: from, periodTo: addDays(from, length) }),
        cuecs: asks ? [cuecWith({ measure: doing({ since: day('2025-01-01') }) })] : [],
        carvedOut: out.filter((one) => one !== rest.supplier).map((one, place) => leavesOut(one, String(place))),
      }),
    )
  const anyReports = fc
    .array(anyReport, { maxLength: 7 })
    .map((all) => all.map((one, n) => ({ ...one, id: String(n) })))
  const heldDays = (one: AssuranceFact['carvedOut'][number]) => united(one.heldBy.flatMap(({ days }) => days))

  test('every day is either held or says once what lacks', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        for (const { carvedOut } of holdLeftOut(reports)) {
          for (const one of carvedOut) {
            expect(unheldDays(one)).toEqual(outside(heldDays(one)))
            const each = one.lacks.map(({ days }) => days)
            each.forEach((days, place) => {
              for (const other of each.slice(place + 1)) expect(shared(days, other)).toEqual([])
            })
            for (const lack of one.lacks) expect(unheldWords(lack, (on) => on).nl).not.toBe('')
          }
        }
      }),
    )
  })
  test('a report that is added takes no held day away, and their order does not matter', () => {
    fc.assert(
      fc.property(anyReports, anyReport, (reports, more) => {
        const days = (all: RecordedReport[]) =>
          new Map(holdLeftOut(all).flatMap((one) => one.carvedOut.map((out) => [`${one.id} ${out.id}`, heldDays(out)])))
        const [before, after] = [days(reports), days([...reports, { ...more, id: 'more' }])]
        for (const [key, held] of before) expect(shared(held, after.get(key) ?? [])).toEqual(held)
        expect(days(reports.toReversed())).toEqual(before)
      }),
    )
  })
})
