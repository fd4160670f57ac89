import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay } from '../demonstrability/facts.fixture.ts'
import { always } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { burnDown } from './burn-down.ts'
import type { CriteriaVersion, RiskFacts, RiskMeasure } from './facts.ts'
import { heaviestFirst } from './heaviest-first.ts'
import { plainWords } from './plain-words.ts'
import { anyRisk } from './risk-facts.fixture.ts'
import { ratedOn, riskStandingOn } from './standing.ts'
import { asPlanned, plannedRisks, treatmentPlan } from './treatment-plan.ts'

const today = '2026-03-02' as Day
const day = (text: string) => text as Day

const criteria: CriteriaVersion = {
  ...{ id: 'c1', number: 1, holdsFrom: day('2025-01-01') },
  content: {
    likelihood: ['Zelden', 'Mogelijk', 'Waarschijnlijk'].map((name) => ({ name, meaning: '' })),
    impact: ['Klein', 'Merkbaar', 'Ernstig'].map((name) => ({ name, meaning: '' })),
    aspects: [{ id: 'availability', name: 'Beschikbaarheid', meanings: ['', '', ''] }],
    levels: ['Laag', 'Midden', 'Hoog'].map((name) => ({
      ...{ name, reviewEvery: 'P1Y', acceptFor: 'P1Y', acceptedBy: ['administrator' as const], acceptors: [] },
    })),
    matrix: [
      [0, 0, 1],
      [0, 1, 2],
      [1, 2, 2],
    ],
    appetite: 0,
  },
}
const book = { byId: new Map([['c1', criteria]]), newest: criteria }
const noted = { kind: 'data', supplier: '', availability: null, integrity: null, confidentiality: null }

const measure = (id: string, more: Partial<RiskMeasure>): RiskMeasure => ({
  ...{ id, title: id, weight: 1, work: always('off'), plannedFor: null, since: null, endedOn: null },
  ...more,
})
const shown = measure('Noodstroom', { work: always('shown'), since: day('2025-01-01') })
const planned = (plannedFor: string | null, id = 'Herstelplan') =>
  measure(id, { plannedFor: plannedFor === null ? null : day(plannedFor) })

function risk(measures: RiskMeasure[], more: Partial<RiskFacts> = {}): RiskFacts {
  return {
    ...{ id: 'r1', number: 1, title: 'Valt ’s nachts uit', owner: null, ownerRole: 'Hoofd ICT', treatment: 'modify' },
    asset: { ...noted, id: 'a1', name: 'EPD', withdrawnOn: null },
    ...{ raisedOn: day('2025-06-10'), closedOn: null, acceptance: null, approval: null, events: [], happenings: [] },
    rating: {
      ...{ id: 'g1', criteria: 'c1', on: day('2026-01-05') },
      inherent: { likelihood: 3, impacts: { availability: 3 } },
      residual: { likelihood: 1, impacts: { availability: 1 } },
    },
    look: {
      on: day('2026-01-05'),
      asset: 'a1',
      noted,
      work: Object.fromEntries(measures.map(({ id }) => [id, 'off'])),
      weights: {},
      seen: null,
    },
    measures,
    ...more,
  }
}
const planOf = (...measures: RiskMeasure[]) => plannedRisks({ risks: [risk(measures)], book }, today)[0]

