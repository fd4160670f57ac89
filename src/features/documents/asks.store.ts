import { sql } from 'kysely'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import type { Source, SourceNow } from './documents.store.ts'

// A statement takes at most 65,535 values.
const atOnce = 5000

/** The organisations in which somebody may have to be asked to read something. */
export async function organisationsThatAsk({ rows }: SystemReader): Promise<string[]> {
  const found = await rows
    .selectFrom('documents')
    .select('organisation_id')
    .distinct()
    .where('confirm', '=', true)
    .where('withdrawn_at', 'is', null)
    .execute()
  return found.map((row) => row.organisation_id)
}

/** The organisations in which a mail about reading is due. */
export async function organisationsWithDueMails({ rows }: SystemReader, now: Instant): Promise<string[]> {
  const found = await rows
    .selectFrom('reading_mails')
    .select('organisation_id')
    .distinct()
    .where('next_at', '<=', now)
    .execute()
  return found.map((row) => row.organisation_id)
}

/** Keeps that people are asked, all on one day. */
export async function insertAsks(tx: Tx, asks: readonly { version: string; staff: string }[], on: Day): Promise<void> {
  for (let from = 0; from < asks.length; from += atOnce) {
    await tx.rows
      .insertInto('reading_asks')
      .values(
        asks.slice(from, from + atOnce).map((one) => ({
          organisation_id: tx.organisation,
          id: newId(),
          ...one,
          asked_on: on,
        })),
      )
      .execute()
  }
}

export type ReadingMail = { mailedAt: Instant | null; nextAt: Instant | null }

/** When each person was mailed last and is mailed next; who never was to be is not there. */
export async function readingMails(source: Source): Promise<Map<string, ReadingMail>> {
  const rows = await source.rows
    .selectFrom('reading_mails')
    .select(['staff', 'mailed_at', 'next_at'])
    .where('organisation_id', '=', source.organisation)
    .execute()
  return new Map(
    rows.map((row) => [
      row.staff,
      { mailedAt: row.mailed_at as Instant | null, nextAt: row.next_at as Instant | null },
    ]),
  )
}

/** Plans the next mail of each person; `mailedAt` where one leaves now. */
export async function planMails(
  tx: Tx,
  plans: readonly { staff: string; nextAt: Instant | null; mailedAt?: Instant }[],
): Promise<void> {
  for (let from = 0; from < plans.length; from += atOnce) {
    await tx.rows
      .insertInto('reading_mails')
      .values(
        plans.slice(from, from + atOnce).map(({ staff, nextAt, mailedAt }) => ({
          organisation_id: tx.organisation,
          id: newId(),
          staff,
          next_at: nextAt,
          mailed_at: mailedAt ?? null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'staff']).doUpdateSet({
          next_at: sql`excluded.next_at`,
          mailed_at: sql`coalesce(excluded.mailed_at, reading_mails.mailed_at)`,
        }),
      )
      .execute()
  }
}

/** Who is due for a mail, of all or among some, the longest waiting first. */
export async function duePeople(source: SourceNow, most: number, among?: readonly string[]): Promise<string[]> {
  const query = source.rows
    .selectFrom('reading_mails')
    .select('staff')
    .where('organisation_id', '=', source.organisation)
    .where('next_at', '<=', source.now)
    .orderBy('next_at')
    .limit(most)
  const rows = await (among === undefined ? query : query.where('staff', 'in', among)).execute()
  return rows.map(({ staff }) => staff)
}
