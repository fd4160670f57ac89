import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** Which requirement of which edition; a clause and a control can have the same number. */
export type RequirementKey = { edition: string; kind: 'controls' | 'clauses'; requirement: string }
export type OwnText = RequirementKey & {
  id: string
  revision: number
  text: string
  writtenBy: string
  writtenAt: Instant
}

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** The own texts of an edition. */
export async function listOwnTexts(source: Source, edition: string): Promise<OwnText[]> {
  const rows = await source.rows
    .selectFrom('own_texts')
    .select(['id', 'revision', 'edition', 'kind', 'requirement', 'text', 'written_by', 'written_at'])
    .where('organisation_id', '=', source.organisation)
    .where('edition', '=', edition)
    .execute()
  return rows.map(toOwnText)
}

export async function findOwnText(source: Source, key: RequirementKey): Promise<OwnText | null> {
  const row = await source.rows
    .selectFrom('own_texts')
    .select(['id', 'revision', 'edition', 'kind', 'requirement', 'text', 'written_by', 'written_at'])
    .where('organisation_id', '=', source.organisation)
    .where('edition', '=', key.edition)
    .where('kind', '=', key.kind)
    .where('requirement', '=', key.requirement)
    .executeTakeFirst()
  return row ? toOwnText(row) : null
}

type Row = {
  id: string
  revision: number
  edition: string
  kind: string
  requirement: string
  text: string
  written_by: string
  written_at: string
}

const toOwnText = (row: Row): OwnText => ({
  id: row.id,
  revision: row.revision,
  edition: row.edition,
  kind: row.kind as OwnText['kind'],
  requirement: row.requirement,
  text: row.text,
  writtenBy: row.written_by,
  writtenAt: row.written_at as Instant,
})

/** Writes texts, each over the one that was there. */
export async function writeOwnTexts(
  tx: Tx,
  _allowed: Allowed<'standards:annotate'>,
  texts: readonly (RequirementKey & { text: string })[],
): Promise<void> {
  if (texts.length === 0) return
  await tx.rows
    .insertInto('own_texts')
    .values(
      texts.map((one) => ({
        organisation_id: tx.organisation,
        id: newId(),
        edition: one.edition,
        kind: one.kind,
        requirement: one.requirement,
        text: one.text,
        written_by: tx.actor.name,
        written_at: tx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'edition', 'kind', 'requirement']).doUpdateSet((eb) => ({
        text: eb.ref('excluded.text'),
        written_by: eb.ref('excluded.written_by'),
        written_at: eb.ref('excluded.written_at'),
      })),
    )
    .execute()
}

export async function deleteOwnText(tx: Tx, _allowed: Allowed<'standards:annotate'>, id: string): Promise<void> {
  await tx.rows.deleteFrom('own_texts').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}

/** The name of the organisation, for what a file says about itself. */
export async function nameOfOrganisation(reader: Reader): Promise<string> {
  const row = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirstOrThrow()
  return row.name
}
