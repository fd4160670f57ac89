import { createHash } from 'node:crypto'
import type { ApprovedPlan } from '../../core/risk/facts.ts'

/**
 * A mark of what a list showed as the plan of a risk, to be sent back with the approval of several: a measure that is put off changes the
 * plan without touching the risk. '' where there is no plan to approve.
 */
export function planMark(plan: ApprovedPlan | null): string {
  if (plan === null) return ''
  const measures = Object.entries(plan.measures).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([plan.owner, plan.ownerRole, plan.rating, plan.treatment, measures])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
