import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { EarlierReview, ReviewDecision, ReviewPicture } from '../../core/suppliers/review-picture.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './source.ts'

type Writing = Allowed<'suppliers:write'>

export type ReviewHead = {
  id: string
  revision: number
  supplier: { id: string; title: string }
  openedOn: Day
  openedBy: string
  periodFrom: Day
  periodTo: Day
  decision: ReviewDecision | null
  decidedOn: Day | null
  decidedBy: string | null
  nextOn: Day | null
}

export type Review = ReviewHead & { note: string; decisionReason: string; picture: ReviewPicture | null }

type ReviewFilter = {
  supplier?: string | undefined
  state?: 'open' | 'decided' | undefined
  decision?: ReviewDecision | undefined
}

const headOf = sql`r.id, r.revision, json_build_object('id', s.id, 'title', s.name) as supplier, r.opened_on as "openedOn",
  r.opened_by as "openedBy", r.period_from as "periodFrom", r.period_to as "periodTo", r.decision, r.decided_on as "decidedOn",
  r.decided_by as "decidedBy", r.next_on as "nextOn"`
const from = sql`from supplier_reviews r join suppliers s on s.organisation_id = r.organisation_id and s.id = r.supplier`

/** A page of the reviews that were not withdrawn: open ones first, then the one decided last. */
export async function listReviews(
  { rows, organisation }: Source,
  { supplier, state, decision }: ReviewFilter,
  part: { size: number; page: number },
): Promise<{ items: ReviewHead[]; total: number }> {
  const where = sql.join(
    [
      sql`r.organisation_id = ${organisation} and r.withdrawn_at is null`,
      ...(supplier === undefined ? [] : [sql`r.supplier = ${supplier}`]),
      ...(decision === undefined ? [] : [sql`r.decision = ${decision}`]),
      ...(state === 'open' ? [sql`r.decision is null`] : []),
      ...(state === 'decided' ? [sql`r.decision is not null`] : []),
    ],
    sql` and `,
  )
  const found = await sql<ReviewHead>`select ${headOf} ${from} where ${where}
    order by r.decided_on desc nulls first, r.opened_on desc, r.id desc
    limit ${part.size} offset ${(part.page - 1) * part.size}`.execute(rows)
  const total = await sql<{ total: number }>`select count(*)::int as total ${from} where ${where}`.execute(rows)
  return { items: found.rows, total: total.rows[0]?.total ?? 0 }
}

/** One review; undefined where there is none, or it was withdrawn. */
export async function findReview({ rows, organisation }: Source, id: string): Promise<Review | undefined> {
  const found = await sql<Review>`select ${headOf}, r.note, r.decision_reason as "decisionReason", r.picture ${from}
    where r.organisation_id = ${organisation} and r.id = ${id} and r.withdrawn_at is null`.execute(rows)
  return found.rows[0]
}

/** The review of each supplier that is going on. */
export async function openReviews({ rows, organisation }: Source): Promise<Map<string, string>> {
  const found = await rows
    .selectFrom('supplier_reviews')
    .select(['id', 'supplier'])
    .where('organisation_id', '=', organisation)
    .where('withdrawn_at', 'is', null)
    .where('decision', 'is', null)
    .orderBy('opened_on')
    .execute()
  return new Map(found.map(({ id, supplier }) => [supplier, id]))
}

export type Earlier = EarlierReview & { periodTo: Day }

/** The review of a supplier that was decided last. */
export async function lastDecided({ rows, organisation }: Source, supplier: string): Promise<Earlier | null> {
  const found =
    await sql<Earlier>`select r.id, r.decided_on as "decidedOn", r.decision, r.period_to as "periodTo", r.picture
    from supplier_reviews r
    where r.organisation_id = ${organisation} and r.supplier = ${supplier} and r.withdrawn_at is null and r.decision is not null
    order by r.decided_on desc, r.revision desc, r.id desc limit 1`.execute(rows)
  return found.rows[0] ?? null
}

export async function insertReview(
  tx: Tx,
  _allowed: Writing,
  review: { supplier: string; openedOn: Day; openedBy: string; periodFrom: Day },
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('supplier_reviews')
    .values({
      ...{ organisation_id: tx.organisation, id, supplier: review.supplier },
      ...{ opened_on: review.openedOn, opened_by: review.openedBy },
      ...{ period_from: review.periodFrom, period_to: review.openedOn },
      ...{ picture: null, note: '', decision: null, decision_reason: '', decided_on: null, decided_by: null },
      ...{ next_on: null, withdrawn_at: null },
    })
    .execute()
  return id
}

const updated = (tx: Tx, id: string) =>
  tx.rows.updateTable('supplier_reviews').where('organisation_id', '=', tx.organisation).where('id', '=', id)

export async function updateReview(
  tx: Tx,
  _allowed: Writing,
  id: string,
  { periodFrom, note }: { periodFrom: string; note: string },
): Promise<void> {
  await updated(tx, id).set({ period_from: periodFrom, note }).execute()
}

export async function storeDecision(
  tx: Tx,
  _allowed: Allowed<'suppliers:decide'>,
  id: string,
  decided: { decision: string; reason: string; nextOn: string | null; on: Day; by: string; picture: ReviewPicture },
): Promise<void> {
  await updated(tx, id)
    .set({
      ...{ decision: decided.decision, decision_reason: decided.reason, next_on: decided.nextOn },
      ...{ decided_on: decided.on, decided_by: decided.by, period_to: decided.on },
      picture: JSON.stringify(decided.picture),
    })
    .execute()
}

export async function storeReviewWithdrawal(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await updated(tx, id).set({ withdrawn_at: tx.now }).execute()
}
