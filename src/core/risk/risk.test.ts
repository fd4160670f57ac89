import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay } from '../demonstrability/facts.fixture.ts'
import { standingOn } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { checkCriteria } from './check-criteria.ts'
import type { RiskCriteria } from './criteria.ts'
import { type Carrying, currentRating, halves, type Work, works } from './current.ts'
import { aboveInherent, heaviestImpact, levelOf, type Rating, type StatedRating } from './rating.ts'
import { anyCriteria, anyRisk, anyStated } from './risk-facts.fixture.ts'
import { changesOn, type RiskStanding, riskStandingOn } from './standing.ts'
import { standingReasons } from './standing-words.ts'

const carrying = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), work: fc.constantFrom(...works) }), {
  maxLength: 6,
})
const rated = anyCriteria.chain((criteria) =>
  fc.record({ criteria: fc.constant(criteria), stated: anyStated(criteria) }),
)
const dimensions = ({ likelihood, impacts }: Rating) => ({ likelihood, ...impacts }) as Record<string, number>

describe('a level', () => {
  test('is never lighter for a likelier or heavier rating, by any criteria that pass the check', () => {
    fc.assert(
      fc.property(anyCriteria, fc.integer({ min: 0, max: 35 }), fc.boolean(), (criteria, place, sideways) => {
        expect(checkCriteria(criteria, new Set())).toEqual([])
        const [rows, columns] = [criteria.impact.length, criteria.likelihood.length]
        const [impact, likelihood] = [(place % rows) + 1, (Math.floor(place / 6) % columns) + 1]
        const at = (step: number, likely: number) =>
          levelOf(criteria, { likelihood: likely, impacts: { availability: step } })
        const more = sideways
          ? at(impact, Math.min(columns, likelihood + 1))
          : at(Math.min(rows, impact + 1), likelihood)
        expect(more).toBeGreaterThanOrEqual(at(impact, likelihood))
      }),
    )
  })
})

describe('a current rating', () => {
  test('lies on every dimension between the residual and the inherent one, whatever the measures do', () => {
    fc.assert(
      fc.property(rated, carrying, ({ criteria, stated }, measures) => {
        const current = currentRating(stated, measures)
        for (const [dimension, step] of Object.entries(dimensions(current))) {
          expect(step).toBeLessThanOrEqual(dimensions(stated.inherent)[dimension] ?? 0)
          expect(step).toBeGreaterThanOrEqual(dimensions(stated.residual)[dimension] ?? 0)
        }
        expect(Object.keys(current.impacts).sort()).toEqual(Object.keys(stated.inherent.impacts).sort())
        const levels = [stated.residual, current, stated.inherent].map((one) => levelOf(criteria, one))
        expect(levels).toEqual(levels.toSorted((a, b) => a - b))
      }),
    )
  })

  test('is never heavier when a measure works better, or when one that works comes beside it', () => {
    const better = (stated: StatedRating, before: readonly Carrying[], after: readonly Carrying[]) => {
      const [was, is] = [dimensions(currentRating(stated, before)), dimensions(currentRating(stated, after))]
      for (const [dimension, step] of Object.entries(is)) expect(step).toBeLessThanOrEqual(was[dimension] ?? 0)
    }
    fc.assert(
      fc.property(rated, carrying, fc.nat(), fc.constantFrom(...works), ({ stated }, measures, at, work) => {
        const improved = measures.map((one, place) =>
          place === at % Math.max(1, measures.length) && halves[work] >= halves[one.work] ? { ...one, work } : one,
        )
        better(stated, measures, improved)
        better(stated, measures, [...measures, { weight: (at % 3) + 1, work: 'shown' }])
      }),
    )
  })

  test('is the inherent one without measures, and the residual one when all are shown to work', () => {
    fc.assert(
      fc.property(rated, carrying, ({ stated }, measures) => {
        expect(currentRating(stated, [])).toEqual(stated.inherent)
        const all = measures.map((one) => ({ ...one, work: 'shown' as Work }))
        if (all.length > 0) expect(currentRating(stated, all)).toEqual(stated.residual)
      }),
    )
  })

  test('rounds to the heavier step', () => {
    const stated = {
      inherent: { likelihood: 4, impacts: { integrity: 5 } },
      residual: { likelihood: 2, impacts: { integrity: 2 } },
    }
    const half = [{ weight: 1, work: 'unshown' as const }]
    expect(currentRating(stated, half)).toEqual({ likelihood: 3, impacts: { integrity: 4 } })
  })
})

