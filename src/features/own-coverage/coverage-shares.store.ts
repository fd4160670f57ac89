import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'
import type { Source } from './own-coverage.store.ts'

export type Share = {
  id: string
  revision: number
  version: { id: string; number: number }
  customer: string
  contactName: string
  email: string
  sharedBy: string
  sharedAt: Instant
  expiresAt: Instant
  acceptedBy: string
  acceptedAt: Instant | null
  withdrawnAt: Instant | null
  reads: number
  lastReadAt: Instant | null
}

export type ReadKind = 'page' | 'pdf' | 'docx' | 'xlsx' | 'oscal'

/** All customers that were given any version of a report. */
export async function listShares(source: Source, coverage: string): Promise<Share[]> {
  const rows = await source.rows
    .selectFrom('coverage_shares as h')
    .innerJoin('own_coverage_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'h.organisation_id').onRef('v.id', '=', 'h.version'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('coverage_reads')
          .select([
            'organisation_id',
            'share',
            sql<number>`count(*)::int`.as('times'),
            sql<Instant>`max(read_at)`.as('last'),
          ])
          .groupBy(['organisation_id', 'share'])
          .as('r'),
      (join) => join.onRef('r.organisation_id', '=', 'h.organisation_id').onRef('r.share', '=', 'h.id'),
    )
    .select(['h.id', 'h.revision', 'h.version', 'v.number', 'h.customer', 'h.contact_name', 'h.email', 'h.shared_by'])
    .select(['h.shared_at', 'h.expires_at', 'h.accepted_by', 'h.accepted_at', 'r.times', 'r.last'])
    // A version that was withdrawn takes its links along.
    .select(sql<Instant | null>`coalesce(h.withdrawn_at, v.withdrawn_at)`.as('withdrawn_at'))
    .where('h.organisation_id', '=', source.organisation)
    .where('v.coverage', '=', coverage)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, revision: row.revision, version: { id: row.version, number: row.number } },
    ...{ customer: row.customer, contactName: row.contact_name, email: row.email, sharedBy: row.shared_by },
    sharedAt: row.shared_at as Instant,
    expiresAt: row.expires_at as Instant,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at as Instant | null,
    withdrawnAt: row.withdrawn_at as Instant | null,
    reads: row.times ?? 0,
    lastReadAt: row.last as Instant | null,
  }))
}

/** Where a share stands; undefined where there is none. */
export async function findShare(source: Source, id: string) {
  return source.rows
    .selectFrom('coverage_shares as h')
    .innerJoin('own_coverage_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'h.organisation_id').onRef('v.id', '=', 'h.version'),
    )
    .innerJoin('own_coverages as c', (join) =>
      join.onRef('c.organisation_id', '=', 'v.organisation_id').onRef('c.id', '=', 'v.coverage'),
    )
    .select(['h.id', 'h.revision', 'h.customer', 'h.withdrawn_at', 'c.title'])
    .where('h.organisation_id', '=', source.organisation)
    .where('h.id', '=', id)
    .executeTakeFirst()
}

/** What was read by one share, newest first, by the page. */
export async function listReads(source: Source, share: string, { page, size }: { page: number; size: number }) {
  const all = source.rows
    .selectFrom('coverage_reads')
    .where('organisation_id', '=', source.organisation)
    .where('share', '=', share)
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await all
    .select(['id', 'what', 'read_at'])
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    items: rows.map(({ id, what, read_at }) => ({ id, what: what as ReadKind, readAt: read_at as Instant })),
    total: Number(count),
    page,
    size,
  }
}

/** A share as its token finds it, with the version that it opens. */
export type FoundShare = {
  organisation: string
  id: string
  version: string
  customer: string
  contactName: string
  email: string
  language: 'nl' | 'en'
  expiresAt: Instant
  acceptedBy: string
  acceptedAt: Instant | null
  /** The SHA-256 of the conditions that were accepted. */
  acceptedWording: string | null
  /** The share, its version or the whole report was withdrawn. */
  withdrawn: boolean
}

