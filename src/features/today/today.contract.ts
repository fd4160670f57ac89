import { z } from 'zod'
import { basisFact } from '../../core/applicability/basis-facts.ts'
import { contract } from '../../platform/http/contract.ts'
import { id, instant } from '../../platform/http/shapes.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
const state = z.enum(['in-place', 'partly', 'planned', 'absent', 'unmarked', 'not-applicable', 'undecided'])

/** The first page: per adopted edition where things stand, what waits, and what changed. */
export const readToday = contract({
  name: 'readToday',
  summary: 'Where the organisation stands, what is to be done first, and what changed lately',
  method: 'GET',
  path: '/api/today',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    editions: z.array(
      z.strictObject({
        edition: z.string(),
        editionName: z.string(),
        total: z.int(),
        states: z.record(state, z.int()),
        /** In place a month before the moment; null when the edition was not adopted then. */
        inPlaceMonthAgo: z.int().nullable(),
      }),
    ),
    /** Planned controls whose day has passed or comes within 30 days, soonest first; at most 10. */
    planned: z.array(
      z.strictObject({
        edition: z.string(),
        editionName: z.string(),
        requirement: z.string(),
        title: text,
        day: z.string(),
        late: z.boolean(),
      }),
    ),
    /** Decisions whose reason lapsed, because a fact on which they rest is otherwise now; at most 20. */
    lapsed: z.array(
      z.strictObject({
        edition: z.string(),
        editionName: z.string(),
        requirement: z.string(),
        title: text,
        facts: z.array(z.strictObject({ fact: basisFact, was: z.boolean(), now: z.boolean().nullable() })),
      }),
    ),
    /** Evidence that the caller was asked for and has not handed in, soonest due first; at most 10. */
    requests: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        measureTitle: z.string(),
        askedBy: z.string(),
        due: z.string(),
        late: z.boolean(),
      }),
    ),
    /** What the caller was asked to answer in gap assessments and has not answered whole, soonest due first; at most 10. */
    parts: z.array(
      z.strictObject({
        id: z.string(),
        assessment: z.string(),
        assessmentName: z.string(),
        departmentName: z.string().nullable(),
        due: z.string().nullable(),
        late: z.boolean(),
        handedBy: z.string(),
        asked: z.int(),
        answered: z.int(),
      }),
    ),
    soa: z.strictObject({
      newest: z.int().nullable(),
      approvedAt: instant.nullable(),
      /** Controls that are decided otherwise than in the newest version. */
      changed: z.int(),
      /** Whether the scope or the adopted standards are others than in the newest version. */
      otherwise: z.boolean(),
    }),
    /** The last changes, newest first; at most 8. */
    changes: z.array(
      z.strictObject({
        edition: z.string(),
        editionName: z.string(),
        requirement: z.string(),
        title: text,
        at: instant,
        by: z.string(),
        before: state,
        after: state,
      }),
    ),
  }),
})

/** What can be found by its name besides requirements, in the order in which it is shown. */
export const recordKinds = [
  'risk',
  'measure',
  'document',
  'asset',
  'supplier',
  'supplier-service',
  'supplier-certificate',
  'assurance-report',
  'coverage-report',
  'evidence',
  'person',
  'review',
  'training',
  'workshop',
] as const
export type RecordKind = (typeof recordKinds)[number]

export const search = contract({
  name: 'search',
  summary:
    'Find controls and clauses by number, title, what was written or what they ask; and whatever else was recorded, by name',
  method: 'GET',
  path: '/api/search',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ text: z.string().trim().min(1).max(100) }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        edition: z.string(),
        editionName: z.string(),
        kind: z.enum(['controls', 'clauses']),
        requirement: z.string(),
        title: text,
        /** Null for a clause. */
        state: state.nullable(),
        found: z.enum(['number', 'title', 'text', 'explanation']),
      }),
    ),
    /** What the caller may read besides: a few of each kind. `about` is a number, a day, a function or a supplier; a service or certificate of a supplier goes by the id of that. */
    records: z.array(z.strictObject({ kind: z.enum(recordKinds), id, title: z.string(), about: z.string() })),
  }),
})
