import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './risk-facts.store.ts'

type Writing = Allowed<'criteria:write'>

export type CriteriaRow = {
  id: string
  revision: number
  number: number
  state: 'draft' | 'approved'
  content: RiskCriteria
  note: string
  madeBy: string
  madeAt: Instant
  writers: string[]
  approvedBy: string | null
  approvedAt: Instant | null
}

/** Every version of the criteria and the draft, newest first. */
export async function criteriaVersions({ rows, organisation }: Source): Promise<CriteriaRow[]> {
  const found = await sql<CriteriaRow>`
    select id, revision, number, state, content, note, made_by as "madeBy", made_at as "madeAt", writers::text[] as writers,
      approved_by as "approvedBy", approved_at as "approvedAt"
    from risk_criteria where organisation_id = ${organisation} order by number desc`.execute(rows)
  return found.rows
}

/** Writes the draft, and who wrote in it. */
export async function storeDraft(
  tx: Tx,
  _allowed: Writing,
  before: CriteriaRow | undefined,
  draft: { number: number; content: RiskCriteria; note: string; writer: string | null },
): Promise<void> {
  const { content, note, writer, number } = draft
  const made = { content: JSON.stringify(content), note, made_by: tx.actor.name, made_at: tx.now }
  const writers = [...new Set([...(before?.writers ?? []), ...(writer === null ? [] : [writer])])]
  if (before) {
    await tx.rows
      .updateTable('risk_criteria')
      .set({ ...made, writers })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', before.id)
      .execute()
    return
  }
  await tx.rows
    .insertInto('risk_criteria')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), number, state: 'draft', ...made, writers },
      ...{ approved_by: null, approved_at: null },
    })
    .execute()
}

export async function deleteDraft(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('risk_criteria')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}

export async function storeApproval(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('risk_criteria')
    .set({ state: 'approved', approved_by: tx.actor.name, approved_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
