import type { Day } from '../time/day.ts'
import type { ApprovalFact, ApprovedPlan, RiskFacts, RiskMeasure } from './facts.ts'

/**
 * How the owner of a risk stands to its treatment (ISO/IEC 27001, 6.1.3 f): nothing is asked while it is closed, not rated, or nobody chose
 * what is done; 'asked': never approved, or taken back; 'changed': what was approved is not what is planned now.
 */
export const approvalStates = ['not-asked', 'asked', 'changed', 'given'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** In what the plan is another than the one that was approved. */
export const planChanges = ['owner', 'rating', 'treatment', 'measures', 'later'] as const
export type PlanChange = (typeof planChanges)[number]

export type Approval = { state: ApprovalState; changes: PlanChange[]; given: ApprovalFact | null }

type Planned = Pick<RiskFacts, 'owner' | 'ownerRole' | 'closedOn' | 'treatment' | 'rating' | 'measures' | 'approval'>

/** What somebody would approve on a day; null where nothing is asked. */
export function planToApprove(risk: Planned, day: Day): ApprovedPlan | null {
  const { owner, ownerRole, closedOn, treatment, rating, measures } = risk
  if ((closedOn !== null && closedOn <= day) || rating === null || treatment === null) return null
  return {
    ...{ owner, ownerRole: owner === null ? ownerRole : '', rating: rating.id, treatment },
    measures: Object.fromEntries(
      measures.filter((one) => !isOver(one, day)).map((one) => [one.id, one.since ?? one.plannedFor]),
    ),
  }
}

const isOver = ({ endedOn }: RiskMeasure, day: Day): boolean => endedOn !== null && endedOn <= day

/** Whether the owner stands behind how a risk is treated on a day. */
export function approvalOn(risk: Planned, day: Day): Approval {
  const plan = planToApprove(risk, day)
  const given = risk.approval
  if (plan === null) return { state: 'not-asked', changes: [], given }
  if (given === null || given.on > day || (given.withdrawnOn !== null && given.withdrawnOn <= day))
    return { state: 'asked', changes: [], given }
  const changes = changesIn(given.plan, plan)
  return { state: changes.length === 0 ? 'given' : 'changed', changes, given }
}

/** That something is ready sooner takes nothing from what was approved; that it comes later, or on no day, does. */
function changesIn(approved: ApprovedPlan, plan: ApprovedPlan): PlanChange[] {
  const before = Object.keys(approved.measures)
  const now = Object.entries(plan.measures)
  const differs: Record<PlanChange, boolean> = {
    owner: approved.owner !== plan.owner || approved.ownerRole !== plan.ownerRole,
    rating: approved.rating !== plan.rating,
    treatment: approved.treatment !== plan.treatment,
    measures: before.length !== now.length || now.some(([id]) => approved.measures[id] === undefined),
    later: now.some(([id, day]) => isLater(approved.measures[id] ?? null, day)),
  }
  return planChanges.filter((one) => differs[one])
}

const isLater = (was: Day | null, is: Day | null): boolean => was !== null && (is === null || is > was)
