import { z } from 'zod'
import { criticalities } from '../../core/suppliers/facts.ts'
import { reviewDecisions } from '../../core/suppliers/review-picture.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, language, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import { actionFacts } from './following.contract.ts'
import { deciding, named, one, picture, reading, writing } from './review-shapes.contract.ts'

const head = {
  id,
  revision,
  supplier: named,
  openedOn: day,
  openedBy: z.string(),
  periodFrom: day,
  periodTo: day,
  decision: z.enum(reviewDecisions).nullable(),
  decidedOn: day.nullable(),
  decidedBy: z.string().nullable(),
  nextOn: day.nullable(),
}

/** Which reviews a list shows. */
export const heldFilter = {
  supplier: id.optional(),
  state: z.enum(['open', 'decided']).optional(),
  decision: z.enum(reviewDecisions).optional(),
}

export const listSupplierReviews = contract({
  name: 'listSupplierReviews',
  summary: 'Reviews of suppliers: open ones first, then by the day on which they were decided',
  method: 'GET',
  path: '/api/supplier-reviews',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...heldFilter }),
  answer: pageOf(z.strictObject(head)),
})

export const reviewTimes = ['late', 'soon', 'later'] as const

/** Which suppliers a list of reviews to come shows. */
export const toComeFilter = {
  time: z.enum(reviewTimes).optional(),
  criticality: z.enum(criticalities).optional(),
}

export const listReviewsToCome = contract({
  name: 'listReviewsToCome',
  summary: 'By which day each supplier is to be reviewed, the first first',
  method: 'GET',
  path: '/api/supplier-reviews/to-come',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...toComeFilter }),
  answer: z.strictObject({
    ...pageOf(
      z.strictObject({
        supplier: named,
        criticality: z.enum(criticalities),
        owner: z.string(),
        /** Null where the rhythm asks for none. */
        by: day.nullable(),
        time: z.enum(reviewTimes),
        last: z.strictObject({ id, decidedOn: day, decision: z.string() }).nullable(),
        /** The review that is going on. */
        open: id.nullable(),
      }),
    ).shape,
    counts: z.strictObject({ late: z.int(), soon: z.int(), later: z.int() }),
  }),
})

const review = z.strictObject({
  ...head,
  note: z.string(),
  decisionReason: z.string(),
  /** As things stand today while it is open; as they were shown with the decision afterwards. */
  picture,
  /** Of the picture as it is now: whoever decides says which was seen. */
  pictureSha256: z.string(),
})

export const openSupplierReview = contract({
  name: 'openSupplierReview',
  summary: 'Begin the review of a supplier, looking back to the one before',
  method: 'POST',
  path: '/api/suppliers/:id/reviews',
  access: writing,
  change: 'new',
  params: one,
  answer: review,
})

export const readSupplierReview = contract({
  name: 'readSupplierReview',
  summary: 'One review: what changed at the supplier, what is there, what is missing, and what was decided',
  method: 'GET',
  path: '/api/supplier-reviews/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: review,
})

export const downloadSupplierReview = contract({
  name: 'downloadSupplierReview',
  summary: 'One review as a document, exactly as it is shown',
  method: 'GET',
  path: '/api/supplier-reviews/:id/document',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ format: z.enum(['pdf', 'docx', 'xlsx']), language: language.optional() }),
  answer: 'file',
})

export const changeSupplierReview = contract({
  name: 'changeSupplierReview',
  summary: 'Change an open review: from which day it looks back, and its notes',
  method: 'PUT',
  path: '/api/supplier-reviews/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ periodFrom: day, note: prose(8000) }),
  answer: review,
})

export const decideSupplierReview = contract({
  name: 'decideSupplierReview',
  summary:
    'Decide a review with a reason and actions; what was shown is kept with it, and it is refused where that changed',
  method: 'POST',
  path: '/api/supplier-reviews/:id/decision',
  access: deciding,
  change: 'existing',
  params: one,
  body: z.strictObject({
    decision: z.enum(reviewDecisions),
    reason: prose(4000).min(1),
    nextOn: day.nullable(),
    actions: z.array(actionFacts).max(50),
    pictureSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  answer: review,
})

export const withdrawSupplierReview = contract({
  name: 'withdrawSupplierReview',
  summary: 'Withdraw a review; a decided one by whoever may decide',
  method: 'DELETE',
  path: '/api/supplier-reviews/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: done,
})
