import { sql } from 'kysely'
import type { ClaimFact, SharingTerms } from '../../core/coverage/facts.ts'
import type { CertificateGround } from '../../core/coverage/grounds.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export const reportSources = ['hand', 'sheet', 'caiq', 'oscal'] as const
export type ReportSource = (typeof reportSources)[number]

export type ReportRow = {
  id: string
  supplier: string
  supplierName: string
  service: string
  serviceName: string
  title: string
  version: string
  revision: number
  source: ReportSource
  asOf: Day
  endedOn: Day | null
  terms: SharingTerms
  replaces: string | null
  withdrawn: boolean
  /** How many lines it has, whether they are read or not. */
  lines: number
}

export type CoverageFacts = {
  adopted: string[]
  reports: ReportRow[]
  certificates: Omit<CertificateGround, 'title'>[]
  /** What was decided not to apply, as edition and requirement with a space between. */
  excluded: string[]
  services: ServiceRow[]
  reaches: { service: string; asset: string; assetName: string; assetKind: string }[]
}

/** A service; `endedOn`: the last day on which it, or its supplier, delivers. */
export type ServiceRow = { id: string; name: string; supplier: string; supplierName: string; endedOn: Day | null }

type Found = { [K in keyof CoverageFacts]: CoverageFacts[K] | null }

/**
 * The adopted editions, every report with its service and supplier, and the certificates on which a claim can rest, in one statement.
 */
export async function readCoverageFacts({ rows, organisation }: Source, today: Day): Promise<CoverageFacts> {
  const found = await sql<Found>`select
    (select json_agg(edition) from adoptions where organisation_id = ${organisation}) as adopted,
    (select json_agg(json_build_object('id', r.id, 'supplier', r.supplier, 'supplierName', u.name, 'service', r.service,
        'serviceName', s.name, 'title', r.title, 'version', r.version, 'asOf', r.as_of,
        'endedOn', least(s.ended_on, u.ended_on), 'source', r.source, 'revision', r.revision, 'terms', r.terms, 'replaces', r.replaces,
        'withdrawn', r.withdrawn_at is not null, 'lines', coalesce(l.lines, 0)) order by r.as_of desc, r.id desc)
      from coverage_reports r
      join suppliers u on u.organisation_id = r.organisation_id and u.id = r.supplier
      join supplier_services s on s.organisation_id = r.organisation_id and s.id = r.service
      left join (select report, count(*)::int as lines from coverage_claims where organisation_id = ${organisation} group by report) l
        on l.report = r.id
      where r.organisation_id = ${organisation}) as reports,
    (select json_agg(json_build_object('id', c.id, 'edition', c.edition, 'body', c.body, 'number', c.number,
        'services', coalesce(s.services, '[]'), 'accredited', c.accredited, 'starts', c.starts, 'ends', c.ends, 'revokedOn', c.revoked_on,
        'checkedOn', c.checked_on))
      from supplier_certificates c
      left join (select certificate, json_agg(service) as services from certificate_services
        where organisation_id = ${organisation} group by certificate) s on s.certificate = c.id
      where c.organisation_id = ${organisation} and c.withdrawn_at is null) as certificates,
    (select json_agg(edition || ' ' || requirement) from decisions where organisation_id = ${organisation} and not applies) as excluded,
    (select json_agg(json_build_object('id', s.id, 'name', s.name, 'supplier', s.supplier, 'supplierName', u.name,
        'endedOn', least(s.ended_on, u.ended_on)) order by lower(u.name), lower(s.name), s.id)
      from supplier_services s join suppliers u on u.organisation_id = s.organisation_id and u.id = s.supplier
      where s.organisation_id = ${organisation}) as services,
    (select json_agg(json_build_object('service', x.service, 'asset', x.asset, 'assetName', a.name, 'assetKind', a.kind)
        order by lower(a.name), a.id)
      from service_reaches x join assets a on a.organisation_id = x.organisation_id and a.id = x.asset and a.withdrawn_at is null
      where x.organisation_id = ${organisation} and (x.since is null or x.since <= ${today})
        and (x.ended_on is null or x.ended_on >= ${today})) as reaches`.execute(rows)
  const { adopted, reports, certificates, excluded, services, reaches } = found.rows[0] as Found
  return {
    ...{ adopted: adopted ?? [], reports: reports ?? [] },
    ...{ certificates: certificates ?? [], excluded: excluded ?? [] },
    ...{ services: services ?? [], reaches: reaches ?? [] },
  }
}

export type ClaimRow = ClaimFact & { report: string }

/** What reports say, without their texts. */
export async function readClaims({ rows, organisation }: Source, reports: readonly string[]): Promise<ClaimRow[]> {
  if (reports.length === 0) return []
  const found = await sql<ClaimRow>`select c.report, c.id, c.edition, c.requirement, c.reference, c.by, c.extent,
      c.rests_on as "restsOn", c.certificate, c.assurance
    from coverage_claims c where c.organisation_id = ${organisation} and c.report = any(${reports}::uuid[]) order by c.report, c.position`.execute(
    rows,
  )
  return found.rows
}
