import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { findingGrades, reviewKinds } from '../../core/reviews/review-state.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { ReviewFacts } from './reviews.contract.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>
type Writing = Allowed<'reviews:write'>
type Ref = { edition: string; requirement: string }

export type Review = {
  id: string
  revision: number
  title: string
  kind: (typeof reviewKinds)[number]
  reviewedOn: Day
  reviewer: string
  independence: string
  note: string
  covered: Ref[]
}

type Counts = Record<(typeof findingGrades)[number], number>
export type ListedReview = Omit<Review, 'independence' | 'note' | 'covered'> & {
  covered: Record<string, number>
  open: Counts
  closed: number
}

export async function adoptedEditions(source: Source): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows.map(({ edition }) => edition)
}

/** A page of the reviews that were not withdrawn, newest first, with their counts. */
export async function listReviews(
  { rows, organisation }: Source,
  today: Day,
  part: { size: number; page: number },
): Promise<{ reviews: ListedReview[]; total: number }> {
  const open = sql`f.closed_on is null or f.closed_on > ${today}`
  const grade = (name: string) => sql`(count(*) filter (where (${open}) and f.grade = ${name}))::int`
  const found = await sql<ListedReview>`
    select r.id, r.revision, r.title, r.kind, r.reviewed_on as "reviewedOn", r.reviewer,
      coalesce(c.covered, '{}') as covered,
      coalesce(x.open, '{"major": 0, "minor": 0, "observation": 0}') as open, coalesce(x.closed, 0) as closed
    from reviews r
    left join (select review, json_object_agg(edition, count) as covered from (select review, edition, count(*)::int as count
        from review_requirements where organisation_id = ${organisation} group by review, edition) as counted
      group by review) c on c.review = r.id
    left join (select f.review, json_build_object('major', ${grade('major')}, 'minor', ${grade('minor')},
        'observation', ${grade('observation')}) as open, (count(*) filter (where not (${open})))::int as closed
      from findings f where f.organisation_id = ${organisation} group by f.review) x on x.review = r.id
    where r.organisation_id = ${organisation} and r.withdrawn_at is null
    order by r.reviewed_on desc, r.id desc limit ${part.size} offset ${(part.page - 1) * part.size}`.execute(rows)
  const total = await sql<{ total: number }>`select count(*)::int as total from reviews
    where organisation_id = ${organisation} and withdrawn_at is null`.execute(rows)
  return { reviews: found.rows, total: total.rows[0]?.total ?? 0 }
}

/** One review with what it covered; undefined where there is none, or it was withdrawn. */
export async function findReview(source: Source, id: string): Promise<Review | undefined> {
  const row = await source.rows
    .selectFrom('reviews')
    .selectAll()
    .where('organisation_id', '=', source.organisation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const covered = await source.rows
    .selectFrom('review_requirements')
    .select(['edition', 'requirement'])
    .where('organisation_id', '=', source.organisation)
    .where('review', '=', id)
    .execute()
  return {
    id: row.id,
    revision: row.revision,
    title: row.title,
    kind: row.kind as Review['kind'],
    reviewedOn: row.reviewed_on as Day,
    reviewer: row.reviewer,
    independence: row.independence,
    note: row.note,
    covered,
  }
}

const rowOf = ({ title, kind, reviewedOn, reviewer, independence, note }: ReviewFacts) => ({
  ...{ title, kind, reviewed_on: reviewedOn, reviewer, independence, note },
})

export async function insertReview(tx: Tx, _allowed: Writing, facts: ReviewFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('reviews')
    .values({ organisation_id: tx.organisation, id, ...rowOf(facts), withdrawn_at: null })
    .execute()
  await insertCovered(tx, id, facts.covered)
  return id
}

async function insertCovered(tx: Tx, review: string, covered: readonly Ref[]): Promise<void> {
  if (covered.length === 0) return
  await tx.rows
    .insertInto('review_requirements')
    .values(covered.map((one) => ({ organisation_id: tx.organisation, id: newId(), review, ...one })))
    .execute()
}

/** Writes a review over what it was. Its own row is always written, so that its revision is that of its last change. */
export async function updateReview(tx: Tx, _allowed: Writing, before: Review, facts: ReviewFacts): Promise<void> {
  await tx.rows
    .updateTable('reviews')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', before.id)
    .execute()
  const key = ({ edition, requirement }: Ref) => `${edition} ${requirement}`
  const [had, wanted] = [new Set(before.covered.map(key)), new Set(facts.covered.map(key))]
  const gone = before.covered.filter((one) => !wanted.has(key(one)))
  for (const [edition, of] of Map.groupBy(gone, (one) => one.edition)) {
    await tx.rows
      .deleteFrom('review_requirements')
      .where('organisation_id', '=', tx.organisation)
      .where('review', '=', before.id)
      .where('edition', '=', edition)
      .where(
        'requirement',
        'in',
        of.map(({ requirement }) => requirement),
      )
      .execute()
  }
  await insertCovered(
    tx,
    before.id,
    facts.covered.filter((one) => !had.has(key(one))),
  )
}

export async function withdrawReviewRow(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('reviews')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
