import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Mark = 'unique' | 'deepened' | 'guidance' | 'none'
/** What the organisation holds a control to add for health care. */
export type Correction = {
  id: string
  revision: number
  requirement: string
  mark: Mark
  reason: string
  correctedBy: string
  correctedAt: Instant
}

/** The corrections of an edition, by the number of the control. */
export async function listCorrections(
  source: Pick<Reader | Tx, 'rows' | 'organisation'>,
  edition: string,
): Promise<Map<string, Correction>> {
  const rows = await source.rows
    .selectFrom('mark_corrections')
    .select(['id', 'revision', 'requirement', 'mark', 'reason', 'corrected_by', 'corrected_at'])
    .where('organisation_id', '=', source.organisation)
    .where('edition', '=', edition)
    .execute()
  return new Map(
    rows.map((row) => [
      row.requirement,
      {
        id: row.id,
        revision: row.revision,
        requirement: row.requirement,
        mark: row.mark as Mark,
        reason: row.reason,
        correctedBy: row.corrected_by,
        correctedAt: row.corrected_at as Instant,
      },
    ]),
  )
}

/** Writes a correction over the one that was there, or anew. */
export async function saveCorrection(
  tx: Tx,
  _allowed: Allowed<'standards:annotate'>,
  before: Correction | undefined,
  control: { edition: string; requirement: string },
  said: { mark: Mark; reason: string },
): Promise<Correction> {
  const by = { corrected_by: tx.actor.name, corrected_at: tx.now }
  const id = before?.id ?? newId()
  if (before) {
    await tx.rows
      .updateTable('mark_corrections')
      .set({ ...said, ...by })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('mark_corrections')
      .values({ organisation_id: tx.organisation, id, ...control, ...said, ...by })
      .execute()
  }
  return {
    id,
    revision: tx.revision,
    requirement: control.requirement,
    ...said,
    correctedBy: tx.actor.name,
    correctedAt: tx.now,
  }
}

export async function deleteCorrection(tx: Tx, _allowed: Allowed<'standards:annotate'>, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('mark_corrections')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
