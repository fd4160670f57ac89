import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Assessment, Source } from './assessments.store.ts'

/** That the answers of an old assessment were brought to a new one. */
export type Transition = {
  id: string
  revision: number
  fromAssessment: string
  fromName: string
  fromEdition: string
  toAssessment: string
  toName: string
  toEdition: string
  /** The revision in which the transition made the new assessment; null where that was there already. */
  madeIn: number | null
  runBy: string
  runAt: Instant
}

/** All transitions, oldest first. */
export async function listTransitions(source: Source): Promise<Transition[]> {
  const rows = await source.rows
    .selectFrom('transitions as t')
    .innerJoin('assessments as a', (join) =>
      join.onRef('a.organisation_id', '=', 't.organisation_id').onRef('a.id', '=', 't.to_assessment'),
    )
    .select(['t.id', 't.revision', 't.from_assessment as fromAssessment', 't.from_name as fromName'])
    .select(['t.from_edition as fromEdition', 't.to_assessment as toAssessment', 'a.name as toName'])
    .select(['t.to_edition as toEdition', 't.made_in as madeIn', 't.run_by as runBy', 't.run_at as runAt'])
    .where('t.organisation_id', '=', source.organisation)
    .orderBy('t.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    madeIn: row.madeIn === null ? null : Number(row.madeIn),
    runAt: row.runAt as Instant,
  }))
}

type Proof = Allowed<'assessment:write'>

/** Makes the assessment to which answers are brought, with the departments of the old one. */
export async function insertAssessment(
  tx: Tx,
  _allowed: Proof,
  facts: { name: string; edition: string; release: number; departments: readonly string[] },
  old: Assessment,
): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('assessments')
    .values({
      organisation_id: tx.organisation,
      id,
      name: facts.name,
      editions: [facts.edition],
      release: facts.release,
      scope: old.scope,
      started_by: tx.actor.name,
      started_at: tx.now,
      based_on: old.id,
    })
    .execute()
  if (facts.departments.length > 0) {
    await tx.rows
      .insertInto('assessment_departments')
      .values(
        facts.departments.map((name, position) => ({
          organisation_id: tx.organisation,
          id: newId(),
          assessment_id: id,
          name,
          position,
        })),
      )
      .execute()
  }
  return id
}

/** Takes an assessment away that a transition made and nobody used. */
export async function deleteAssessment(tx: Tx, _allowed: Proof, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('assessment_departments')
    .where('organisation_id', '=', tx.organisation)
    .where('assessment_id', '=', id)
    .execute()
  await tx.rows.deleteFrom('assessments').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}

/** Records a run: a new transition, or the same one run again. */
export async function saveTransition(
  tx: Tx,
  _allowed: Proof,
  before: Transition | null,
  facts: { from: Assessment; fromEdition: string; to: string; toEdition: string; made: boolean },
): Promise<string> {
  const run = { run_by: tx.actor.name, run_at: tx.now }
  if (before) {
    await tx.rows
      .updateTable('transitions')
      .set(run)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', before.id)
      .execute()
    return before.id
  }
  const id = newId()
  await tx.rows
    .insertInto('transitions')
    .values({
      organisation_id: tx.organisation,
      id,
      from_assessment: facts.from.id,
      from_name: facts.from.name,
      from_edition: facts.fromEdition,
      to_assessment: facts.to,
      to_edition: facts.toEdition,
      made_in: facts.made ? tx.revision : null,
      ...run,
    })
    .execute()
  return id
}

/** Takes a transition away with all that it carried; the history keeps both. */
export async function deleteTransition(tx: Tx, _allowed: Proof, id: string): Promise<void> {
  for (const table of ['carried_answers', 'carried_ratings'] as const) {
    await tx.rows
      .deleteFrom(table)
      .where('organisation_id', '=', tx.organisation)
      .where('transition_id', '=', id)
      .execute()
  }
  await tx.rows.deleteFrom('transitions').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}
