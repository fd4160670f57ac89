import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { GivenAnswer, GivenRating } from '../../core/assessment/sheets.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './assessments.store.ts'

type Kept = { id: string; revision: number; note: string; by: string; at: Instant; writeId: string | null }
export type KeptAnswer = GivenAnswer & Kept
export type KeptRating = GivenRating & Kept

/** All answers of assessments, or those about some subjects; by assessment, in the order of questions given first. */
export async function listAnswers(
  source: Source,
  assessments: readonly string[],
  subjects?: readonly string[],
): Promise<Map<string, KeptAnswer[]>> {
  const found = new Map<string, KeptAnswer[]>(assessments.map((id) => [id, []]))
  if (assessments.length === 0 || subjects?.length === 0) return found
  let query = source.rows
    .selectFrom('assessment_answers')
    .select([
      'assessment_id',
      'id',
      'revision',
      'department_id as department',
      'subject',
      'question',
      'answer',
      'note',
      'answered_by as by',
      'answered_at as at',
      'write_id as writeId',
    ])
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', 'in', assessments)
  if (subjects) query = query.where('subject', 'in', subjects)
  // As rows they are what they are read as; a copy of each would cost as much as reading them.
  for (const row of await query.execute()) found.get(row.assessment_id)?.push(row as unknown as KeptAnswer)
  return found
}

/** All ratings of assessments, or those of some subjects, by assessment. */
export async function listRatings(
  source: Source,
  assessments: readonly string[],
  subjects?: readonly string[],
): Promise<Map<string, KeptRating[]>> {
  const found = new Map<string, KeptRating[]>(assessments.map((id) => [id, []]))
  if (assessments.length === 0 || subjects?.length === 0) return found
  let query = source.rows
    .selectFrom('assessment_ratings')
    .select([
      'assessment_id',
      'id',
      'revision',
      'department_id as department',
      'subject',
      'design',
      'existence',
      'operation',
      'note',
      'rated_by as by',
      'rated_at as at',
      'write_id as writeId',
    ])
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', 'in', assessments)
  if (subjects) query = query.where('subject', 'in', subjects)
  for (const row of await query.execute()) found.get(row.assessment_id)?.push(row as unknown as KeptRating)
  return found
}

/** Which departments (null: the whole) of an assessment have an answer, a rating or a handed part. */
export async function departmentsInUse(source: Source, assessment: string): Promise<Set<string | null>> {
  const uses = (table: 'assessment_answers' | 'assessment_ratings' | 'assessment_parts') =>
    source.rows
      .selectFrom(table)
      .select('department_id')
      .where('organisation_id', '=', source.organisation)
      .where('assessment_id', '=', assessment)
  const rows = await uses('assessment_answers')
    .union(uses('assessment_ratings'))
    .union(uses('assessment_parts'))
    .execute()
  return new Set(rows.map((row) => row.department_id))
}

type Place = { department: string | null; subject: string }
export type AnswerWrite = Place & { question: string; answer: Answer | null; note: string; writeId: string | null }
export type RatingWrite = Place & {
  design: number | null
  existence: number | null
  operation: number | null
  note: string
  writeId: string | null
}

/** Writes answers over those that were there, or anew; an empty one takes the answer away. */
export async function saveAnswerRows(
  tx: Tx,
  _allowed: Allowed<'assessment:answer'>,
  assessment: string,
  writes: readonly AnswerWrite[],
  before: ReadonlyMap<AnswerWrite, KeptAnswer | undefined>,
): Promise<void> {
  const isEmpty = (write: AnswerWrite) => write.answer === null && write.note === ''
  await deleteRows(
    tx,
    'assessment_answers',
    writes.filter(isEmpty).flatMap((write) => before.get(write)?.id ?? []),
  )
  const filled = writes.filter((write) => !isEmpty(write))
  for (const some of inPortions(filled)) {
    await tx.rows
      .insertInto('assessment_answers')
      .values(
        some.map((write) => ({
          organisation_id: tx.organisation,
          id: newId(),
          assessment_id: assessment,
          department_id: write.department,
          subject: write.subject,
          question: write.question,
          answer: write.answer,
          note: write.note,
          answered_by: tx.actor.name,
          answered_at: tx.now,
          write_id: write.writeId,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'assessment_id', 'subject', 'question', 'department_id']).doUpdateSet({
          answer: sql.ref('excluded.answer'),
          note: sql.ref('excluded.note'),
          answered_by: sql.ref('excluded.answered_by'),
          answered_at: sql.ref('excluded.answered_at'),
          write_id: sql.ref('excluded.write_id'),
        }),
      )
      .execute()
  }
}

/** Writes ratings over those that were there, or anew; an empty one takes the rating away. */
export async function saveRatingRows(
  tx: Tx,
  _allowed: Allowed<'assessment:answer'>,
  assessment: string,
  writes: readonly RatingWrite[],
  before: ReadonlyMap<RatingWrite, KeptRating | undefined>,
): Promise<void> {
  const isEmpty = (write: RatingWrite) =>
    write.design === null && write.existence === null && write.operation === null && write.note === ''
  await deleteRows(
    tx,
    'assessment_ratings',
    writes.filter(isEmpty).flatMap((write) => before.get(write)?.id ?? []),
  )
  const filled = writes.filter((write) => !isEmpty(write))
  for (const some of inPortions(filled)) {
    await tx.rows
      .insertInto('assessment_ratings')
      .values(
        some.map((write) => ({
          organisation_id: tx.organisation,
          id: newId(),
          assessment_id: assessment,
          department_id: write.department,
          subject: write.subject,
          design: write.design,
          existence: write.existence,
          operation: write.operation,
          note: write.note,
          rated_by: tx.actor.name,
          rated_at: tx.now,
          write_id: write.writeId,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'assessment_id', 'subject', 'department_id']).doUpdateSet({
          design: sql.ref('excluded.design'),
          existence: sql.ref('excluded.existence'),
          operation: sql.ref('excluded.operation'),
          note: sql.ref('excluded.note'),
          rated_by: sql.ref('excluded.rated_by'),
          rated_at: sql.ref('excluded.rated_at'),
          write_id: sql.ref('excluded.write_id'),
        }),
      )
      .execute()
  }
}

async function deleteRows(tx: Tx, table: 'assessment_answers' | 'assessment_ratings', ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.rows.deleteFrom(table).where('organisation_id', '=', tx.organisation).where('id', 'in', ids).execute()
}

/** A statement takes at most 65,535 parameters. */
function* inPortions<T>(all: readonly T[], size = 1000): Iterable<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}
