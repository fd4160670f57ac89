import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { type Kept, recall, remember } from '../../platform/http/idempotency.ts'
import type { Mailer, Mailing } from '../../platform/mail/mailer.ts'

export type Tried = { sent: boolean; answer: string }

/** How a repetition of the request is known; null where the client sent no key. */
export type Repetition = { key: string; hash: string } | null

/**
 * Sends a mail at once and tells what the mail server answered. Noted in the trail before; no transaction is open while the server
 * is asked, which may take half a minute: the organisation's lock and a connection would be held for so long.
 */
export async function sendTestMail(
  { transactions, mailer }: { transactions: Transactions; mailer: Mailer },
  { actor, organisation }: { actor: Actor; organisation: string },
  mail: Mailing,
  repetition: Repetition,
): Promise<Tried> {
  allow(actor, 'mail:test')
  const before = await transactions.inTx<Kept | null>(organisation, actor, async (tx) => {
    const kept = repetition && (await recall(tx, repetition.key, repetition.hash))
    if (!kept) tx.note({ action: 'mail.tested', subject: mail.to })
    return kept
  })
  if (before) return before.answer as Tried
  const answer = await mailer.sendNow(mail)
  if (repetition) {
    await transactions.inTx(organisation, actor, async (tx) => {
      if (await recall(tx, repetition.key, repetition.hash)) return
      await remember(tx, repetition.key, repetition.hash, { status: 201, answer, etag: null })
    })
  }
  return answer
}
