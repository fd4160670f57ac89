import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, parseDay } from '../time/day.ts'
import type { Standpoint } from './closing.ts'
import { type PlanSettings, planOf, type StepChange, stepNames, usualSettings } from './plan.ts'
import { type Check, checkStates, type Decided, standingOf } from './standing.ts'

const day = (text: string) => parseDay(text) as Day
const today = day('2026-11-22')
const settings: PlanSettings = { ...usualSettings, start: today, hasIsoCertificate: true }

const standpoint = (
  id: string,
  state: Standpoint['standing']['state'],
  on: Day | null,
  effort: 1 | 2 | 3 = 1,
): Standpoint => ({
  id,
  standing: { state, day: on, from: 'check', difference: null },
  effort,
  weight: 2,
})
const old = Array.from({ length: 9 }, (_, n) => standpoint(`5.${n + 1}`, 'in-place', day('2025-01-01')))
const stepOf = (plan: ReturnType<typeof planOf>, name: string) => plan.steps.find(({ step }) => step === name)

describe('the three conclusions', () => {
  it('1: all is there, and the audit is weeks away', () => {
    const plan = planOf(old, settings, [], today)
    expect(plan.conclusion).toBe(1)
    expect(stepOf(plan, 'stage-2')?.day).toBe('2027-02-21')
    expect(plan.auditNotBefore).toBe('2025-04-01')
  })
  it('2: a gap that closes soon, and the audit three months after it', () => {
    const plan = planOf([...old, standpoint('8.35', 'planned', day('2026-12-30'))], settings, [], today)
    expect(plan.conclusion).toBe(2)
    expect(plan.auditNotBefore).toBe('2027-03-30')
    expect(stepOf(plan, 'stage-2')).toMatchObject({ day: '2027-03-30', waitsFor: 'operation' })
  })
  it('1 or 2: nothing to close, and whether the youngest measure needs its months first', () => {
    const plan = planOf([...old, standpoint('8.35', 'in-place', day('2026-11-20'))], settings, [], addDays(today, 0))
    expect(plan).toMatchObject({ conclusion: 1, auditNotBefore: '2027-02-20' })
    const strict = planOf(
      [...old, standpoint('8.35', 'in-place', day('2026-11-20'))],
      { ...settings, operationMonths: 6 },
      [],
      today,
    )
    expect(strict).toMatchObject({ conclusion: 2, auditNotBefore: '2027-05-20' })
  })
  it('3: too many gaps, gaps that take too long, or no management system to extend', () => {
    const many = [...old.slice(0, 4), ...['6.1', '6.2', '6.3'].map((id) => standpoint(id, 'nothing', null))]
    expect(planOf(many, settings, [], today)).toMatchObject({ conclusion: 3, programmeBecause: ['share'] })
    expect(planOf(many, { ...settings, gapShare: 50 }, [], today)).toMatchObject({ conclusion: 2 })
    const late = [...old, standpoint('8.35', 'planned', day('2027-06-01'))]
    expect(planOf(late, settings, [], today)).toMatchObject({ conclusion: 3, programmeBecause: ['months'] })
    expect(planOf(old, { ...settings, hasIsoCertificate: false }, [], today).programmeBecause).toEqual([
      'no-management-system',
    ])
  })
  it('counts what is in place since nobody knows when as of today', () => {
    const plan = planOf([...old, standpoint('8.13', 'in-place', null)], settings, [], today)
    expect(plan).toMatchObject({ undated: ['8.13'], auditNotBefore: '2027-02-22' })
  })
  it('counts a planned day that has passed as today, and says so', () => {
    const plan = planOf([...old, standpoint('8.35', 'planned', day('2026-10-01'))], settings, [], today)
    expect(plan.closings).toMatchObject([{ id: '8.35', day: today, overdue: true }])
    expect(plan.auditNotBefore).toBe('2027-02-22')
  })
  it('lines up gaps without a day two at a time, the heaviest first', () => {
    const gaps = ['6.1', '6.2', '6.3'].map(
      (id) => ({ ...standpoint(id, 'nothing', null), weight: id === '6.3' ? 3 : 1 }) as Standpoint,
    )
    const { closings } = planOf(gaps, settings, [], today)
    expect(closings.map(({ id, day: on, estimated }) => [id, on, estimated])).toEqual([
      ['6.3', '2026-11-29', true],
      ['6.1', '2026-11-29', true],
      ['6.2', '2026-12-06', true],
    ])
  })
  it('moves a step that was put too early, and says what it waits for', () => {
    const early: StepChange[] = [{ step: 'stage-2', day: day('2026-12-24'), doneOn: null }]
    const plan = planOf([...old, standpoint('8.35', 'planned', day('2026-12-30'))], settings, early, today)
    expect(stepOf(plan, 'stage-2')).toMatchObject({ day: '2027-03-30', movedOn: true, waitsFor: 'operation' })
  })
})

