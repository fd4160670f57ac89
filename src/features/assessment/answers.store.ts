import type { GivenAnswer, GivenRating } from '../../core/assessment/sheets.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Source } from './assessments.store.ts'

type Given = { revision: number; note: string; by: string; at: Instant }
export type ReadAnswer = GivenAnswer & Given
export type ReadRating = GivenRating & Given

const answerColumns = [
  'revision',
  'department_id as department',
  'subject',
  'question',
  'answer',
  'note',
  'answered_by as by',
  'answered_at as at',
] as const
const ratingColumns = [
  'revision',
  'department_id as department',
  'subject',
  'design',
  'existence',
  'operation',
  'note',
  'rated_by as by',
  'rated_at as at',
] as const

// A large assessment has ten thousands of answers. As rows they are what they are read as: a column that nobody asks for, or a copy
// of each row, costs as much as reading it.

/** All answers of one assessment. */
export async function readAnswers(source: Source, assessment: string): Promise<ReadAnswer[]> {
  const rows = await source.rows
    .selectFrom('assessment_answers')
    .select(answerColumns)
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', '=', assessment)
    .execute()
  return rows as unknown as ReadAnswer[]
}

/** All ratings of one assessment. */
export async function readRatings(source: Source, assessment: string): Promise<ReadRating[]> {
  const rows = await source.rows
    .selectFrom('assessment_ratings')
    .select(ratingColumns)
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', '=', assessment)
    .execute()
  return rows as unknown as ReadRating[]
}

/** All answers of several assessments, by assessment. */
export async function answersOfAll(source: Source, assessments: readonly string[]): Promise<Map<string, ReadAnswer[]>> {
  const found = new Map<string, ReadAnswer[]>(assessments.map((id) => [id, []]))
  if (assessments.length === 0) return found
  const rows = await source.rows
    .selectFrom('assessment_answers')
    .select('assessment_id')
    .select(answerColumns)
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', 'in', assessments)
    .execute()
  for (const row of rows) found.get(row.assessment_id)?.push(row as unknown as ReadAnswer)
  return found
}

/** What a writer must know besides: the row, and the mark of the write that made it. */
type Kept = { id: string; writeId: string | null }
export type KeptAnswer = ReadAnswer & Kept
export type KeptRating = ReadRating & Kept

/** The answers about some subjects, for whoever writes about them. */
export async function keptAnswers(source: Source, assessment: string, subjects: string[]): Promise<KeptAnswer[]> {
  if (subjects.length === 0) return []
  const rows = await source.rows
    .selectFrom('assessment_answers')
    .select(['id', 'write_id as writeId'])
    .select(answerColumns)
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', '=', assessment)
    .where('subject', 'in', subjects)
    .execute()
  return rows as unknown as KeptAnswer[]
}

/** The ratings of some subjects, for whoever writes about them. */
export async function keptRatings(source: Source, assessment: string, subjects: string[]): Promise<KeptRating[]> {
  if (subjects.length === 0) return []
  const rows = await source.rows
    .selectFrom('assessment_ratings')
    .select(['id', 'write_id as writeId'])
    .select(ratingColumns)
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', '=', assessment)
    .where('subject', 'in', subjects)
    .execute()
  return rows as unknown as KeptRating[]
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
