import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Recurrence } from '../../core/rhythm/recurrence.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './people-facts.store.ts'

type Writing = Allowed<'duties:write'>
export type TurnOf = 'duty' | 'rhythm'

export type Turn = {
  id: string
  revision: number
  dueOn: Day
  doneOn: Day
  doneBy: string
  note: string
  evidence: string | null
  withdrawnAt: Instant | null
}

const turns = ({ rows, organisation }: Source) =>
  rows
    .selectFrom('duty_turns')
    .select(['id', 'revision', 'due_on as dueOn', 'done_on as doneOn', 'done_by as doneBy', 'note', 'evidence'])
    .select(['withdrawn_at as withdrawnAt', 'duty', 'rhythm'])
    .where('organisation_id', '=', organisation)

const toTurn = ({
  duty: _duty,
  rhythm: _rhythm,
  ...row
}: Awaited<ReturnType<ReturnType<typeof turns>['execute']>>[0]): Turn => ({
  ...row,
  dueOn: row.dueOn as Day,
  doneOn: row.doneOn as Day,
  withdrawnAt: row.withdrawnAt as Instant | null,
})

/** What was done of one duty or rhythm, newest first; at most 200. */
export async function listTurns(source: Source, of: TurnOf, id: string): Promise<Turn[]> {
  const rows = await turns(source)
    .where(of, '=', id)
    .orderBy('due_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(toTurn)
}

/** A turn, by what recurs and the day that it is due. */
export type TurnRef = { of: TurnOf; id: string; dueOn: string }

const idsOf = (refs: readonly Pick<TurnRef, 'of' | 'id'>[], of: TurnOf) => [
  ...new Set(refs.filter((ref) => ref.of === of).map(({ id }) => id)),
]

/** Which of these turns were done, by `turnKey`, in one statement. */
export async function standingTurns(source: Source, refs: readonly TurnRef[]): Promise<Map<string, Turn>> {
  const rows = await turns(source)
    .where('withdrawn_at', 'is', null)
    .where((is) =>
      is.or([
        is('duty', '=', sql<string>`any(${idsOf(refs, 'duty')}::uuid[])`),
        is('rhythm', '=', sql<string>`any(${idsOf(refs, 'rhythm')}::uuid[])`),
      ]),
    )
    .execute()
  return new Map(
    rows.map((row) => {
      const of = row.duty === null ? 'rhythm' : 'duty'
      return [turnKey({ of, id: row.duty ?? row.rhythm ?? '', dueOn: row.dueOn }), toTurn(row)] as const
    }),
  )
}

export const recurringKey = ({ of, id }: Pick<TurnRef, 'of' | 'id'>): string => `${of} ${id}`
export const turnKey = (ref: TurnRef): string => `${recurringKey(ref)} ${ref.dueOn}`

export async function findTurn(source: Source, id: string): Promise<(Turn & { of: TurnOf; ofId: string }) | undefined> {
  const row = await turns(source).where('id', '=', id).executeTakeFirst()
  const ofId = row?.duty ?? row?.rhythm
  return row && ofId ? { ...toTurn(row), of: row.duty === null ? 'rhythm' : 'duty', ofId } : undefined
}

export type Recurring = { title: string; rule: Recurrence }

/** What recurs, by `recurringKey`: duties, and rhythms of measures that are in operation or were. Two statements. */
export async function findRecurring(
  { rows, organisation }: Source,
  refs: readonly Pick<TurnRef, 'of' | 'id'>[],
): Promise<Map<string, Recurring>> {
  const duties = await rows
    .selectFrom('duties')
    .select(['id', 'title', 'first_on', 'every', 'ended_on'])
    .where('organisation_id', '=', organisation)
    .where('id', '=', sql<string>`any(${idsOf(refs, 'duty')}::uuid[])`)
    .execute()
  const rhythms = await rows
    .selectFrom('measure_rhythms as r')
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'r.organisation_id').onRef('m.id', '=', 'r.measure'),
    )
    .select(['r.id', 'r.title', 'r.first_on', 'r.every', 'm.in_operation_since', 'm.ended_on'])
    .where('r.organisation_id', '=', organisation)
    .where('r.id', '=', sql<string>`any(${idsOf(refs, 'rhythm')}::uuid[])`)
    .where('r.withdrawn_at', 'is', null)
    .where('m.in_operation_since', 'is not', null)
    .execute()
  return new Map([
    ...duties.map((row) => [`duty ${row.id}`, recurring(row.title, row, null, row.ended_on)] as const),
    ...rhythms.map(
      (row) => [`rhythm ${row.id}`, recurring(row.title, row, row.in_operation_since, row.ended_on)] as const,
    ),
  ])
}

const recurring = (
  title: string,
  { first_on, every }: { first_on: string; every: string },
  notBefore: string | null,
  endedOn: string | null,
): Recurring => ({
  title,
  rule: { firstOn: first_on as Day, every, notBefore: notBefore as Day | null, endedOn: endedOn as Day | null },
})

/** Whether there is such evidence that was not withdrawn. */
export async function isEvidence({ rows, organisation }: Source, id: string): Promise<boolean> {
  const row = await rows
    .selectFrom('evidence')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Records turns that were done on one day; at most a few thousand. Gives their ids. */
export async function insertTurns(
  tx: Tx,
  _allowed: Writing,
  refs: readonly TurnRef[],
  { doneOn, note, evidence }: { doneOn: string; note: string; evidence: string | null },
): Promise<string[]> {
  const made = refs.map((ref) => ({ own: newId(), ref }))
  await tx.rows
    .insertInto('duty_turns')
    .values(
      made.map(({ own, ref: { of, id, dueOn } }) => ({
        ...{ organisation_id: tx.organisation, id: own, due_on: dueOn, done_on: doneOn, done_by: tx.actor.name },
        duty: of === 'duty' ? id : null,
        rhythm: of === 'rhythm' ? id : null,
        ...{ note, evidence, recorded_at: tx.now, withdrawn_at: null },
      })),
    )
    .execute()
  return made.map(({ own }) => own)
}

export async function storeTurnWithdrawal(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('duty_turns')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
