import { z } from 'zod'
import { exceptionAssessments } from '../../core/assurance/facts.ts'
import { sharingTerms } from '../../core/coverage/facts.ts'
import { criticalities } from '../../core/suppliers/facts.ts'
import { listStates } from '../../core/suppliers/questionnaire.ts'
import { itemKinds } from '../../core/suppliers/review-items.ts'
import { reviewDecisions } from '../../core/suppliers/review-picture.ts'
import { day, id } from '../../platform/http/shapes.ts'

/** Pieces that the contracts of this feature share. */
export const named = z.strictObject({ id, title: z.string() })
export const one = z.strictObject({ id })
export const reading = { permission: 'suppliers:read' } as const
export const writing = { permission: 'suppliers:write' } as const
export const deciding = { permission: 'suppliers:decide' } as const

export const eventKinds = ['incident', 'exception', 'change', 'complaint'] as const

/** How far a list of questions is, and how its answers were judged. */
export const progress = z.strictObject({
  ...{ asked: z.int(), answered: z.int(), carried: z.int() },
  ...{ enough: z.int(), 'not-enough': z.int(), ask: z.int(), unjudged: z.int() },
})

const text = z.strictObject({ nl: z.string(), en: z.string() })
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** What a review looks at: see core/suppliers/review-picture.ts. */
export const picture = z.strictObject({
  form: z.literal(1),
  supplier: z.string(),
  criticality: z.enum(criticalities),
  owner: z.string(),
  exitPlan: z.boolean(),
  exitTriedOn: day.nullable(),
  period: z.strictObject({ from: day, to: day }),
  before: z.strictObject({ id, decidedOn: day, decision: z.enum(reviewDecisions) }).nullable(),
  changes: z.array(
    z.strictObject({
      item: z.string(),
      kind: z.enum(itemKinds),
      title: z.string(),
      change: z.enum(['came', 'went', 'changed']),
      on: day.nullable(),
      values: z.array(z.strictObject({ name: z.string(), before: value, after: value })),
    }),
  ),
  items: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(itemKinds),
      title: z.string(),
      since: day.nullable(),
      until: day.nullable(),
      values: z.record(z.string(), value),
    }),
  ),
  events: z.array(
    z.strictObject({
      id,
      service: id.nullable(),
      kind: z.enum(eventKinds),
      happenedOn: day,
      what: z.string(),
      ends: day.nullable(),
      closedOn: day.nullable(),
    }),
  ),
  actions: z.array(z.strictObject({ id, title: z.string(), dueOn: day, closedOn: day.nullable() })),
  lists: z.array(z.strictObject({ id, title: z.string(), state: z.enum(listStates), progress })),
  missing: z.array(
    z.strictObject({
      kind: z.string(),
      title: z.string(),
      breaks: z.boolean(),
      since: day.nullable(),
      sentence: text,
    }),
  ),
  points: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(['exception', 'cuec']),
        report: named,
        terms: z.enum(sharingTerms),
        since: day.nullable(),
        /** The words of the report, and ours about them; null where its terms do not let who asks read them. */
        reference: z.string().nullable(),
        what: z.string().nullable(),
        assessment: z.enum(exceptionAssessments).nullable(),
        reason: z.string().nullable(),
        by: z.string(),
        on: day.nullable(),
      }),
    )
    .optional(),
})
