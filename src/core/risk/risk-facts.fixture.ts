import fc from 'fast-check'
import { anyDay, anyMeasure } from '../demonstrability/facts.fixture.ts'
import { addDays, type Day } from '../time/day.ts'
import { fixedAspects, type RiskCriteria } from './criteria.ts'
import { workOf, works } from './current.ts'
import {
  type CriteriaBook,
  type CriteriaVersion,
  eventKinds,
  type RiskEvent,
  type RiskFacts,
  type RiskMeasure,
  treatments,
} from './facts.ts'
import type { StatedRating } from './rating.ts'

const orNone = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const named = (count: number, word: string) =>
  Array.from({ length: count }, (_, place) => ({ name: `${word} ${place + 1}`, meaning: 'When it is so' }))

/** Criteria that pass the check: of any size, with a matrix that never gets lighter to the right or upwards. */
export const anyCriteria: fc.Arbitrary<RiskCriteria> = fc
  .record({
    likelihood: fc.integer({ min: 3, max: 6 }),
    impact: fc.integer({ min: 3, max: 6 }),
    levels: fc.integer({ min: 2, max: 5 }),
    own: fc.boolean(),
    appetite: fc.nat(),
    weight: fc.integer({ min: 1, max: 5 }),
  })
  .chain((one) => {
    // Each level begins at a sum of steps, so that all are used and none comes before a lighter one.
    const sums = Array.from({ length: one.likelihood + one.impact - 2 }, (_, place) => place + 1)
    const begins = fc.subarray(sums, { minLength: one.levels - 1, maxLength: one.levels - 1 })
    return begins.map((starts) => ({ ...one, starts: [0, ...starts] }))
  })
  .map(({ likelihood, impact, levels, own, starts, appetite, weight }) => ({
    likelihood: named(likelihood, 'Likelihood'),
    impact: named(impact, 'Impact'),
    aspects: [...fixedAspects, ...(own ? ['money'] : [])].map((id) => ({
      ...{ id, name: id },
      meanings: named(impact, 'So').map(({ meaning }) => meaning),
    })),
    levels: named(levels, 'Level').map(({ name }, place) => ({
      ...{ name, reviewEvery: `P${(levels - place) * weight}M`, acceptFor: `P${weight}M` },
      ...{ acceptedBy: ['administrator' as const], acceptors: [] },
    })),
    matrix: Array.from({ length: impact }, (_, i) =>
      Array.from({ length: likelihood }, (_, j) => starts.findLastIndex((start) => start <= i + j)),
    ),
    appetite: appetite % (levels - 1),
  }))

/** Ratings that the criteria can hold, the residual one nowhere above the inherent one. */
export const anyStated = (criteria: RiskCriteria): fc.Arbitrary<StatedRating> =>
  fc
    .record({
      likelihood: fc.integer({ min: 1, max: criteria.likelihood.length }),
      impacts: fc
        .uniqueArray(fc.constantFrom(...criteria.aspects.map(({ id }) => id)), { minLength: 1 })
        .chain((touched) =>
          fc.record(Object.fromEntries(touched.map((id) => [id, fc.integer({ min: 1, max: criteria.impact.length })]))),
        ),
    })
    .chain((inherent) =>
      fc
        .record({
          likelihood: fc.integer({ min: 1, max: inherent.likelihood }),
          impacts: fc.record(
            Object.fromEntries(
              Object.entries(inherent.impacts).map(([id, step]) => [id, fc.integer({ min: 1, max: step })]),
            ),
          ),
        })
        .map((residual) => ({ inherent, residual })),
    )

export const anyRiskMeasure: fc.Arbitrary<RiskMeasure> = fc
  .record({ measure: anyMeasure, weight: fc.integer({ min: 1, max: 3 }) })
  .map(({ measure, weight }) => ({
    ...{ id: measure.id, title: measure.title, weight, work: workOf(measure) },
    ...{ plannedFor: measure.plannedFor, since: measure.since, endedOn: measure.endedOn },
  }))

const step = orNone(fc.integer({ min: 1, max: 3 }))
const noted = fc.record({
  ...{ availability: step, integrity: step, confidentiality: step },
  ...{ kind: fc.constantFrom('data', 'server'), supplier: fc.constantFrom('', 'A supplier (demo)') },
})
const anyEvent: fc.Arbitrary<RiskEvent> = fc.record({
  ...{ id: fc.uuid(), kind: fc.constantFrom(...eventKinds), on: anyDay, what: fc.constant('It happened') },
})

const version = (content: RiskCriteria, number: number, holdsFrom: Day): CriteriaVersion => ({
  ...{ id: `criteria-${number}`, number, holdsFrom, content },
})

/** A risk with everything that can be recorded about it, and the criteria; often with nothing that reopens it. */
export const anyRisk: fc.Arbitrary<{ risk: RiskFacts; book: CriteriaBook }> = fc
  .tuple(anyCriteria, fc.boolean())
  .chain(([content, calm]) =>
    fc
      .record({
        stated: orNone(anyStated(content)),
        measures: fc.array(anyRiskMeasure, { maxLength: 3 }),
        noted,
        now: noted,
        on: anyDay,
        work: fc.constantFrom(...works),
        events: fc.array(anyEvent, { maxLength: 2 }),
        withdrawnOn: orNone(anyDay),
        closedOn: orNone(anyDay),
        treatment: orNone(fc.constantFrom(...treatments)),
        acceptance: orNone(
          fc.record({
            level: fc.constantFrom(0, 1, 2, 3, 4, 4, 4),
            starts: fc.integer({ min: 0, max: 60 }),
            length: fc.integer({ min: 0, max: 400 }),
            anew: fc.boolean(),
            withdrawnOn: orNone(anyDay),
          }),
        ),
        newer: orNone(anyDay),
        older: anyDay,
      })
      .map((one) => {
        const first = version(content, 1, one.older)
        const newest = one.newer === null || calm ? first : version(content, 2, one.newer)
        const book = { byId: new Map([first, newest].map((each) => [each.id, each])), newest }
        const { acceptance } = one
        const starts = addDays(one.on, acceptance?.starts ?? 0)
        const asset = { ...(calm ? one.noted : one.now), id: 'asset', name: 'EPD' }
        const risk: RiskFacts = {
          ...{ id: 'risk', number: 1, title: 'It fails at night', owner: null, ownerRole: 'Head of ICT' },
          asset: { ...asset, withdrawnOn: calm ? null : one.withdrawnOn },
          ...{ raisedOn: one.on, closedOn: calm ? null : one.closedOn, treatment: one.treatment },
          rating: one.stated && { ...one.stated, id: 'rating', criteria: first.id, on: one.on },
          look: one.stated && {
            ...{ on: one.on, asset: 'asset', noted: one.noted },
            work: calm ? Object.fromEntries(one.measures.map(({ id }) => [id, 'off'])) : { gone: one.work },
            weights: {},
            seen: null,
          },
          measures: one.measures,
          acceptance: acceptance && {
            ...{ id: 'acceptance', rating: acceptance.anew ? 'another' : 'rating', level: acceptance.level },
            ...{ starts, ends: addDays(starts, acceptance.length), by: 'Somebody' },
            withdrawnOn: calm ? null : acceptance.withdrawnOn,
          },
          approval: null,
          events: calm ? [] : one.events,
          happenings: [],
        }
        return { risk, book }
      }),
  )
