import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './staff.store.ts'

type May = Allowed<'staff:write'>
export type WrittenAbsence = { starts: string; ends: string; standIn: string | null }
type Absence = {
  id: string
  revision: number
  staff: string
  starts: Day
  ends: Day
  standIn: { id: string; name: string } | null
}

/** Absences of somebody, the last first. */
export async function listAbsences(source: Source, staff: string): Promise<Absence[]> {
  const found = await sql<Absence>`
    select absences.id, absences.revision, absences.staff, absences.starts, absences.ends,
      case when stand_in.id is null then null else json_build_object('id', stand_in.id, 'name', stand_in.name) end as "standIn"
    from absences left join staff stand_in on stand_in.organisation_id = absences.organisation_id and stand_in.id = absences.stand_in
    where absences.organisation_id = ${source.organisation} and absences.staff = ${staff}
    order by absences.starts desc, absences.id limit 200`.execute(source.rows)
  return found.rows
}

/** For whom somebody stands in, from a day on. */
export async function standsInFor(source: Source, staff: string, from: Day) {
  const found = await sql<{ name: string; starts: Day; ends: Day }>`
    select away.name, absences.starts, absences.ends
    from absences join staff away on away.organisation_id = absences.organisation_id and away.id = absences.staff
    where absences.organisation_id = ${source.organisation} and absences.stand_in = ${staff} and absences.ends >= ${from}
    order by absences.starts, absences.id limit 50`.execute(source.rows)
  return found.rows
}

export async function findAbsence(source: Source, id: string) {
  return source.rows
    .selectFrom('absences')
    .select(['id', 'revision', 'staff'])
    .where('organisation_id', '=', source.organisation)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertAbsence(tx: Tx, _may: May, staff: string, written: WrittenAbsence): Promise<string> {
  const id = newId()
  const { standIn, ...days } = written
  await tx.rows
    .insertInto('absences')
    .values({ organisation_id: tx.organisation, id, staff, stand_in: standIn, ...days })
    .execute()
  return id
}

export async function updateAbsence(tx: Tx, _may: May, id: string, written: WrittenAbsence): Promise<void> {
  const { standIn, ...days } = written
  await tx.rows
    .updateTable('absences')
    .set({ stand_in: standIn, ...days })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function deleteAbsence(tx: Tx, _may: May, id: string): Promise<void> {
  await tx.rows.deleteFrom('absences').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}
