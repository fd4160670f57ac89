import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { StaffRow } from './staff.store.ts'

type May = Allowed<'staff:write'>
/** What is written about somebody; `user` is written apart. */
export type WrittenPerson = Omit<StaffRow, 'revision' | 'user'>

const columns = sql`id uuid, name text, number text, email text, function text, location uuid, starts date, ends date, language text`

/** Adds people, however many, in one statement. */
export async function insertPeople(tx: Tx, _may: May, people: readonly WrittenPerson[]): Promise<void> {
  if (people.length === 0) return
  await sql`insert into staff (organisation_id, id, name, number, email, function, location, starts, ends, language)
    select ${tx.organisation}::uuid, id, name, number, email, function, location, starts, ends, language
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given (${columns})`.execute(tx.rows)
}

/**
 * Writes people over what was there, in three statements however many. Reading links that went to an address that somebody no longer
 * has stop working; where a mail about reading is planned it leaves at once, with a link for the new address.
 */
export async function updatePeople(tx: Tx, _may: May, people: readonly WrittenPerson[]): Promise<void> {
  if (people.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given (${columns})`
  const moved = sql`select staff.id from staff join ${given} on given.id = staff.id
    where staff.organisation_id = ${tx.organisation} and lower(staff.email) <> lower(given.email)`
  await sql`update reading_links set withdrawn_at = ${tx.now}
    where organisation_id = ${tx.organisation} and withdrawn_at is null and expires_at > ${tx.now} and staff in (${moved})`.execute(
    tx.rows,
  )
  await sql`update reading_mails set next_at = ${tx.now}
    where organisation_id = ${tx.organisation} and next_at > ${tx.now} and staff in (${moved})`.execute(tx.rows)
  await sql`update staff set name = given.name, number = given.number, email = given.email, function = given.function,
      location = given.location, starts = given.starts, ends = given.ends, language = given.language
    from ${given} where staff.organisation_id = ${tx.organisation} and staff.id = given.id`.execute(tx.rows)
}

export async function setEnds(tx: Tx, _may: May, people: readonly string[], ends: Day | null): Promise<void> {
  if (people.length === 0) return
  await sql`update staff set ends = ${ends}::date
    where organisation_id = ${tx.organisation} and id = any(${people}::uuid[])`.execute(tx.rows)
}

/** Joins accounts to people; null takes the account off. */
export async function setUsers(
  tx: Tx,
  _may: May,
  joined: readonly { id: string; user: string | null }[],
): Promise<void> {
  await sql`update staff set user_id = given.joined
    from jsonb_to_recordset(${JSON.stringify(joined.map(({ id, user }) => ({ id, joined: user })))}::jsonb) as given (id uuid, joined text)
    where staff.organisation_id = ${tx.organisation} and staff.id = given.id`.execute(tx.rows)
}

export async function insertMemberships(
  tx: Tx,
  _may: May,
  added: readonly { staff: string; team: string }[],
): Promise<void> {
  if (added.length === 0) return
  const rows = added.map((one) => ({ id: newId(), ...one }))
  await sql`insert into staff_teams (organisation_id, id, staff, team)
    select ${tx.organisation}::uuid, id, staff, team
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, staff uuid, team uuid)`.execute(tx.rows)
}

export async function deleteMemberships(tx: Tx, _may: May, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from staff_teams
    where organisation_id = ${tx.organisation} and id = any(${ids}::uuid[])`.execute(tx.rows)
}
