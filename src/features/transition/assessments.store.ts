import type { GivenAnswer, GivenRating } from '../../core/assessment/sheets.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export type Assessment = {
  id: string
  revision: number
  name: string
  editions: string[]
  scope: string
  startedAt: Instant
  closedAt: Instant | null
  basedOn: string | null
}

/** All assessments, newest first. */
export async function listAssessments(source: Source): Promise<Assessment[]> {
  const rows = await source.rows
    .selectFrom('assessments')
    .select(['id', 'revision', 'name', 'editions', 'scope', 'started_at', 'closed_at', 'based_on'])
    .where('organisation_id', '=', source.organisation)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ started_at, closed_at, based_on, ...row }) => ({
    ...row,
    startedAt: started_at as Instant,
    closedAt: closed_at as Instant | null,
    basedOn: based_on,
  }))
}

/** How many answers each assessment has, notes alone included. */
export async function countAnswers(source: Source): Promise<Map<string, number>> {
  const rows = await source.rows
    .selectFrom('assessment_answers')
    .select((eb) => ['assessment_id', eb.fn.countAll<string>().as('count')])
    .where('organisation_id', '=', source.organisation)
    .groupBy('assessment_id')
    .execute()
  return new Map(rows.map(({ assessment_id, count }) => [assessment_id, Number(count)]))
}

/** The names of the departments of an assessment in their order. */
async function departmentsOf(source: Source, assessment: string): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('assessment_departments')
    .select('name')
    .where('organisation_id', '=', source.organisation)
    .where('assessment_id', '=', assessment)
    .orderBy('position')
    .execute()
  return rows.map(({ name }) => name)
}

/** Departments are told by name, which is what they share with another assessment. */
export type OldAnswer = GivenAnswer & { at: Instant }
export type OldRating = GivenRating & { note: string; by: string; at: Instant }
export type Said = { departments: string[]; answers: OldAnswer[]; ratings: OldRating[] }

/** All that was said in an assessment. */
export async function readSaid(source: Source, assessment: string): Promise<Said> {
  const answers = await source.rows
    .selectFrom('assessment_answers as a')
    .leftJoin('assessment_departments as d', (join) =>
      join.onRef('d.organisation_id', '=', 'a.organisation_id').onRef('d.id', '=', 'a.department_id'),
    )
    .select(['d.name as department', 'a.subject', 'a.question', 'a.answer', 'a.note'])
    .select(['a.answered_by as by', 'a.answered_at as at'])
    .where('a.organisation_id', '=', source.organisation)
    .where('a.assessment_id', '=', assessment)
    .orderBy('d.position', (order) => order.asc().nullsFirst())
    .orderBy('a.id')
    .execute()
  const ratings = await source.rows
    .selectFrom('assessment_ratings as r')
    .leftJoin('assessment_departments as d', (join) =>
      join.onRef('d.organisation_id', '=', 'r.organisation_id').onRef('d.id', '=', 'r.department_id'),
    )
    .select(['d.name as department', 'r.subject', 'r.design', 'r.existence', 'r.operation', 'r.note'])
    .select(['r.rated_by as by', 'r.rated_at as at'])
    .where('r.organisation_id', '=', source.organisation)
    .where('r.assessment_id', '=', assessment)
    .orderBy('d.position', (order) => order.asc().nullsFirst())
    .orderBy('r.id')
    .execute()
  return {
    departments: await departmentsOf(source, assessment),
    answers: answers.map((row) => ({ ...row, answer: row.answer as Answer | null, at: row.at as Instant })),
    ratings: ratings.map((row) => ({ ...row, at: row.at as Instant })),
  }
}

/** Whether anybody answered, rated or was handed something in an assessment. */
export async function isUsed(source: Source, assessment: string): Promise<boolean> {
  const used = (table: 'assessment_answers' | 'assessment_ratings' | 'assessment_parts') =>
    source.rows
      .selectFrom(table)
      .select('id')
      .where('organisation_id', '=', source.organisation)
      .where('assessment_id', '=', assessment)
  const row = await used('assessment_answers')
    .unionAll(used('assessment_ratings'))
    .unionAll(used('assessment_parts'))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What was handed to somebody in an assessment, with the name of the department; null for the whole. */
export async function partsOf(source: Source, assessment: string, user: string) {
  return source.rows
    .selectFrom('assessment_parts as p')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.id', '=', 'p.membership_id'),
    )
    .leftJoin('assessment_departments as d', (join) =>
      join.onRef('d.organisation_id', '=', 'p.organisation_id').onRef('d.id', '=', 'p.department_id'),
    )
    .select(['d.name as department', 'p.themes', 'p.subjects'])
    .where('p.organisation_id', '=', source.organisation)
    .where('p.assessment_id', '=', assessment)
    .where('m.user_id', '=', user)
    .execute()
}
