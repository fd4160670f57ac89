import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, SystemReader, Tx } from '../../platform/database/reader.ts'

/** A file that was looked at and lies in the store; no row names it yet. */
export type TakenFile = { name: string; mediaType: string; sha256: string; size: number; scan: 'clean' | 'unscanned' }
type File = Omit<TakenFile, 'name'>

/** The row of a content, where it has one. */
export async function findFileByContent(tx: Tx, sha256: string): Promise<(File & { id: string }) | undefined> {
  const row = await tx.rows
    .selectFrom('files')
    .select(['id', 'sha256', 'size', 'media_type as mediaType', 'scan'])
    .where('organisation_id', '=', tx.organisation)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size), scan: row.scan as File['scan'] }
}

/** The bytes that one access token handed in since a moment, by the trail. */
export async function bytesHandedIn(reader: Reader | Tx, token: string, since: Instant): Promise<number> {
  const found = await sql<{ bytes: string | number }>`
    select coalesce(sum((details ->> 'size')::bigint), 0) as bytes from trail
    where organisation_id = ${reader.organisation} and at > ${since} and actor_kind = 'token' and actor_id = ${token}
      and action = 'file.stored'`.execute(reader.rows)
  return Number(found.rows[0]?.bytes ?? 0)
}

export async function insertFile(tx: Tx, _allowed: Allowed<'evidence:add'>, file: File): Promise<string> {
  const id = newId()
  const { mediaType, ...rest } = file
  await tx.rows
    .insertInto('files')
    .values({ organisation_id: tx.organisation, id, media_type: mediaType, stored_at: tx.now, ...rest })
    .execute()
  return id
}

// A draft that was changed and evidence of the past still name their files, so history counts too.
const unnamed = sql<boolean>`not exists (select from history.evidence_parts p where p.organisation_id = f.organisation_id and p.file = f.id)
  and not exists (select from history.document_versions v where v.organisation_id = f.organisation_id and v.file = f.id)
  and not exists (select from history.supplier_contracts c where c.organisation_id = f.organisation_id and c.file = f.id)
  and not exists (select from history.processor_agreements a where a.organisation_id = f.organisation_id and a.file = f.id)
  and not exists (select from history.supplier_certificates c where c.organisation_id = f.organisation_id and c.file = f.id)
  and not exists (select from history.assurance_reports r where r.organisation_id = f.organisation_id and r.file = f.id)
  and not exists (select from history.bridge_letters b where b.organisation_id = f.organisation_id and b.file = f.id)
  and not exists (select from history.packs p where p.organisation_id = f.organisation_id and f.id in (p.manifest, p.parts))`

/** The organisations that have files stored before a moment that nothing names, now or in the past. */
export async function organisationsWithUnnamed(reader: SystemReader, before: Instant): Promise<string[]> {
  const rows = await reader.rows
    .selectFrom('files as f')
    .select('f.organisation_id as organisation')
    .distinct()
    .where('f.stored_at', '<', before)
    .where(unnamed)
    .execute()
  return rows.map(({ organisation }) => organisation)
}

/** Removes the rows of files that nothing names. Returns the hashes of their contents. */
export async function deleteUnnamed(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await sql<{ sha256: string }>`
    delete from files f where f.organisation_id = ${tx.organisation} and f.stored_at < ${before} and ${unnamed}
    returning f.sha256`.execute(tx.rows)
  return rows.rows.map(({ sha256 }) => sha256)
}

/** Which of these contents of the organisation a row names. */
export async function namedContents(tx: Tx, among: readonly string[]): Promise<Set<string>> {
  if (among.length === 0) return new Set()
  const rows = await tx.rows
    .selectFrom('files')
    .select('sha256')
    .where('organisation_id', '=', tx.organisation)
    .where('sha256', 'in', among)
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Every organisation there is. */
export async function organisationIds(reader: SystemReader): Promise<string[]> {
  return (await reader.rows.selectFrom('organisations').select('id').execute()).map(({ id }) => id)
}
