import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** What the organisation says that controls add for health care, where it corrected the content. */
export async function correctedMarks({ rows, organisation }: Reader): Promise<CorrectedMarks> {
  const found = await rows
    .selectFrom('mark_corrections')
    .select(['edition', 'requirement', 'mark'])
    .where('organisation_id', '=', organisation)
    .execute()
  return new Map(found.map((one) => [`${one.edition} ${one.requirement}`, one.mark as Mark]))
}
