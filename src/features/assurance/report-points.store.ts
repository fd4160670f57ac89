import { sql } from 'kysely'
import type { ReportPoint } from '../../core/suppliers/review-points.ts'
import type { Source } from './assurance-facts.store.ts'

/** The exceptions of a supplier's reports and what these ask of the customer, in words and with the terms of each: one statement. */
export async function readReportPoints({ rows, organisation }: Source, supplier: string): Promise<ReportPoint[]> {
  const found = await sql<ReportPoint>`
    select p.id, p.kind, json_build_object('id', r.id, 'title', r.title) as report, r.terms,
      to_char(coalesce(r.issued_on, r.period_to, r.as_of), 'YYYY-MM-DD') as since, p.reference, p.what, p.assessment, p.reason, p.by,
      to_char(p.on_day, 'YYYY-MM-DD') as "on"
    from assurance_reports r
    join (select organisation_id, report, id, 'exception' as kind, reference, what, assessment, assessment_reason as reason,
          coalesce(assessed_by, '') as by, assessed_on as on_day
        from assurance_exceptions
        union all
        select organisation_id, report, id, 'cuec', reference, what, null, '', '', null from assurance_cuecs) p
      on p.organisation_id = r.organisation_id and p.report = r.id
    where r.organisation_id = ${organisation} and r.supplier = ${supplier} and r.withdrawn_at is null
    order by coalesce(r.issued_on, r.period_to, r.as_of) desc, r.id, p.kind desc, p.reference, p.id`.execute(rows)
  return found.rows
}
