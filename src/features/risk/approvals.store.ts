import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { ApprovedPlan, Treatment } from '../../core/risk/facts.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './risk-facts.store.ts'
import { touchRisks } from './write-risks.store.ts'

type Approving = Allowed<'risk:accept'>

export type ApprovalRow = {
  id: string
  revision: number
  risk: string
  treatment: Treatment
  /** Who of the staff owned the risk then; null: a role in words. */
  owner: string | null
  by: string
  on: Day
  /** '' where the owner recorded it. */
  recordedBy: string
  note: string
  recordedAt: Instant
  withdrawnOn: Day | null
  withdrawalReason: string
}

/** Approvals of a risk, or one by its id, newest first. */
export async function approvalsOf(
  { rows, organisation }: Source,
  which: { risk: string } | { id: string },
): Promise<ApprovalRow[]> {
  const found = await sql<ApprovalRow>`
    select id, revision, risk, treatment, owner, approved_by as by, approved_on as "on", recorded_by as "recordedBy", note,
      recorded_at as "recordedAt", withdrawn_on as "withdrawnOn", withdrawal_reason as "withdrawalReason"
    from risk_approvals where organisation_id = ${organisation}
      and ${'risk' in which ? sql`risk = ${which.risk}` : sql`id = ${which.id}`}
    order by recorded_at desc, id desc`.execute(rows)
  return found.rows
}

/** The person of the staff who signs in with an account; undefined where nobody does. */
export async function staffOfAccount({ rows, organisation }: Source, user: string) {
  return rows
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
}

export type NewApproval = { risk: string; plan: ApprovedPlan; by: string; on: Day; recordedBy: string; note: string }

/** Writes approvals, a statement for each thousand. */
export async function insertApprovals(tx: Tx, allowed: Approving, approvals: readonly NewApproval[]): Promise<void> {
  for (let from = 0; from < approvals.length; from += 1000) {
    await tx.rows
      .insertInto('risk_approvals')
      .values(approvals.slice(from, from + 1000).map((one) => rowOf(tx, one)))
      .execute()
  }
  await touchRisks(
    tx,
    allowed,
    approvals.map(({ risk }) => risk),
  )
}

const rowOf = (tx: Tx, { risk, plan, by, on, recordedBy, note }: NewApproval) => ({
  ...{ organisation_id: tx.organisation, id: newId(), risk, rating: plan.rating, treatment: plan.treatment },
  ...{ measures: JSON.stringify(plan.measures), owner: plan.owner, owner_role: plan.ownerRole },
  ...{ approved_by: by, approved_on: on, recorded_by: recordedBy, note, recorded_at: tx.now },
  ...{ withdrawn_on: null, withdrawal_reason: '' },
})

/** Takes an approval back from today. */
export async function storeApprovalWithdrawal(
  tx: Tx,
  allowed: Approving,
  { id, risk, reason }: { id: string; risk: string; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('risk_approvals')
    .set({ withdrawn_on: dayOf(tx.now), withdrawal_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
  await touchRisks(tx, allowed, [risk])
}
