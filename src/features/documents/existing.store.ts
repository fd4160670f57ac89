import { sql } from 'kysely'
import { holds } from '../../core/access/permissions.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Source } from './documents.store.ts'

type Wanted = { staff: string[]; teams: string[]; locations: string[]; measures: string[]; approvers: string[] }

/** Whether all that is named is there, in the same organisation: of each kind yes or no, in one statement. */
export async function existing({ rows, organisation }: Source, wanted: Wanted): Promise<Record<keyof Wanted, boolean>> {
  const all = (
    table: 'staff' | 'teams' | 'locations' | 'measures' | 'memberships',
    ids: readonly string[],
    and = sql``,
  ) =>
    sql`(select count(*) from ${sql.table(table)} where organisation_id = ${organisation}
      and id = any(${[...new Set(ids)]}::uuid[]) ${and}) = ${new Set(ids).size}::int`
  const found = await sql<Record<keyof Wanted, boolean>>`
    select ${all('staff', wanted.staff)} as staff, ${all('teams', wanted.teams)} as teams,
      ${all('locations', wanted.locations)} as locations, ${all('measures', wanted.measures)} as measures,
      ${all('memberships', wanted.approvers, sql`and role <> 'auditor'`)} as approvers`.execute(rows)
  const [row] = found.rows
  if (!row) throw new TypeError('a selection without a table gives one row')
  return row
}

/** Whether everybody with one of these memberships may approve by the role that they hold. */
export async function allMayApprove({ rows, organisation }: Source, memberships: readonly string[]): Promise<boolean> {
  if (memberships.length === 0) return true
  const found = await rows
    .selectFrom('memberships')
    .select('role')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', memberships)
    .execute()
  return found.every(({ role }) => holds(role as Role, 'documents:approve'))
}
