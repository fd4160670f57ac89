import { allow } from '../../core/access/allow.ts'
import { isEmployed } from '../../core/staff/audience.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { isMailable } from './ask-readers.ts'
import { organisationOf } from './documents.store.ts'
import { type FoundLink, withdrawLinksOf } from './links.store.ts'
import { newLink, type Sending } from './mail-readers.ts'
import { findPerson, type Person } from './readers.store.ts'
import { itemsOf } from './reading-items.ts'
import { readingMail } from './reading-mail.ts'
import { refusals } from './refusals.ts'

/** One answer for a link that never was, that expired, that was withdrawn, and of somebody who left: it tells nothing about anybody. */
const linkDoesNotWork = () =>
  new Problem(410, 'reading-link-ended', {
    nl: 'Deze link werkt niet of niet meer. Vraag een nieuwe aan, of gebruik de link uit de nieuwste mail.',
    en: 'This link does not work, or no longer. Ask for a new one, or use the link of the newest mail.',
  })

/** The link if it works now. Throws 410 where not. */
export function requireWorking(link: FoundLink | null, now: Instant): FoundLink {
  if (!link || link.withdrawn || link.expiresAt <= now) throw linkDoesNotWork()
  return link
}

/** Whose link it is, who must still work here. Throws 410 where not. */
export async function personOfLink(source: Reader | Tx, link: FoundLink): Promise<Person> {
  const person = await findPerson(source, { id: link.staff })
  if (!person || !isEmployed(person, dayOf(source.now))) throw linkDoesNotWork()
  return person
}

/** Sends somebody a new link, by mail where that can be; whoever asks sees it only where it cannot, to pass on by hand. */
export async function sendReadingLink(tx: Tx, id: string, sending: Sending) {
  allow(tx.actor, 'staff:write')
  const person = await findPerson(tx, { id })
  if (!person) throw problems.notFound()
  if (person.ends !== null && person.ends < dayOf(tx.now)) throw refusals.leftAlready()
  const { name } = await organisationOf(tx)
  const { link, expiresAt } = await newLink(tx, person, sending.baseUrl)
  const items = (await itemsOf(tx, person)).filter((one) => one.confirmedAt === null)
  const mailed =
    isMailable(person) &&
    (await queueMail(tx, sending.mailer, readingMail(person, name, items, { link, expires: dayOf(expiresAt) })))
  tx.note({ action: 'reading-link.sent', subject: person.name, details: { mailed } })
  return { mailed, link: mailed ? null : link, expiresAt }
}

/** Lets all links of somebody stop working. */
export async function withdrawReadingLinks(tx: Tx, id: string) {
  allow(tx.actor, 'staff:write')
  const person = await findPerson(tx, { id })
  if (!person) throw problems.notFound()
  const withdrawn = await withdrawLinksOf(tx, id)
  if (withdrawn > 0) tx.note({ action: 'reading-links.withdrawn', subject: person.name, details: { withdrawn } })
  return { withdrawn }
}
