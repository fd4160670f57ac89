import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { FindingState, findingGrades } from '../../core/reviews/review-state.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { FindingFacts } from './reviews.contract.ts'
import type { Source } from './reviews.store.ts'

type Writing = Allowed<'reviews:write'>
type Grade = (typeof findingGrades)[number]

export type Finding = {
  id: string
  revision: number
  review: string
  reviewTitle: string
  edition: string
  requirement: string
  grade: Grade
  what: string
  owner: { id: string; name: string; left: boolean } | null
  dueOn: Day | null
  closedOn: Day | null
  closingNote: string
}

export type FindingFilter = {
  id?: string
  review?: string
  state?: FindingState | undefined
  grade?: Grade | undefined
  edition?: string | undefined
  requirement?: string | undefined
}

const conditions = ({ organisation }: Source, today: Day, filter: FindingFilter) => {
  const closed = sql`(f.closed_on is not null and f.closed_on <= ${today})`
  const late = sql`(not ${closed} and f.due_on is not null and f.due_on < ${today})`
  return sql.join(
    [
      sql`f.organisation_id = ${organisation} and r.withdrawn_at is null`,
      ...(filter.id === undefined ? [] : [sql`f.id = ${filter.id}`]),
      ...(filter.review === undefined ? [] : [sql`f.review = ${filter.review}`]),
      ...(filter.grade === undefined ? [] : [sql`f.grade = ${filter.grade}`]),
      ...(filter.edition === undefined ? [] : [sql`f.edition = ${filter.edition}`]),
      ...(filter.requirement === undefined ? [] : [sql`f.requirement = ${filter.requirement}`]),
      ...(filter.state === 'closed' ? [closed] : []),
      ...(filter.state === 'late' ? [late] : []),
      ...(filter.state === 'open' ? [sql`not ${closed} and not ${late}`] : []),
    ],
    sql` and `,
  )
}

const from = sql`from findings f join reviews r on r.organisation_id = f.organisation_id and r.id = f.review
  left join staff s on s.organisation_id = f.organisation_id and s.id = f.owner`

/** Findings that pass a filter: open ones first, by due day; reviews that were withdrawn have none. */
export async function listFindings(
  source: Source,
  today: Day,
  filter: FindingFilter,
  part: { limit: number | null; offset: number },
): Promise<Finding[]> {
  const found = await sql<Finding>`
    select f.id, f.revision, f.review, r.title as "reviewTitle", f.edition, f.requirement, f.grade, f.what,
      f.due_on as "dueOn", f.closed_on as "closedOn", f.closing_note as "closingNote",
      case when s.id is null then null else json_build_object('id', s.id, 'name', s.name,
        'left', coalesce(s.ends < ${today}, false)) end as owner
    ${from} where ${conditions(source, today, filter)}
    order by f.closed_on is not null, array_position(array['major', 'minor', 'observation'], f.grade), f.due_on nulls last, f.id
    limit ${part.limit} offset ${part.offset}`.execute(source.rows)
  return found.rows
}

/** How many pass a filter, and how many are open by grade and late over all. */
export async function countFindings(source: Source, today: Day, filter: FindingFilter) {
  const open = sql`(f.closed_on is null or f.closed_on > ${today})`
  const grade = (name: Grade) => sql`(count(*) filter (where ${open} and f.grade = ${name}))::int`
  const found = await sql<{ total: number; open: Record<Grade, number>; late: number }>`
    select (count(*) filter (where ${conditions(source, today, filter)}))::int as total,
      json_build_object('major', ${grade('major')}, 'minor', ${grade('minor')}, 'observation', ${grade('observation')}) as open,
      (count(*) filter (where ${open} and f.due_on < ${today}))::int as late
    ${from} where ${conditions(source, today, {})}`.execute(source.rows)
  const [row] = found.rows
  if (!row) throw new TypeError('a count gives one row')
  return row
}

const rowOf = ({ edition, requirement, grade, what, owner, dueOn }: FindingFacts) => ({
  ...{ edition, requirement, grade, what, owner, due_on: dueOn },
})

export async function insertFinding(tx: Tx, _allowed: Writing, review: string, facts: FindingFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('findings')
    .values({ organisation_id: tx.organisation, id, review, ...rowOf(facts), closed_on: null, closing_note: '' })
    .execute()
  return id
}

export async function updateFinding(tx: Tx, _allowed: Writing, id: string, facts: FindingFacts): Promise<void> {
  await tx.rows
    .updateTable('findings')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Closes a finding, or opens it again. */
export async function storeFindingClosing(
  tx: Tx,
  _allowed: Writing,
  id: string,
  closing: { closedOn: string | null; note: string },
): Promise<void> {
  await tx.rows
    .updateTable('findings')
    .set({ closed_on: closing.closedOn, closing_note: closing.note })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