describe('the treatment plan', () => {
  test('says from which day a risk is low enough by what is planned', () => {
    expect(planOf(shown, planned('2026-06-01'))?.within).toEqual({ key: 'from', day: '2026-06-01' })
    expect(planOf(shown)?.within).toEqual({ key: 'now' })
    expect(planOf(planned('2026-06-01'), planned('2026-09-01', 'Uitwijk'))?.within).toEqual({
      ...{ key: 'from', day: '2026-09-01' },
    })
  })

  test('says why it never is: nothing planned, no day ahead, not enough', () => {
    expect(planOf()?.within).toEqual({ key: 'nothing-planned' })
    const late = planOf(planned('2026-02-27'))
    expect(late?.within).toEqual({ key: 'no-day' })
    expect(late?.late).toBe(true)
    expect(planOf(planned(null))?.late).toBe(true)
    const unshown = measure('Zwak', { work: always('unshown'), since: day('2025-01-01'), weight: 3 })
    const weak = planOf(unshown, planned('2026-06-01'))
    expect(weak?.within).toEqual({ key: 'not-enough' })
    expect(weak?.unshown.map(({ title }) => title)).toEqual(['Zwak'])
  })

  test('a measure that ends during the plan no longer counts from then', () => {
    const ending = measure('Tijdelijk', { work: always('shown'), since: day('2025-01-01'), endedOn: day('2026-05-01') })
    expect(planOf(ending, planned('2026-06-01'))?.within).toEqual({ key: 'not-enough' })
  })

  test('holds what is above appetite or has a treatment, and nothing that is closed', () => {
    const low = risk([shown], { id: 'r2', treatment: null })
    const closed = risk([], { id: 'r3', closedOn: day('2026-02-01') })
    const kept = risk([shown], { id: 'r4', treatment: 'retain' })
    const plan = treatmentPlan({ risks: [risk([]), low, closed, kept], book }, today)
    expect(plan.map((one) => one.risk.id)).toEqual(['r1', 'r4'])
  })

  test('by plan a risk is on no day heavier than without any of its measures, and low enough from the day that is told', () => {
    fc.assert(
      fc.property(anyRisk, anyDay, ({ risk: any, book: criteriaBook }, on) => {
        const [plan] = plannedRisks({ risks: [any], book: criteriaBook }, on)
        if (!plan) return
        const rated = ratedOn(asPlanned(any, on), criteriaBook, addDays(on, 30))
        if (rated) expect(rated.levels.current).toBeLessThanOrEqual(rated.levels.inherent)
        if (plan.within.key === 'from') {
          const then = ratedOn(asPlanned(any, on), criteriaBook, plan.within.day)
          expect(then?.levels.current).toBeLessThanOrEqual(then?.criteria.content.appetite ?? -1)
          expect(plan.within.day >= on && plan.above).toBe(true)
        }
        expect(plan.within.key === 'now').toBe(plan.standing.rated !== null && !plan.above)
      }),
    )
  })
})

