import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { ExceptionFacts } from './measure-shapes.contract.ts'
import type { Source } from './measures.store.ts'

type Accepting = Allowed<'exceptions:accept'>

export type Exception = Omit<ExceptionFacts, 'starts' | 'ends'> & {
  starts: Day
  ends: Day
  id: string
  revision: number
  measure: string
  compensatingTitle: string | null
  acceptedBy: string
  closedOn: Day | null
  closingNote: string
}

/** The exceptions of a measure, or one by its id; the ones that end last come first. */
export async function listExceptions(source: Source, by: { measure: string } | { id: string }): Promise<Exception[]> {
  const rows = await source.rows
    .selectFrom('exceptions')
    .leftJoin('measures as other', (join) =>
      join
        .onRef('other.organisation_id', '=', 'exceptions.organisation_id')
        .onRef('other.id', '=', 'exceptions.compensating'),
    )
    .selectAll('exceptions')
    .select('other.title as other_title')
    .where('exceptions.organisation_id', '=', source.organisation)
    .where('measure' in by ? 'exceptions.measure' : 'exceptions.id', '=', 'measure' in by ? by.measure : by.id)
    .orderBy('exceptions.ends', 'desc')
    .orderBy('exceptions.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    measure: row.measure,
    title: row.title,
    reason: row.reason,
    starts: row.starts as Day,
    ends: row.ends as Day,
    compensating: row.compensating,
    compensatingTitle: row.other_title,
    acceptedBy: row.accepted_by,
    closedOn: row.closed_on as Day | null,
    closingNote: row.closing_note,
  }))
}

export async function insertException(
  tx: Tx,
  _allowed: Accepting,
  measure: string,
  facts: ExceptionFacts,
): Promise<string> {
  const id = newId()
  const { title, reason, starts, ends, compensating } = facts
  await tx.rows
    .insertInto('exceptions')
    .values({
      organisation_id: tx.organisation,
      ...{ id, measure, title, reason, starts, ends, compensating },
      accepted_by: tx.actor.name,
      closed_on: null,
      closing_note: '',
    })
    .execute()
  return id
}

/** Writes an exception over what it was; whoever does so accepted it. */
export async function updateException(tx: Tx, _allowed: Accepting, id: string, facts: ExceptionFacts): Promise<void> {
  const { title, reason, starts, ends, compensating } = facts
  await tx.rows
    .updateTable('exceptions')
    .set({ title, reason, starts, ends, compensating, accepted_by: tx.actor.name })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function storeClosing(
  tx: Tx,
  _allowed: Accepting,
  id: string,
  closing: { closedOn: string; note: string },
): Promise<void> {
  await tx.rows
    .updateTable('exceptions')
    .set({ closed_on: closing.closedOn, closing_note: closing.note })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
