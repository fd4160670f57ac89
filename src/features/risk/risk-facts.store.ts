import { sql } from 'kysely'
import type { AssetKind, Class } from '../../core/assets/asset.ts'
import type { Dependency } from '../../core/assets/inherited-class.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { Work } from '../../core/risk/current.ts'
import type { AcceptanceFact, ApprovalFact, NotedAsset, RiskEvent, Treatment } from '../../core/risk/facts.ts'
import type { ReachingSupplier } from '../../core/risk/happenings.ts'
import type { Rating } from '../../core/risk/rating.ts'
import type { ThreatGroup } from '../../core/risk/threat-groups.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** A reader that can remember, or a command, in which nothing is remembered. */
export type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

export type RiskRow = {
  id: string
  revision: number
  number: number
  title: string
  asset: string
  threat: string
  threatGroup: ThreatGroup
  description: string
  owner: string | null
  ownerRole: string
  treatment: Treatment | null
  treatmentReason: string
  raisedOn: Day
  raisedBy: string
  closedOn: Day | null
  closeReason: string
}

/** What is kept of a look besides the day: the asset as it was, and how far each measure worked. */
export type Noted = NotedAsset & {
  asset: string
  work: Record<string, Work>
  weights: Record<string, number>
  seen?: string[]
}

export type RatingRow = {
  id: string
  risk: string
  criteria: string
  on: Day
  inherentLikelihood: number
  inherentImpacts: Rating['impacts']
  residualLikelihood: number
  residualImpacts: Rating['impacts']
}
type LookRow = { risk: string; on: Day; at: Instant; noted: Noted }

/**
 * The risks with, for each, the last rating and the last look; what was taken back does not count. Rows as they are: to have the database
 * write thousands of them as one JSON takes twice as long.
 */
export async function readRiskRows({ rows, organisation }: Source) {
  const risks = await sql<RiskRow>`
    select id, revision, number, title, asset, threat, threat_group as "threatGroup", description, owner, owner_role as "ownerRole",
      treatment, treatment_reason as "treatmentReason", raised_on as "raisedOn", raised_by as "raisedBy", closed_on as "closedOn",
      close_reason as "closeReason"
    from risks where organisation_id = ${organisation} order by number`.execute(rows)
  const ratings = await sql<RatingRow>`
    select distinct on (risk) id, risk, criteria, rated_on as "on", inherent_likelihood as "inherentLikelihood",
      inherent_impacts as "inherentImpacts", residual_likelihood as "residualLikelihood", residual_impacts as "residualImpacts"
    from risk_ratings where organisation_id = ${organisation} and withdrawn_at is null
    order by risk, recorded_at desc, id desc`.execute(rows)
  const looks = await sql<LookRow>`
    select distinct on (risk) risk, looked_on as "on", recorded_at as at, noted from (
      select risk, rated_on as looked_on, recorded_at, noted, id from risk_ratings
        where organisation_id = ${organisation} and withdrawn_at is null
      union all
      select risk, reviewed_on, recorded_at, noted, id from risk_reviews
        where organisation_id = ${organisation} and withdrawn_at is null) looks
    order by risk, recorded_at desc, id desc`.execute(rows)
  return { risks: risks.rows, ratings: ratings.rows, looks: looks.rows }
}

type LinkRow = { risk: string; measure: string; weight: number }
export type ControlRow = { risk: string; edition: string; requirement: string }
type AcceptanceRow = AcceptanceFact & { risk: string }
type ApprovalRow = ApprovalFact & { risk: string }
type EventRow = RiskEvent & { risk: string | null; asset: string | null; at: string }

/** Of one risk or asset so many events ask to look again; all of them stand on the page of the risk. */
const mostEvents = 20

/** What hangs on risks: measures, controls, the last acceptance and the last approval of each, and events. */
export async function readLinks({ rows, organisation }: Source) {
  const found = await sql<{
    measures: LinkRow[] | null
    controls: ControlRow[] | null
    acceptances: AcceptanceRow[] | null
    approvals: ApprovalRow[] | null
    events: EventRow[] | null
    suppliers: ReachingSupplier[] | null
  }>`select
    (select json_agg(link) from (select risk, measure, weight from risk_measures where organisation_id = ${organisation}) link) as measures,
    (select json_agg(link) from (
      select risk, edition, requirement from risk_controls where organisation_id = ${organisation}) link) as controls,
    (select json_agg(json_build_object('risk', risk, 'id', id, 'rating', rating, 'level', level, 'starts', starts, 'ends', ends,
        'withdrawnOn', withdrawn_on, 'by', accepted_by))
      from (select distinct on (risk) * from risk_acceptances where organisation_id = ${organisation}
        order by risk, recorded_at desc, id desc) last) as acceptances,
    (select json_agg(json_build_object('risk', risk, 'id', id, 'on', approved_on, 'by', approved_by, 'withdrawnOn', withdrawn_on,
        'plan', json_build_object('owner', owner, 'ownerRole', owner_role, 'rating', rating, 'treatment', treatment, 'measures', measures)))
      from (select distinct on (risk) * from risk_approvals where organisation_id = ${organisation}
        order by risk, recorded_at desc, id desc) last) as approvals,
    (select json_agg(json_build_object('id', id, 'risk', risk, 'asset', asset, 'kind', kind, 'on', happened_on, 'what', what, 'at', recorded_at)
        order by happened_on, recorded_at, id)
      from (select *, row_number() over (partition by risk, asset order by recorded_at desc, id desc) as place from risk_events
        where organisation_id = ${organisation} and withdrawn_at is null) as newest where place <= ${mostEvents}) as events,
    ${reachingSuppliers(organisation)} as suppliers`.execute(rows)
  const row = found.rows[0]
  return {
    measures: row?.measures ?? [],
    controls: row?.controls ?? [],
    acceptances: row?.acceptances ?? [],
    approvals: row?.approvals ?? [],
    events: row?.events ?? [],
    suppliers: row?.suppliers ?? [],
  }
}

