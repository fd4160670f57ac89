import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import { leafHash, sameHash } from '../../core/transparency/merkle.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { TrailLeaf } from '../../platform/trail/leaf.ts'
import { byTableAndKey } from '../../platform/trail/seal.ts'

/** The rows of which a pack tells, by what they belong to. */
export type PackRows = {
  editions: readonly string[]
  /** Edition and requirement, with a space between. */
  scope: readonly string[]
  systems: readonly string[]
  measures: readonly string[]
  policies: readonly string[]
  versions: readonly string[]
  evidence: readonly string[]
  reviews: readonly string[]
}

/** An entry of the trail that is not what its hash says: the trail was altered in the database, and no pack can be made of it. */
export class AlteredEntry extends Error {}

/** The revisions that made or changed these rows, in order. */
export async function revisionsOf({ rows, organisation }: Reader, of: PackRows): Promise<number[]> {
  const own = sql`organisation_id = ${organisation}`
  const among = (column: string, ids: readonly string[]) => sql`${sql.ref(column)} = any(${ids}::uuid[])`
  const inScope = sql`edition || ' ' || requirement = any(${of.scope}::text[])`
  const found = await sql<{ revision: number }>`
    with told (table_name, key) as (
      select 'adoptions', id::text from adoptions where ${own} and edition = any(${of.editions}::text[])
      union all select 'decisions', id::text from decisions where ${own} and ${inScope}
      union all select 'decision_bases', b.id::text from decision_bases b join decisions d using (organisation_id, id)
        where b.${own} and ${inScope}
      union all select 'soa_versions', id::text from soa_versions where ${own}
      union all select 'audits', id::text from audits where ${own} and editions && ${of.editions}::text[]
      union all select 'measures', id::text from measures where ${own} and ${among('id', of.measures)}
      union all select 'measure_requirements', id::text from measure_requirements
        where ${own} and ${among('measure', of.measures)} and ${inScope}
      union all select 'measure_systems', id::text from measure_systems where ${own} and ${among('measure', of.measures)}
      union all select 'measure_reliances', id::text from measure_reliances where ${own} and ${among('measure', of.measures)}
      union all select 'systems', id::text from systems where ${own} and ${among('id', of.systems)}
      union all select 'measure_proofs', id::text from measure_proofs where ${own} and ${among('measure', of.measures)}
      union all select 'exceptions', id::text from exceptions where ${own} and ${among('measure', of.measures)}
      union all select 'documents', id::text from documents where ${own} and ${among('id', of.policies)}
      union all select 'document_requirements', id::text from document_requirements
        where ${own} and ${among('document', of.policies)} and ${inScope}
      union all select 'document_measures', id::text from document_measures
        where ${own} and ${among('document', of.policies)} and ${among('measure', of.measures)}
      union all select 'document_audiences', id::text from document_audiences where ${own} and ${among('document', of.policies)}
      union all select 'document_versions', id::text from document_versions where ${own} and ${among('id', of.versions)}
      union all select 'document_approvals', id::text from document_approvals where ${own} and ${among('version', of.versions)}
      union all select 'document_reviews', id::text from document_reviews where ${own} and ${among('version', of.versions)}
      union all select 'confirmations', id::text from confirmations where ${own} and ${among('version', of.versions)}
      union all select 'files', file::text from document_versions where ${own} and ${among('id', of.versions)} and file is not null
      union all select 'evidence', id::text from evidence where ${own} and ${among('id', of.evidence)}
      union all select 'evidence_parts', id::text from evidence_parts where ${own} and ${among('evidence', of.evidence)}
      union all select 'files', file::text from evidence_parts where ${own} and ${among('evidence', of.evidence)} and file is not null
      union all select 'evidence_measures', id::text from evidence_measures
        where ${own} and ${among('evidence', of.evidence)} and ${among('measure', of.measures)}
      union all select 'reviews', id::text from reviews where ${own} and ${among('id', of.reviews)}
      union all select 'review_requirements', id::text from review_requirements
        where ${own} and ${among('review', of.reviews)} and ${inScope}
      union all select 'findings', id::text from findings where ${own} and ${among('review', of.reviews)} and ${inScope})
    select distinct c.revision from trail_changes c join told on told.table_name = c.table_name and told.key = c.key
    where c.organisation_id = ${organisation} order by c.revision`.execute(rows)
  return found.rows.map(({ revision }) => Number(revision))
}

export type Entry = { revision: number; bytes: Uint8Array }

/** Entries of the trail as the very bytes that were hashed, in batches, so that a long trail costs no more memory than a short one. */
export async function* entriesOf(reader: Reader, revisions: readonly number[], batch = 200): AsyncGenerator<Entry> {
  for (let at = 0; at < revisions.length; at += batch) {
    const some = revisions.slice(at, at + batch)
    const entries = await reader.rows
      .selectFrom('trail')
      .selectAll()
      .where('organisation_id', '=', reader.organisation)
      .where('revision', 'in', some)
      .orderBy('revision')
      .execute()
    const changes = await reader.rows
      .selectFrom('trail_changes')
      .select(['revision', 'table_name as table', 'key', 'before', 'after'])
      .where('organisation_id', '=', reader.organisation)
      .where('revision', 'in', some)
      .execute()
    const byRevision = Map.groupBy(changes, ({ revision }) => revision)
    for (const entry of entries) {
      const leaf: TrailLeaf = {
        organisation: reader.organisation,
        revision: entry.revision,
        at: entry.at as Instant,
        actorKind: entry.actor_kind,
        actorId: entry.actor_id,
        actorName: entry.actor_name,
        action: entry.action,
        subject: entry.subject,
        details: entry.details,
        changes: (byRevision.get(entry.revision) ?? [])
          .map(({ table, key, before, after }) => ({ table, key, before, after }))
          .sort(byTableAndKey),
      }
      const bytes = canonicalBytes(leaf)
      if (!sameHash(leafHash(bytes), entry.leaf_hash)) throw new AlteredEntry(`entry ${entry.revision}`)
      yield { revision: entry.revision, bytes }
    }
  }
}

/** The hashes of the first so many leaves, in order. */
export async function leavesOf({ rows, organisation }: Reader, size: number): Promise<Uint8Array[]> {
  const found = await rows
    .selectFrom('trail')
    .select('leaf_hash')
    .where('organisation_id', '=', organisation)
    .where('revision', '<=', size)
    .orderBy('revision')
    .execute()
  return found.map(({ leaf_hash }) => leaf_hash)
}

/** The newest signed checkpoint at the reader's moment, which is now. */
export async function headOf({ rows, organisation }: Reader) {
  return rows
    .selectFrom('trail_heads')
    .select(['size', 'root', 'checkpoint'])
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
}
