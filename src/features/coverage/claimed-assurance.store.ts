import { sql } from 'kysely'
import type { ClaimedAssurance } from '../../core/assurance/claimed-gaps.ts'
import type { Source } from './coverage-facts.store.ts'

/** The services of which a coverage report in force rests on an assurance report of type 2, recorded or only named: one statement. */
export async function readClaimedAssurance({ rows, organisation }: Source): Promise<ClaimedAssurance[]> {
  const found = await sql<ClaimedAssurance>`select r.supplier, r.service, min(r.as_of) as since
    from coverage_reports r
    where r.organisation_id = ${organisation} and r.withdrawn_at is null
      and not exists (select from coverage_reports newer where newer.organisation_id = r.organisation_id and newer.replaces = r.id
        and newer.withdrawn_at is null)
      and exists (select from coverage_claims c
        left join assurance_reports a on a.organisation_id = c.organisation_id and a.id = c.assurance
        where c.organisation_id = r.organisation_id and c.report = r.id and c.rests_on = 'assurance' and (a.id is null or a.type = 2))
    group by r.supplier, r.service`.execute(rows)
  return found.rows
}
