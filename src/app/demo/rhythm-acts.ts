import { sql } from 'kysely'
import { ruleOfDuty, ruleOfRhythm } from '../../core/rhythm/dues-of-measures.ts'
import { type DoneTurn, openTurn } from '../../core/rhythm/recurrence.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { addDuty, finishTurns } from '../../features/rhythm/change-duties.ts'
import { dutyRows } from '../../features/rhythm/duties.store.ts'
import type { Tx } from '../../platform/database/reader.ts'

/** A duty with people by address and teams by name. */
type ToldDuty = {
  title: string
  how: string
  every: string
  firstOn: Day
  owner: string
  standIn: string
  team: string
  role: string
}

/** One thing done about what recurs: a duty recorded, or a round in which most of what was due got done. */
export type RhythmAct = { act: 'record'; duty: ToldDuty } | { act: 'round'; nth: number }

/** Of each so many things one is let slip, so that there is something to see. */
const slips = 11

/** Runs one of them through the product's own verbs. */
export async function runRhythmAct(tx: Tx, act: RhythmAct): Promise<void> {
  if (act.act === 'record') return record(tx, act.duty)
  const today = dayOf(tx.now)
  const recurring = [
    ...(await dutyRows(tx)).map((duty) => ({
      of: 'duty' as const,
      id: duty.id,
      open: openTurn(ruleOfDuty(duty), duty.done, today),
    })),
    ...(await rhythmsOf(tx)).map((one) => ({
      of: 'rhythm' as const,
      id: one.id,
      open: openTurn(ruleOfRhythm(one, one), one.done, today),
    })),
  ]
  const turns = recurring.flatMap(({ of, id, open }, place) =>
    open !== null && open.dueOn <= today && (place * 7 + act.nth) % slips !== 0 ? [{ of, id, dueOn: open.dueOn }] : [],
  )
  // Some rounds find nothing to do; one that changes nothing would be lost when a load goes on where it was cut off.
  if (turns.length === 0) tx.note({ action: 'turns.finished', subject: '0' })
  else await finishTurns(tx, turns, { doneOn: today, note: '' })
}

type Rhythm = { id: string; firstOn: Day; every: string; since: Day; endedOn: Day | null; done: DoneTurn[] }

async function rhythmsOf({ rows, organisation }: Tx): Promise<Rhythm[]> {
  const found = await sql<Rhythm>`
    select r.id, r.first_on::text as "firstOn", r.every, m.in_operation_since::text as since, m.ended_on::text as "endedOn",
      coalesce(t.done, '[]') as done
    from measure_rhythms r join measures m on m.organisation_id = r.organisation_id and m.id = r.measure
    left join (select rhythm, json_agg(json_build_object('dueOn', due_on, 'doneOn', done_on)) as done from duty_turns
      where organisation_id = ${organisation} group by rhythm) t on t.rhythm = r.id
    where r.organisation_id = ${organisation} and r.withdrawn_at is null and m.in_operation_since is not null
    order by r.id`.execute(rows)
  return found.rows
}

async function record(tx: Tx, { owner, standIn, team, role, ...duty }: ToldDuty): Promise<void> {
  const named = await tx.rows
    .selectFrom('staff')
    .select(['id', 'email'])
    .where('organisation_id', '=', tx.organisation)
    .where('email', 'in', [owner, standIn])
    .execute()
  const teams = await tx.rows
    .selectFrom('teams')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('name', '=', team)
    .execute()
  const person = (email: string) => (email === '' ? null : (named.find((one) => one.email === email)?.id ?? null))
  await addDuty(tx, {
    ...duty,
    ...{ owner: person(owner), standIn: person(standIn), team: teams[0]?.id ?? null, ownerRole: role },
  })
}
