import type { Day } from '../../core/time/day.ts'
import type { Source } from './assurance-facts.store.ts'

/** The measures among these that ended by a day. */
export async function endedAmong(
  { rows, organisation }: Source,
  ids: readonly string[],
  by: Day,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows
    .selectFrom('measures')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', [...new Set(ids)])
    .where('ended_on', '<=', by)
    .execute()
  return new Set(found.map(({ id }) => id))
}
