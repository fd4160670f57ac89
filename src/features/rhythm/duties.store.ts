import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { DoneTurn } from '../../core/rhythm/recurrence.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { DutyFacts } from './duties.contract.ts'
import type { Source } from './people-facts.store.ts'

type Writing = Allowed<'duties:write'>

export type DutyRow = Omit<DutyFacts, 'firstOn'> & {
  id: string
  revision: number
  firstOn: Day
  endedOn: Day | null
  endReason: string
  done: DoneTurn[]
}

/** Duties with the turns that were done, by title: all of them or one, in one statement. */
export async function dutyRows({ rows, organisation }: Source, id?: string): Promise<DutyRow[]> {
  const found = await sql<{ duties: DutyRow[] | null }>`
    select json_agg(json_build_object('id', d.id, 'revision', d.revision, 'title', d.title, 'how', d.how, 'owner', d.owner,
      'ownerRole', d.owner_role, 'team', d.team, 'standIn', d.stand_in, 'every', d.every, 'firstOn', d.first_on, 'endedOn', d.ended_on,
      'endReason', d.end_reason, 'done', coalesce(t.done, '[]')) order by lower(d.title), d.id) as duties
    from duties d
    left join (select duty, json_agg(json_build_object('dueOn', due_on, 'doneOn', done_on)) as done from duty_turns
      where organisation_id = ${organisation} and withdrawn_at is null group by duty) t on t.duty = d.id
    where d.organisation_id = ${organisation} ${id === undefined ? sql`` : sql`and d.id = ${id}`}`.execute(rows)
  return found.rows[0]?.duties ?? []
}

const rowOf = ({ title, how, owner, ownerRole, team, standIn, every, firstOn }: DutyFacts) => ({
  ...{ title, how, owner, team, every },
  owner_role: ownerRole,
  stand_in: standIn,
  first_on: firstOn,
})

export async function insertDuty(tx: Tx, _allowed: Writing, facts: DutyFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('duties')
    .values({ organisation_id: tx.organisation, id, ...rowOf(facts), ended_on: null, end_reason: '' })
    .execute()
  return id
}

export async function updateDuty(tx: Tx, _allowed: Writing, id: string, facts: DutyFacts): Promise<void> {
  await tx.rows
    .updateTable('duties')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function storeDutyEnd(
  tx: Tx,
  _allowed: Writing,
  id: string,
  { endedOn, reason }: { endedOn: string | null; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('duties')
    .set({ ended_on: endedOn, end_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Teams that are not withdrawn, and roles that something has as its owner. */
export async function dutyChoices({ rows, organisation }: Source) {
  const found = await sql<{ teams: { id: string; name: string }[]; roles: string[] }>`select
    (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by lower(name), id), '[]') from teams
      where organisation_id = ${organisation} and withdrawn_at is null) as teams,
    (select coalesce(json_agg(role order by lower(role)), '[]') from (
      select owner_role as role from measures where organisation_id = ${organisation}
      union select owner_role from documents where organisation_id = ${organisation}
      union select owner_role from duties where organisation_id = ${organisation}) as named where role <> '') as roles`.execute(
    rows,
  )
  const [row] = found.rows
  if (!row) throw new TypeError('a selection without a table gives one row')
  return row
}

/** At most twenty people who work here on a day and whose name or function holds a text. */
export async function findWorking(source: Source, text: string, on: Day) {
  const wanted = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return source.rows
    .selectFrom('staff')
    .select(['id', 'name', 'function'])
    .where('organisation_id', '=', source.organisation)
    .where('starts', '<=', on)
    .where((is) => is.or([is('ends', 'is', null), is('ends', '>=', on)]))
    .where(sql<boolean>`lower(name || ' ' || function) like ${wanted}`)
    .orderBy('name')
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Which of these are somebody of the staff, and whether a team is there. */
export async function knownIn(tx: Tx, staff: readonly string[], team: string | null) {
  const found = await sql<{ staff: string[] | null; team: boolean }>`select
    (select json_agg(id) from staff where organisation_id = ${tx.organisation} and id = any(${[...staff]}::uuid[])) as staff,
    exists (select from teams where organisation_id = ${tx.organisation} and id = ${team} and withdrawn_at is null) as team`.execute(
    tx.rows,
  )
  return { staff: new Set(found.rows[0]?.staff ?? []), team: found.rows[0]?.team ?? false }
}
