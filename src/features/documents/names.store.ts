import type { Source } from './documents.store.ts'

/** The names of teams and locations by id, those that were withdrawn too, in two statements. */
export async function namesOf(source: Source) {
  const named = (table: 'teams' | 'locations') =>
    source.rows.selectFrom(table).select(['id', 'name']).where('organisation_id', '=', source.organisation).execute()
  const [teams, locations] = [await named('teams'), await named('locations')]
  return {
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    locations: new Map(locations.map(({ id, name }) => [id, name])),
  }
}
