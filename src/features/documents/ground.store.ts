import { sql } from 'kysely'
import type { Source } from './documents.store.ts'

/** What the profile tells of an organisation, as far as a text can be filled in with it. */
export type Ground = {
  name: string
  careTerm: 'client' | 'patient'
  /** The address of the first security officer, else of the first administrator. */
  securityContact: string
  systems: { name: string; healthData: boolean | null; supplier: string }[]
  locations: string[]
  facts: Record<string, boolean>
}

/** In one statement. */
export async function groundOf({ rows, organisation }: Source): Promise<Ground> {
  const found = await sql<Ground>`
    select name, care_term as "careTerm",
      coalesce((select email from memberships where organisation_id = ${organisation}
        and role in ('security-officer', 'administrator') order by role = 'security-officer' desc, id limit 1), '') as "securityContact",
      (select coalesce(json_agg(json_build_object('name', name, 'healthData', health_data, 'supplier', supplier)
          order by position, id), '[]')
        from systems where organisation_id = ${organisation} and withdrawn_at is null) as systems,
      (select coalesce(json_agg(name order by position, id), '[]') from locations
        where organisation_id = ${organisation} and withdrawn_at is null) as locations,
      coalesce((select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}), '{}') as facts
    from organisations where organisation_id = ${organisation}`.execute(rows)
  const [row] = found.rows
  if (!row) throw new TypeError('an organisation that was there')
  return row
}

type Choice = { id: string; name: string }
export type Choices = {
  teams: Choice[]
  locations: Choice[]
  functions: string[]
  approvers: Choice[]
  measures: Choice[]
}

/** What a document can be linked to today, in one statement. */
export async function choicesOf({ rows, organisation }: Source, today: string): Promise<Choices> {
  const own = sql`organisation_id = ${organisation}`
  const employed = sql`${own} and starts <= ${today} and (ends is null or ends >= ${today})`
  const list = (name: 'name' | 'title') =>
    sql`coalesce(json_agg(json_build_object('id', id, 'name', ${sql.ref(name)}) order by lower(${sql.ref(name)}), id), '[]')`
  const found = await sql<Choices>`
    select (select ${list('name')} from teams where ${own} and withdrawn_at is null) as teams,
      (select ${list('name')} from locations where ${own} and withdrawn_at is null) as locations,
      (select coalesce(json_agg(function order by lower(function)), '[]') from (select min(trim(function)) as function
        from staff where ${employed} and trim(function) <> '' group by lower(trim(function))) f) as functions,
      (select ${list('name')} from memberships where ${own} and role <> 'auditor') as approvers,
      (select ${list('title')} from measures where ${own} and (ended_on is null or ended_on > ${today})) as measures`.execute(
    rows,
  )
  const [row] = found.rows
  if (!row) throw new TypeError('a selection without a table gives one row')
  return row
}
