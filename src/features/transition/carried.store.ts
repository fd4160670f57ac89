import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import type { Confidence } from '../../core/standards/edition.ts'
import type { Relation } from '../../core/standards/mapping.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Carried } from '../../core/transition/carry.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { OldAnswer, OldRating, Source } from './assessments.store.ts'

export type CarriedAnswer = Carried<OldAnswer> & { transition: string }
export type CarriedRating = Carried<OldRating> & { transition: string }

const carriedBy = (row: {
  transition_id: string
  to_subject: string | null
  relation: string | null
  confidence: string | null
}) => ({
  transition: row.transition_id,
  to: row.to_subject,
  relation: row.relation as Relation | null,
  confidence: row.confidence as Confidence | null,
})

/** What transitions carried, or what of it leads to one new subject. */
export async function listCarried(
  source: Source,
  transitions: readonly string[],
  to?: string,
): Promise<{ answers: CarriedAnswer[]; ratings: CarriedRating[] }> {
  if (transitions.length === 0) return { answers: [], ratings: [] }
  let answers = source.rows
    .selectFrom('carried_answers')
    .select(['transition_id', 'department', 'from_subject', 'question', 'answer', 'note', 'answered_by', 'answered_at'])
    .select(['to_subject', 'relation', 'confidence'])
    .where('organisation_id', '=', source.organisation)
    .where('transition_id', 'in', transitions)
    .orderBy('id')
  let ratings = source.rows
    .selectFrom('carried_ratings')
    .select([
      'transition_id',
      'department',
      'from_subject',
      'design',
      'existence',
      'operation',
      'note',
      'rated_by',
      'rated_at',
    ])
    .select(['to_subject', 'relation', 'confidence'])
    .where('organisation_id', '=', source.organisation)
    .where('transition_id', 'in', transitions)
    .orderBy('id')
  if (to !== undefined) {
    answers = answers.where('to_subject', '=', to)
    ratings = ratings.where('to_subject', '=', to)
  }
  return {
    answers: (await answers.execute()).map((row) => ({
      ...carriedBy(row),
      item: {
        department: row.department,
        subject: row.from_subject,
        question: row.question,
        answer: row.answer as Answer | null,
        note: row.note,
        by: row.answered_by,
        at: row.answered_at as Instant,
      },
    })),
    ratings: (await ratings.execute()).map((row) => ({
      ...carriedBy(row),
      item: {
        department: row.department,
        subject: row.from_subject,
        design: row.design,
        existence: row.existence,
        operation: row.operation,
        note: row.note,
        by: row.rated_by,
        at: row.rated_at as Instant,
      },
    })),
  }
}

/** Carried answers and ratings, each counted once whatever number of subjects it leads to. */
export function countCarried({ answers, ratings }: Awaited<ReturnType<typeof listCarried>>) {
  const places = (all: readonly { item: { subject: string; department: string | null; question?: string } }[]) =>
    new Set(all.map(({ item }) => JSON.stringify([item.subject, item.question ?? null, item.department]))).size
  return { answers: places(answers), ratings: places(ratings) }
}

// PostgreSQL takes 65,535 parameters in a statement.
const portion = 2000

/** Writes what was carried, over what was there of the same subject and question. */
export async function saveCarried(
  tx: Tx,
  _allowed: Allowed<'assessment:write'>,
  transition: string,
  carried: { answers: readonly Carried<OldAnswer>[]; ratings: readonly Carried<OldRating>[] },
): Promise<void> {
  const way = <T>({ to, relation, confidence }: Carried<T>) => ({
    organisation_id: tx.organisation,
    id: newId(),
    transition_id: transition,
    to_subject: to,
    relation,
    confidence,
  })
  const told = (columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]))
  for (let from = 0; from < carried.answers.length; from += portion) {
    await tx.rows
      .insertInto('carried_answers')
      .values(
        carried.answers.slice(from, from + portion).map((one) => ({
          ...way(one),
          department: one.item.department,
          from_subject: one.item.subject,
          question: one.item.question,
          answer: one.item.answer,
          note: one.item.note,
          answered_by: one.item.by,
          answered_at: one.item.at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'transition_id', 'from_subject', 'question', 'to_subject', 'department'])
          .doUpdateSet(told(['answer', 'note', 'answered_by', 'answered_at', 'relation', 'confidence'])),
      )
      .execute()
  }
  for (let from = 0; from < carried.ratings.length; from += portion) {
    await tx.rows
      .insertInto('carried_ratings')
      .values(
        carried.ratings.slice(from, from + portion).map((one) => ({
          ...way(one),
          department: one.item.department,
          from_subject: one.item.subject,
          design: one.item.design,
          existence: one.item.existence,
          operation: one.item.operation,
          note: one.item.note,
          rated_by: one.item.by,
          rated_at: one.item.at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'transition_id', 'from_subject', 'to_subject', 'department'])
          .doUpdateSet(
            told(['design', 'existence', 'operation', 'note', 'rated_by', 'rated_at', 'relation', 'confidence']),
          ),
      )
      .execute()
  }
}
