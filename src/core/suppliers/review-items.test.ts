import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import type { SupplierFact } from './facts.ts'
import { type CoveragePaper, changesSince, isThere, type ReviewItem, reviewItems } from './review-items.ts'
import { composePicture, lookBackFrom } from './review-picture.ts'
import { pointsAsRead, pointsFor, type ReportPoint } from './review-points.ts'

const day = (text: string) => text as Day
const item = (
  id: string,
  since: string | null,
  until: string | null,
  values: ReviewItem['values'] = {},
): ReviewItem => ({
  ...{ id, kind: 'service', title: id, values },
  ...{ since: since === null ? null : day(since), until: until === null ? null : day(until) },
})
const year = { from: day('2026-01-01'), to: day('2026-12-31') }
const told = (all: ReviewItem[], then: ReviewItem[] | null) =>
  changesSince(all, then, year).map(({ item: id, change, on }) => `${id} ${change} ${on}`)

describe('what changed since an earlier review', () => {
  test('names what came, what went with its last day, and what is said otherwise', () => {
    const then = [item('stays', null, null), item('ends', null, null), item('turns', null, null, { mfa: null })]
    const now = [
      item('stays', null, null),
      item('ends', null, '2026-06-30'),
      item('turns', null, null, { mfa: true }),
      item('new', '2026-03-01', null),
      item('brief', '2026-04-01', '2026-05-01'),
    ]
    expect(told(now, then)).toEqual([
      'brief went 2026-05-01',
      'ends went 2026-06-30',
      'new came 2026-03-01',
      'turns changed null',
    ])
    expect(changesSince(now, then, year).find(({ item: id }) => id === 'turns')?.values).toEqual([
      { name: 'mfa', before: null, after: true },
    ])
  })
  test('what was taken out of the register went on a day that nobody knows', () => {
    expect(told([], [item('gone', null, null)])).toEqual(['gone went null'])
  })
  test('without an earlier review the days that were recorded tell', () => {
    const all = [
      item('long there', '2020-01-01', null),
      item('always', null, null),
      item('on the first day', '2026-01-01', null),
      item('ended', '2020-01-01', '2026-02-01'),
      item('before all this', '2019-01-01', '2020-01-01'),
      item('yet to come', '2027-01-01', null),
    ]
    expect(told(all, null)).toEqual(['ended went 2026-02-01', 'on the first day came 2026-01-01'])
  })
  test('a review laid beside itself shows nothing, and every thing is named at most once', () => {
    const days = fc.integer({ min: -400, max: 400 }).map((n) => addDays(day('2026-06-01'), n))
    const things = fc.uniqueArray(
      fc.record({ id: fc.string({ maxLength: 3 }), since: fc.option(days), until: fc.option(days) }),
      { selector: ({ id }) => id, maxLength: 12 },
    )
    fc.assert(
      fc.property(things, things, (a, b) => {
        const [then, now] = [a, b].map((all) => all.map(({ id, since, until }) => item(id, since, until))) as [
          ReviewItem[],
          ReviewItem[],
        ]
        const kept = then.filter((one) => isThere(one, year.from))
        const names = changesSince(now, kept, year).map(({ item: id }) => id)
        expect(new Set(names).size).toBe(names.length)
        const there = now.filter((one) => isThere(one, year.to))
        const lasting = there.filter((one) => one.until === null)
        expect(changesSince(lasting, lasting, year)).toEqual([])
      }),
    )
  })
})

const nobody = { owner: null, ownerRole: '' }
const supplier: SupplierFact = {
  ...{ id: 's', title: 'Hoster (demo)', owner: null, ownerRole: 'Head of IT', starts: null, endedOn: null },
  ...{ exitPlan: '', exitTriedOn: null, criticalitySet: null, recordedOn: day('2025-01-01') },
  services: [
    {
      ...{ id: 'a', title: 'Hosting', kind: 'hosting', canMissHours: 4, starts: null, endedOn: null },
      reaches: [
        {
          ...{
            id: 'r',
            asset: { id: 'epd', title: 'EPD', kind: 'patient-record' },
            purpose: 'Runs it',
            ways: ['stores'],
          },
          ...{ need: { availability: 3, integrity: 3, confidentiality: 3 }, phiParts: ['a'], route: 'hosted' },
          ...{ since: null, endedOn: null, mfa: null, logged: true },
        },
      ],
    },
  ],
  contracts: [
    { id: 'c', title: 'Hosting', starts: day('2020-01-01'), ends: day('2026-06-30'), notice: 'P3M', renewsBy: 'P1Y' },
  ],
  agreements: [],
  certificates: [
    {
      ...{ id: 'z', edition: 'nen-7510-2017', services: [], accredited: 'yes', starts: day('2024-01-01') },
      ...{ ends: day('2027-01-01'), revokedOn: day('2026-10-01'), checkedOn: null },
    },
  ],
  subprocessors: [],
  reviews: [],
  actions: [
    { id: 'old', title: 'Done long ago', dueOn: day('2024-01-01'), closedOn: day('2024-02-01'), ...nobody },
    { id: 'open', title: 'Still open', dueOn: day('2024-01-01'), closedOn: null, ...nobody },
  ],
  events: [
    {
      ...{
        id: 'e',
        service: null,
        kind: 'exception',
        happenedOn: day('2025-01-01'),
        what: 'No MFA for now',
        ends: null,
      },
      closedOn: null,
    },
    {
      ...{
        id: 'f',
        service: null,
        kind: 'incident',
        happenedOn: day('2027-01-01'),
        what: 'Later',
        ends: null,
        closedOn: null,
      },
    },
  ],
}