/** By the token alone; only a digest of it is stored. */
export async function findShareByToken(
  { rows }: Pick<SystemReader, 'rows'>,
  token: string,
): Promise<FoundShare | null> {
  const row = await rows
    .selectFrom('coverage_shares as h')
    .innerJoin('own_coverage_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'h.organisation_id').onRef('v.id', '=', 'h.version'),
    )
    .innerJoin('own_coverages as c', (join) =>
      join.onRef('c.organisation_id', '=', 'v.organisation_id').onRef('c.id', '=', 'v.coverage'),
    )
    .select(['h.organisation_id', 'h.id', 'h.version', 'h.customer', 'h.contact_name', 'h.email', 'h.language'])
    .select(['h.expires_at', 'h.accepted_by', 'h.accepted_at', 'h.accepted_wording'])
    .select(
      sql<boolean>`h.withdrawn_at is not null or v.withdrawn_at is not null or c.withdrawn_at is not null`.as(
        'withdrawn',
      ),
    )
    .where('h.token_hash', '=', digest(token))
    .executeTakeFirst()
  if (!row) return null
  return {
    ...{ organisation: row.organisation_id, id: row.id, version: row.version, customer: row.customer },
    ...{ contactName: row.contact_name, email: row.email, language: row.language as 'nl' | 'en' },
    ...{ expiresAt: row.expires_at as Instant, acceptedBy: row.accepted_by, withdrawn: row.withdrawn },
    ...{ acceptedAt: row.accepted_at as Instant | null, acceptedWording: row.accepted_wording },
  }
}

/** The version that a share opens, exactly as approved. */
export async function versionOfShare(source: Source, version: string) {
  const row = await source.rows
    .selectFrom('own_coverage_versions')
    .select(['number', 'approved_by', 'approved_at', 'sha256', 'content'])
    .where('organisation_id', '=', source.organisation)
    .where('id', '=', version)
    .executeTakeFirstOrThrow()
  return {
    ...{ number: row.number, approvedBy: row.approved_by, approvedAt: row.approved_at as Instant, sha256: row.sha256 },
    content: row.content as unknown as CoverageDocument,
  }
}

type Publishing = Allowed<'coverage:publish'>

export async function insertShare(
  tx: Tx,
  _allowed: Publishing,
  made: {
    version: string
    customer: string
    contactName: string
    email: string
    language: 'nl' | 'en'
    token: string
    expiresAt: Instant
  },
): Promise<string> {
  const id = newId()
  const { version, customer, contactName, email, language, token, expiresAt } = made
  await tx.rows
    .insertInto('coverage_shares')
    .values({
      ...{ organisation_id: tx.organisation, id, version, customer, contact_name: contactName, email, language },
      ...{ token_hash: digest(token), shared_by: tx.actor.name, shared_at: tx.now, expires_at: expiresAt },
      ...{ accepted_by: '', accepted_at: null, accepted_wording: null, withdrawn_at: null },
    })
    .execute()
  return id
}

export async function storeShareWithdrawal(tx: Tx, _allowed: Publishing, id: string): Promise<void> {
  await tx.rows
    .updateTable('coverage_shares')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** By whoever holds the link: the token says for whom. */
export async function storeAcceptance(tx: Tx, id: string, name: string, wording: string): Promise<void> {
  await tx.rows
    .updateTable('coverage_shares')
    .set({ accepted_by: name, accepted_at: tx.now, accepted_wording: wording })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function insertRead(tx: Tx, share: string, what: ReadKind): Promise<void> {
  await tx.rows
    .insertInto('coverage_reads')
    .values({ organisation_id: tx.organisation, id: newId(), share, what, read_at: tx.now })
    .execute()
}

/** How often a share read something since a moment. */
export async function readsSince(source: Source, share: string, since: Instant): Promise<Record<ReadKind, number>> {
  const rows = await source.rows
    .selectFrom('coverage_reads')
    .select(['what', (eb) => eb.fn.countAll<number>().as('count')])
    .where('organisation_id', '=', source.organisation)
    .where('share', '=', share)
    .where('read_at', '>', since)
    .groupBy('what')
    .execute()
  const none: Record<ReadKind, number> = { page: 0, pdf: 0, docx: 0, xlsx: 0, oscal: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)])) }
}
