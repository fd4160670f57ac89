import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import * as change from './change-reviews.ts'
import { readAudit, readAudits, readFinding, readFindings, readReview, readReviews } from './read-reviews.ts'
import * as contracts from './reviews.contract.ts'

/** Audits planned, independent reviews with what they covered, and findings. */
export function reviewsRoutes(content: Content): Route[] {
  return [
    reads(contracts.listAudits, (reader) => readAudits(reader, content)),
    writes(contracts.planAudit, async (tx, { body }) =>
      readAudit(tx, content, await change.planAudit(tx, content, body)),
    ),
    writes(contracts.changeAudit, async (tx, { params, body, seen }) => {
      await change.changeAudit(tx, content, params.id, body, seen)
      return readAudit(tx, content, params.id)
    }),
    writes(contracts.withdrawAudit, async (tx, { params, seen }) => {
      await change.withdrawAudit(tx, params.id, seen)
      return {}
    }),
    reads(contracts.listReviews, (reader, { query }) => readReviews(reader, content, query)),
    reads(contracts.readReview, (reader, { params }) => readReview(reader, content, params.id)),
    writes(contracts.recordReview, async (tx, { body }) =>
      readReview(tx, content, await change.recordReview(tx, content, body)),
    ),
    writes(contracts.changeReview, async (tx, { params, body, seen }) => {
      await change.changeReview(tx, content, params.id, body, seen)
      return readReview(tx, content, params.id)
    }),
    writes(contracts.withdrawReview, async (tx, { params, seen }) => {
      await change.withdrawReview(tx, params.id, seen)
      return {}
    }),
    reads(contracts.listFindings, (reader, { query }) => readFindings(reader, content, query)),
    writes(contracts.recordFinding, async (tx, { params, body }) =>
      readFinding(tx, content, await change.recordFinding(tx, content, params.id, body)),
    ),
    writes(contracts.changeFinding, async (tx, { params, body, seen }) => {
      await change.changeFinding(tx, content, params.id, body, seen)
      return readFinding(tx, content, params.id)
    }),
    writes(contracts.closeFinding, async (tx, { params, body, seen }) => {
      await change.closeFinding(tx, params.id, body, seen)
      return readFinding(tx, content, params.id)
    }),
    writes(contracts.reopenFinding, async (tx, { params, seen }) => {
      await change.reopenFinding(tx, params.id, seen)
      return readFinding(tx, content, params.id)
    }),
  ]
}
