import { newId } from '../database/ids.ts'
import type { Tx } from '../database/reader.ts'
import { addressOf, oneLine } from './mailbox.ts'
import type { Mailer, Mailing } from './mailer.ts'

/**
 * Puts a mail in the outbox, in the transaction of what it tells of: it leaves if and only if that is stored. Without a mail server
 * it is kept as 'not-sent', without its text, so that it can be seen that it never left. Says whether it will be sent.
 * Throws TypeError where `to` is no address.
 */
export async function queueMail(tx: Tx, mailer: Mailer, mail: Mailing): Promise<boolean> {
  const willBeSent = mailer.state() !== 'not-configured'
  await tx.rows
    .insertInto('mails')
    .values({
      organisation_id: tx.organisation,
      id: newId(),
      recipient: addressOf(mail.to),
      subject: oneLine(mail.subject).slice(0, 300),
      body: willBeSent ? mail.text : '',
      state: willBeSent ? 'waiting' : 'not-sent',
      next_attempt_at: willBeSent ? tx.now : null,
      error: willBeSent ? null : 'no mail server is configured',
      created_at: tx.now,
    })
    .execute()
  return willBeSent
}
