import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, prose, revision } from '../../platform/http/shapes.ts'
import { plannedMeasure } from './approval-shapes.contract.ts'
import { risk, text } from './risk-shapes.contract.ts'

const accepting = { permission: 'risk:accept' } as const

/** What somebody else tells of an owner's approval. */
const told = {
  /** Who approved; only where the owner is a role in words. */
  by: line(0, 160),
  on: day,
  /** Where it can be seen that the owner did: minutes, a letter. */
  note: prose(2000),
}

export const approveTreatment = contract({
  name: 'approveTreatment',
  summary:
    'Record that the owner of a risk approves how it is treated and what remains of it: by the owner, or by who saw that the owner did',
  method: 'POST',
  path: '/api/risks/:id/approvals',
  access: accepting,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('owner'), measures: z.array(plannedMeasure) }),
    z.strictObject({ as: z.literal('recorded'), measures: z.array(plannedMeasure), ...told }),
  ]),
  answer: risk,
})

export const approveSeveral = contract({
  name: 'approveSeveral',
  summary: 'Record at once that the owners of several risks approved how they are treated',
  method: 'POST',
  path: '/api/risks/approvals',
  access: { permission: 'risk:write' },
  change: 'new',
  body: z.strictObject({
    /** With the revision in which each was seen, and the mark of its plan. */
    risks: z
      .array(z.strictObject({ id, revision, plan: z.string().regex(/^([0-9a-f]{32})?$/) }))
      .min(1)
      .max(2000),
    ...told,
  }),
  answer: z.strictObject({
    approved: z.int(),
    /** Approved as they stand already. */
    unchanged: z.int(),
    refused: z.array(z.strictObject({ id, code: z.string(), why: text })),
  }),
})

export const withdrawApproval = contract({
  name: 'withdrawApproval',
  summary: 'Take the approval of an owner back from today; If-Match is the revision of the approval',
  method: 'POST',
  path: '/api/risk-approvals/:id/withdrawal',
  access: accepting,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason: prose(2000).min(1) }),
  answer: risk,
})
