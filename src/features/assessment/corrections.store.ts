import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Source } from './assessments.store.ts'

/** What the organisation says that controls add for health care, where it corrected the content. */
export async function correctedMarks({ rows, organisation }: Source): Promise<CorrectedMarks> {
  const found = await rows
    .selectFrom('mark_corrections')
    .select(['edition', 'requirement', 'mark'])
    .where('organisation_id', '=', organisation)
    .execute()
  return new Map(found.map((one) => [`${one.edition} ${one.requirement}`, one.mark as Mark]))
}
