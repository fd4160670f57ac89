import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { approvalOn, planToApprove } from '../../core/risk/approval.ts'
import type { Day } from '../../core/time/day.ts'
import { approvalsOf } from './approvals.store.ts'
import { isOwner } from './approve-treatment.ts'
import type { RiskGround } from './gather-risk-facts.ts'
import type { Source } from './risk-facts.store.ts'
import { ownerOf, type StandingRisk } from './show-risk.ts'

/** How the owner stands to what is done about a risk, who can approve it now, and what was approved before. */
export async function shownApproval(
  source: Source,
  actor: Actor,
  { people }: RiskGround,
  { facts, standing }: StandingRisk,
  day: Day,
) {
  const { state, changes, given } = approvalOn(facts, day)
  const rows = await approvalsOf(source, { risk: facts.id })
  const plan = planToApprove(facts, day)
  const mine =
    isAllowed(actor, 'risk:accept') && (plan || rows.length > 0) && (await isOwner(source, actor, facts.owner))
  const writes = isAllowed(actor, 'risk:accept') && isAllowed(actor, 'risk:write')
  const owner = ownerOf(people, facts.owner, day)
  const name = owner ? (owner.left ? '' : owner.name) : facts.ownerRole
  return {
    ...{ state, changes },
    asks:
      plan === null || state === 'given' || standing.state === 'reopened' || name === ''
        ? null
        : {
            ...{ owner: name, isRole: owner === null, asOwner: mine === true, forOwner: writes },
            measures: Object.entries(plan.measures).map(([id, planned]) => ({ id, day: planned })),
          },
    given: rows.map(({ risk: _risk, owner: whose, ...row }) => ({
      ...row,
      holds: state === 'given' && row.id === given?.id,
      mayWithdraw:
        row.withdrawnOn === null && row.id === given?.id && (writes || (mine === true && whose === facts.owner)),
    })),
  }
}
