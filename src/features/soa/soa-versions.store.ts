import type { Allowed } from '../../core/access/allow.ts'
import type { Statement } from '../../core/soa/statement.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** An approved, frozen statement of applicability. */
export type SoaVersion = {
  id: string
  revision: number
  number: number
  approvedBy: string
  approvedAt: Instant
  note: string
  sha256: string
  statement: Statement
}

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const columns = ['id', 'revision', 'number', 'approved_by', 'approved_at', 'note', 'sha256', 'statement'] as const

type Row = {
  id: string
  revision: number
  number: number
  approved_by: string
  approved_at: string
  note: string
  sha256: string
  statement: unknown
}

const toVersion = (row: Row): SoaVersion => ({
  id: row.id,
  revision: row.revision,
  number: row.number,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at as Instant,
  note: row.note,
  sha256: row.sha256,
  statement: row.statement as Statement,
})

/** All versions, newest first. */
export async function listVersions(source: Source): Promise<SoaVersion[]> {
  const rows = await source.rows
    .selectFrom('soa_versions')
    .select(columns)
    .where('organisation_id', '=', source.organisation)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toVersion)
}

/** One version by its number; null where there is none. */
export async function findVersion(source: Source, number: number): Promise<SoaVersion | null> {
  const row = await source.rows
    .selectFrom('soa_versions')
    .select(columns)
    .where('organisation_id', '=', source.organisation)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? toVersion(row) : null
}

/** The number that the next version gets: versions count from 1 without gaps. */
export async function nextNumber(source: Source): Promise<number> {
  const found = await source.rows
    .selectFrom('soa_versions')
    .select((eb) => eb.fn.max('number').as('newest'))
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  return (found?.newest ?? 0) + 1
}

export async function insertVersion(
  tx: Tx,
  _allowed: Allowed<'soa:approve'>,
  version: Omit<SoaVersion, 'id' | 'revision'>,
): Promise<SoaVersion> {
  const id = newId()
  await tx.rows
    .insertInto('soa_versions')
    .values({
      organisation_id: tx.organisation,
      id,
      number: version.number,
      approved_by: version.approvedBy,
      approved_at: version.approvedAt,
      note: version.note,
      statement: JSON.stringify(version.statement),
      sha256: version.sha256,
    })
    .execute()
  return { ...version, id, revision: tx.revision }
}
