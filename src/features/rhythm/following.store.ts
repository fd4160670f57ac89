import type { Allowed } from '../../core/access/allow.ts'
import type { DigestRhythm } from '../../core/rhythm/digest-moments.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Source } from './people-facts.store.ts'

type Following = Allowed<'tasks:follow'>
type Withdrawing = Following | Allowed<'people:edit'>

/** The account of somebody in this organisation. */
export async function membershipOf(source: Source, user: string) {
  return source.rows
    .selectFrom('memberships')
    .select(['id', 'name', 'email', 'role'])
    .where('organisation_id', '=', source.organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
}

export type DigestRow = { revision: number; every: DigestRhythm; nextAt: Instant | null; lastAt: Instant | null }

/** What somebody chose, or what was planned without a choice; undefined where nothing was yet. */
export async function findDigest(source: Source, membership: string): Promise<DigestRow | undefined> {
  const row = await source.rows
    .selectFrom('digests')
    .select(['revision', 'every', 'next_at', 'last_at'])
    .where('organisation_id', '=', source.organisation)
    .where('membership', '=', membership)
    .executeTakeFirst()
  return (
    row && {
      revision: row.revision,
      every: row.every as DigestRhythm,
      nextAt: row.next_at as Instant | null,
      lastAt: row.last_at as Instant | null,
    }
  )
}

export async function storeDigest(
  tx: Tx,
  _allowed: Following,
  membership: string,
  every: DigestRhythm,
  nextAt: Instant | null,
): Promise<void> {
  const row = { every, next_at: nextAt }
  await tx.rows
    .insertInto('digests')
    .values({ organisation_id: tx.organisation, id: newId(), membership, ...row, last_at: null })
    .onConflict((on) => on.columns(['organisation_id', 'membership']).doUpdateSet(row))
    .execute()
}

export type Feed = { id: string; revision: number; whose: 'mine' | 'all'; language: Language; madeAt: Instant }

/** The feeds of an account that work, newest first. */
export async function workingFeeds(source: Source, membership: string): Promise<Feed[]> {
  const rows = await source.rows
    .selectFrom('calendar_feeds')
    .select(['id', 'revision', 'whose', 'language', 'made_at'])
    .where('organisation_id', '=', source.organisation)
    .where('membership', '=', membership)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ made_at, ...row }) => ({
    ...row,
    whose: row.whose as Feed['whose'],
    language: row.language as Language,
    madeAt: made_at as Instant,
  }))
}

export async function insertFeed(
  tx: Tx,
  _allowed: Following,
  given: { membership: string; whose: string; language: string; token: string },
): Promise<string> {
  const id = newId()
  const { token, ...row } = given
  await tx.rows
    .insertInto('calendar_feeds')
    .values({
      organisation_id: tx.organisation,
      id,
      ...row,
      token_hash: digest(token),
      made_at: tx.now,
      withdrawn_at: null,
    })
    .execute()
  return id
}

/** Withdraws feeds. */
export async function storeFeedWithdrawal(tx: Tx, _allowed: Withdrawing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.rows
    .updateTable('calendar_feeds')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', 'in', ids)
    .execute()
}

/** The feeds of all accounts that work, newest first, with whose they are. */
export async function feedsOfAll(source: Source) {
  const rows = await source.rows
    .selectFrom('calendar_feeds as f')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'f.organisation_id').onRef('m.id', '=', 'f.membership'),
    )
    .select(['f.id', 'f.revision', 'f.whose', 'f.made_at', 'm.name', 'm.email'])
    .where('f.organisation_id', '=', source.organisation)
    .where('f.withdrawn_at', 'is', null)
    .orderBy('f.made_at', 'desc')
    .orderBy('f.id')
    .execute()
  return rows.map(({ made_at, ...row }) => ({
    ...row,
    whose: row.whose as Feed['whose'],
    madeAt: made_at as Instant,
  }))
}

export type FoundFeed = { organisation: string; membership: string; whose: Feed['whose']; language: Language }

/** The feed of a token, of which only a digest is stored; null for one that is unknown or was withdrawn. */
export async function findFeedByToken({ rows }: Pick<SystemReader, 'rows'>, token: string): Promise<FoundFeed | null> {
  const row = await rows
    .selectFrom('calendar_feeds')
    .select(['organisation_id', 'membership', 'whose', 'language'])
    .where('token_hash', '=', digest(token))
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return (
    (row && {
      organisation: row.organisation_id,
      membership: row.membership,
      whose: row.whose as Feed['whose'],
      language: row.language as Language,
    }) ??
    null
  )
}
