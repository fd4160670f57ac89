import fc from 'fast-check'
import { coveredBy, extents, groundMarks, strengths } from '../coverage/facts.ts'
import { addDays, type Day } from '../time/day.ts'
import type { DocumentFact, MeasureFact, ProofFact, RequirementFacts } from './facts.ts'
import { daysOf, type RelianceFact } from './reliance.ts'
import { always, firstDay, type Span, united } from './steps.ts'

const begin = '2025-01-01' as Day
/** Days of a few years, so that facts meet. */
export const anyDay = fc.integer({ min: 0, max: 1100 }).map((n) => addDays(begin, n))
const orNone = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

/** Days of evidence: a period and what is still fresh after it. */
export const anySpan: fc.Arbitrary<Span> = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 500 }))
  .map(([from, length]) => ({ from, through: addDays(from, length) }))
const covered = fc.array(anySpan, { maxLength: 4 }).map(united)

const anyProof: fc.Arbitrary<ProofFact> = fc.record({
  id: fc.uuid(),
  title: fc.constant('Restore test'),
  kind: fc.constantFrom('existence', 'operation'),
  freshFor: fc.constantFrom('P1D', 'P1M', 'P1Y'),
  covered,
})

const inTurn = <T extends { starts: Day; ends: Day }>(one: T): T => {
  const [starts, ends] = [one.starts, one.ends].sort()
  return { ...one, starts, ends }
}

const person = fc.record({ id: fc.uuid(), name: fc.constant('Somebody'), ends: orNone(anyDay) })

const anyGround = fc.record({
  kind: fc.constantFrom('certificate' as const, 'assurance' as const),
  id: fc.uuid(),
  title: fc.constant('ISO 27001'),
  strength: fc.constantFrom(...strengths),
  exists: covered,
  works: covered,
  marks: fc.array(fc.record({ mark: fc.constantFrom(...groundMarks), days: covered }), { maxLength: 2 }),
})

/** A service of a supplier; what was shown to work was there. */
export const anyReliance: fc.Arbitrary<RelianceFact> = fc.record({
  supplier: fc.record({ id: fc.uuid(), title: fc.constant('Host (demo)') }),
  service: fc.record({ id: fc.uuid(), title: fc.constant('Hosting') }),
  endedOn: orNone(anyDay),
  everywhere: fc.oneof(covered, fc.constant([{ from: firstDay, through: null }])),
  systems: fc.array(covered, { maxLength: 2 }),
  coverage: orNone(
    fc
      .record({
        report: fc.record({ id: fc.uuid(), title: fc.constant('Coverage') }),
        by: fc.constantFrom(...coveredBy),
        extent: fc.constantFrom(...extents),
        strength: fc.constantFrom(...strengths),
        carriedFrom: fc.constant(null),
        grounds: fc.array(anyGround, { minLength: 1, maxLength: 2 }),
      })
      .map((one) => ({ ...one, ...daysOf(one) })),
  ),
})

export const anyMeasure: fc.Arbitrary<MeasureFact> = fc
  .record({
    id: fc.uuid(),
    title: fc.constant('Back-ups'),
    owner: orNone(person),
    ownerRole: fc.constantFrom('', 'Head of ICT'),
    standIn: orNone(person),
    standInRole: fc.constant(''),
    since: orNone(anyDay),
    plannedFor: orNone(anyDay),
    endedOn: orNone(anyDay),
    exceptions: fc.array(
      fc.record({
        title: fc.constant('Old device'),
        starts: anyDay,
        ends: anyDay,
        instead: orNone(fc.array(anySpan, { maxLength: 2 }).map(united)),
        closedOn: orNone(anyDay),
      }),
      { maxLength: 2 },
    ),
    proofs: fc.array(anyProof, { maxLength: 3 }),
    covered,
    relies: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(anyReliance, { maxLength: 2 })),
  })
  .map((measure) => ({
    ...measure,
    exceptions: measure.exceptions.map((one) => inTurn(one)),
  }))

const anyDocument: fc.Arbitrary<DocumentFact> = fc
  .record({
    id: fc.uuid(),
    title: fc.constant('Back-up plan'),
    versions: fc.uniqueArray(fc.tuple(anyDay, fc.integer({ min: 1, max: 400 })), {
      maxLength: 3,
      selector: ([d]) => d,
    }),
    wanted: orNone(fc.constantFrom(80, 100)),
    known: fc.constantFrom('known', 'confirming', 'unknown', 'nobody'),
  })
  .map(({ versions, known, ...rest }) => ({
    ...rest,
    versions: versions
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([holdsFrom, days], place) => ({ number: place + 1, holdsFrom, reviewBy: addDays(holdsFrom, days) })),
    known: always({ state: known, confirmed: 1, audience: 2 } as const),
  }))

/** Any facts about one requirement. */
export const anyFacts: fc.Arbitrary<RequirementFacts> = fc.record({
  edition: fc.constant('nen-7510-2024'),
  key: fc.constant('8.13'),
  kind: fc.constantFrom('controls', 'clauses'),
  adoptedOn: fc.constant(begin),
  decision: orNone(
    fc.record({
      applies: fc.boolean(),
      decidedOn: anyDay,
      reasons: fc.constant(['risk']),
      lapsed: fc.constantFrom([], [{ fact: 'own-premises' as const, was: false, now: true }]),
    }),
  ),
  measures: fc.array(anyMeasure, { maxLength: 3 }),
  documents: fc.array(anyDocument, { maxLength: 3 }),
  audits: fc.array(
    fc
      .record({
        title: fc.constant('Audit'),
        kind: fc.constantFrom('internal', 'surveillance'),
        editions: fc.constant(['nen-7510-2024']),
        certificate: fc.constant(null),
        starts: anyDay,
        ends: anyDay,
      })
      .map(inTurn),
    { maxLength: 2 },
  ),
  reviews: fc.array(fc.record({ id: fc.uuid(), title: fc.constant('Internal audit'), on: anyDay }), { maxLength: 2 }),
  majors: fc.array(
    fc.record({
      review: fc.record({ id: fc.uuid(), title: fc.constant('Internal audit') }),
      what: fc.constant('Never restored'),
      foundOn: anyDay,
      closedOn: orNone(anyDay),
    }),
    { maxLength: 1 },
  ),
  gaps: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.array(
      fc.record({
        supplier: fc.record({ id: fc.uuid(), title: fc.constant('Host (demo)') }),
        kind: fc.constantFrom('no-agreement' as const, 'review-overdue' as const),
        about: fc.constant(null),
        breaks: fc.constant(true),
        days: covered,
      }),
      { maxLength: 2 },
    ),
  ),
})
