import type { openQuestionnaireLink } from '../../features/supplier-reviews/answering.contract.ts'
import type { listSupplierActions, listSupplierEvents } from '../../features/supplier-reviews/following.contract.ts'
import type { listQuestionnaires, readQuestionnaire } from '../../features/supplier-reviews/questionnaires.contract.ts'
import type {
  listReviewsToCome,
  listSupplierReviews,
  readSupplierReview,
} from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Review = Answer<typeof readSupplierReview>
export type ReviewHead = Answer<typeof listSupplierReviews>['items'][number]
export type ReviewToCome = Answer<typeof listReviewsToCome>['items'][number]
export type Action = Answer<typeof listSupplierActions>['items'][number]
export type Event = Answer<typeof listSupplierEvents>['items'][number]
export type ListHead = Answer<typeof listQuestionnaires>['items'][number]
export type List = Answer<typeof readQuestionnaire>
export type Opened = Answer<typeof openQuestionnaireLink>

export const stateOfTime: Record<ReviewToCome['time'], State> = { late: 'fails', soon: 'soon', later: 'holds' }
export const stateOfAction: Record<Action['state'], State> = { open: 'part', late: 'fails', closed: 'holds' }
export const stateOfList: Record<ListHead['state'], State> = {
  ...{ open: 'soon', late: 'fails', submitted: 'part', judged: 'holds', withdrawn: 'none' },
}
export const stateOfDecision: Record<NonNullable<ReviewHead['decision']>, State> = {
  ...{ continue: 'holds', 'continue-with-actions': 'part', 'improve-first': 'fails', leave: 'fails' },
}
export const stateOfJudgement = { enough: 'holds', 'not-enough': 'fails', ask: 'part' } as const
