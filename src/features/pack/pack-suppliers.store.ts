import { sql } from 'kysely'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import type { PackPeriod } from '../../core/pack/held-in.ts'
import type { PackAssurance, PackCoverage, PackSupplier } from '../../core/pack/pack.ts'
import type { Reader } from '../../platform/database/reader.ts'

type Claim = NonNullable<PackCoverage['claims']>[number]
type Exception = NonNullable<PackAssurance['exceptions']>[number]
/** `termsNow`: those of today, also in a pack of an earlier moment. */
type Terms = { terms: SharingTerms; termsNow: SharingTerms }
type CoverageRow = Omit<PackCoverage, 'claims' | 'count'> & Terms & { claims: Claim[] }
type AssuranceRow = Omit<PackAssurance, 'exceptions' | 'count'> & Terms & { exceptions: Exception[] }
export type SupplierRow = Omit<PackSupplier, 'missing' | 'coverage' | 'assurance'> & {
  coverage: CoverageRow[]
  assurance: AssuranceRow[]
}

/**
 * The suppliers of whose services measures rely on one, or all that delivered on a day of a period: with their papers, the reports about them
 * that were not withdrawn, and of each report every line. What may go along is decided by whoever asks; see `goesIntoPacks`.
 */
export async function suppliersIn(
  { rows, organisation }: Reader,
  which: { measures: readonly string[]; all: boolean },
  period: PackPeriod,
): Promise<SupplierRow[]> {
  const found = await sql<{ suppliers: SupplierRow[] | null }>`
    with relied as (
      select distinct v.supplier as id from measure_reliances q
      join supplier_services v on v.organisation_id = q.organisation_id and v.id = q.service
      where q.organisation_id = ${organisation} and q.measure = any(${which.measures}::uuid[])),
    wanted as (
      select p.* from suppliers p where p.organisation_id = ${organisation} and (p.id in (select id from relied)
        or (${which.all} and coalesce(p.starts, p.recorded_on) <= ${period.to} and (p.ended_on is null or p.ended_on >= ${period.from}))))
    select json_agg(json_build_object('id', p.id, 'name', p.name, 'country', p.country,
      'relied', p.id in (select id from relied),
      'services', coalesce(v.list, '[]'), 'certificates', coalesce(c.list, '[]'), 'agreements', coalesce(a.list, '[]'),
      'reviews', coalesce(r.list, '[]'), 'assurance', coalesce(s.list, '[]'), 'coverage', coalesce(g.list, '[]'))
      order by lower(p.name), p.id) as suppliers
    from wanted p
    left join (select v.supplier, json_agg(json_build_object('name', v.name, 'kind', v.kind, 'reaches', coalesce(h.list, '[]'))
        order by lower(v.name), v.id) as list
      from supplier_services v
      left join (select h.service, json_agg(t.name order by lower(t.name), t.id) as list from service_reaches h
        join assets t on t.organisation_id = h.organisation_id and t.id = h.asset
        where h.organisation_id = ${organisation} and (h.ended_on is null or h.ended_on >= ${period.from}) group by h.service) h on h.service = v.id
      where v.organisation_id = ${organisation} and (v.ended_on is null or v.ended_on >= ${period.from}) group by v.supplier) v on v.supplier = p.id
    left join (select supplier, json_agg(json_build_object('edition', edition, 'number', number, 'body', body, 'accredited', accredited,
        'starts', starts, 'ends', ends, 'revokedOn', revoked_on) order by starts, id) as list
      from supplier_certificates where organisation_id = ${organisation} and withdrawn_at is null and ends >= ${period.from}
        and starts <= ${period.to} group by supplier) c on c.supplier = p.id
    left join (select supplier, json_agg(json_build_object('version', version, 'signedOn', signed_on, 'starts', starts, 'ends', ends)
        order by starts, id) as list
      from processor_agreements where organisation_id = ${organisation} and withdrawn_at is null and starts <= ${period.to}
        and (ends is null or ends >= ${period.from}) group by supplier) a on a.supplier = p.id
    left join (select supplier, json_agg(json_build_object('decidedOn', decided_on, 'decision', decision) order by decided_on, id) as list
      from supplier_reviews where organisation_id = ${organisation} and withdrawn_at is null and decision is not null group by supplier) r
      on r.supplier = p.id
    left join (select s.supplier, json_agg(json_build_object('id', s.id, 'title', s.title, 'kind', s.kind, 'type', s.type,
        'asOf', s.as_of, 'from', s.period_from, 'to', s.period_to, 'auditor', s.auditor, 'opinion', s.opinion, 'terms', s.terms,
        'termsNow', (select n.terms from public.assurance_reports n where n.organisation_id = s.organisation_id and n.id = s.id),
        'exceptions', coalesce(x.list, '[]')) order by coalesce(s.period_to, s.as_of), s.id) as list
      from assurance_reports s
      left join (select report, json_agg(json_build_object('what', what, 'assessment', assessment, 'reason', assessment_reason)
          order by reference, id) as list
        from assurance_exceptions where organisation_id = ${organisation} group by report) x on x.report = s.id
      where s.organisation_id = ${organisation} and s.withdrawn_at is null group by s.supplier) s on s.supplier = p.id
    left join (select g.supplier, json_agg(json_build_object('id', g.id, 'title', g.title, 'version', g.version, 'service', v.name,
        'asOf', g.as_of, 'terms', g.terms,
        'termsNow', (select n.terms from public.coverage_reports n where n.organisation_id = g.organisation_id and n.id = g.id), 'termsNote', g.terms_note, 'disclaimer', g.disclaimer, 'claims', coalesce(k.list, '[]'))
        order by g.as_of, g.id) as list
      from coverage_reports g join supplier_services v on v.organisation_id = g.organisation_id and v.id = g.service
      left join (select report, json_agg(json_build_object('edition', edition, 'requirement', requirement, 'by', by, 'extent', extent,
          'restsOn', rests_on, 'place', place, 'statement', statement, 'customerPart', customer_part) order by position) as list
        from coverage_claims where organisation_id = ${organisation} group by report) k on k.report = g.id
      where g.organisation_id = ${organisation} and g.withdrawn_at is null and not exists (
        select from coverage_reports newer where newer.organisation_id = g.organisation_id and newer.replaces = g.id and newer.withdrawn_at is null)
      group by g.supplier) g on g.supplier = p.id`.execute(rows)
  return found.rows[0]?.suppliers ?? []
}

/** Reports that were public at a revision and are not today, by id with what they are called. */
export async function stricterSince({ rows, organisation }: Reader, revision: number): Promise<Map<string, string>> {
  const stricter = (table: 'coverage_reports' | 'assurance_reports') => sql`
    select n.id, n.title from ${sql.table(`public.${table}`)} n
    join ${sql.table(`history.${table}`)} h on h.organisation_id = n.organisation_id and h.id = n.id and h.terms = 'public'
      and h.valid_from <= ${revision} and (h.valid_to is null or h.valid_to > ${revision})
    where n.organisation_id = ${organisation} and n.terms <> 'public'`
  const found = await sql<{ id: string; title: string }>`
    ${stricter('coverage_reports')} union all ${stricter('assurance_reports')}`.execute(rows)
  return new Map(found.rows.map(({ id, title }) => [id, title]))
}
