import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'

/** A reading link as its token finds it. */
export type FoundLink = {
  organisation: string
  staff: string
  expiresAt: Instant
  withdrawn: boolean
}

/** By the token of the link alone; only a digest of it is stored. */
export async function findLinkByToken({ rows }: Pick<SystemReader, 'rows'>, token: string): Promise<FoundLink | null> {
  const row = await rows
    .selectFrom('reading_links')
    .select(['organisation_id', 'staff', 'expires_at', 'withdrawn_at'])
    .where('token_hash', '=', digest(token))
    .executeTakeFirst()
  if (!row) return null
  return {
    organisation: row.organisation_id,
    staff: row.staff,
    expiresAt: row.expires_at as Instant,
    withdrawn: row.withdrawn_at !== null,
  }
}

/** How long a reading link works: longer than the time between two mails, so that somebody who reads late still can. */
const linkLastsMs = 30 * 24 * 3600 * 1000
export const linkEnds = (made: Instant): Instant => instantOf(msOf(made) + linkLastsMs)

/** Keeps new links; earlier ones work on until they expire, so that an older mail can still be used. */
export async function insertLinks(
  tx: Tx,
  links: readonly { staff: string; token: string }[],
  expiresAt: Instant,
): Promise<void> {
  if (links.length === 0) return
  await tx.rows
    .insertInto('reading_links')
    .values(
      links.map(({ staff, token }) => ({
        organisation_id: tx.organisation,
        id: newId(),
        staff,
        token_hash: digest(token),
        expires_at: expiresAt,
        withdrawn_at: null,
      })),
    )
    .execute()
}

/** How many links somebody was given since a moment. */
export async function linksSince(tx: Tx, staff: string, since: Instant): Promise<number> {
  const row = await tx.rows
    .selectFrom('reading_links')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', tx.organisation)
    .where('staff', '=', staff)
    .where('expires_at', '>', linkEnds(since))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Lets every link of somebody stop working; gives how many still worked. */
export async function withdrawLinksOf(tx: Tx, staff: string): Promise<number> {
  const done = await tx.rows
    .updateTable('reading_links')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('staff', '=', staff)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
