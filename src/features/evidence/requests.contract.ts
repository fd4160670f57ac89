import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import { evidenceFacts } from './evidence-shapes.contract.ts'

const reading = { permission: 'evidence:read' } as const
const requesting = { permission: 'evidence:request' } as const
const one = z.strictObject({ id })

export const requestState = z.enum(['open', 'late', 'answered', 'withdrawn'])

export const evidenceRequest = z.strictObject({
  id,
  revision,
  title: z.string(),
  message: z.string(),
  measure: id,
  measureTitle: z.string(),
  proof: id.nullable(),
  proofTitle: z.string().nullable(),
  /** The membership of who is asked, and the name; null where that person is no longer here. */
  asked: id,
  askedName: z.string().nullable(),
  /** Whether the caller is who is asked. */
  mine: z.boolean(),
  askedBy: z.string(),
  askedAt: instant,
  dueOn: day,
  state: requestState,
  answeredWith: id.nullable(),
  answeredAt: instant.nullable(),
})

export const listEvidenceRequests = contract({
  name: 'listEvidenceRequests',
  summary: 'Requests for evidence, those that wait first, soonest due first',
  method: 'GET',
  path: '/api/evidence/requests',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    /** Without it: those that wait for an answer. */
    state: requestState.or(z.literal('all')).optional(),
    mine: z.literal('yes').optional(),
    measure: id.optional(),
  }),
  answer: z.strictObject({
    ...pageOf(evidenceRequest).shape,
    /** Whether there is any at all, whatever the filter. */
    any: z.boolean(),
  }),
})

export const readEvidenceRequest = contract({
  name: 'readEvidenceRequest',
  summary: 'One request for evidence',
  method: 'GET',
  path: '/api/evidence/requests/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: evidenceRequest,
})

export const listColleagues = contract({
  name: 'listColleaguesForEvidence',
  summary: 'Who can be asked for evidence: everybody whose role may add it, by name',
  method: 'GET',
  path: '/api/evidence/colleagues',
  access: requesting,
  change: 'none',
  answer: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string() })) }),
})

export const requestEvidence = contract({
  name: 'requestEvidence',
  summary: 'Ask a colleague for evidence, with a due day; a mail with a link goes out',
  method: 'POST',
  path: '/api/evidence/requests',
  access: requesting,
  change: 'new',
  body: z.strictObject({
    title: line(1, 200),
    message: prose(2000),
    measure: id,
    proof: id.nullable(),
    asked: id,
    dueOn: day,
  }),
  answer: z.strictObject({
    id,
    /** Whether a mail goes out; without a mail server none does. */
    mailed: z.boolean(),
  }),
})

export const withdrawEvidenceRequest = contract({
  name: 'withdrawEvidenceRequest',
  summary: 'Withdraw a request for evidence that was not answered yet',
  method: 'POST',
  path: '/api/evidence/requests/:id/withdrawal',
  access: requesting,
  change: 'existing',
  params: one,
  answer: one,
})

export const answerEvidenceRequest = contract({
  name: 'answerEvidenceRequest',
  summary: 'Answer a request with evidence; it supports what was asked for',
  method: 'POST',
  path: '/api/evidence/requests/:id/answer',
  access: { permission: 'evidence:add' },
  change: 'existing',
  params: one,
  body: z.strictObject(evidenceFacts),
  answer: z.strictObject({ id, evidence: id }),
})
