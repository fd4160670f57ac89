import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Transactions } from '../database/transactions.ts'
import type { Mail, Mailer } from './mailer.ts'

const minute = 60_000
/** How long a mail waits after its first, second, … failure; then every six hours. */
const delays = [1, 5, 15, 60, 180].map((minutes) => minutes * minute)
const longestDelay = 360 * minute
/** A mail that could not be sent for so long is given up: what it says may no longer hold. */
const givenUpAfter = 24 * 60 * minute
/** A mail in hand is left alone for so long by other processes; longer than one attempt can take. */
const inHand = 5 * minute

export type Delivered = { sent: number; waiting: number; failed: number }

type Taken = Mail & { organisation: string; attempts: number; createdAt: Instant }

/**
 * Sends what is due, over all organisations, `most` at a time; says what became of it. Several processes may sweep at once: each mail
 * is in one hand at a time, and one that was in hand when a process died is tried again. So a mail can, rarely, arrive twice, under
 * one Message-ID, and is never lost. Nobody's transaction waits for the mail server.
 */
export async function deliverDueMails(
  transactions: Pick<Transactions, 'bookkeeping'>,
  mailer: Mailer,
  now: Instant = instantOf(Date.now()),
  most = 20,
): Promise<Delivered> {
  const result: Delivered = { sent: 0, waiting: 0, failed: 0 }
  if (mailer.state() === 'not-configured') return result
  for (const mail of await take(transactions, now, most)) {
    const became = await deliver(transactions, mailer, mail, now)
    result[became] += 1
  }
  return result
}

const take = (transactions: Pick<Transactions, 'bookkeeping'>, now: Instant, most: number): Promise<Taken[]> =>
  transactions.bookkeeping('mails of all organisations that are due', async (rows) => {
    const taken = await rows
      .updateTable('mails')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: instantOf(msOf(now) + inHand) }))
      .where((eb) =>
        eb(
          eb.refTuple('organisation_id', 'id'),
          'in',
          eb
            .selectFrom('mails')
            .select(['organisation_id', 'id'])
            .where('next_attempt_at', '<=', now)
            .orderBy('next_attempt_at')
            .limit(most)
            .forUpdate()
            .skipLocked()
            .$asTuple('organisation_id', 'id'),
        ),
      )
      .returning(['organisation_id', 'id', 'recipient', 'subject', 'body', 'attempts', 'created_at'])
      .execute()
    return taken.map((row) => ({
      organisation: row.organisation_id,
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      attempts: row.attempts,
      createdAt: row.created_at as Instant,
    }))
  })

async function deliver(
  transactions: Pick<Transactions, 'bookkeeping'>,
  mailer: Mailer,
  mail: Taken,
  now: Instant,
): Promise<keyof Delivered> {
  const { outcome, answer } = await mailer.send(mail)
  const delay = delays[mail.attempts - 1] ?? longestDelay
  const next = msOf(now) + delay
  const over = outcome === 'refused' || next > msOf(mail.createdAt) + givenUpAfter
  const became = outcome === 'sent' ? 'sent' : over ? 'failed' : 'waiting'
  // Links in a mail are secrets: no text is kept that nobody will send.
  const emptied = became === 'waiting' ? {} : { body: '' }
  await transactions.bookkeeping('what became of a mail', (rows) =>
    rows
      .updateTable('mails')
      .set({
        ...emptied,
        state: became,
        next_attempt_at: became === 'waiting' ? instantOf(next) : null,
        sent_at: became === 'sent' ? now : null,
        error: became === 'sent' ? null : answer,
      })
      .where('organisation_id', '=', mail.organisation)
      .where('id', '=', mail.id)
      .where('attempts', '=', mail.attempts)
      .where('state', '=', 'waiting')
      .execute(),
  )
  return became
}
