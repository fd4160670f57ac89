import { sql } from 'kysely'
import type { Day } from '../../core/time/day.ts'
import { listLocations, type Named, type Source, worksOn } from './staff.store.ts'

/** People whose address is that of an account in the organisation, where neither is joined yet. */
export async function offeredAccounts(source: Source, person?: string): Promise<(Named & { user: string })[]> {
  const found = await sql<Named & { user: string }>`
    select staff.id, staff.name, memberships.user_id as user from staff
    join memberships on memberships.organisation_id = staff.organisation_id and lower(memberships.email) = lower(staff.email)
    where staff.organisation_id = ${source.organisation} and staff.user_id is null and staff.email <> ''
      and not exists (select from staff other where other.organisation_id = staff.organisation_id and other.user_id = memberships.user_id)
      ${person === undefined ? sql`` : sql`and staff.id = ${person}`}
    order by lower(staff.name), staff.id`.execute(source.rows)
  return found.rows
}

/** The people of an organisation in figures, on a day: a fixed number of statements. */
export async function staffOverview(source: Source, day: Day) {
  const works = worksOn(day)
  const counted = await sql<{
    working: number
    left: number
    coming: number
    without_team: number
    without_email: number
    without_function: number
    away: number
  }>`
    select (count(*) filter (where ${works}))::int as working,
      (count(*) filter (where ends < ${day}))::int as left,
      (count(*) filter (where starts > ${day}))::int as coming,
      (count(*) filter (where ${works} and not exists (select from staff_teams
        where staff_teams.organisation_id = staff.organisation_id and staff_teams.staff = staff.id)))::int as without_team,
      (count(*) filter (where ${works} and email = ''))::int as without_email,
      (count(*) filter (where ${works} and trim(function) = ''))::int as without_function,
      (count(*) filter (where ${works} and exists (select from absences
        where absences.organisation_id = staff.organisation_id and absences.staff = staff.id
          and absences.starts <= ${day} and absences.ends >= ${day})))::int as away
    from staff where organisation_id = ${source.organisation}`.execute(source.rows)
  const teams = await sql<Named & { revision: number; people: number }>`
    select teams.id, teams.name, teams.revision,
      (select count(*)::int from staff_teams join staff on staff.organisation_id = staff_teams.organisation_id and staff.id = staff_teams.staff
        where staff_teams.organisation_id = teams.organisation_id and staff_teams.team = teams.id and ${works}) as people
    from teams where organisation_id = ${source.organisation} and withdrawn_at is null order by lower(name), id`.execute(
    source.rows,
  )
  const functions = await sql<{ name: string; people: number }>`
    select min(trim(function)) as name, (count(*) filter (where ${works}))::int as people from staff
    where organisation_id = ${source.organisation} and trim(function) <> ''
    group by lower(trim(function)) order by lower(trim(function)) limit 500`.execute(source.rows)
  const located = await sql<{ location: string; people: number }>`
    select location, count(*)::int as people from staff
    where organisation_id = ${source.organisation} and location is not null and ${works} group by location`.execute(
    source.rows,
  )
  const at = new Map(located.rows.map(({ location, people }) => [location, people]))
  const [counts] = counted.rows
  return {
    day,
    working: counts?.working ?? 0,
    left: counts?.left ?? 0,
    coming: counts?.coming ?? 0,
    withoutTeam: counts?.without_team ?? 0,
    withoutEmail: counts?.without_email ?? 0,
    withoutFunction: counts?.without_function ?? 0,
    away: counts?.away ?? 0,
    teams: teams.rows,
    functions: functions.rows,
    locations: (await listLocations(source)).map((one) => ({ ...one, people: at.get(one.id) ?? 0 })),
    accountsOffered: (await offeredAccounts(source)).map(({ id, name }) => ({ id, name })),
  }
}