test('a picture tells a taken back certificate as gone, a contract that goes on as there, and what is open from before', () => {
  expect(reviewItems(supplier, [], []).find(({ id }) => id === 'z')?.until).toBe('2026-09-30')
  const none = { assurance: [], before: null, lists: [], missing: [], points: [], coverage: [] } as const
  const ground = { supplier, criticality: 'critical', ...none } as const
  const picture = composePicture(ground, year)
  expect(picture.changes.map(({ item: id, change, on }) => [id, change, on])).toEqual([['z', 'went', '2026-09-30']])
  expect(picture.items.map(({ id }) => id)).toEqual(['a', 'r', 'c'])
  expect(picture.items[1]).toMatchObject({ title: 'Hosting → EPD', values: { phi: true, mfa: null, logged: true } })
  expect(picture.actions.map(({ id }) => id)).toEqual(['open'])
  expect(picture.events.map(({ id }) => id)).toEqual(['e'])
})

test('a review looks back from where the last one ended, and the first one at most a year', () => {
  const to = day('2028-02-29')
  expect(lookBackFrom(to, day('2027-02-01'), null)).toBe('2027-02-02')
  expect(lookBackFrom(to, to, null)).toBe(to)
  expect(lookBackFrom(to, null, null)).toBe('2027-03-01')
  expect(lookBackFrom(to, null, day('2027-09-01'))).toBe('2027-09-01')
  expect(lookBackFrom(to, null, day('2020-09-01'))).toBe('2027-03-01')
  expect(lookBackFrom(to, null, day('2029-09-01'))).toBe('2027-03-01')
})

test('coverage reports are among what came, was replaced and was withdrawn since', () => {
  const paper = (id: string, more: Partial<CoveragePaper> = {}): CoveragePaper => ({
    ...{ id, title: id, version: '1', service: 'Hosting', asOf: day('2025-12-01'), recordedOn: day('2025-12-15') },
    ...{ withdrawnOn: null, replacedBy: null, ...more },
  })
  const then = reviewItems(supplier, [], [paper('old'), paper('gone')])
  const now = reviewItems(
    supplier,
    [],
    [
      paper('old', { replacedBy: 'new 2' }),
      paper('gone', { withdrawnOn: day('2026-05-02') }),
      paper('new', { recordedOn: day('2026-04-01') }),
    ],
  )
  const changes = changesSince(now, then, year).filter(({ kind }) => kind === 'coverage')
  expect(changes.map(({ title, change, on }) => [title, change, on])).toEqual([
    ['gone', 'went', '2026-05-01'],
    ['new', 'came', '2026-04-01'],
    ['old', 'changed', null],
  ])
  expect(changes[2]?.values).toEqual([{ name: 'replacedBy', before: null, after: 'new 2' }])
})

test('points are exceptions that came, were assessed or still ask something, and what is asked of us and not done', () => {
  const point = (id: string, more: Partial<ReportPoint> = {}): ReportPoint => ({
    ...{ id, kind: 'exception', report: { id: 'r', title: 'R' }, terms: 'customer', since: day('2024-02-01') },
    ...{ reference: 'E1', what: id, assessment: 'no-effect', reason: 'x', by: 'A', on: day('2024-03-01'), ...more },
  })
  const all = [
    point('long ago'),
    point('came', { since: day('2026-02-01') }),
    point('assessed', { on: day('2026-02-01') }),
    point('waits', { assessment: null, on: null }),
    point('refused', { assessment: 'not-acceptable' }),
    point('open', { kind: 'cuec', assessment: null, on: null }),
    point('done', { kind: 'cuec', assessment: null, on: null }),
  ]
  const shown = pointsFor(all, new Set(['open']), year)
  expect(shown.map(({ id }) => id)).toEqual(['came', 'assessed', 'waits', 'refused', 'open'])
  const [first] = pointsAsRead(shown, () => false)
  expect(first).toMatchObject({ id: 'came', reference: null, what: null, reason: null, assessment: 'no-effect' })
  expect(pointsAsRead(shown, () => true)).toEqual(shown)
})