const days = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(today, offset))
const standpoints: fc.Arbitrary<Standpoint[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...checkStates, 'unknown' as const),
      fc.option(days),
      fc.constantFrom(1, 2, 3),
      fc.constantFrom(1, 2, 3),
    ),
    { maxLength: 22 },
  )
  .map((all) =>
    all.map(
      ([state, on, effort, weight], index) =>
        ({ ...standpoint(`5.${index + 1}`, state, on), effort, weight }) as Standpoint,
    ),
  )
const planSettings = fc.record({
  start: days,
  hasIsoCertificate: fc.option(fc.boolean()),
  gapShare: fc.integer({ min: 0, max: 100 }),
  gapMonths: fc.integer({ min: 0, max: 24 }),
  operationMonths: fc.integer({ min: 0, max: 24 }),
})
const changes: fc.Arbitrary<StepChange[]> = fc.uniqueArray(
  fc.record({
    step: fc.constantFrom(...stepNames),
    day: fc.option(days),
    doneOn: fc.option(days.filter((one) => one <= today)),
  }),
  { selector: ({ step }) => step, maxLength: 12 },
)

describe('whatever is in place, set and moved', () => {
  it('no audit that is to come lies before the rule, before today or before what it waits for', () => {
    fc.assert(
      fc.property(standpoints, planSettings, changes, (all, set, moved) => {
        const plan = planOf(all, set, moved, today)
        const audit = stepOf(plan, 'stage-2')
        if (!audit || audit.doneOn !== null) return
        expect(audit.day >= today).toBe(true)
        expect(audit.day >= (stepOf(plan, 'stage-1')?.day ?? '')).toBe(true)
        for (const { standing } of all) {
          const since = standing.day ?? today
          const ready = standing.state === 'in-place' || since > today ? since : today
          // An estimate may be later still.
          expect(audit.day >= addMonths(ready, set.operationMonths)).toBe(true)
        }
        for (const { day: closes } of plan.closings)
          expect(audit.day >= addMonths(closes, set.operationMonths)).toBe(true)
      }),
    )
  })
  it('gaps and what is in place are everything, and the conclusion follows from them', () => {
    fc.assert(
      fc.property(standpoints, planSettings, (all, set) => {
        const plan = planOf(all, set, [], today)
        const gaps = all.filter(({ standing }) => standing.state !== 'in-place').map(({ id }) => id)
        expect(plan.closings.map(({ id }) => id).sort()).toEqual(gaps.sort())
        expect(plan.conclusion === 3).toBe(plan.programmeBecause.length > 0)
        if (plan.conclusion === 1) expect(gaps).toEqual([])
      }),
    )
  })
  it('a gap that closes later never brings the audit forward', () => {
    fc.assert(
      fc.property(standpoints, planSettings, fc.integer({ min: 0, max: 300 }), (all, set, later) => {
        const [first, ...others] = all
        if (first?.standing.state !== 'planned' || first.standing.day === null) return
        const moved = { ...first, standing: { ...first.standing, day: addDays(first.standing.day, later) } }
        const before = stepOf(planOf(all, set, [], today), 'stage-2')?.day ?? ''
        expect((stepOf(planOf([moved, ...others], set, [], today), 'stage-2')?.day ?? '') >= before).toBe(true)
      }),
    )
  })
})

describe('how a requirement stands', () => {
  const place = (on: Day | null): Decided => ({ applies: true, presence: 'in-place', since: on })
  it.each<[string, Decided | null, Check | null, object]>([
    ['nobody said anything', null, null, { state: 'unknown', from: 'nobody' }],
    ['only the statement', place(today), null, { state: 'in-place', day: today, from: 'statement' }],
    ['only the road', null, { state: 'planned', day: today }, { state: 'planned', from: 'check' }],
    [
      'the road knows less',
      place(today),
      { state: 'nothing', day: null },
      { state: 'nothing', difference: 'statement-says-more' },
    ],
    [
      'the road claims more',
      { applies: true, presence: 'absent', since: null },
      { state: 'in-place', day: today },
      { state: 'nothing', difference: 'check-says-more' },
    ],
    [
      'the road gives the day',
      { applies: true, presence: 'partly', since: null },
      { state: 'planned', day: today },
      { state: 'planned', day: today, difference: null },
    ],
    [
      'left out by decision',
      { applies: false, presence: null, since: null },
      null,
      { state: 'nothing', difference: 'left-out' },
    ],
    ['two days', place(day('2025-01-01')), { state: 'in-place', day: today }, { day: today, difference: 'other-day' }],
    ['decided, without a mark', { applies: true, presence: null, since: null }, null, { state: 'unknown' }],
  ])('%s', (_, decided, check, expected) => expect(standingOf(decided, check)).toMatchObject(expected))

  it('rests on the weaker of the two', () => {
    const decided = fc.record({
      applies: fc.constant(true),
      presence: fc.constantFrom('in-place' as const, 'partly' as const, 'planned' as const, 'absent' as const),
      since: fc.option(days),
    })
    const check = fc.record({ state: fc.constantFrom(...checkStates), day: fc.option(days) })
    fc.assert(
      fc.property(decided, check, (said, own) => {
        const standing = standingOf(said, own)
        if (said.presence !== 'in-place' || own.state !== 'in-place') expect(standing.state).not.toBe('in-place')
      }),
    )
  })
})
