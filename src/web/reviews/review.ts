import type { AuditState, FindingState } from '../../core/reviews/review-state.ts'
import type { listAudits, listFindings, readReview } from '../../features/reviews/reviews.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Audits = Answer<typeof listAudits>
export type Audit = Audits['items'][number]
export type Review = Answer<typeof readReview>
export type Finding = Answer<typeof listFindings>['items'][number]

const audits: Record<AuditState, State> = { coming: 'soon', now: 'part', past: 'none' }
/** Which mark a state of an audit gets. */
export const verdictOfAudit = (state: AuditState): State => audits[state]

const findings: Record<FindingState, State> = { open: 'part', late: 'fails', closed: 'holds' }
/** Which mark a state of a finding gets. */
export const verdictOfFinding = (state: FindingState): State => findings[state]
