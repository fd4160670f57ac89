import { sql } from 'kysely'
import { type DigestRhythm, nextDigest } from '../../core/rhythm/digest-moments.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'

/** Organisations in which a digest is due, or somebody has none planned yet, with the accounts that it concerns. */
export async function organisationsWithDigests({ rows }: SystemReader, now: Instant) {
  const found = await sql<{ organisation: string; users: string[] }>`
    select m.organisation_id as organisation, array_agg(m.user_id) as users from memberships m
    left join digests d on d.organisation_id = m.organisation_id and d.membership = m.id
    where d.id is null or d.next_at <= ${now} group by m.organisation_id`.execute(rows)
  return found.rows
}

/** Plans a weekly digest for every account that has none, since it is on by default. Says for how many. */
export async function planDigests(tx: Tx): Promise<number> {
  const found = await sql<{ id: string }>`
    select m.id from memberships m where m.organisation_id = ${tx.organisation} and not exists (
      select from digests d where d.organisation_id = m.organisation_id and d.membership = m.id)`.execute(tx.rows)
  if (found.rows.length === 0) return 0
  await tx.rows
    .insertInto('digests')
    .values(
      found.rows.map(({ id }) => ({
        ...{ organisation_id: tx.organisation, id: newId(), membership: id, every: 'week' },
        ...{ next_at: nextDigest('week', tx.now), last_at: null },
      })),
    )
    .execute()
  return found.rows.length
}

export type DueDigest = { id: string; membership: string; every: DigestRhythm }

/** Digests of which the moment has come; none that another server is busy with. */
export async function dueDigests(tx: Tx, most: number): Promise<DueDigest[]> {
  const found = await sql<DueDigest>`
    select d.id, d.membership, d.every from digests d join memberships m on m.organisation_id = d.organisation_id and m.id = d.membership
    where d.organisation_id = ${tx.organisation} and d.next_at <= ${tx.now}
    order by d.next_at, d.id limit ${most} for update of d skip locked`.execute(tx.rows)
  return found.rows
}

/** Says when each digest is next, and that those with a mail went out now. One statement. */
export async function storeDigestMoments(
  tx: Tx,
  moments: readonly { id: string; nextAt: Instant | null; mailed: boolean }[],
): Promise<void> {
  if (moments.length === 0) return
  await sql`
    update digests d set next_at = given.next_at, last_at = case when given.mailed then ${tx.now}::timestamptz else d.last_at end
    from unnest(${moments.map(({ id }) => id)}::uuid[], ${moments.map(({ nextAt }) => nextAt)}::timestamptz[],
      ${moments.map(({ mailed }) => mailed)}::boolean[]) as given (id, next_at, mailed)
    where d.organisation_id = ${tx.organisation} and d.id = given.id`.execute(tx.rows)
}

/** The last revision of every organisation: nothing new can be due as long as neither it nor the day changes. */
export async function revisionsOfAll({ rows }: SystemReader) {
  return rows.selectFrom('trail_heads').select(['organisation_id as organisation', 'size as revision']).execute()
}

/** Keeps that others were told of something; once, whoever else was at it. */
export async function insertEscalations(tx: Tx, told: readonly { key: string; dueOn: Day }[]): Promise<void> {
  await tx.rows
    .insertInto('escalations')
    .values(
      told.map(({ key, dueOn }) => ({
        ...{ organisation_id: tx.organisation, id: newId(), key, due_on: dueOn, escalated_at: tx.now },
      })),
    )
    .execute()
}
