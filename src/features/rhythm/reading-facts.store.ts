import { sql } from 'kysely'
import type { ReadingFacts } from '../../core/rhythm/dues.ts'
import type { Day } from '../../core/time/day.ts'
import type { Source } from './people-facts.store.ts'

/** What some people confirmed, and since when they are asked, in one statement. */
export async function readReadingOf({ rows, organisation }: Source, staff: readonly string[]): Promise<ReadingFacts> {
  if (staff.length === 0) return { confirmed: new Set(), asked: new Map() }
  const of = sql`organisation_id = ${organisation} and staff = any(${[...staff]}::uuid[])`
  const found = await sql<{ confirmed: string[] | null; asked: Record<string, Day> | null }>`select
    (select json_agg(version || ' ' || staff) from confirmations where ${of}) as confirmed,
    (select json_object_agg(version || ' ' || staff, asked_on) from reading_asks where ${of}) as asked`.execute(rows)
  const [row] = found.rows
  return { confirmed: new Set(row?.confirmed ?? []), asked: new Map(Object.entries(row?.asked ?? {})) }
}

/** Who confirmed some versions, by version and then by person, with the day. */
export async function readConfirmations(
  { rows, organisation }: Source,
  versions: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Day>>> {
  if (versions.length === 0) return new Map()
  const found = await sql<{ version: string; days: Record<string, Day> }>`
    select version, json_object_agg(staff, (confirmed_at at time zone 'Europe/Amsterdam')::date) as days from confirmations
    where organisation_id = ${organisation} and version = any(${[...versions]}::uuid[]) group by version`.execute(rows)
  return new Map(found.rows.map(({ version, days }) => [version, new Map(Object.entries(days))]))
}
