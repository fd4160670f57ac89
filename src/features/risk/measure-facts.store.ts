import { sql } from 'kysely'
import type { ProofFact } from '../../core/demonstrability/facts.ts'
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
/** Something that a measure has to show; what is designed, documents show. */
export type ExpectedRow = Pick<ProofFact, 'id' | 'title' | 'kind' | 'freshFor'> & { measure: string }

/** What measures have to show, and what evidence is about by what it shows: a proof, or a measure as a whole. */
export type ProofRows = { expected: ExpectedRow[]; periods: ReadonlyMap<string, string> }

type FlatRow = Omit<MeasureRow, 'owner' | 'standIn'> & {
  ownerId: string | null
  ownerName: string
  ownerEnds: Day | null
  standInId: string | null
  standInName: string
  standInEnds: Day | null
}

/** Measures, with those that are taken instead of them: all, or these. */
export async function readMeasureRows(
  { rows, organisation }: Source,
  ids: readonly string[] | null = null,
): Promise<MeasureRow[]> {
  const ofThese =
    ids === null
      ? sql``
      : sql`and (m.id = any(${ids}::uuid[]) or m.id in (select compensating from exceptions
          where organisation_id = ${organisation} and measure = any(${ids}::uuid[])))`
  const found = await sql<FlatRow>`
    select m.id, m.title, m.owner_role as "ownerRole", m.stand_in_role as "standInRole", m.in_operation_since as since,
      m.planned_for as "plannedFor", m.ended_on as "endedOn", o.id as "ownerId", o.name as "ownerName", o.ends as "ownerEnds",
      s.id as "standInId", s.name as "standInName", s.ends as "standInEnds",
      coalesce(z.relies, '[]') as relies, coalesce(v.serves, '[]') as serves, coalesce(x.exceptions, '[]') as exceptions
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
    where m.organisation_id = ${organisation} ${ofThese} order by lower(m.title), m.id`.execute(rows)
  return found.rows.map(({ ownerId, ownerName, ownerEnds, standInId, standInName, standInEnds, ...row }) => ({
    ...row,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName, ends: ownerEnds },
    standIn: standInId === null ? null : { id: standInId, name: standInName, ends: standInEnds },
  }))
}

/**
 * What is to show that measures work, and what does, of all or of these; without evidence that was withdrawn or put right. Which days that
 * covers goes by the measure too and is reckoned by who asks, so that a measure that changed makes nobody read all evidence again. The
 * periods of one proof are one text, such as '2026-01-01/2026-01-31 2026-02-01/2026-02-28': rows of their own take twice as long.
 */
export async function readMeasureProofs(
  { rows, organisation }: Source,
  ids: readonly string[] | null = null,
): Promise<ProofRows> {
  const ofThese = ids === null ? sql`` : sql`and measure = any(${ids}::uuid[])`
  const expected = await sql<ExpectedRow>`
    select measure, id, title, kind, fresh_for as "freshFor" from measure_proofs
    where organisation_id = ${organisation} and withdrawn_at is null and kind <> 'design' ${ofThese}`.execute(rows)
  const periods = await sql<{ shown: string; periods: string }>`
    select coalesce(m.proof, m.measure) as shown, string_agg(e.period_from || '/' || e.period_to, ' ') as periods
    from evidence_measures m
    join evidence e on e.organisation_id = m.organisation_id and e.id = m.evidence and e.withdrawn_at is null
    where m.organisation_id = ${organisation} ${ofThese}
      and not (e.id = any(array(
        select newer.revises from evidence newer
        where newer.organisation_id = ${organisation} and newer.revises is not null and newer.withdrawn_at is null)))
    group by coalesce(m.proof, m.measure)`.execute(rows)
  return { expected: expected.rows, periods: new Map(periods.rows.map((one) => [one.shown, one.periods])) }
}
