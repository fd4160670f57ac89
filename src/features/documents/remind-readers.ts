import { allow } from '../../core/access/allow.ts'
import { versionInForce } from '../../core/documents/version-standing.ts'
import { dayOf, msOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { isMailable, whoIsMissing } from './ask-readers.ts'
import { planMails, readingMails } from './asks.store.ts'
import { findDocument } from './documents.store.ts'
import { existing } from './existing.store.ts'
import { invalid, refusals } from './refusals.ts'
import { versionsOf } from './versions.store.ts'

/** Nobody is reminded by hand more often than this. */
const betweenRemindersMs = 24 * 3600 * 1000

/** Lets those who still have to confirm the version in force get a mail with the next sweep; nobody in particular means all of them. */
export async function remindReaders(tx: Tx, id: string, staff: readonly string[]) {
  allow(tx.actor, 'staff:write')
  const document = await findDocument(tx, id)
  if (!document) throw problems.notFound()
  const named = await existing(tx, { staff: [...staff], teams: [], locations: [], measures: [], approvers: [] })
  if (!named.staff) {
    const message = {
      nl: 'Een van deze mensen staat niet in de lijst van medewerkers. Laad de pagina opnieuw.',
      en: 'One of these people is not in the list of staff. Load the page again.',
    }
    throw invalid([{ path: 'staff', message }])
  }
  const inForce = versionInForce(await versionsOf(tx, id), dayOf(tx.now))
  if (!inForce || document.withdrawn) throw refusals.nothingInForce()
  const missing = (await whoIsMissing(tx, tx.now)).filter(
    ({ version, person }) => version === inForce.id && (staff.length === 0 || staff.includes(person.id)),
  )
  const mails = await readingMails(tx)
  const mailable = missing.filter(({ person }) => isMailable(person))
  const due = mailable.filter(({ person }) => {
    const mailedAt = mails.get(person.id)?.mailedAt
    return !mailedAt || msOf(tx.now) - msOf(mailedAt) >= betweenRemindersMs
  })
  await planMails(
    tx,
    due.map(({ person }) => ({ staff: person.id, nextAt: tx.now })),
  )
  if (due.length > 0) tx.note({ action: 'readers.reminded', subject: document.title, details: { people: due.length } })
  return {
    reminded: due.length,
    notMailable: missing.length - mailable.length,
    mailedBefore: mailable.length - due.length,
  }
}
