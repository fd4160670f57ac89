import { sql } from 'kysely'
import type { AssetKind, Class } from '../../core/assets/asset.ts'
import type { Dependency } from '../../core/assets/inherited-class.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { Work } from '../../core/risk/current.ts'
import type {
  AcceptanceFact,
  ApprovalFact,
  ApprovedPlan,
  NotedAsset,
  RiskEvent,
  Treatment,
} from '../../core/risk/facts.ts'
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
  at: Instant
  noted: Noted
  inherentLikelihood: number
  inherentImpacts: Rating['impacts']
  residualLikelihood: number
  residualImpacts: Rating['impacts']
}
export type LookRow = { id: string; risk: string; on: Day; at: Instant; noted: Noted }

/**
 * The risks with, for each, the last rating and the last look that was no rating; what was taken back does not count. Here and below rows as
 * they are: to have the database write thousands of them as one JSON takes twice as long.
 */
export async function readRiskRows({ rows, organisation }: Source) {
  const risks = await sql<RiskRow>`
    select id, revision, number, title, asset, threat, threat_group as "threatGroup", description, owner, owner_role as "ownerRole",
      treatment, treatment_reason as "treatmentReason", raised_on as "raisedOn", raised_by as "raisedBy", closed_on as "closedOn",
      close_reason as "closeReason"
    from risks where organisation_id = ${organisation} order by number`.execute(rows)
  const ratings = await sql<RatingRow>`
    select distinct on (risk) id, risk, criteria, rated_on as "on", recorded_at as at, noted, inherent_likelihood as "inherentLikelihood",
      inherent_impacts as "inherentImpacts", residual_likelihood as "residualLikelihood", residual_impacts as "residualImpacts"
    from risk_ratings where organisation_id = ${organisation} and withdrawn_at is null
    order by risk, recorded_at desc, id desc`.execute(rows)
  const reviews = await sql<LookRow>`
    select distinct on (risk) id, risk, reviewed_on as "on", recorded_at as at, noted
    from risk_reviews where organisation_id = ${organisation} and withdrawn_at is null
    order by risk, recorded_at desc, id desc`.execute(rows)
  return { risks: risks.rows, ratings: ratings.rows, reviews: reviews.rows }
}

type LinkRow = { risk: string; measure: string; weight: number }
export type ControlRow = { risk: string; edition: string; requirement: string }
type AcceptanceRow = AcceptanceFact & { risk: string }
type EventRow = RiskEvent & { risk: string | null; asset: string | null; at: Instant }

/** Of one risk or asset so many events ask to look again; all of them stand on the page of the risk. */
const mostEvents = 20

/** What hangs on risks: measures, controls, the last acceptance of each, and events. */
export async function readLinks({ rows, organisation }: Source) {
  const measures = await sql<LinkRow>`
    select risk, measure, weight from risk_measures where organisation_id = ${organisation}`.execute(rows)
  const controls = await sql<ControlRow>`
    select risk, edition, requirement from risk_controls where organisation_id = ${organisation}`.execute(rows)
  const acceptances = await sql<AcceptanceRow>`
    select distinct on (risk) risk, id, rating, level, starts, ends, withdrawn_on as "withdrawnOn", accepted_by as by
    from risk_acceptances where organisation_id = ${organisation} order by risk, recorded_at desc, id desc`.execute(
    rows,
  )
  const events = await sql<EventRow>`
    select id, risk, asset, kind, happened_on as "on", what, recorded_at as at
    from (select *, row_number() over (partition by risk, asset order by recorded_at desc, id desc) as place from risk_events
      where organisation_id = ${organisation} and withdrawn_at is null) as newest
    where place <= ${mostEvents} order by happened_on, recorded_at, id`.execute(rows)
  return {
    ...{ measures: measures.rows, controls: controls.rows },
    ...{ acceptances: acceptances.rows, events: events.rows },
  }
}

type ApprovalRow = Omit<ApprovalFact, 'plan'> & ApprovedPlan & { risk: string }

/** The last approval of each risk. It keeps what was planned of measures in a column that is called as their table is. */
export async function readApprovals({ rows, organisation }: Source): Promise<ReadonlyMap<string, ApprovalFact>> {
  const found = await sql<ApprovalRow>`
    select distinct on (risk) risk, id, approved_on as "on", approved_by as by, withdrawn_on as "withdrawnOn", owner,
      owner_role as "ownerRole", rating, treatment, measures
    from risk_approvals where organisation_id = ${organisation} order by risk, recorded_at desc, id desc`.execute(rows)
  return new Map(
    found.rows.map(({ risk, id, on, by, withdrawnOn, ...plan }) => [risk, { id, on, by, withdrawnOn, plan }]),
  )
}

/** What is to be known of suppliers that reach assets of which there are risks. */
export async function readReachingSuppliers({ rows, organisation }: Source): Promise<readonly ReachingSupplier[]> {
  const found = await sql<{ known: ReachingSupplier[] | null }>`
    select ${reachingSuppliers(organisation)} as known`.execute(rows)
  return found.rows[0]?.known ?? []
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
  withdrawnAt: Instant | null
}
type FlatAsset = Omit<AssetRow, 'own' | 'scope'> &
  Class & {
    system: string | null
    systemA: Class['availability']
    systemI: Class['integrity']
    systemC: Class['confidentiality']
  }

/** What risks are about, by name, and what leans on what. */
export async function readAssets({ rows, organisation }: Source) {
  const assets = await sql<FlatAsset>`
    select a.id, a.kind, a.name, a.supplier, a.withdrawn_at as "withdrawnAt", a.availability, a.integrity, a.confidentiality,
      s.id as system, s.availability as "systemA", s.integrity as "systemI", s.confidentiality as "systemC"
    from assets a left join systems s on s.organisation_id = a.organisation_id and s.id = a.system and s.withdrawn_at is null
    where a.organisation_id = ${organisation} order by lower(a.name), a.id`.execute(rows)
  const dependencies = await sql<Dependency>`
    select dependent, dependency from asset_dependencies where organisation_id = ${organisation}
    order by dependent, dependency`.execute(rows)
  return {
    assets: assets.rows.map(
      ({ system, systemA, systemI, systemC, availability, integrity, confidentiality, ...row }): AssetRow => ({
        ...row,
        own: { availability, integrity, confidentiality },
        scope: system === null ? null : { availability: systemA, integrity: systemI, confidentiality: systemC },
      }),
    ),
    dependencies: dependencies.rows,
  }
}

type CriteriaRow = { id: string; number: number; approvedAt: Instant; content: RiskCriteria }

/** By what risks are rated. */
export async function readApprovedCriteria({ rows, organisation }: Source): Promise<readonly CriteriaRow[]> {
  const found = await sql<CriteriaRow>`
    select id, number, approved_at as "approvedAt", content from risk_criteria
    where organisation_id = ${organisation} and state = 'approved' order by number`.execute(rows)
  return found.rows
}

export type PersonRow = { id: string; name: string; ends: Day | null }

/** Who answers for risks. */
export async function readOwners({ rows, organisation }: Source): Promise<ReadonlyMap<string, PersonRow>> {
  const found = await sql<PersonRow>`
    select id, name, ends from staff
    where organisation_id = ${organisation} and id in (select owner from risks where organisation_id = ${organisation})`.execute(
    rows,
  )
  return new Map(found.rows.map((one) => [one.id, one]))
}