describe('a residual rating', () => {
  test('is told to lie above the inherent one on just the dimensions where it does', () => {
    fc.assert(
      fc.property(rated, ({ stated: { inherent, residual } }) => {
        expect(aboveInherent({ inherent, residual })).toEqual([])
        const raised = Object.entries(residual.impacts).filter(
          ([aspect, step]) => step < (inherent.impacts[aspect] ?? 0),
        )
        const above = aboveInherent({ inherent: residual, residual: inherent })
        expect(above.filter((one) => one !== 'likelihood').sort()).toEqual(raised.map(([aspect]) => aspect).sort())
        expect(above.includes('likelihood')).toBe(inherent.likelihood > residual.likelihood)
      }),
    )
    const light = { likelihood: 1, impacts: {} }
    expect(aboveInherent({ inherent: light, residual: { likelihood: 1, impacts: { integrity: 1 } } })).toEqual([
      'integrity',
    ])
    expect(heaviestImpact(light)).toBe(0)
  })
})

describe('a standing', () => {
  test('is accepted on no day after the acceptance ends, before it starts, above its level or after a newer rating', () => {
    let accepted = 0
    fc.assert(
      fc.property(anyRisk, fc.integer({ min: -5, max: 450 }), ({ risk, book }, later) => {
        if (!risk.acceptance) return
        const day = addDays(risk.acceptance.starts, later)
        const { state, rated: by } = riskStandingOn(risk, book, day)
        if (state !== 'accepted') return
        accepted += 1
        const acceptance = risk.acceptance as NonNullable<typeof risk.acceptance>
        expect(acceptance.starts <= day && day <= acceptance.ends).toBe(true)
        expect(acceptance.rating).toBe(risk.rating?.id)
        expect(by?.levels.current).toBeLessThanOrEqual(acceptance.level)
        expect(acceptance.withdrawnOn === null || acceptance.withdrawnOn > day).toBe(true)
        for (const later of [1, 30, 4000]) {
          expect(riskStandingOn(risk, book, addDays(acceptance.ends, later)).state).not.toBe('accepted')
        }
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(10)
  })

  test('does not change between a day and the one of which is told that it changes on it', () => {
    const shown = ({ state, rated: by }: RiskStanding) => `${state} ${by?.levels.current}`
    fc.assert(
      fc.property(anyRisk, anyDay, fc.array(fc.integer({ min: 1, max: 1500 })), ({ risk, book }, day, ahead) => {
        const now = shown(riskStandingOn(risk, book, day))
        const changes = changesOn(risk, book, day)
        if (changes !== null) expect(shown(riskStandingOn(risk, book, changes))).not.toBe(now)
        const days = [...ahead.map((n) => addDays(day, n)), ...(changes === null ? [] : [addDays(changes, -1)])]
        for (const one of days) {
          if (changes === null || one < changes) expect(shown(riskStandingOn(risk, book, one))).toBe(now)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('asks for another look after every change for the worse, and tells each in both languages', () => {
    const keys = new Set<string>()
    fc.assert(
      fc.property(anyRisk, anyDay, ({ risk, book }, day) => {
        const standing = riskStandingOn(risk, book, day)
        const reasons = standingReasons(risk, standing, day, (of: Day) => of)
        expect(reasons.length).toBeGreaterThan(0)
        for (const { key, nl, en } of reasons) {
          keys.add(key)
          expect(`${nl}${en}`).not.toMatch(/undefined|null|NaN|\.\./)
        }
        if (standing.state === 'closed' || standing.state === 'unrated' || !risk.look) return
        const { look } = risk
        const worse = risk.measures.some(
          ({ id, work }) =>
            halves[standingOn(work, day).value] < halves[look.work[id] ?? standingOn(work, look.on).value],
        )
        const heavier = (['availability', 'integrity', 'confidentiality'] as const).some(
          (one) => (risk.asset[one] ?? 0) > (look.noted[one] ?? 0),
        )
        const happened = risk.events.some(({ on }) => on <= day)
        if (worse || heavier || happened) expect(standing.state).toBe('reopened')
      }),
      { numRuns: 1000 },
    )
    const told = [
      'unrated',
      'closed',
      'event',
      'measure',
      'links',
      'class',
      'kind',
      'supplier',
      'criteria',
      'review-due',
      'accepted',
    ]
    expect([...keys]).toEqual(expect.arrayContaining(told))
  })
})

describe('criteria', () => {
  const good = fc.sample(anyCriteria, { seed: 7, numRuns: 1 })[0] as RiskCriteria
  const paths = (change: Partial<RiskCriteria>, accounts: string[] = []) =>
    checkCriteria({ ...good, ...change }, new Set(accounts)).map(({ path }) => path)
  const level = (place: number, change: object) => ({
    levels: good.levels.map((one, at) => (at === place ? { ...one, ...change } : one)),
  })
  const last = good.levels.length - 1

  test('are refused at the place of each fault, in both languages', () => {
    expect(paths({})).toEqual([])
    expect(paths({ likelihood: good.likelihood.slice(0, 2) })).toEqual(['likelihood', 'matrix'])
    expect(paths({ aspects: good.aspects.toReversed() })).toContain('aspects.0')
    const [first] = good.aspects
    expect(paths({ aspects: [...good.aspects, first as (typeof good.aspects)[0]] })).toEqual(
      expect.arrayContaining([`aspects.${good.aspects.length}.id`, `aspects.${good.aspects.length}.name`]),
    )
    expect(paths({ aspects: good.aspects.map((one, at) => (at === 2 ? { ...one, meanings: ['one'] } : one)) })).toEqual(
      ['aspects.2.meanings'],
    )
    expect(paths(level(last, { reviewEvery: 'P9Y' }))).toEqual([`levels.${last}.reviewEvery`])
    expect(paths(level(0, { acceptFor: 'P0D' }))).toEqual(['levels.0.acceptFor'])
    expect(paths(level(0, { acceptFor: 'P11Y' }))).toEqual(['levels.0.acceptFor'])
    expect(paths(level(last, { acceptedBy: [] }))).toEqual([`levels.${last}.acceptedBy`])
    expect(paths(level(last, { acceptedBy: ['auditor'] }))).toEqual([`levels.${last}.acceptedBy`])
    expect(paths(level(last, { acceptors: ['a'] }))).toEqual([`levels.${last}.acceptors.0`])
    expect(paths(level(last, { acceptors: ['a'], acceptedBy: [] }), ['a'])).toEqual([])
    expect(paths({ appetite: last })).toContain('appetite')
    const lighter = good.matrix.map((row, at) => (at === good.matrix.length - 1 ? row.map(() => 0) : row))
    expect(paths({ matrix: lighter })).toEqual(expect.arrayContaining([expect.stringMatching(/^matrix\./)]))
    expect(paths({ matrix: good.matrix.map((row) => row.map(() => 9)) })).toContain('matrix.0.0')
    for (const { message } of checkCriteria({ ...good, appetite: 9, matrix: [] }, new Set())) {
      expect(message.nl).not.toBe(message.en)
    }
  })
})
