import { sql } from 'kysely'
import type { AssetKind, Class } from '../../core/assets/asset.ts'
import type { Dependency } from '../../core/assets/inherited-class.ts'
import type {
  AgreementFact,
  ContractFact,
  Criticality,
  DecidedReview,
  ReachFact,
  ServiceFact,
  SubprocessorFact,
  SupplierActionFact,
  SupplierCertificateFact,
  SupplierEventFact,
  SupplierSettings,
} from '../../core/suppliers/facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export type SupplierRow = {
  id: string
  title: string
  owner: string | null
  ownerName: string | null
  ownerEnds: Day | null
  ownerRole: string
  starts: Day | null
  endedOn: Day | null
  exitPlan: string
  exitTriedOn: Day | null
  criticalitySet: Criticality | null
  recordedOn: Day
}
type OfSupplier<T> = T & { supplier: string }
export type ServiceRow = OfSupplier<Omit<ServiceFact, 'reaches'>>
export type ReachRow = Omit<ReachFact, 'asset' | 'need'> & { service: string; asset: string }

type Registered = {
  suppliers: SupplierRow[]
  services: ServiceRow[]
  reaches: ReachRow[]
  subprocessors: OfSupplier<SubprocessorFact>[]
  contracts: OfSupplier<ContractFact>[]
  agreements: OfSupplier<AgreementFact>[]
  certificates: OfSupplier<SupplierCertificateFact>[]
  settings: SupplierSettings | null
}

/** What stands in the register itself; what was withdrawn is left out. */
export async function readRegistered({ rows, organisation }: Source): Promise<Registered> {
  const found = await sql<{ [key in keyof Registered]: Registered[key] | null }>`select
    (select json_agg(json_build_object('id', s.id, 'title', s.name, 'owner', s.owner, 'ownerName', p.name, 'ownerEnds', p.ends,
        'ownerRole', s.owner_role, 'starts', s.starts, 'endedOn', s.ended_on, 'exitPlan', s.exit_plan, 'exitTriedOn', s.exit_tried_on,
        'criticalitySet', s.criticality_set, 'recordedOn', s.recorded_on) order by lower(s.name), s.id)
      from suppliers s left join staff p on p.organisation_id = s.organisation_id and p.id = s.owner
      where s.organisation_id = ${organisation}) as suppliers,
    (select json_agg(json_build_object('supplier', supplier, 'id', id, 'title', name, 'kind', kind, 'canMissHours', can_miss_hours,
        'starts', starts, 'endedOn', ended_on) order by lower(name), id)
      from supplier_services where organisation_id = ${organisation}) as services,
    (select json_agg(json_build_object('service', service, 'id', id, 'asset', asset, 'purpose', purpose, 'phiParts', phi_parts,
        'ways', ways, 'route', route, 'since', since, 'endedOn', ended_on, 'mfa', mfa, 'logged', logged) order by since nulls first, id)
      from service_reaches where organisation_id = ${organisation}) as reaches,
    (select json_agg(json_build_object('supplier', supplier, 'id', id, 'title', name, 'parent', parent, 'knownAs', known_as,
        'country', country, 'reachesPhi', reaches_phi, 'agreed', agreed, 'since', since, 'endedOn', ended_on) order by lower(name), id)
      from subprocessors where organisation_id = ${organisation}) as subprocessors,
    (select json_agg(json_build_object('supplier', supplier, 'id', id, 'title', title, 'starts', starts, 'ends', ends, 'notice', notice,
        'renewsBy', renews_by) order by starts, id)
      from supplier_contracts where organisation_id = ${organisation} and withdrawn_at is null) as contracts,
    (select json_agg(json_build_object('supplier', a.supplier, 'id', a.id, 'version', a.version, 'signedOn', a.signed_on, 'starts', a.starts,
        'ends', a.ends, 'securityAnnex', a.security_annex, 'breachHours', a.breach_hours, 'auditRight', a.audit_right,
        'returnDestruction', a.return_destruction, 'subprocessorsNamed', a.subprocessors_named, 'services', coalesce(l.services, '[]'))
        order by a.starts, a.id)
      from processor_agreements a left join (select agreement, json_agg(service order by service) as services from agreement_services
          where organisation_id = ${organisation} group by agreement) l on l.agreement = a.id
      where a.organisation_id = ${organisation} and a.withdrawn_at is null) as agreements,
    (select json_agg(json_build_object('supplier', c.supplier, 'id', c.id, 'edition', c.edition, 'accredited', c.accredited,
        'starts', c.starts, 'ends', c.ends, 'revokedOn', c.revoked_on, 'checkedOn', c.checked_on, 'services', coalesce(l.services, '[]')) order by c.starts, c.id)
      from supplier_certificates c left join (select certificate, json_agg(service order by service) as services
          from certificate_services where organisation_id = ${organisation} group by certificate) l on l.certificate = c.id
      where c.organisation_id = ${organisation} and c.withdrawn_at is null) as certificates,
    (select json_build_object('reviewEvery', review_every, 'bridgeMonths', bridge_months, 'warnDays', warn_days)
      from supplier_settings where organisation_id = ${organisation}) as settings`.execute(rows)
  const row = found.rows[0]
  return {
    suppliers: row?.suppliers ?? [],
    services: row?.services ?? [],
    reaches: row?.reaches ?? [],
    subprocessors: row?.subprocessors ?? [],
    contracts: row?.contracts ?? [],
    agreements: row?.agreements ?? [],
    certificates: row?.certificates ?? [],
    settings: row?.settings ?? null,
  }
}

