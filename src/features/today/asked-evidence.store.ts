import type { Actor } from '../../core/access/actor.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'

const mostRequests = 10

/** Evidence that somebody was asked for and that still waits, soonest due first. */
export async function askedEvidenceOf(reader: Reader, actor: Actor, today: Day) {
  if (actor.kind !== 'person') return []
  const rows = await reader.rows
    .selectFrom('evidence_requests as q')
    .innerJoin('memberships as k', (join) =>
      join.onRef('k.organisation_id', '=', 'q.organisation_id').onRef('k.id', '=', 'q.asked'),
    )
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'q.organisation_id').onRef('m.id', '=', 'q.measure'),
    )
    .select(['q.id', 'q.title', 'm.title as measureTitle', 'q.asked_by as askedBy', 'q.due_on as due'])
    .where('q.organisation_id', '=', reader.organisation)
    .where('k.user_id', '=', actor.id)
    .where('q.answered_at', 'is', null)
    .where('q.withdrawn_at', 'is', null)
    .orderBy('q.due_on')
    .orderBy('q.id')
    .limit(mostRequests)
    .execute()
  return rows.map((row) => ({ ...row, late: row.due < today }))
}
