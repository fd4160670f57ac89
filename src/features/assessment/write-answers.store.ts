import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { KeptAnswer, KeptRating } from './answers.store.ts'

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
