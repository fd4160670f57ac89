import { z } from 'zod'
import { coveredBy, extents, strengths } from '../../core/coverage/facts.ts'
import { verdictStates } from '../../core/demonstrability/chain.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id } from '../../platform/http/shapes.ts'
import { editionId, reason, text } from './demonstrability.contract.ts'

const bearings = ['whole', 'part', 'none'] as const

/** What one service of a supplier shows of one requirement that a measure serves. */
const relied = z.strictObject({
  measure: id,
  measureTitle: z.string(),
  supplier: id,
  supplierName: z.string(),
  service: id,
  serviceName: z.string(),
  /** Whether the supplier covers it wholly, for a part that needs a measure of our own beside it, or not. */
  covers: z.enum(bearings),
  /** As its newest report says; null where no report says anything. */
  report: z
    .strictObject({
      id,
      title: z.string(),
      by: z.enum(coveredBy),
      extent: z.enum(extents),
      strength: z.enum(strengths),
    })
    .nullable(),
  /** The edition and requirements that the report writes of, where it was carried from another edition. */
  carriedFrom: z.string().nullable(),
  /** The last day on which what it shows counts as it does now; null: none, or no end is known. */
  through: day.nullable(),
  /** Whether it shows on this day that it works, or only that it is there. */
  shows: z.enum(['works', 'exists', 'nothing']),
  why: reason,
})
export type ReliedShape = z.output<typeof relied>

const gap = z.strictObject({
  supplier: id,
  supplierName: z.string(),
  kind: z.string(),
  ...text.shape,
  since: day.nullable(),
})

export const readSupplierProof = contract({
  name: 'readSupplierProof',
  summary:
    'What of the proof of one requirement comes from suppliers: what their services show, and what is missing at suppliers',
  method: 'GET',
  path: '/api/demonstrability/:edition/:requirement/suppliers',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ edition: editionId, requirement: z.string().max(24) }),
  answer: z.strictObject({ services: z.array(relied), gaps: z.array(gap) }),
})

export const readReliances = contract({
  name: 'readReliances',
  summary:
    'What follows from the services that a measure relies on, for each requirement of an adopted edition that it serves',
  method: 'GET',
  path: '/api/demonstrability/reliances/:measure',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ measure: id }),
  answer: z.strictObject({
    requirements: z.array(
      z.strictObject({
        edition: editionId,
        editionName: z.string(),
        requirement: z.string(),
        number: z.string(),
        kind: z.enum(['controls', 'clauses']),
        title: text,
        /** How the requirement stands as a whole. */
        state: z.enum(verdictStates),
        services: z.array(relied),
      }),
    ),
    /** How many of them the services cover wholly, for a part, and not; together they are all. */
    sum: z.strictObject({ whole: z.int(), part: z.int(), none: z.int(), all: z.int() }),
  }),
})
