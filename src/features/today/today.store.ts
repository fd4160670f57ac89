import { type RawBuilder, sql } from 'kysely'
import { type FactValue, type Lapse, lapsesOf } from '../../core/applicability/basis.ts'
import { knownFrom } from '../../core/applicability/basis-facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** The part of a decision that the first page needs. */
export type Standing = {
  edition: string
  requirement: string
  applies: boolean
  presence: string | null
  since: Day | null
  justification: string
  description: string
  lapsed: Lapse[]
}

export async function adoptedEditions(reader: Reader): Promise<string[]> {
  const rows = await reader.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', reader.organisation)
    .execute()
  return rows.map((row) => row.edition)
}

type Known = { facts: Record<string, boolean> | null; profile: Parameters<typeof knownFrom>[1] }

export async function listStandings(reader: Reader): Promise<Standing[]> {
  const rows = await reader.rows
    .selectFrom('decisions')
    .leftJoin('decision_bases as bases', (join) =>
      join.onRef('bases.organisation_id', '=', 'decisions.organisation_id').onRef('bases.id', '=', 'decisions.id'),
    )
    .select(['edition', 'requirement', 'applies', 'presence', 'since', 'justification', 'description', 'bases.facts'])
    // The facts are the same for all, so they go along once, with the first row.
    .select(
      sql<Known | null>`case when row_number() over () = 1 then json_build_object(
        'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${reader.organisation}),
        'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
          where organisation_id = ${reader.organisation})) end`.as('known'),
    )
    .where('decisions.organisation_id', '=', reader.organisation)
    .execute()
  const says = rows.find((row) => row.known !== null)?.known
  const known = knownFrom(says?.facts, says?.profile)
  return rows.map(({ facts, known: _known, ...row }) => ({
    ...row,
    since: row.since as Day | null,
    lapsed: lapsesOf(
      Object.entries((facts ?? {}) as Record<string, boolean>).map(([fact, holds]) => ({ fact, holds }) as FactValue),
      known,
    ),
  }))
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

/** The newest approved statement; undefined where there is none. */
export async function newestSoa(reader: Reader) {
  return reader.rows
    .selectFrom('soa_versions')
    .select(['number', 'approved_at', 'revision'])
    .where('organisation_id', '=', reader.organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
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
