import { newId } from '../database/ids.ts'
import type { Tx } from '../database/reader.ts'
import { isAddress, oneLine } from './mailbox.ts'
import type { Mailer, Mailing } from './mailer.ts'

/**
 * Puts a mail in the outbox, in the transaction of what it tells of: it leaves if and only if that is stored. Without a mail server
 * it is kept as 'not-sent', and to what is no address as 'failed', without its text, so that it can be seen that it never left. Says
 * whether it will be sent.
 */
export async function queueMail(tx: Tx, mailer: Mailer, mail: Mailing): Promise<boolean> {
  const refused = isAddress(mail.to) ? null : 'this is no mail address'
  const error = refused ?? (mailer.state() === 'not-configured' ? 'no mail server is configured' : null)
  const willBeSent = error === null
  await tx.rows
    .insertInto('mails')
    .values({
      organisation_id: tx.organisation,
      id: newId(),
      recipient: oneLine(mail.to).slice(0, 300),
      subject: oneLine(mail.subject).slice(0, 300),
      body: willBeSent ? mail.text : '',
      state: willBeSent ? 'waiting' : refused === null ? 'not-sent' : 'failed',
      next_attempt_at: willBeSent ? tx.now : null,
      error,
      created_at: tx.now,
    })
    .execute()
  return willBeSent
}
