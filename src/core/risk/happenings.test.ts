import { describe, expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import type { RiskFacts } from './facts.ts'
import { type Happening, happeningsByAsset, happeningsFor, type ReachingSupplier } from './happenings.ts'
import { riskStandingOn } from './standing.ts'
import { reopeningText } from './standing-words.ts'

const day = (text: string) => text as Day
const reach = (id: string, asset: string, since: string | null = null, endedOn: string | null = null) => ({
  ...{ id, asset, since: since === null ? null : day(since), endedOn: endedOn === null ? null : day(endedOn) },
})
const service = (id: string, ...reaches: ReturnType<typeof reach>[]) => ({
  ...{ id, title: `Service ${id}`, starts: null, endedOn: null, reaches },
})
const host = (more: Partial<ReachingSupplier> = {}): ReachingSupplier => ({
  ...{ id: 'h', title: 'Host', starts: null, endedOn: null, recordedOn: day('2025-01-01') },
  ...{ services: [service('s', reach('r', 'epd'))], certificates: [], reviews: [], events: [] },
  ...more,
})
const certificate = (id: string, starts: string, ends: string, revokedOn: string | null = null) => ({
  ...{ id, edition: 'iso', services: [], accredited: 'yes' as const, starts: day(starts), ends: day(ends) },
  revokedOn: revokedOn === null ? null : day(revokedOn),
  checkedOn: null,
})
const event = (id: string, happenedOn: string, of: string | null = null) => ({
  ...{ id, service: of, kind: 'incident' as const, happenedOn: day(happenedOn), what: 'It fell' },
})
const keys = (supplier: ReachingSupplier, asset = 'epd') =>
  (happeningsByAsset([supplier]).get(asset) ?? []).map(({ key, on }) => `${key} ${on}`)

describe('what happens at a supplier is about what was reached on that day, by the service that it was about', () => {
  test('a service that begins to reach an asset, from its day or from when the supplier was put in the register', () => {
    const services = [service('s', reach('r', 'epd', '2026-03-01'), reach('q', 'lab'))]
    expect(keys(host({ services }))).toEqual(['reached:r 2026-03-01'])
    expect(keys(host({ services }), 'lab')).toEqual(['reached:q 2025-01-01'])
  })

  test('events', () => {
    const services = [service('s', reach('r', 'epd', '2026-03-01', '2026-06-30')), service('t', reach('q', 'lab'))]
    const events = [
      event('before', '2026-02-28'),
      event('all', '2026-03-01'),
      event('other', '2026-04-01', 't'),
      event('own', '2026-06-30', 's'),
      event('after', '2026-07-01', 's'),
    ]
    expect(keys(host({ services, events }))).toEqual([
      'reached:r 2026-03-01',
      'event:all 2026-03-01',
      'event:own 2026-06-30',
    ])
  })

  test('certificates that lapse or are revoked, not those that have a successor; reviews decided to its disadvantage', () => {
    const reviews = ['continue', 'improve-first', 'leave'].map((decision, place) => ({
      ...{ id: decision, decision, decidedOn: day(`2026-0${place + 1}-01`), nextOn: null },
    }))
    const lapsing = [certificate('a', '2024-01-01', '2025-12-31'), certificate('b', '2026-01-01', '2026-12-31')]
    expect(keys(host({ certificates: lapsing, reviews }))).toEqual([
      'reached:r 2025-01-01',
      'review:improve-first 2026-02-01',
      'review:leave 2026-03-01',
      'lapsed:b:2027-01-01 2027-01-01',
    ])
    const revoked = [certificate('a', '2025-01-01', '2026-12-31', '2026-05-01')]
    expect(keys(host({ certificates: revoked }))).toContain('lapsed:a:2026-05-01 2026-05-01')
  })

  test('once for an asset that several services of one supplier reach', () => {
    const services = [service('s', reach('r', 'epd')), service('t', reach('q', 'epd'))]
    expect(
      keys(host({ services, events: [event('e', '2026-01-01')] })).filter((key) => key.startsWith('event')),
    ).toEqual(['event:e 2026-01-01'])
  })
})

describe('a risk of what leans on what is reached', () => {
  const epd = { id: 'epd', title: 'EPD' }
  const reviews = [{ id: 'v', decision: 'leave', decidedOn: day('2026-02-01'), nextOn: null }]
  const leaning = (supplier: ReachingSupplier, ...on: { id: string; title: string }[]) =>
    happeningsFor('portal', on, happeningsByAsset([supplier])).map(({ key, through }) => [key, through?.title])

  test('hears of incidents that touch it, and of nothing else', () => {
    const events = [event('e', '2026-01-01'), { ...event('c', '2026-01-02'), kind: 'change' as const }]
    expect(leaning(host({ events, reviews }), epd)).toEqual([['event:e', 'EPD']])
    expect(leaning(host({ events }))).toEqual([])
  })

  test('hears of one incident once, as its own where it is reached itself', () => {
    const services = [service('s', reach('r', 'epd'), reach('q', 'lab'), reach('p', 'portal', '2026-06-01'))]
    const early = host({ services, events: [event('e', '2026-01-01')] })
    expect(leaning(early, epd, { id: 'lab', title: 'Lab' })).toEqual([
      ['reached:p', undefined],
      ['event:e', 'EPD'],
    ])
    const late = host({ services, events: [event('e', '2026-07-01')] })
    expect(leaning(late, epd)).toEqual([
      ['reached:p', undefined],
      ['event:e', undefined],
    ])
  })
})

describe('a risk of what is reached', () => {
  const noted = { kind: 'application', supplier: '', availability: null, integrity: null, confidentiality: null }
  const step = (name: string) => ({ name, meaning: '' })
  const level = (name: string) => ({
    ...{ name, reviewEvery: 'P5Y', acceptedBy: ['administrator' as const], acceptors: [], acceptFor: 'P1Y' },
  })
  const criteria = {
    ...{ id: 'c', number: 1, holdsFrom: day('2025-01-01') },
    content: {
      ...{ likelihood: ['a', 'b', 'c'].map(step), impact: ['a', 'b', 'c'].map(step), appetite: 0 },
      aspects: [{ id: 'availability', name: 'Availability', meanings: ['', '', ''] }],
      levels: [level('low'), level('high')],
      matrix: [
        [0, 0, 0],
        [0, 0, 1],
        [0, 1, 1],
      ],
    },
  }
  const book = { byId: new Map([['c', criteria]]), newest: criteria }
  const light = { likelihood: 1, impacts: { availability: 1 } }
  const standing = (happenings: readonly Happening[], seen: string[] | null, on: string) => {
    const risk: RiskFacts = {
      ...{ id: 'r', number: 1, title: 'Outage', owner: null, ownerRole: 'Board', raisedOn: day('2026-01-01') },
      asset: { id: 'epd', name: 'EPD', ...noted, withdrawnOn: null },
      ...{ closedOn: null, treatment: null, acceptance: null, approval: null, measures: [], events: [], happenings },
      rating: { id: 'g', criteria: 'c', on: day('2026-02-01'), inherent: light, residual: light },
      look: { on: day('2026-02-01'), asset: 'epd', noted, work: {}, weights: {}, seen },
    }
    const { state, reopenings } = riskStandingOn(risk, book, day(on))
    return [state, ...reopenings.map((one) => ('day' in one ? `${one.key} ${one.day}` : one.key))]
  }
  const happened = (more: Partial<Happening> = {}): Happening => ({
    ...{
      key: 'event:e',
      kind: 'incident',
      supplier: { id: 'h', title: 'Host' },
      what: 'It fell',
      on: day('2026-04-01'),
    },
    ...more,
  })

  test('is looked at again from the day that something happened, and not for what was seen at the last look', () => {
    expect(standing([happened()], [], '2026-03-31')).toEqual(['within-appetite'])
    expect(standing([happened()], [], '2026-04-01')).toEqual(['reopened', 'chain 2026-04-01'])
    expect(standing([happened()], ['event:e'], '2026-04-01')).toEqual(['within-appetite'])
  })

  test('also for what happened before the look and was told later; of a look from before, by the day alone', () => {
    const early = happened({ on: day('2025-12-01') })
    expect(standing([early], [], '2026-02-01')).toEqual(['reopened', 'chain 2026-02-01'])
    expect(standing([early], null, '2026-02-01')).toEqual(['within-appetite'])
    expect(standing([happened()], null, '2026-04-01')).toEqual(['reopened', 'chain 2026-04-01'])
  })

  test('says what happened, where and when', () => {
    const say = (more: Partial<Happening>) =>
      reopeningText({ key: 'chain', happening: happened(more), day: day('2026-04-01') }, (on) => on).en
    expect(say({})).toBe('Incident at Host on 2026-04-01: It fell.')
    expect(say({ through: { id: 'epd', title: 'EPD' } })).toBe(
      'Incident at Host on 2026-04-01: It fell. It touches ‘EPD’, on which this leans.',
    )
    expect(say({ kind: 'decided', what: 'leave' })).toBe('On 2026-04-01 it was decided to leave Host.')
    expect(say({ kind: 'lapsed', what: 'ISO' })).toBe(
      'A certificate of Host no longer holds since 2026-04-01, without a successor.',
    )
    expect(say({ kind: 'reached', what: 'Portal' })).toBe('‘Portal’ of Host was added to what reaches this.')
  })
})
