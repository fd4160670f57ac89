import { sql } from 'kysely'
import type { Questionnaires } from '../../core/assessment/questionnaires.ts'
import type { Progress } from '../../core/assessment/sheets.ts'
import type { Assessment, Department, Source } from './assessments.store.ts'

type Counted = { assessment_id: string; whole: number; own: number; both: number }

const choiceOf = ({ release, editions }: Assessment) => [release, ...editions].join(' ')

/** How far assessments are, all counted in one statement: an answer for the whole holds for every department without its own. */
export async function progressOfAll(
  source: Source,
  questionnaires: Questionnaires,
  assessments: readonly Assessment[],
  departments: ReadonlyMap<string, Department[]>,
): Promise<Map<string, Progress>> {
  const choices = [...new Set(assessments.map(choiceOf))]
  const asked = choices.map((choice) => {
    const [release = '1', ...editions] = choice.split(' ')
    return questionnaires(editions, Number(release))
      .subjects.filter((subject) => subject.asked)
      .flatMap(({ key, questions }) => questions.map(({ id }) => ({ subject: key, question: id })))
  })
  const keys = asked.flatMap((questions, choice) => questions.map((one) => ({ ...one, choice })))
  const found = await sql<Counted>`
    with chosen as (
      select * from unnest(${assessments.map(({ id }) => id)}::uuid[],
        ${assessments.map((one) => choices.indexOf(choiceOf(one)))}::int[]) as c (assessment_id, choice)
    ), asked as (
      select * from unnest(${keys.map(({ choice }) => choice)}::int[], ${keys.map(({ subject }) => subject)}::text[],
        ${keys.map(({ question }) => question)}::text[]) as k (choice, subject, question)
    )
    select a.assessment_id, count(*) filter (where a.department_id is null)::int as whole,
      count(*) filter (where a.department_id is not null)::int as own,
      count(*) filter (where a.department_id is not null and w.id is not null)::int as both
    from assessment_answers a
    join chosen using (assessment_id)
    join asked using (choice, subject, question)
    left join assessment_answers w on w.organisation_id = a.organisation_id and w.assessment_id = a.assessment_id
      and w.subject = a.subject and w.question = a.question and w.department_id is null and w.answer is not null
    where a.organisation_id = ${source.organisation} and a.answer is not null
    group by a.assessment_id`.execute(source.rows)
  const counted = new Map(found.rows.map((row) => [row.assessment_id, row]))
  return new Map(
    assessments.map((one) => {
      const { id } = one
      const { whole, own, both } = counted.get(id) ?? { whole: 0, own: 0, both: 0 }
      const sheets = departments.get(id)?.length ?? 0
      const questions = asked[choices.indexOf(choiceOf(one))]?.length ?? 0
      return [
        id,
        sheets === 0
          ? { asked: questions, answered: whole }
          : { asked: questions * sheets, answered: whole * sheets + own - both },
      ]
    }),
  )
}
