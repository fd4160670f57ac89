import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** The part of a handed part that the first page needs. */
export type HandedPart = {
  id: string
  assessment: string
  assessmentName: string
  editions: string[]
  release: number
  department: string | null
  departmentName: string | null
  themes: string[]
  subjects: string[]
  due: Day | null
  handedBy: string
}

/** What was handed to a person in assessments that are under way, soonest due first. */
export async function partsOf(reader: Reader, user: string): Promise<HandedPart[]> {
  const rows = await reader.rows
    .selectFrom('assessment_parts as p')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.id', '=', 'p.membership_id'),
    )
    .innerJoin('assessments as a', (join) =>
      join.onRef('a.organisation_id', '=', 'p.organisation_id').onRef('a.id', '=', 'p.assessment_id'),
    )
    .leftJoin('assessment_departments as d', (join) =>
      join.onRef('d.organisation_id', '=', 'p.organisation_id').onRef('d.id', '=', 'p.department_id'),
    )
    .select([
      'p.id',
      'p.assessment_id as assessment',
      'a.name as assessmentName',
      'a.editions',
      'a.release',
      'p.department_id as department',
      'd.name as departmentName',
      'p.themes',
      'p.subjects',
      'p.due',
      'p.handed_by as handedBy',
    ])
    .where('p.organisation_id', '=', reader.organisation)
    .where('m.user_id', '=', user)
    .where('a.closed_at', 'is', null)
    .orderBy((eb) => eb.fn.coalesce('p.due', eb.val('9999-12-31')))
    .orderBy('p.handed_at')
    .execute()
  return rows.map((row) => ({ ...row, due: row.due as Day | null }))
}

/** What was answered in some assessments: assessment, department, subject and question, in one key. */
export async function answeredIn(reader: Reader, assessments: readonly string[]): Promise<Set<string>> {
  if (assessments.length === 0) return new Set()
  const rows = await reader.rows
    .selectFrom('assessment_answers')
    .select(['assessment_id', 'department_id', 'subject', 'question'])
    .where('organisation_id', '=', reader.organisation)
    .where('assessment_id', 'in', assessments)
    .where('answer', 'is not', null)
    .execute()
  return new Set(rows.map((row) => answerKey(row.assessment_id, row.department_id, row.subject, row.question)))
}

export const answerKey = (assessment: string, department: string | null, subject: string, question: string): string =>
  `${assessment} ${department ?? ''} ${subject} ${question}`