describe('the course', () => {
  const before = { ...risk([shown]).rating, id: 'g0', on: day('2025-07-01') } as NonNullable<RiskFacts['rating']>
  const later = { ...before, id: 'g1', on: day('2026-01-05') }

  test('counts every open risk once, each month', () => {
    const works = measure('Noodstroom', {
      work: [
        { from: day('0001-01-01'), value: 'off' },
        { from: day('2025-12-20'), value: 'shown' },
      ],
      since: day('2025-12-20'),
    })
    const risks = [risk([works]), risk([planned('2026-04-15')], { id: 'r2', raisedOn: day('2026-02-10') })]
    const ratings = new Map([
      ['r1', [before, later]],
      ['r2', [{ ...later, id: 'g2', on: day('2026-02-20') }]],
    ])
    const points = burnDown({ risks, book }, ratings, today, { back: 10, ahead: 2 })
    const told = points.map(({ day: on, kind, above, within, unrated }) => [on, kind, above, within, unrated])
    expect(told).toEqual([
      ['2025-05-31', 'past', 0, 0, 0],
      ['2025-06-30', 'past', 0, 0, 1],
      ['2025-07-31', 'past', 1, 0, 0],
      ['2025-08-31', 'past', 1, 0, 0],
      ['2025-09-30', 'past', 1, 0, 0],
      ['2025-10-31', 'past', 1, 0, 0],
      ['2025-11-30', 'past', 1, 0, 0],
      ['2025-12-31', 'past', 0, 1, 0],
      ['2026-01-31', 'past', 0, 1, 0],
      ['2026-02-28', 'past', 1, 1, 0],
      ['2026-03-02', 'today', 1, 1, 0],
      ['2026-03-31', 'plan', 1, 1, 0],
      ['2026-04-30', 'plan', 0, 2, 0],
    ])
  })

  test('what is late does not come by plan', () => {
    const points = burnDown({ risks: [risk([planned('2026-02-27')])], book }, new Map(), today, { back: 0, ahead: 3 })
    expect(points.map(({ above }) => above)).toEqual([1, 1, 1, 1])
  })

  test('never tells a day twice or before its turn', () => {
    fc.assert(
      fc.property(anyRisk, anyDay, ({ risk: any, book: criteriaBook }, on) => {
        const points = burnDown({ risks: [any], book: criteriaBook }, new Map(), on, { back: 4, ahead: 4 })
        const days = points.map((point) => point.day)
        expect(days).toEqual([...new Set(days)].sort())
        expect(points.filter(({ kind }) => kind === 'today')).toHaveLength(1)
        for (const { above, within, unrated } of points) expect(above + within + unrated).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('plain words', () => {
  const said = (one: RiskFacts, owner = 'Jan (demo)', language: 'nl' | 'en' = 'nl') => {
    const [plan] = plannedRisks({ risks: [one], book }, today)
    if (!plan) throw new Error('it is open')
    return plainWords({ ...plan, owner }, today, language, (on) => on)
  }

  test('say what can happen, how it is, what works and who answers for it', () => {
    const weak = measure('Zwak', { work: always('unshown'), since: day('2025-01-01') })
    const one = risk([shown, weak, planned('2026-06-01'), measure('Weg', { endedOn: day('2026-01-01') })])
    expect(said(one)).toEqual([
      'EPD: valt ’s nachts uit.',
      'Nu: waarschijnlijk, ernstig (hoog).',
      'Vier maatregelen; één is nog gepland, van één is niet aangetoond dat die werkt, één is beëindigd.',
      'Eigenaar: Jan (demo); er is een besluit nodig.',
    ])
    expect(said(one, '', 'en').slice(2)).toEqual([
      'Four measures; one is still planned, one is not shown to work, one has ended.',
      'Owner: nobody; a decision is needed.',
    ])
  })

  test('say until when a risk is accepted, and from when it is low enough by plan', () => {
    const acceptance = {
      ...{ id: 'x', rating: 'g1', level: 2, starts: day('2026-02-01'), ends: day('2026-08-01') },
      ...{ withdrawnOn: null, by: 'Bestuurder (demo)' },
    }
    expect(said(risk([], { acceptance, title: 'Het EPD valt uit' }))).toEqual([
      'Het EPD valt uit.',
      'Nu: waarschijnlijk, ernstig (hoog).',
      'Er zijn geen maatregelen aan verbonden.',
      'Eigenaar: Jan (demo); aanvaard tot en met 2026-08-01.',
    ])
    expect(said(risk([shown, planned('2026-06-01')]))[3]).toContain('volgens plan vanaf 2026-06-01 laag genoeg')
    expect(said(risk([], { rating: null }))[1]).toBe('Nog niet gewaardeerd.')
  })

  test('are there for every risk, without holes', () => {
    fc.assert(
      fc.property(anyRisk, anyDay, fc.constantFrom('nl' as const, 'en' as const), (any, on, language) => {
        const [plan] = plannedRisks({ risks: [any.risk], book: any.book }, on)
        if (!plan) return
        const sentences = plainWords({ ...plan, owner: 'Jan' }, on, language, (one) => one)
        expect(sentences).toHaveLength(4)
        for (const one of sentences) expect(one).toMatch(/^[^\s].*[.!?…]$/u)
        expect(sentences.join(' ')).not.toMatch(/undefined|null|NaN/)
      }),
    )
  })
})

test('the heaviest risk comes first, and one that was not rated last', () => {
  const three = [risk([shown], { number: 1 }), risk([], { number: 2, rating: null }), risk([], { number: 3 })].map(
    (one) => ({ risk: one, standing: riskStandingOn(one, book, today) }),
  )
  expect(three.sort(heaviestFirst).map((one) => one.risk.number)).toEqual([3, 1, 2])
})
