import { sql } from 'kysely'
import { knownFrom } from '../../core/applicability/basis-facts.ts'
import type { DecidedControl, ProposalGround } from '../../core/measures/propose-measures.ts'
import { refKey } from '../../core/measures/subjects.ts'
import type { Day } from '../../core/time/day.ts'
import type { Source } from './measures.store.ts'

/** The editions that the organisation adopted. */
export async function adoptedEditions(source: Source): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows.map(({ edition }) => edition)
}

type Found = {
  adopted: string[] | null
  facts: Record<string, boolean> | null
  profile: { people: number | null; processorAgreement: boolean | null } | null
  decisions: ({ edition: string; requirement: string } & DecidedControl)[] | null
  served: { edition: string; requirement: string }[] | null
  proposed: string[] | null
}

/** All that proposals of measures rest on, in one statement. A measure that ended serves nothing. */
export async function proposalGround({ rows, organisation }: Source, today: Day): Promise<ProposalGround> {
  const standing = sql`(m.ended_on is null or m.ended_on > ${today})`
  const found = await sql<Found>`
    select (select json_agg(edition) from adoptions where organisation_id = ${organisation}) as adopted,
      (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}) as facts,
      (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
        where organisation_id = ${organisation}) as profile,
      (select json_agg(json_build_object('edition', edition, 'requirement', requirement, 'applies', applies,
          'presence', presence, 'description', description, 'since', since::text))
        from decisions where organisation_id = ${organisation}) as decisions,
      (select json_agg(distinct jsonb_build_object('edition', r.edition, 'requirement', r.requirement))
        from measure_requirements r join measures m on m.organisation_id = r.organisation_id and m.id = r.measure
        where r.organisation_id = ${organisation} and ${standing}) as served,
      (select json_agg(distinct m.proposed_by) from measures m
        where m.organisation_id = ${organisation} and m.proposed_by is not null and ${standing}) as proposed`.execute(
    rows,
  )
  const [row] = found.rows
  return {
    adopted: row?.adopted ?? [],
    facts: knownFrom(row?.facts, row?.profile),
    decisions: new Map((row?.decisions ?? []).map((one) => [refKey(one), one])),
    served: new Set((row?.served ?? []).map(refKey)),
    proposedBefore: new Set(row?.proposed ?? []),
  }
}

type Choice = { id: string; name: string }

/** What measures can be filtered by and filled in with. */
export async function choicesOf({ rows, organisation }: Source, today: Day) {
  const named = (table: 'systems' | 'locations') => sql`
    (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by position, id), '[]') from ${sql.table(table)}
      where organisation_id = ${organisation} and withdrawn_at is null)`
  const found = await sql<{
    owners: (Choice & { left: boolean })[]
    roles: string[]
    systems: Choice[]
    locations: Choice[]
    adopted: string[]
  }>`
    select (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'left', coalesce(s.ends < ${today}, false))
        order by lower(s.name), s.id), '[]') from staff s where s.organisation_id = ${organisation}
        and exists (select from measures m where m.organisation_id = ${organisation} and m.owner = s.id)) as owners,
      (select coalesce(json_agg(role order by lower(role)), '[]') from (select distinct owner_role as role from measures
        where organisation_id = ${organisation} and owner_role <> '') as named) as roles,
      ${named('systems')} as systems, ${named('locations')} as locations,
      (select coalesce(json_agg(edition), '[]') from adoptions where organisation_id = ${organisation}) as adopted`.execute(
    rows,
  )
  const [row] = found.rows
  if (!row) throw new TypeError('a selection without a table gives one row')
  return row
}
