import type { Allowed } from '../../core/access/allow.ts'
import type { auditKinds } from '../../core/reviews/review-state.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { AuditFacts } from './reviews.contract.ts'
import type { Source } from './reviews.store.ts'

type Writing = Allowed<'reviews:write'>

export type Audit = {
  id: string
  revision: number
  title: string
  kind: (typeof auditKinds)[number]
  editions: string[]
  starts: Day
  ends: Day
  body: string
  withdrawn: boolean
}

/** All audits, or one by its id, by the day on which they begin. */
export async function listAudits(source: Source, id?: string): Promise<Audit[]> {
  const rows = await source.rows
    .selectFrom('audits')
    .selectAll()
    .where('organisation_id', '=', source.organisation)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('starts')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    title: row.title,
    kind: row.kind as Audit['kind'],
    editions: row.editions,
    starts: row.starts as Day,
    ends: row.ends as Day,
    body: row.body,
    withdrawn: row.withdrawn_at !== null,
  }))
}

const rowOf = ({ title, kind, editions, starts, ends, body }: AuditFacts) => ({
  title,
  kind,
  editions,
  starts,
  ends,
  body,
})

export async function insertAudit(tx: Tx, _allowed: Writing, facts: AuditFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('audits')
    .values({ organisation_id: tx.organisation, id, ...rowOf(facts), withdrawn_at: null })
    .execute()
  return id
}

export async function updateAudit(tx: Tx, _allowed: Writing, id: string, facts: AuditFacts): Promise<void> {
  await tx.rows
    .updateTable('audits')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function withdrawAuditRow(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('audits')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
