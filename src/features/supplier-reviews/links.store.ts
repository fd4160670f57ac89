import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import { digest } from '../../platform/identity/digest.ts'
import type { Source } from './source.ts'

/** A link to a list of questions, as its token finds it. */
export type FoundLink = {
  id: string
  organisation: string
  questionnaire: string
  expiresAt: Instant
  withdrawn: boolean
}

/** By the token of the link alone; only a digest of it is stored. */
export async function findLinkByToken({ rows }: Pick<SystemReader, 'rows'>, token: string): Promise<FoundLink | null> {
  const row = await rows
    .selectFrom('questionnaire_links')
    .select(['id', 'organisation_id', 'questionnaire', 'expires_at', 'withdrawn_at'])
    .where('token_hash', '=', digest(token))
    .executeTakeFirst()
  return row
    ? {
        ...{ id: row.id, organisation: row.organisation_id, questionnaire: row.questionnaire },
        ...{ expiresAt: row.expires_at as Instant, withdrawn: row.withdrawn_at !== null },
      }
    : null
}

/** Until when the newest link to a list works; null where none was made or all were withdrawn. */
export async function linkUntil({ rows, organisation }: Source, questionnaire: string): Promise<Instant | null> {
  const row = await rows
    .selectFrom('questionnaire_links')
    .select('expires_at')
    .where('organisation_id', '=', organisation)
    .where('questionnaire', '=', questionnaire)
    .where('withdrawn_at', 'is', null)
    .orderBy('expires_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.expires_at ?? null) as Instant | null
}

/** How many commands of each kind came by a link since an instant; the trail names the link as who did it. */
export async function changesBy(
  { rows, organisation }: Source,
  link: string,
  since: Instant,
): Promise<Map<string, number>> {
  const found = await rows
    .selectFrom('trail')
    .select(['action', ({ fn }) => fn.countAll<string>().as('count')])
    .where('organisation_id', '=', organisation)
    .where('actor_id', '=', link)
    .where('at', '>', since)
    .groupBy('action')
    .execute()
  return new Map(found.map(({ action, count }) => [action, Number(count)]))
}

export async function insertLink(tx: Tx, questionnaire: string, token: string, expiresAt: Instant): Promise<void> {
  await tx.rows
    .insertInto('questionnaire_links')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), questionnaire },
      ...{ token_hash: digest(token), expires_at: expiresAt, withdrawn_at: null },
    })
    .execute()
}

/** Lets every link to a list stop working. */
export async function withdrawLinks(tx: Tx, questionnaire: string): Promise<void> {
  await tx.rows
    .updateTable('questionnaire_links')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('questionnaire', '=', questionnaire)
    .where('withdrawn_at', 'is', null)
    .execute()
}
