import { sql } from 'kysely'
import type { Actor } from '../../core/access/actor.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

export type TrailEntry = {
  revision: number
  at: Instant
  actor: string
  actorKind: Actor['kind']
  action: string
  subject: string
  details: Record<string, unknown>
  changes: number
}

export type TrailFilter = { action?: string | undefined; text?: string | undefined }

/** A page of an organisation's trail up to the reader's moment, newest first, and how many entries there are in all. */
export async function listEntries(
  reader: Pick<Reader, 'rows' | 'organisation'>,
  filter: TrailFilter,
  page: { page: number; size: number },
): Promise<{ items: TrailEntry[]; total: number }> {
  const pattern = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null
  const found = await sql<Omit<TrailEntry, 'actorKind'> & { actor_kind: string; total: number }>`
    select revision, at, actor_name as actor, actor_kind, action, subject, details,
      (select count(*) from trail_changes c where c.organisation_id = t.organisation_id and c.revision = t.revision) as changes,
      count(*) over () as total
    from trail t
    where organisation_id = ${reader.organisation} and revision <= current_revision()
      and (${filter.action ?? null}::text is null or action = ${filter.action ?? null})
      and (${pattern}::text is null or subject ilike ${pattern} or actor_name ilike ${pattern})
    order by revision desc limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(reader.rows)
  return {
    items: found.rows.map(({ actor_kind, total: _, ...row }) => ({
      ...row,
      actorKind: actor_kind as TrailEntry['actorKind'],
    })),
    total: Number(found.rows[0]?.total ?? 0),
  }
}

/** One entry; undefined where there is none. */
export async function findEntry(reader: Reader, revision: number) {
  return reader.rows
    .selectFrom('trail')
    .selectAll()
    .where('organisation_id', '=', reader.organisation)
    .where('revision', '=', revision)
    .executeTakeFirst()
}

/** The rows that an entry changed, before and after. */
export async function changesOf(reader: Reader, revision: number) {
  return reader.rows
    .selectFrom('trail_changes')
    .select(['table_name as table', 'key', 'before', 'after'])
    .where('organisation_id', '=', reader.organisation)
    .where('revision', '=', revision)
    .orderBy('table_name')
    .orderBy('key')
    .execute()
}

/** The hashes of all leaves, in order: what proofs are made from. */
export async function leafHashes(reader: Reader): Promise<Uint8Array[]> {
  const rows = await reader.rows
    .selectFrom('trail')
    .select('leaf_hash')
    .where('organisation_id', '=', reader.organisation)
    .orderBy('revision')
    .execute()
  return rows.map((row) => row.leaf_hash)
}

/** The newest signed checkpoint; undefined before the first entry. */
export async function findHead(reader: Reader) {
  return reader.rows
    .selectFrom('trail_heads')
    .select(['size', 'root', 'at', 'checkpoint'])
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
}
