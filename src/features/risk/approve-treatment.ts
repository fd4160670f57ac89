import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import { approvalOn, planToApprove } from '../../core/risk/approval.ts'
import type { ApprovedPlan, RiskFacts } from '../../core/risk/facts.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { riskStandingOn } from '../../core/risk/standing.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type * as contracts from './approval.contract.ts'
import { approvalsOf, insertApprovals, staffOfAccount, storeApprovalWithdrawal } from './approvals.store.ts'
import { nameOf, openRiskAsSeen } from './change-risks.ts'
import type { ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import { planMark } from './plan-mark.ts'
import type { Source } from './risk-facts.store.ts'
import { type Fault, faults, invalid, refusals } from './risk-refusals.ts'
import { ownerOf } from './show-risk.ts'

type Given = BodyOf<typeof contracts.approveTreatment>
type Recorded = Pick<Extract<Given, { as: 'recorded' }>, 'by' | 'on' | 'note'>

/** Whether an account is that of the person who answers for a risk. */
export async function isOwner(source: Source, actor: Actor, owner: string | null): Promise<boolean> {
  if (owner === null || actor.kind !== 'person') return false
  return (await staffOfAccount(source, actor.id))?.id === owner
}

const notOwner = (name: string) =>
  new Problem(403, 'not-the-owner', {
    nl: `Dit doet ${name} zelf. Leg vast dat de eigenaar akkoord is, en waar dat te zien is.`,
    en: `${name} does this in person. Record that the owner approves, and where that can be seen.`,
  })

/** What would be approved, and by whom, by name or role. Throws 409 where there is no plan, no owner, or it has to be looked at first. */
function approvable({ register, people }: RiskGround, facts: RiskFacts, today: Day) {
  const plan = planToApprove(facts, today)
  if (!plan) throw refusals.noPlan()
  if (riskStandingOn(facts, register.book, today).state === 'reopened') throw refusals.staleForOwner()
  const person = ownerOf(people, facts.owner, today)
  if (person?.left || (!person && facts.ownerRole === '')) throw refusals.noOwner()
  return { plan, owner: person?.name ?? facts.ownerRole }
}

/**
 * Records that the owner approves the plan of a risk as it stands (ISO/IEC 27001, 6.1.3 f). 403 for who is not the owner and does so as
 * the owner, 409 where there is no plan, no owner, or it has to be looked at first, 412 where the plan is another than was seen.
 */
export async function approveTreatment(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  given: Given,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:accept')
  if (given.as === 'recorded') allow(tx.actor, 'risk:write')
  const { row, facts, ground } = await openRiskAsSeen(tx, readGround, id, seen)
  const today = dayOf(tx.now)
  const { plan, owner } = approvable(ground, facts, today)
  if (!isSamePlan(plan, given.measures)) throw problems.changedMeanwhile()
  if (given.as === 'owner' && !(await isOwner(tx, tx.actor, plan.owner))) throw notOwner(owner)
  if (given.as === 'recorded') requireToldWell(given, [plan], today, facts.rating?.on)
  const approved =
    given.as === 'owner'
      ? { by: owner, on: today, recordedBy: '', note: '' }
      : recorded(given, plan, owner, tx.actor.name)
  await insertApprovals(tx, allowed, [{ risk: id, plan, ...approved }])
  tx.note({ action: 'risk.treatment-approved', subject: nameOf(row), details: { by: approved.by, on: approved.on } })
}

const isSamePlan = ({ measures }: ApprovedPlan, seen: Given['measures']): boolean =>
  seen.length === Object.keys(measures).length && seen.every(({ id, day }) => measures[id] === day)

/** Throws 400 unless it is told on which day the owners approved, where that can be seen, and who did where the owner is a role. */
function requireToldWell({ by, on, note }: Recorded, plans: readonly ApprovedPlan[], today: Day, ratedOn?: Day): void {
  const wrong: Fault[] = []
  if (on > today) wrong.push({ path: 'on', message: faults.future })
  if (ratedOn !== undefined && on < ratedOn) wrong.push({ path: 'on', message: faults.beforeRating })
  if (note === '') wrong.push({ path: 'note', message: faults.whereSeen })
  if (by === '' && plans.some(({ owner }) => owner === null)) wrong.push({ path: 'by', message: faults.whoApproved })
  if (wrong.length > 0) throw invalid(wrong)
}

const recorded = ({ by, on, note }: Recorded, plan: ApprovedPlan, owner: string, recordedBy: string) => ({
  ...{ by: plan.owner === null ? `${by}, ${owner}` : owner, on: on as Day, recordedBy, note },
})

/**
 * Records at once that the owners of several risks approved, as in a meeting. What was approved already stays; what changed since it was
 * seen, has no plan or no owner, or has to be looked at first, is told and left.
 */
export async function approveSeveral(
  tx: Tx,
  readGround: ReadRiskGround,
  { risks, ...given }: BodyOf<typeof contracts.approveSeveral>,
) {
  const allowed = allow(tx.actor, 'risk:accept')
  allow(tx.actor, 'risk:write')
  const ground = await readGround(tx)
  const today = dayOf(tx.now)
  const seenOf = new Map(risks.map((one) => [one.id, one]))
  const found = [...seenOf].flatMap(([id, seen]) => {
    const one = ground.risks.get(id)
    return one ? [{ ...one, seen }] : []
  })
  if (found.length < seenOf.size) throw invalid([{ path: 'risks', message: faults.noRisk }])
  const asked = found.filter(({ facts }) => approvalOn(facts, today).state !== 'given')
  const each = asked.map(({ row, facts, seen }) => {
    try {
      requireRevision(row.revision, seen.revision)
      const { plan, owner } = approvable(ground, facts, today)
      if (planMark(plan) !== seen.plan) throw problems.changedMeanwhile()
      const early = facts.rating !== null && given.on < facts.rating.on
      return early ? { row, why: faults.beforeRating } : { row, plan, owner, why: null }
    } catch (refused) {
      if (!(refused instanceof Problem)) throw refused
      return { row, why: refused.sentence }
    }
  })
  const approving = each.flatMap((one) => (one.why === null ? [one] : []))
  requireToldWell(
    given,
    approving.map(({ plan }) => plan),
    today,
  )
  if (approving.length > 0) {
    await insertApprovals(
      tx,
      allowed,
      approving.map(({ row, plan, owner }) => ({
        risk: row.id,
        plan,
        ...recorded(given, plan, owner, tx.actor.name),
      })),
    )
    const codes = approving.map(({ row }) => riskCode(row.number))
    tx.note({
      action: 'risk.several-approved',
      subject: codes.length > 3 ? `${codes[0]} + ${codes.length - 1}` : codes.join(', '),
      details: { risks: codes, on: given.on },
    })
  }
  return {
    approved: approving.length,
    unchanged: found.length - asked.length,
    refused: each.flatMap(({ row, why }) => (why === null ? [] : [{ id: row.id, code: riskCode(row.number), why }])),
  }
}

/** Takes an approval back from today: the owner whose it is, or who records risks. Gives the id of the risk. */
export async function withdrawApproval(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  reason: string,
  seen: number,
): Promise<string> {
  const allowed = allow(tx.actor, 'risk:accept')
  const [given] = await approvalsOf(tx, { id })
  if (!given) throw problems.notFound()
  requireRevision(given.revision, seen)
  if (given.withdrawnOn !== null) throw refusals.withdrawnAlready()
  const found = (await readGround(tx)).risks.get(given.risk)
  if (!found) throw problems.notFound()
  if (!(await isOwner(tx, tx.actor, given.owner))) allow(tx.actor, 'risk:write')
  await storeApprovalWithdrawal(tx, allowed, { id, risk: given.risk, reason })
  tx.note({ action: 'risk.approval-withdrawn', subject: nameOf(found.row), details: { reason } })
  return given.risk
}
