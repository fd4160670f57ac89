import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import type { Reader, Tx } from '../database/reader.ts'
import { Problem } from './problem.ts'

/** How long a repeated request is recognised. */
export const rememberedMs = 24 * 60 * 60 * 1000

export type Kept = { status: number; answer: unknown; etag: string | null }

/** Reads `Idempotency-Key`: 8 to 200 visible ASCII characters, or null where it was not sent. */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(header)) {
    throw new Problem(400, 'idempotency-key', {
      nl: 'Idempotency-Key heeft 8 tot 200 zichtbare tekens.',
      en: 'Idempotency-Key has 8 to 200 visible characters.',
    })
  }
  return header
}

const actorKey = (actor: Actor) => ('id' in actor ? actor.id : actor.kind)

/** What makes two requests the same: method, path and body. */
export function requestHash(method: string, url: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('hex')
}

/** The answer given before to the same request; a problem where the key was used for another one. */
export async function recall(
  { rows, organisation, actor }: Pick<Reader, 'rows' | 'organisation'> & { actor: Actor },
  key: string,
  hash: string,
): Promise<Kept | null> {
  const kept = await rows
    .selectFrom('idempotent_answers')
    .select(['request_hash', 'status', 'answer', 'etag'])
    .where('organisation_id', '=', organisation)
    .where('actor', '=', actorKey(actor))
    .where('key', '=', key)
    .executeTakeFirst()
  if (!kept) return null
  if (kept.request_hash !== hash) {
    throw new Problem(422, 'idempotency-key-reused', {
      nl: 'Deze Idempotency-Key is al voor een andere aanvraag gebruikt. Neem een nieuwe.',
      en: 'This Idempotency-Key was used for another request. Take a new one.',
    })
  }
  return { status: kept.status, answer: kept.answer, etag: kept.etag }
}

/** Keeps an answer in the transaction of its command. */
export async function remember(tx: Tx, key: string, hash: string, kept: Kept): Promise<void> {
  await tx.rows
    .insertInto('idempotent_answers')
    .values({
      organisation_id: tx.organisation,
      actor: actorKey(tx.actor),
      key,
      request_hash: hash,
      status: kept.status,
      answer: JSON.stringify(kept.answer),
      etag: kept.etag,
      at: tx.now,
    })
    .execute()
}
