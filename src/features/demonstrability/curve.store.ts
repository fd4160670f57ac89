import { sql } from 'kysely'
import type { Day } from '../../core/time/day.ts'
import { endOfDay } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** What a verdict is computed from. */
const tables = [
  ...['adoptions', 'decisions', 'decision_bases', 'profile_facts', 'profiles', 'own_certificates'],
  ...['measures', 'measure_requirements', 'measure_systems', 'measure_proofs', 'exceptions'],
  ...['evidence', 'evidence_measures', 'staff', 'staff_teams', 'confirmations'],
  ...['documents', 'document_audiences', 'document_requirements', 'document_measures', 'document_versions'],
  ...['audits', 'reviews', 'review_requirements', 'findings'],
  ...['measure_reliances', 'suppliers', 'supplier_services', 'service_reaches', 'subprocessors', 'supplier_settings'],
  ...[
    'processor_agreements',
    'agreement_services',
    'supplier_certificates',
    'certificate_services',
    'supplier_reviews',
  ],
  ...['assurance_reports', 'assurance_services', 'bridge_letters', 'coverage_reports', 'coverage_claims'],
  ...['assets', 'asset_dependencies'],
]

export type RecordedDay = { day: Day; revision: number }

/**
 * The last revision of each day of a period that changed what verdicts are computed from, and the last before it, which tells how the period
 * began; through the reader's moment, newest first.
 */
export async function recordedDays(reader: Reader, from: Day, through: Day): Promise<RecordedDay[]> {
  const found = await sql<RecordedDay>`
    with told as not materialized (
      select t.revision, t.at, (t.at at time zone 'Europe/Amsterdam')::date as day from trail t
      where t.organisation_id = ${reader.organisation} and t.revision <= current_revision() and t.at <= ${endOfDay(through)} and exists (
        select from trail_changes c where c.organisation_id = t.organisation_id and c.revision = t.revision and c.table_name = any(${tables})))
    select to_char(day, 'YYYY-MM-DD') as day, max(revision) as revision from told where at > ${endOfDay(from)} group by day
    union all
    (select to_char(day, 'YYYY-MM-DD'), revision from told where at <= ${endOfDay(from)} order by revision desc limit 1)
    order by 1 desc`.execute(reader.rows)
  return found.rows
}
