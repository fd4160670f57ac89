import { sql } from 'kysely'
import type { RhythmFacts } from '../../core/rhythm/facts.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>
export type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

type People = Pick<RhythmFacts, 'people' | 'teams' | 'accounts'>

/** Everybody who works or worked here with absences and teams, the teams, and the accounts, in one statement. */
export async function readPeople({ rows, organisation }: Source): Promise<People> {
  const found = await sql<{ [K in keyof People]: People[K] | null }>`select
    (select json_agg(json_build_object('id', s.id, 'name', s.name, 'function', s.function, 'location', s.location, 'user', s.user_id,
        'starts', s.starts, 'ends', s.ends, 'teams', coalesce(t.teams, '[]'), 'away', coalesce(a.away, '[]')) order by lower(s.name), s.id)
      from staff s
      left join (select st.staff, json_agg(st.team) as teams from staff_teams st
        join teams on teams.organisation_id = st.organisation_id and teams.id = st.team and teams.withdrawn_at is null
        where st.organisation_id = ${organisation} group by st.staff) t on t.staff = s.id
      left join (select staff, json_agg(json_build_object('starts', starts, 'ends', ends, 'standIn', stand_in) order by starts, id) as away
        from absences where organisation_id = ${organisation} group by staff) a on a.staff = s.id
      where s.organisation_id = ${organisation}) as people,
    (select json_agg(json_build_object('id', id, 'name', name) order by lower(name), id) from teams
      where organisation_id = ${organisation} and withdrawn_at is null) as teams,
    (select json_agg(json_build_object('id', id, 'user', user_id, 'name', name, 'email', email, 'role', role) order by lower(name), id)
      from memberships where organisation_id = ${organisation}) as accounts`.execute(rows)
  const [row] = found.rows
  return { people: row?.people ?? [], teams: row?.teams ?? [], accounts: row?.accounts ?? [] }
}
