import { reminderAfter } from '../../core/evidence/reminders.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant, instantOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { linkTo, type RequestGround } from './request-evidence.ts'
import { requestMail } from './request-mail.ts'
import { colleagues, dueReminders, findRequest, isReminderDue, organisationOf, saveRequest } from './requests.store.ts'

const sweeper = { kind: 'system', name: 'Zorgborg' } as const
const most = 100

async function remind(tx: Tx, { mailer, baseUrl }: RequestGround, id: string): Promise<void> {
  // Another process may have been first.
  if (!(await isReminderDue(tx, id))) return
  const found = await findRequest(tx, id)
  if (!found) return
  const due = found.dueOn as Day
  const asked = (await colleagues(tx)).find((one) => one.id === found.asked)
  const why = dayOf(tx.now) > due ? 'late' : 'before'
  const link = linkTo(baseUrl, tx.organisation, id)
  const about = {
    title: found.title,
    message: found.message,
    measure: found.measureTitle,
    by: found.askedBy,
    due,
    link,
  }
  // Whoever left, or may no longer add evidence, is not reminded any more; the request stays to be seen.
  const mailed = asked ? await queueMail(tx, mailer, requestMail(why, asked, await organisationOf(tx), about)) : false
  await saveRequest(tx, id, {}, asked ? reminderAfter(due, tx.now) : null)
  tx.note({ action: 'evidence.reminded', subject: found.title, details: { asked: asked?.name ?? null, why, mailed } })
}

/**
 * Reminds of every request of which the stored moment has come: once each, however many moments passed while no server ran. A
 * request that fails does not hold up the others.
 */
export async function remindOfRequests(
  transactions: Transactions,
  ground: RequestGround,
  now: Instant = instantOf(Date.now()),
): Promise<number> {
  const found = await transactions.everyOrganisation('of which requests somebody is reminded', (reader) =>
    dueReminders(reader, now, most),
  )
  const failures: unknown[] = []
  for (const { organisation, id } of found) {
    await transactions
      .inTx(organisation, sweeper, (tx) => remind(tx, ground, id))
      .catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders failed`)
  return found.length
}