type AssetRow = { id: string; kind: AssetKind; name: string; own: Class; scope: Class | null; withdrawnOn: Day | null }
type Followed = {
  reviews: OfSupplier<DecidedReview>[]
  actions: OfSupplier<SupplierActionFact>[]
  events: OfSupplier<SupplierEventFact>[]
  assets: AssetRow[]
  dependencies: Dependency[]
}

/** How suppliers were followed, and the assets with what leans on them. */
export async function readFollowed({ rows, organisation }: Source): Promise<Followed> {
  const classOf = (table: string) => sql`json_build_object('availability', ${sql.ref(`${table}.availability`)},
    'integrity', ${sql.ref(`${table}.integrity`)}, 'confidentiality', ${sql.ref(`${table}.confidentiality`)})`
  const found = await sql<{ [key in keyof Followed]: Followed[key] | null }>`select
    (select json_agg(json_build_object('supplier', supplier, 'id', id, 'decidedOn', decided_on, 'decision', decision, 'nextOn', next_on)
        order by decided_on, id)
      from supplier_reviews where organisation_id = ${organisation} and decided_on is not null and withdrawn_at is null) as reviews,
    (select json_agg(json_build_object('supplier', t.supplier, 'id', t.id, 'title', t.what, 'dueOn', t.due_on, 'closedOn', t.closed_on,
        'ownerRole', t.owner_role, 'owner', case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'ends', p.ends) end)
        order by t.due_on, t.id)
      from supplier_actions t left join staff p on p.organisation_id = t.organisation_id and p.id = t.owner
      where t.organisation_id = ${organisation}) as actions,
    (select json_agg(json_build_object('supplier', supplier, 'id', id, 'service', service, 'kind', kind, 'happenedOn', happened_on,
        'what', what, 'ends', ends, 'closedOn', closed_on) order by happened_on, id)
      from supplier_events where organisation_id = ${organisation} and withdrawn_at is null) as events,
    (select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'own', ${classOf('a')},
        'scope', case when s.id is not null then ${classOf('s')} end,
        'withdrawnOn', (a.withdrawn_at at time zone 'Europe/Amsterdam')::date))
      from assets a left join systems s on s.organisation_id = a.organisation_id and s.id = a.system and s.withdrawn_at is null
      where a.organisation_id = ${organisation}) as assets,
    (select json_agg(json_build_object('dependent', dependent, 'dependency', dependency))
      from asset_dependencies where organisation_id = ${organisation}) as dependencies`.execute(rows)
  const row = found.rows[0]
  return {
    reviews: row?.reviews ?? [],
    actions: row?.actions ?? [],
    events: row?.events ?? [],
    assets: row?.assets ?? [],
    dependencies: row?.dependencies ?? [],
  }
}
