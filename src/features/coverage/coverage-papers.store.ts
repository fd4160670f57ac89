import { sql } from 'kysely'
import type { CoveragePaper } from '../../core/suppliers/review-items.ts'
import type { Source } from './coverage-facts.store.ts'

/** The coverage reports of a supplier, those that were replaced or withdrawn too: one statement. */
export async function readCoveragePapers({ rows, organisation }: Source, supplier: string): Promise<CoveragePaper[]> {
  const found = await sql<CoveragePaper>`
    select r.id, r.title, r.version, s.name as service, to_char(r.as_of, 'YYYY-MM-DD') as "asOf",
      to_char(r.recorded_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "recordedOn",
      to_char(r.withdrawn_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "withdrawnOn",
      (select n.title || case when n.version = '' then '' else ' ' || n.version end from coverage_reports n
        where n.organisation_id = r.organisation_id and n.replaces = r.id and n.withdrawn_at is null limit 1) as "replacedBy"
    from coverage_reports r join supplier_services s on s.organisation_id = r.organisation_id and s.id = r.service
    where r.organisation_id = ${organisation} and r.supplier = ${supplier}
    order by r.recorded_at, r.id`.execute(rows)
  return found.rows
}
