import { type RawBuilder, sql } from 'kysely'
import { type FactValue, type Lapse, lapsesOf } from '../../core/applicability/basis.ts'
import { knownFrom } from '../../core/applicability/basis-facts.ts'
import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Day } from '../../core/time/day.ts'
import { type Instant, instantOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** The part of a decision that the first page needs. */
export type Standing = {
  edition: string
  requirement: string
  applies: boolean
  presence: string | null
  since: Day | null
  lapsed: Lapse[]
}

type Frame = {
  adopted: string[] | null
  facts: Record<string, boolean> | null
  profile: Parameters<typeof knownFrom>[1]
  marks: Record<string, Mark> | null
  newest: { number: number; approvedAt: string; revision: number } | null
}

/**
 * All decisions about controls of adopted editions with the facts that changed under them, the adopted editions, the marks that the
 * organisation corrected, and its newest approved statement, in one statement.
 */
export async function readStandings({ rows, organisation }: Reader) {
  // A full join is never a loop in a loop, which this would be while the database has not counted the rows yet. What goes along once is
  // with the first row only.
  const found = await sql<Partial<Standing> & { facts: Record<string, boolean> | null; frame: Frame | null }>`
    select d.edition, d.requirement, d.applies, d.presence, d.since, b.facts, case when row_number() over () = 1 then json_build_object(
      'adopted', (select json_agg(edition) from adoptions where organisation_id = ${organisation}),
      'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}),
      'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
        where organisation_id = ${organisation}),
      'marks', (select json_object_agg(edition || ' ' || requirement, mark) from mark_corrections
        where organisation_id = ${organisation}),
      'newest', (select json_build_object('number', number, 'approvedAt', approved_at, 'revision', revision) from soa_versions
        where organisation_id = ${organisation} order by number desc limit 1)) end as frame
    from (select) one left join (
      (select * from decisions where organisation_id = ${organisation}) d full join
      (select * from decision_bases where organisation_id = ${organisation}) b on b.id = d.id) on true`.execute(rows)
  const frame = found.rows[0]?.frame
  const adopted = new Set(frame?.adopted ?? [])
  const known = knownFrom(frame?.facts, frame?.profile)
  return {
    adopted,
    marks: new Map(Object.entries(frame?.marks ?? {})) as CorrectedMarks,
    newest: frame?.newest ? { ...frame.newest, approvedAt: instantOf(Date.parse(frame.newest.approvedAt)) } : null,
    standings: found.rows.flatMap(({ facts, frame: _frame, ...row }): Standing[] =>
      row.edition && adopted.has(row.edition)
        ? [{ ...(row as Omit<Standing, 'lapsed'>), lapsed: facts ? lapsesOf(valuesOf(facts), known) : [] }]
        : [],
    ),
  }
}

const valuesOf = (facts: Record<string, boolean>) =>
  Object.entries(facts).map(([fact, holds]) => ({ fact, holds }) as FactValue)

/** The adopted editions, each with the decisions about its controls and what was written with these; one without any is a row of nulls. */
export function listWritten({ rows, organisation }: Reader) {
  return rows
    .selectFrom('adoptions as a')
    .leftJoin('decisions as d', (join) =>
      join.onRef('d.organisation_id', '=', 'a.organisation_id').onRef('d.edition', '=', 'a.edition'),
    )
    .select(['a.edition', 'd.requirement', 'd.applies', 'd.presence', 'd.justification', 'd.description'])
    .where('a.organisation_id', '=', organisation)
    .execute()
}

/** The last times that a decision changed, newest first, with what held before and after. */
export async function lastChanges(reader: Reader, limit: number) {
  const found = await sql<{
    at: string
    by: string
    edition: string
    requirement: string
    before: { applies: boolean; presence: string | null } | null
    after: { applies: boolean; presence: string | null } | null
  }>`
    select t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, coalesce(c.after, c.before) ->> 'edition' as edition,
      coalesce(c.after, c.before) ->> 'requirement' as requirement, c.before, c.after
    from trail_changes c join trail t on t.organisation_id = c.organisation_id and t.revision = c.revision
    where c.organisation_id = ${reader.organisation} and c.table_name = 'decisions' and c.revision <= current_revision()
      and (c.before ->> 'applies', c.before ->> 'presence') is distinct from (c.after ->> 'applies', c.after ->> 'presence')
    order by c.revision desc, 3, string_to_array(coalesce(c.after, c.before) ->> 'requirement', '.')::int[]
    limit ${limit}`.execute(reader.rows)
  return found.rows.map((row) => ({ ...row, at: row.at as Instant }))
}

/** How many controls of each edition were in place at the last revision before an instant; editions not adopted then are absent. */
export async function inPlaceAt(reader: Reader, at: Instant): Promise<Map<string, number>> {
  const found = await sql<{ edition: string; in_place: number }>`
    with earlier as (select coalesce(max(revision), 0) as revision from trail
      where organisation_id = ${reader.organisation} and at <= ${at} and revision <= current_revision())
    select a.edition, (select count(*) from history.decisions d where d.organisation_id = a.organisation_id
      and d.edition = a.edition and d.applies and d.presence = 'in-place'
      and d.valid_from <= earlier.revision and (d.valid_to is null or d.valid_to > earlier.revision)) as in_place
    from earlier, history.adoptions a
    where a.organisation_id = ${reader.organisation} and a.valid_from <= earlier.revision
      and (a.valid_to is null or a.valid_to > earlier.revision)`.execute(reader.rows)
  return new Map(found.rows.map((row) => [row.edition, Number(row.in_place)]))
}

/**
 * How the statement differs from what it was at a revision: how many controls are decided otherwise (one that was changed and changed
 * back does not count), and whether its scope or its standards are others.
 */
export async function changedSince(reader: Reader, revision: number): Promise<{ changed: number; otherwise: boolean }> {
  const facts = sql.raw(
    'd.edition, d.requirement, d.applies, d.reasons, d.justification, d.presence, d.description, d.since',
  )
  const then = sql`${revision}::bigint`
  const now = sql`current_revision()`
  const validAt = (at: RawBuilder<unknown>, of = '') => sql`
    ${sql.raw(of)}organisation_id = ${reader.organisation} and ${sql.raw(of)}valid_from <= ${at}
    and (${sql.raw(of)}valid_to is null or ${sql.raw(of)}valid_to > ${at})`
  const standingAt = (at: RawBuilder<unknown>) => sql`
    select ${facts}, coalesce(b.law, '') as law, coalesce(b.contract, '') as contract from history.decisions d
    left join history.decision_bases b on b.id = d.id and ${validAt(at, 'b.')} where ${validAt(at, 'd.')}`
  const frameAt = (at: RawBuilder<unknown>) => sql`
    (select scope from history.organisations where ${validAt(at)}),
    (select max(number) from history.scope_versions where ${validAt(at)}),
    (select array_agg(edition order by edition) from history.adoptions where ${validAt(at)})`
  const found = await sql<{ n: number; otherwise: boolean }>`
    with earlier as (${standingAt(then)}), later as (${standingAt(now)}),
    different as ((select * from earlier except select * from later) union (select * from later except select * from earlier))
    select count(distinct (edition, requirement)) as n, (${frameAt(then)}) is distinct from (${frameAt(now)}) as otherwise
    from different`.execute(reader.rows)
  return { changed: Number(found.rows[0]?.n ?? 0), otherwise: found.rows[0]?.otherwise ?? false }
}
