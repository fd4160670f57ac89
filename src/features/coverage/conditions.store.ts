import { sql } from 'kysely'
import { type ReportHeader, standingToday } from './coverage.store.ts'
import type { Source } from './coverage-facts.store.ts'

/** Under what a report is given, in its own words, and what opens its texts today. */
export type Conditions = Pick<ReportHeader, 'termsNote' | 'disclaimer' | 'standing'>

/** The conditions of reports by their ids, in one statement. */
export async function readConditions(
  { rows, organisation }: Source,
  ids: readonly string[],
): Promise<Map<string, Conditions>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Conditions & { id: string }>`
    select r.id, r.terms_note as "termsNote", r.disclaimer,
      ${standingToday} as standing
    from coverage_reports r where r.organisation_id = ${organisation} and r.id = any(${ids}::uuid[])`.execute(rows)
  return new Map(found.rows.map((one) => [one.id, one]))
}
