import { describe, expect, test } from 'vitest'
import type { RiskFacts } from '../risk/facts.ts'
import type { Day } from '../time/day.ts'
import { duesOn } from './dues.ts'
import { day, facts, person } from './rhythm-facts.fixture.ts'
import { watchesOn } from './watches.ts'

const level = (name: string, reviewEvery: string) => ({
  ...{ name, reviewEvery, acceptedBy: ['administrator' as const], acceptors: [], acceptFor: 'P1Y' },
})
const step = (name: string) => ({ name, meaning: '' })
const criteria = {
  ...{ id: 'c', number: 1, holdsFrom: day('2026-01-01') },
  content: {
    likelihood: ['rarely', 'at times', 'often'].map(step),
    impact: ['light', 'heavy', 'grave'].map(step),
    aspects: [{ id: 'availability', name: 'Availability', meanings: ['', '', ''] }],
    levels: [level('low', 'P1Y'), level('high', 'P6M')],
    matrix: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
    ],
    appetite: 0,
  },
}
const book = { byId: new Map([['c', criteria]]), newest: criteria }
const heavy = { likelihood: 3, impacts: { availability: 3 } }
const light = { likelihood: 1, impacts: { availability: 1 } }
const noted = { kind: 'application', supplier: '', availability: null, integrity: null, confidentiality: null }
const looked = (on: string) => ({ on: day(on), noted, asset: 'a', work: {}, weights: {}, seen: null })

const risk = (more: Partial<RiskFacts> = {}) =>
  ({
    ...{ id: 'r', number: 1, title: 'Outage', owner: 'Ann', ownerRole: '', raisedOn: day('2026-01-01') },
    ...{ asset: { id: 'a', name: 'EPD', ...noted, withdrawnOn: null }, closedOn: null, treatment: null },
    rating: { id: 'g', criteria: 'c', on: day('2026-02-01'), inherent: heavy, residual: light },
    ...{ look: looked('2026-02-01'), measures: [], acceptance: null, approval: null, events: [], happenings: [] },
    ...more,
  }) as RiskFacts
const accepted = {
  ...{ id: 'x', rating: 'g', level: 1, starts: day('2026-02-01'), ends: day('2026-05-31'), withdrawnOn: null },
  by: 'Board',
}
const planned = {
  ...{ id: 'm', title: 'Second line', weight: 2, work: [{ from: day('0001-01-01'), value: 'off' as const }] },
  ...{ plannedFor: day('2026-09-01'), since: null, endedOn: null },
}
const treated = { treatment: 'modify' as const, measures: [planned] }
const approved = (plannedFor: string) => ({
  ...{ id: 'p', on: day('2026-02-10'), by: 'Ann', withdrawnOn: null },
  plan: {
    ...{ owner: 'Ann', ownerRole: '', rating: 'g', treatment: 'modify' as const },
    measures: { m: day(plannedFor) },
  },
})
const of = (one: RiskFacts) => facts({ people: [person('Ann')], register: { risks: [one], book } })
const due = (one: RiskFacts, today: string) =>
  duesOn(of(one), day(today)).map(({ kind, dueOn, about, page }) => `${kind} ${dueOn} ${about} ${page}`)

describe('what a risk asks of its owner', () => {
  const about = 'EPD /risks/r'
  test.each<[string, RiskFacts, string, string[]]>([
    [
      'to be rated soon after it was raised',
      risk({ rating: null, look: null }),
      '2026-01-05',
      ['risk-review 2026-01-31'],
    ],
    [
      'to be treated after it was found too heavy, and to be looked at as often as its level says',
      risk(),
      '2026-02-05',
      ['risk-treatment 2026-03-03', 'risk-review 2026-08-01'],
    ],
    [
      'to be accepted anew before that ends',
      risk({ acceptance: accepted }),
      '2026-03-01',
      ['risk-acceptance 2026-05-31', 'risk-review 2026-08-01'],
    ],
    [
      'the same once it ended',
      risk({ acceptance: accepted }),
      '2026-06-10',
      ['risk-acceptance 2026-05-31', 'risk-review 2026-08-01'],
    ],
    [
      'to be looked at again soon after something happened',
      risk({ events: [{ id: 'event', kind: 'incident', on: day('2026-04-02'), what: 'It fell' }] }),
      '2026-04-03',
      ['risk-review 2026-04-16'],
    ],
    [
      'to approve what is planned, soon after it was looked at',
      risk(treated),
      '2026-02-05',
      ['risk-approval 2026-03-03', 'risk-review 2026-08-01'],
    ],
    [
      'to approve nothing more once that was done, until the plan slips',
      risk({ ...treated, approval: approved('2026-09-01') }),
      '2026-02-12',
      ['risk-review 2026-08-01'],
    ],
    [
      'to approve a plan that slipped, without a day',
      risk({ ...treated, approval: approved('2026-08-31') }),
      '2026-02-12',
      ['risk-review 2026-08-01', 'risk-approval null'],
    ],
    [
      'to approve by the day of its rating, whoever looks at it since',
      risk({ ...treated, look: looked('2026-02-20') }),
      '2026-02-21',
      ['risk-approval 2026-03-03', 'risk-review 2026-08-20'],
    ],
    ['nothing once it is closed', risk({ closedOn: day('2026-03-01') }), '2026-04-01', []],
  ])('%s', (_, one, today, expected) => {
    expect(due(one, today)).toEqual(expected.map((line) => `${line} ${about}`))
  })
})

describe('the watch on risks', () => {
  const write = (text: Day) => `${text}`
  const ground = {
    risk: new Set<string>(),
    suppliers: new Set<string>(),
    readingOf: () => ({ confirmed: new Map<string, Day>(), asked: new Map<string, Day>() }),
    write,
  }
  const watched = (today: string, ...risks: RiskFacts[]) =>
    watchesOn(facts({ register: { risks, book } }), ground, day(today)).find(({ name }) => name === 'risk')
  const closed = risk({ id: 'z', closedOn: day('2026-02-02') })

  test('goes by the register as soon as there is one, and counts and leaves out all of it', () => {
    const found = watched('2026-03-01', risk(), closed)
    expect(found).toMatchObject({ state: 'holds', wrong: 0, page: '/risks' })
    expect([found?.counted.length, found?.leftOut.length]).toEqual([1, 1])
    expect(found?.sentence.en).toBe('1 risk in the register, looked at in time.')
  })

  test('goes wrong by itself when a day for looking again passes, or an acceptance ends', () => {
    expect(watched('2026-08-01', risk())).toMatchObject({ wrong: 0 })
    const late = watched('2026-08-02', risk(), closed)
    expect(late).toMatchObject({ state: 'wrong', wrong: 1 })
    expect(late?.counted[0]?.why.en).toBe('Should have been looked at by 2026-08-01.')
    const lapsing = risk({ acceptance: accepted })
    expect([watched('2026-05-31', lapsing)?.wrong, watched('2026-06-01', lapsing)?.wrong]).toEqual([0, 1])
    expect(watched('2026-08-02', risk(), risk({ id: 's', look: looked('2026-07-01') }))?.sentence).toEqual({
      nl: '2 risico’s in het register, waarvan 1 niet meer actueel.',
      en: '2 risks in the register, of which 1 is stale.',
    })
  })
})
