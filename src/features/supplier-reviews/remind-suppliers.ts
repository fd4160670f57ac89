import { remindSupplierAfter } from '../../core/suppliers/questionnaire.ts'
import { dayOf, type Instant, instantOf } from '../../core/time/instant.ts'
import type { SystemReader, Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { updateList } from './questionnaires.store.ts'
import { findList, mailLink, type Sending } from './send-questionnaires.ts'

const sweeper = { kind: 'system', name: 'Zorgborg' } as const
const most = 100

/** Lists of which the moment has come, of suppliers that deliver: one that ended owes no answers, and one that is put back does. */
const dueLists = ({ rows }: Pick<SystemReader, 'rows'>, now: Instant) =>
  rows
    .selectFrom('questionnaires as q')
    .innerJoin('suppliers as s', (join) =>
      join.onRef('s.organisation_id', '=', 'q.organisation_id').onRef('s.id', '=', 'q.supplier'),
    )
    .select(['q.organisation_id', 'q.id'])
    .where('q.next_reminder_at', '<=', now)
    .where((is) => is.or([is('s.ended_on', 'is', null), is('s.ended_on', '>=', dayOf(now))]))

async function dueReminders(reader: SystemReader, now: Instant) {
  const found = await dueLists(reader, now).orderBy('q.next_reminder_at').limit(most).execute()
  return found.map((row) => ({ organisation: row.organisation_id, id: row.id }))
}

async function remind(tx: Tx, sending: Sending, id: string): Promise<void> {
  const list = await findList(tx, id)
  const waiting = list.submittedAt === null && list.withdrawnAt === null && list.email !== ''
  // Another process may have been first.
  if (!waiting || !(await isDue(tx, id))) return
  const why = dayOf(tx.now) > list.dueOn ? 'late' : 'before'
  const { mailed } = await mailLink(tx, sending, why, { ...list, due: list.dueOn, by: list.sentBy })
  await updateList(tx, id, { next_reminder_at: remindSupplierAfter(list.dueOn, tx.now) })
  tx.note({
    action: 'questionnaire.reminded',
    subject: list.supplier.title,
    details: { title: list.title, why, mailed },
  })
}

async function isDue(tx: Tx, id: string): Promise<boolean> {
  const row = await dueLists(tx, tx.now)
    .where('q.organisation_id', '=', tx.organisation)
    .where('q.id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Reminds suppliers of every list of which the stored moment has come: once each, however many moments passed while no server ran.
 * Nothing happens while no mail server is set: what is due stays due. A list that fails does not hold up the others.
 */
export async function remindSuppliers(
  transactions: Pick<Transactions, 'everyOrganisation' | 'inTx'>,
  sending: Sending,
  now: Instant = instantOf(Date.now()),
): Promise<number> {
  if (sending.mailer.state() === 'not-configured') return 0
  const found = await transactions.everyOrganisation('of which questions a supplier is reminded', (reader) =>
    dueReminders(reader, now),
  )
  const failures: unknown[] = []
  for (const { organisation, id } of found) {
    await transactions
      .inTx(organisation, sweeper, (tx) => remind(tx, sending, id))
      .catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders to suppliers failed`)
  return found.length
}
