import { sql } from 'kysely'
import type { Named } from '../../core/demonstrability/named.ts'
import type { Reach } from '../../core/demonstrability/reliance.ts'
import type { Day } from '../../core/time/day.ts'
import type { Source } from './risk-facts.store.ts'

type Person = { id: string; name: string; ends: Day | null } | null
type ExceptionRow = { title: string; starts: Day; ends: Day; compensating: string | null; closedOn: Day | null }
export type MeasureRow = {
  id: string
  title: string
  owner: Person
  ownerRole: string
  standIn: Person
  standInRole: string
  since: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  exceptions: ExceptionRow[]
  /** The services of suppliers that it relies on; `endedOn`: the last day of the service or of the supplier. */
  relies: ({ service: Named; supplier: Named; endedOn: Day | null } & Reach)[]
  /** Of one that relies on some: the requirements of adopted editions that it serves, without those that were decided not to apply. */
  serves: { edition: string; requirement: string }[]
}
export type ProofRow = {
  measure: string
  id: string | null
  title: string
  kind: 'existence' | 'operation'
  freshFor: string
  covered: string | null
}

/** All measures of the organisation, or these. */
const asked = ({ organisation }: Source, ids: readonly string[] | null) =>
  ids === null
    ? sql`select id from measures where organisation_id = ${organisation}`
    : sql`select distinct unnest(${ids}::uuid[]) as id`

/** Measures, with those that are taken instead of them: all, or these. */
export async function readMeasureRows(source: Source, ids: readonly string[] | null = null): Promise<MeasureRow[]> {
  const { rows, organisation } = source
  const found = await sql<{ measures: MeasureRow[] | null }>`
    with asked as materialized (${asked(source, ids)}),
    wanted as materialized (
      select id from asked
      union select x.compensating from exceptions x where x.organisation_id = ${organisation} and x.compensating is not null
        and x.measure in (select id from asked))
    select (select json_agg(json_build_object('id', m.id, 'title', m.title,
        'owner', case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'ends', o.ends) end, 'ownerRole', m.owner_role,
        'standIn', case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'ends', s.ends) end,
        'standInRole', m.stand_in_role, 'since', m.in_operation_since, 'plannedFor', m.planned_for, 'endedOn', m.ended_on,
        'relies', coalesce(z.relies, '[]'), 'serves', coalesce(v.serves, '[]'), 'exceptions', coalesce(x.exceptions, '[]')) order by lower(m.title), m.id)
      from measures m
      left join staff o on o.organisation_id = m.organisation_id and o.id = m.owner
      left join staff s on s.organisation_id = m.organisation_id and s.id = m.stand_in
      left join (select measure, json_agg(json_build_object('title', title, 'starts', starts, 'ends', ends,
          'compensating', compensating, 'closedOn', closed_on) order by starts, id) as exceptions
        from exceptions where organisation_id = ${organisation} group by measure) x on x.measure = m.id
      left join (select mr.measure, json_agg(json_build_object('service', json_build_object('id', w.id, 'title', w.name),
          'supplier', json_build_object('id', p.id, 'title', p.name), 'endedOn', least(w.ended_on, p.ended_on),
          'onlyHere', mr.only_here_because <> '',
          'systems', (select coalesce(json_agg(coalesce(d.days, '[]') order by ms.system), '[]') from measure_systems ms
            join systems sy on sy.organisation_id = ms.organisation_id and sy.id = ms.system and sy.withdrawn_at is null
            left join lateral (select json_agg(json_build_object('from', x.since, 'through', x.ended_on)) as days from service_reaches x
              join assets a on a.organisation_id = x.organisation_id and a.id = x.asset and a.withdrawn_at is null
              where x.organisation_id = ms.organisation_id and x.service = mr.service and a.system = ms.system) d on true
            where ms.organisation_id = mr.organisation_id and ms.measure = mr.measure)) order by p.name, w.name, w.id) as relies
        from measure_reliances mr
        join supplier_services w on w.organisation_id = mr.organisation_id and w.id = mr.service
        join suppliers p on p.organisation_id = w.organisation_id and p.id = w.supplier
        where mr.organisation_id = ${organisation} group by mr.measure) z on z.measure = m.id
      left join (select r.measure, json_agg(json_build_object('edition', r.edition, 'requirement', r.requirement)
          order by r.requirement, r.edition) as serves
        from measure_requirements r
        join adoptions a on a.organisation_id = r.organisation_id and a.edition = r.edition
        where r.organisation_id = ${organisation} and r.measure in (select measure from measure_reliances where organisation_id = ${organisation})
          and not exists (select from decisions d where d.organisation_id = r.organisation_id and d.edition = r.edition
            and d.requirement = r.requirement and not d.applies)
        group by r.measure) v on v.measure = m.id
      where m.organisation_id = ${organisation} and m.id in (select id from wanted)) as measures`.execute(rows)
  return found.rows[0]?.measures ?? []
}

/** What shows that measures work, of all or of these. The days that evidence covers are reckoned as for the chain of proof. */
export async function readMeasureProofs(source: Source, ids: readonly string[] | null = null): Promise<ProofRow[]> {
  const { rows, organisation } = source
  const found = await sql<ProofRow>`
    with asked as materialized (${asked(source, ids)}),
    expected as materialized (
      select p.measure, p.id, p.title, p.kind, p.fresh_for as "freshFor", p.fresh_for::interval as fresh from measure_proofs p
      where p.organisation_id = ${organisation} and p.measure in (select id from asked) and p.withdrawn_at is null and p.kind <> 'design'),
    working as materialized (
      select w.id, w.in_operation_since as since from asked join measures w on w.organisation_id = ${organisation} and w.id = asked.id
      where w.in_operation_since is not null),
    covered as (
      select m.measure, m.proof, range_agg(daterange(e.period_from,
          least((e.period_to + coalesce(p.fresh, interval '1 year'))::date, '9999-12-30'), '[]'))::text as days
      from evidence_measures m
      join working on working.id = m.measure
      join evidence e on e.organisation_id = m.organisation_id and e.id = m.evidence and e.withdrawn_at is null
        and e.period_to >= working.since
      left join expected p on p.id = m.proof
      where m.organisation_id = ${organisation} and (m.proof is null or p.id is not null)
        and not (e.id = any(array(
          select newer.revises from evidence newer
          where newer.organisation_id = ${organisation} and newer.revises is not null and newer.withdrawn_at is null)))
      group by m.measure, m.proof)
    select p.measure, p.id, p.title, p.kind, p."freshFor", c.days as covered from expected p left join covered c on c.proof = p.id
    union all
    select measure, null, '', 'operation', 'P1Y', days from covered where proof is null`.execute(rows)
  return found.rows
}
