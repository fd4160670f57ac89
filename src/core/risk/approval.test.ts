import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay } from '../demonstrability/facts.fixture.ts'
import type { Day } from '../time/day.ts'
import { parseDay } from '../time/day.ts'
import { approvalOn, planToApprove } from './approval.ts'
import type { RiskFacts, RiskMeasure } from './facts.ts'
import { anyRisk } from './risk-facts.fixture.ts'

const day = (text: string) => parseDay(text) as Day
const today = day('2026-03-02')
const rating = { inherent: { likelihood: 4, impacts: {} }, residual: { likelihood: 1, impacts: {} } }
const measure = (id: string, change: Partial<RiskMeasure> = {}): RiskMeasure => ({
  ...{ id, title: id, weight: 2, work: [{ from: day('0001-01-01'), value: 'off' }] },
  ...{ plannedFor: day('2026-06-01'), since: null, endedOn: null, ...change },
})
const risk = (change: Partial<RiskFacts> = {}) => ({
  ...{ owner: 'ada', ownerRole: '', closedOn: null, treatment: 'modify' as const, approval: null },
  rating: { ...rating, id: 'first', criteria: 'criteria', on: day('2026-02-01') },
  measures: [measure('a')],
  ...change,
})

/** A risk whose owner approved its plan on the day. */
function approved(change: Partial<RiskFacts> = {}) {
  const before = risk(change)
  const plan = planToApprove(before, today)
  if (plan === null) throw new Error('there is a plan')
  return { ...before, approval: { id: 'approval', on: today, by: 'Ada (demo)', withdrawnOn: null, plan } }
}

describe('the approval of an owner', () => {
  test('is asked once a risk is rated and somebody chose what is done, until it is closed', () => {
    expect(approvalOn(risk(), today).state).toBe('asked')
    expect(approvalOn(risk({ rating: null }), today).state).toBe('not-asked')
    expect(approvalOn(risk({ treatment: null }), today).state).toBe('not-asked')
    expect(approvalOn(risk({ closedOn: today }), today).state).toBe('not-asked')
    expect(approvalOn(risk({ closedOn: day('2026-03-03') }), today).state).toBe('asked')
  })

  test('holds for the plan that was approved, and says in what it is another', () => {
    const before = approved()
    expect(approvalOn(before, today)).toMatchObject({ state: 'given', changes: [], given: { by: 'Ada (demo)' } })
    const changed = (change: Partial<RiskFacts>) => approvalOn({ ...before, ...change }, today)
    expect(changed({ owner: 'bob' })).toMatchObject({ state: 'changed', changes: ['owner'] })
    expect(changed({ treatment: 'retain' }).changes).toEqual(['treatment'])
    expect(changed({ rating: { ...before.rating, id: 'second' } as RiskFacts['rating'] }).changes).toEqual(['rating'])
    expect(changed({ measures: [] }).changes).toEqual(['measures'])
    expect(changed({ measures: [measure('a'), measure('b')] }).changes).toEqual(['measures'])
    expect(changed({ measures: [measure('a', { endedOn: today })] }).changes).toEqual(['measures'])
    expect(approvalOn(before, day('2026-03-01')).state).toBe('asked')
    const withdrawn = { ...before.approval, on: day('2026-02-20'), withdrawnOn: today }
    expect(changed({ approval: withdrawn }).state).toBe('asked')
    expect(approvalOn({ ...before, approval: withdrawn }, day('2026-03-01')).state).toBe('given')
  })

  test('outlives that something is ready sooner, and not that it comes later', () => {
    const before = approved()
    const moved = (change: Partial<RiskMeasure>) =>
      approvalOn({ ...before, measures: [measure('a', change)] }, today).changes
    expect(moved({ since: day('2026-05-01') })).toEqual([])
    expect(moved({ plannedFor: day('2026-05-01') })).toEqual([])
    expect(moved({ plannedFor: day('2026-06-02') })).toEqual(['later'])
    expect(moved({ plannedFor: null })).toEqual(['later'])
    // Where no day was known, any day is an earlier one.
    const dayless = approved({ measures: [measure('a', { plannedFor: null })] })
    expect(approvalOn({ ...dayless, measures: [measure('a')] }, today).state).toBe('given')
  })

  test('goes by a role where nobody is named, and a named owner makes the role of no account', () => {
    const byRole = approved({ owner: null, ownerRole: 'Head of ICT' })
    expect(approvalOn({ ...byRole, ownerRole: 'Board' }, today).changes).toEqual(['owner'])
    expect(approvalOn({ ...approved(), ownerRole: 'Board' }, today).state).toBe('given')
  })

  test('whatever the risk: what is approved on a day holds on it, and says nothing of what is not asked', () => {
    fc.assert(
      fc.property(anyRisk, anyDay, ({ risk: any }, on) => {
        const plan = planToApprove(any, on)
        const given = plan && { id: 'approval', on, by: 'Somebody', withdrawnOn: null, plan }
        const { state, changes } = approvalOn({ ...any, approval: given }, on)
        expect(state).toBe(plan === null ? 'not-asked' : 'given')
        expect(changes).toEqual([])
      }),
    )
  })
})