/** Suppliers that reach assets of which there are risks, or on which such an asset leans, with what can ask to look at those again. */
const reachingSuppliers = (organisation: string) => sql`(
  with reaches as (
    select s.supplier, json_agg(json_build_object('id', s.id, 'title', s.name, 'starts', s.starts, 'endedOn', s.ended_on,
      'reaches', r.reaches)) as services
    from supplier_services s
    join (select service, json_agg(json_build_object('id', id, 'asset', asset, 'since', since, 'endedOn', ended_on)) as reaches
      from service_reaches where organisation_id = ${organisation}
        and asset in (select asset from risks where organisation_id = ${organisation}
          union select d.dependency from asset_dependencies d
            join risks k on k.organisation_id = d.organisation_id and k.asset = d.dependent where d.organisation_id = ${organisation})
      group by service) r on r.service = s.id
    where s.organisation_id = ${organisation} group by s.supplier)
  select json_agg(json_build_object('id', s.id, 'title', s.name, 'starts', s.starts, 'endedOn', s.ended_on, 'recordedOn', s.recorded_on,
    'services', reaches.services,
    'certificates', coalesce((select json_agg(json_build_object('id', c.id, 'edition', c.edition, 'accredited', c.accredited,
        'starts', c.starts, 'ends', c.ends, 'revokedOn', c.revoked_on, 'services', coalesce((select json_agg(service) from certificate_services
          where organisation_id = ${organisation} and certificate = c.id), '[]')))
      from supplier_certificates c where c.organisation_id = ${organisation} and c.supplier = s.id and c.withdrawn_at is null), '[]'),
    'reviews', coalesce((select json_agg(json_build_object('id', id, 'decidedOn', decided_on, 'decision', decision, 'nextOn', next_on))
      from supplier_reviews where organisation_id = ${organisation} and supplier = s.id and decision in ('improve-first', 'leave')
        and withdrawn_at is null), '[]'),
    'events', coalesce((select json_agg(json_build_object('id', id, 'service', service, 'kind', kind, 'happenedOn', happened_on,
        'what', what) order by happened_on, id)
      from (select *, row_number() over (order by recorded_at desc, id desc) as place from supplier_events
        where organisation_id = ${organisation} and supplier = s.id and withdrawn_at is null) as newest
      where place <= ${mostEvents}), '[]')) order by lower(s.name), s.id)
  from suppliers s join reaches on reaches.supplier = s.id where s.organisation_id = ${organisation})`

export type AssetRow = {
  id: string
  kind: AssetKind
  name: string
  supplier: string
  own: Class
  /** Of the system of the scope that it is. */
  scope: Class | null
  withdrawnAt: string | null
}
type CriteriaRow = { id: string; number: number; approvedAt: string; content: RiskCriteria }
export type PersonRow = { id: string; name: string; ends: Day | null }

/** What risks are about, by what they are rated, and who answers for them. */
export async function readGround({ rows, organisation }: Source) {
  const classOf = (table: string) => sql`json_build_object('availability', ${sql.ref(`${table}.availability`)},
    'integrity', ${sql.ref(`${table}.integrity`)}, 'confidentiality', ${sql.ref(`${table}.confidentiality`)})`
  const found = await sql<{
    assets: AssetRow[] | null
    dependencies: Dependency[] | null
    criteria: CriteriaRow[] | null
    people: PersonRow[] | null
  }>`select
    (select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'supplier', a.supplier, 'withdrawnAt', a.withdrawn_at,
        'own', ${classOf('a')}, 'scope', case when s.id is not null then ${classOf('s')} end) order by lower(a.name), a.id)
      from assets a
      left join systems s on s.organisation_id = a.organisation_id and s.id = a.system and s.withdrawn_at is null
      where a.organisation_id = ${organisation}) as assets,
    (select json_agg(json_build_object('dependent', dependent, 'dependency', dependency) order by dependent, dependency)
      from asset_dependencies where organisation_id = ${organisation}) as dependencies,
    (select json_agg(json_build_object('id', id, 'number', number, 'approvedAt', approved_at, 'content', content) order by number)
      from risk_criteria where organisation_id = ${organisation} and state = 'approved') as criteria,
    (select json_agg(json_build_object('id', p.id, 'name', p.name, 'ends', p.ends) order by lower(p.name), p.id) from staff p
      where p.organisation_id = ${organisation} and (
        exists (select from risks r where r.organisation_id = ${organisation} and r.owner = p.id)
        or exists (select from risk_measures l join measures m on m.organisation_id = l.organisation_id and m.id = l.measure
          where l.organisation_id = ${organisation} and m.owner = p.id))) as people`.execute(rows)
  const row = found.rows[0]
  return {
    assets: row?.assets ?? [],
    dependencies: row?.dependencies ?? [],
    criteria: row?.criteria ?? [],
    people: row?.people ?? [],
  }
}

/** An instant as JSON of the database writes it, with an offset, in UTC. */
export const inUtc = (at: string) => new Date(at).toISOString() as Instant
