import { expect, test } from 'vitest'
import { always, type Steps, standingOn } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { type Work, workOf } from './current.ts'
import type { CriteriaVersion, RiskFacts, RiskMeasure } from './facts.ts'
import type { Rating } from './rating.ts'
import { riskStandingOn } from './standing.ts'

const day = (text: string) => text as Day
const level = (name: string) => ({ name, reviewEvery: 'P1Y', acceptFor: 'P1Y', acceptedBy: [], acceptors: [] })
const criteria: CriteriaVersion = {
  ...{ id: 'c', number: 1, holdsFrom: day('2026-01-01') },
  content: {
    likelihood: ['a', 'b', 'c'].map((name) => ({ name, meaning: '' })),
    impact: ['a', 'b', 'c'].map((name) => ({ name, meaning: '' })),
    aspects: [{ id: 'availability', name: 'Availability', meanings: ['', '', ''] }],
    levels: [level('low'), level('high')],
    matrix: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
    ],
    appetite: 0,
  },
}
const book = { byId: new Map([['c', criteria]]), newest: criteria }
const noted = { kind: 'application', supplier: '', availability: null, integrity: null, confidentiality: null }
const measure = (id: string, work: Work, more: Partial<RiskMeasure> = {}): RiskMeasure => ({
  ...{ id, title: id, weight: 1, plannedFor: null, since: day('2025-01-01'), endedOn: null },
  work: always(work) as Steps<Work>,
  ...more,
})
const planned = measure('planned', 'off', { since: null, plannedFor: day('2026-12-01') })
const shown = measure('shown', 'shown')

const light: Rating = { likelihood: 1, impacts: { availability: 1 } }

/** How a risk stands that was looked at with some measures and has others now. */
function standing(then: RiskMeasure[], now: RiskMeasure[], residual: Rating = light) {
  const risk: RiskFacts = {
    ...{ id: 'r', number: 1, title: 'Outage', owner: null, ownerRole: 'Board', raisedOn: day('2026-01-01') },
    asset: { id: 'a', name: 'EPD', ...noted, withdrawnOn: null },
    ...{
      closedOn: null,
      treatment: 'modify',
      acceptance: null,
      approval: null,
      events: [],
      happenings: [],
      measures: now,
    },
    rating: {
      ...{ id: 'g', criteria: 'c', on: day('2026-02-01') },
      inherent: { likelihood: 3, impacts: { availability: 3 } },
      residual,
    },
    look: {
      ...{ on: day('2026-02-01'), asset: 'a', noted },
      work: Object.fromEntries(then.map(({ id, work }) => [id, work[0]?.value ?? 'off'])),
      weights: Object.fromEntries(then.map(({ id, weight }) => [id, weight])),
      seen: null,
    },
  }
  const { state, reopenings } = riskStandingOn(risk, book, day('2026-03-01'))
  return [state, reopenings.map((one) => (one.key === 'links' ? [one.gone, one.added, one.weighed] : one.key))]
}

test('a risk does not become light by counting on other measures than those that were looked at', () => {
  expect(standing([planned], [planned])).toEqual(['in-treatment', []])
  expect(standing([planned], [shown])).toEqual(['reopened', [[1, 1, 0]]])
  expect(standing([planned], [planned, shown])).toEqual(['reopened', [[0, 1, 0]]])
  expect(standing([shown, planned], [shown])).toEqual(['reopened', [[1, 0, 0]]])
  expect(standing([shown, planned], [{ ...shown, weight: 3 }, planned])).toEqual(['reopened', [[0, 0, 1]]])
})

test('a plan that makes a risk no lighter is no treatment of it', () => {
  expect(standing([planned], [planned], { likelihood: 3, impacts: { availability: 3 } })).toEqual(['to-treat', []])
})

test('that a measure exists shows no more than that', () => {
  const covered = [{ from: day('2026-01-01'), through: null }]
  const facts = { id: 'm', title: 'm', since: day('2026-01-01'), endedOn: null, covered: [], exceptions: [] }
  const work = (kind: 'existence' | 'operation') =>
    standingOn(
      workOf({ ...facts, proofs: [{ id: 'p', title: 'p', kind, freshFor: 'P1Y', covered }] }),
      day('2026-03-01'),
    ).value
  expect([work('existence'), work('operation')]).toEqual(['unshown', 'shown'])
})

test('to begin with counting on measures, and to plan more of them, is no change', () => {
  expect(standing([], [shown])).toEqual(['within-appetite', []])
  expect(standing([shown], [shown, planned])).toEqual(['within-appetite', []])
  const begun = measure('planned', 'shown', { since: day('2026-02-15') })
  expect(standing([planned], [begun])).toEqual(['within-appetite', []])
  expect(standing([shown], [shown, { ...begun, id: 'later' }])).toEqual(['within-appetite', []])
})
