import { z } from 'zod'
import { auditKinds, auditStates, findingGrades, findingStates, reviewKinds } from '../../core/reviews/review-state.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
const ref = z.strictObject({ edition: editionId, requirement: requirementKey })
const named = z.strictObject({ id: editionId, name: z.string() })
const one = z.strictObject({ id })
const reading = { permission: 'reviews:read' } as const
const writing = { permission: 'reviews:write' } as const

const auditFacts = z.strictObject({
  title: line(1, 200),
  kind: z.enum(auditKinds),
  editions: z.array(editionId).min(1).max(10),
  starts: day,
  ends: day,
  /** The certification body, or who audits. */
  body: line(0, 160),
})
export type AuditFacts = z.output<typeof auditFacts>

const audit = z.strictObject({
  ...auditFacts.shape,
  id,
  revision,
  withdrawn: z.boolean(),
  editions: z.array(named),
  state: z.enum(auditStates),
  /** From which day evidence is asked: three months before it begins. */
  askedFrom: day,
})

export const listAudits = contract({
  name: 'listAudits',
  summary: 'Audits planned and past, the next first, with the day from which evidence is asked',
  method: 'GET',
  path: '/api/audits',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    items: z.array(audit),
    /** Adopted editions, to plan for; `next` is the audit to which verdicts look. */
    editions: z.array(z.strictObject({ ...named.shape, next: id.nullable() })),
  }),
})

export const planAudit = contract({
  name: 'planAudit',
  summary: 'Plan an audit',
  method: 'POST',
  path: '/api/audits',
  access: writing,
  change: 'new',
  body: auditFacts,
  answer: audit,
})

export const changeAudit = contract({
  name: 'changeAudit',
  summary: 'Change a planned audit',
  method: 'PUT',
  path: '/api/audits/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: auditFacts,
  answer: audit,
})

export const withdrawAudit = contract({
  name: 'withdrawAudit',
  summary: 'Withdraw an audit that does not take place',
  method: 'DELETE',
  path: '/api/audits/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: done,
})

const reviewFacts = z.strictObject({
  title: line(1, 200),
  kind: z.enum(reviewKinds),
  reviewedOn: day,
  reviewer: line(1, 160),
  /** Why the reviewer is independent of what was looked at. */
  independence: prose(1000).min(1),
  note: prose(4000),
  /** Every requirement that was looked at, all at once. */
  covered: z.array(ref).max(1000),
})
export type ReviewFacts = z.output<typeof reviewFacts>

const findingCounts = z.strictObject({ major: z.int(), minor: z.int(), observation: z.int() })

export const listReviews = contract({
  name: 'listReviews',
  summary: 'Independent reviews, newest first, with how much was covered and which findings are open',
  method: 'GET',
  path: '/api/reviews',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(
    z.strictObject({
      id,
      revision,
      title: z.string(),
      kind: z.enum(reviewKinds),
      reviewedOn: day,
      reviewer: z.string(),
      covered: z.array(z.strictObject({ ...named.shape, count: z.int() })),
      open: findingCounts,
      closed: z.int(),
    }),
  ),
})

const findingFacts = z.strictObject({
  ...ref.shape,
  grade: z.enum(findingGrades),
  what: prose(4000).min(1),
  /** Somebody of the staff. */
  owner: id.nullable(),
  dueOn: day.nullable(),
})
export type FindingFacts = z.output<typeof findingFacts>

const finding = z.strictObject({
  ...findingFacts.shape,
  id,
  revision,
  review: id,
  reviewTitle: z.string(),
  editionName: z.string(),
  number: z.string(),
  kind: z.enum(['controls', 'clauses']),
  title: text,
  owner: z.strictObject({ id, name: z.string(), left: z.boolean() }).nullable(),
  closedOn: day.nullable(),
  closingNote: z.string(),
  state: z.enum(findingStates),
})

const review = z.strictObject({
  ...reviewFacts.shape,
  id,
  revision,
  covered: z.array(
    z.strictObject({
      ...ref.shape,
      editionName: z.string(),
      number: z.string(),
      kind: z.enum(['controls', 'clauses']),
      theme: z.string(),
      title: text,
    }),
  ),
  findings: z.array(finding),
})

export const readReview = contract({
  name: 'readReview',
  summary: 'One review: what was covered, by whom, and what was found',
  method: 'GET',
  path: '/api/reviews/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: review,
})

export const recordReview = contract({
  name: 'recordReview',
  summary: 'Record an independent review with what it covered',
  method: 'POST',
  path: '/api/reviews',
  access: writing,
  change: 'new',
  body: reviewFacts,
  answer: review,
})

export const changeReview = contract({
  name: 'changeReview',
  summary: 'Change a review and what it covered',
  method: 'PUT',
  path: '/api/reviews/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: reviewFacts,
  answer: review,
})

export const withdrawReview = contract({
  name: 'withdrawReview',
  summary: 'Withdraw a review that was recorded by mistake; it covers nothing any more',
  method: 'DELETE',
  path: '/api/reviews/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: done,
})

export const listFindings = contract({
  name: 'listFindings',
  summary: 'Findings of all reviews, filtered and paged; open ones by due day first',
  method: 'GET',
  path: '/api/findings',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(findingStates).optional(),
    grade: z.enum(findingGrades).optional(),
    edition: editionId.optional(),
    requirement: z.string().max(24).optional(),
  }),
  answer: z.strictObject({ ...pageOf(finding).shape, open: findingCounts, late: z.int() }),
})

export const recordFinding = contract({
  name: 'recordFinding',
  summary: 'Record what a review found about a requirement',
  method: 'POST',
  path: '/api/reviews/:id/findings',
  access: writing,
  change: 'new',
  params: one,
  body: findingFacts,
  answer: finding,
})

export const changeFinding = contract({
  name: 'changeFinding',
  summary: 'Change a finding: grade, words, who answers for it and until when',
  method: 'PUT',
  path: '/api/findings/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: findingFacts,
  answer: finding,
})

export const closeFinding = contract({
  name: 'closeFinding',
  summary: 'Close a finding with a note of what was done',
  method: 'POST',
  path: '/api/findings/:id/closing',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ closedOn: day, note: prose(2000).min(1) }),
  answer: finding,
})

export const reopenFinding = contract({
  name: 'reopenFinding',
  summary: 'Open a finding again that was closed too early',
  method: 'POST',
  path: '/api/findings/:id/reopening',
  access: writing,
  change: 'existing',
  params: one,
  answer: finding,
})
