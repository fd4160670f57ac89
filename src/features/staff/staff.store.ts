import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** Somebody as stored. */
export type StaffRow = {
  id: string
  revision: number
  name: string
  number: string
  email: string
  function: string
  location: string | null
  starts: Day
  ends: Day | null
  language: 'nl' | 'en'
  user: string | null
}

export type Named = { id: string; name: string }
/** Somebody as a list shows them. */
export type Listed = Omit<StaffRow, 'location' | 'user'> & {
  location: Named | null
  teams: Named[]
  account: boolean
  away: { until: Day; standIn: string | null } | null
}

export type StaffFilter = {
  search?: string | undefined
  team?: string | undefined
  function?: string | undefined
  location?: string | undefined
  state: 'working' | 'left' | 'coming' | 'all'
  on: Day
  id?: string
}
export type Order = { sort: 'name' | 'function' | 'location' | 'starts' | 'ends'; direction: 'up' | 'down' }

/** Employed on a day: from the first up to and including the last; the rule of `core/staff/audience.ts` in SQL. */
export const worksOn = (day: Day) => sql`(staff.starts <= ${day} and (staff.ends is null or staff.ends >= ${day}))`

const inNoTeam = sql`not exists (select from staff_teams where staff_teams.organisation_id = staff.organisation_id
  and staff_teams.staff = staff.id)`

/** Each word has to occur somewhere; what LIKE gives a meaning of its own is escaped. */
function wordsOf(search: string): RawBuilder<unknown>[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  return words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql`lower(staff.name || ' ' || staff.number || ' ' || staff.email || ' ' || staff.function) like ${like}`
  })
}

function conditions(source: Source, filter: StaffFilter): RawBuilder<unknown> {
  const { search, team, location, on, state } = filter
  const all: RawBuilder<unknown>[] = [sql`staff.organisation_id = ${source.organisation}`, ...wordsOf(search ?? '')]
  if (filter.id !== undefined) all.push(sql`staff.id = ${filter.id}`)
  if (state === 'working') all.push(worksOn(on))
  if (state === 'left') all.push(sql`staff.ends < ${on}`)
  if (state === 'coming') all.push(sql`staff.starts > ${on}`)
  if (team === 'none') all.push(inNoTeam)
  else if (team !== undefined) {
    all.push(sql`exists (select from staff_teams where staff_teams.organisation_id = staff.organisation_id
      and staff_teams.staff = staff.id and staff_teams.team = ${team})`)
  }
  if (location === 'none') all.push(sql`staff.location is null`)
  else if (location !== undefined) all.push(sql`staff.location = ${location}`)
  if (filter.function !== undefined)
    all.push(sql`lower(trim(staff.function)) = ${filter.function.trim().toLowerCase()}`)
  return sql.join(all, sql` and `)
}

const orders = {
  name: sql`lower(staff.name)`,
  function: sql`lower(staff.function)`,
  location: sql`lower(coalesce(locations.name, ''))`,
  starts: sql`staff.starts`,
  ends: sql`staff.ends`,
}

/** People that a filter lets through, in order; a page of them where one is asked for. One statement. */
export async function listPeople(
  source: Source,
  filter: StaffFilter,
  { sort, direction }: Order = { sort: 'name', direction: 'up' },
  page?: { page: number; size: number },
): Promise<Listed[]> {
  const turned = direction === 'down' ? sql`desc nulls last` : sql`asc nulls last`
  const part = page ? sql`limit ${page.size} offset ${(page.page - 1) * page.size}` : sql``
  const { on } = filter
  const found = await sql<Omit<Listed, 'location' | 'away'> & { place: Named | null; away: Listed['away'] }>`
    with shown as (
      select staff.*, locations.name as location_name, row_number() over (order by ${orders[sort]} ${turned}, lower(staff.name), staff.id) as place
      from staff left join locations on locations.organisation_id = staff.organisation_id and locations.id = staff.location
      where ${conditions(source, filter)} order by place ${part})
    select shown.id, shown.revision, shown.name, shown.number, shown.email, shown.function, shown.starts, shown.ends, shown.language,
      shown.user_id is not null as account,
      case when shown.location is null then null else json_build_object('id', shown.location, 'name', shown.location_name) end as place,
      coalesce((select json_agg(json_build_object('id', teams.id, 'name', teams.name) order by lower(teams.name), teams.id)
        from staff_teams join teams on teams.organisation_id = staff_teams.organisation_id and teams.id = staff_teams.team
        where staff_teams.organisation_id = shown.organisation_id and staff_teams.staff = shown.id), '[]') as teams,
      (select json_build_object('until', absences.ends, 'standIn', stand_in.name) from absences
        left join staff stand_in on stand_in.organisation_id = absences.organisation_id and stand_in.id = absences.stand_in
        where absences.organisation_id = shown.organisation_id and absences.staff = shown.id
          and absences.starts <= ${on} and absences.ends >= ${on}
        order by absences.ends desc, absences.id limit 1) as away
    from shown order by shown.place`.execute(source.rows)
  return found.rows.map(({ place, ...person }) => ({ ...person, location: place }))
}

export async function countPeople(source: Source, filter: StaffFilter): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*)::int as total from staff where ${conditions(source, filter)}`.execute(source.rows)
  return found.rows[0]?.total ?? 0
}

/** People as stored: those asked for, or all. */
export async function findPeople(source: Source, ids?: readonly string[]): Promise<StaffRow[]> {
  const rows = await source.rows
    .selectFrom('staff')
    .select([
      'id',
      'revision',
      'name',
      'number',
      'email',
      'function',
      'location',
      'starts',
      'ends',
      'language',
      'user_id',
    ])
    .where('organisation_id', '=', source.organisation)
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`id = any(${ids ?? []}::uuid[])`))
    .orderBy('id')
    .execute()
  return rows.map(({ user_id, ...row }) => ({ ...row, user: user_id }) as StaffRow)
}

/** Who already has this address or personnel number, besides this person. */
export async function findTaken(
  source: Source,
  { email, number, besides }: { email: string; number: string; besides: string | null },
): Promise<{ email: string | null; number: string | null }> {
  const found = await sql<{ name: string; email: boolean; number: boolean }>`
    select name, ${email} <> '' and lower(email) = ${email.toLowerCase()} as email, ${number} <> '' and number = ${number} as number
    from staff where organisation_id = ${source.organisation} and id is distinct from ${besides}::uuid
      and ((${email} <> '' and lower(email) = ${email.toLowerCase()}) or (${number} <> '' and number = ${number}))`.execute(
    source.rows,
  )
  return {
    email: found.rows.find((row) => row.email)?.name ?? null,
    number: found.rows.find((row) => row.number)?.name ?? null,
  }
}

/** Which team memberships there are, of these people or of all. */
export async function listMemberships(
  source: Source,
  people?: readonly string[],
): Promise<{ id: string; staff: string; team: string }[]> {
  return source.rows
    .selectFrom('staff_teams')
    .select(['id', 'staff', 'team'])
    .where('organisation_id', '=', source.organisation)
    .$if(people !== undefined, (query) => query.where(sql<boolean>`staff = any(${people ?? []}::uuid[])`))
    .orderBy('id')
    .execute()
}

/** Locations of the scope that can be chosen, in the order of the scope. */
export async function listLocations(source: Source): Promise<Named[]> {
  return source.rows
    .selectFrom('locations')
    .select(['id', 'name'])
    .where('organisation_id', '=', source.organisation)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
