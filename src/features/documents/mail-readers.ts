import { randomBytes } from 'node:crypto'
import { dayOf, instantOf, msOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { betweenMailsMs, isMailable } from './ask-readers.ts'
import { duePeople, organisationsWithDueMails, planMails } from './asks.store.ts'
import { organisationOf } from './documents.store.ts'
import { insertLinks, linkEnds } from './links.store.ts'
import { type Person, peopleAmong } from './readers.store.ts'
import { itemsFor, itemsOf, type ReadingGround, readingGround } from './reading-items.ts'
import { readingMail } from './reading-mail.ts'

/** For how many people of one organisation mails are made ready at once, and how many are mailed in one transaction. */
const atOnce = 200
const inOneTransaction = 25

export type Sending = { mailer: Mailer; baseUrl: string }

/** New links for people, kept as digests alone. The token is in the fragment, which browsers send to no server. */
async function newLinks(tx: Tx, people: readonly Pick<Person, 'id'>[], baseUrl: string) {
  const expiresAt = linkEnds(tx.now)
  const tokens = people.map(({ id }) => ({ staff: id, token: randomBytes(32).toString('base64url') }))
  await insertLinks(tx, tokens, expiresAt)
  return tokens.map(({ token }) => ({ link: `${baseUrl}/read#token=${token}`, expiresAt }))
}

/** A new link for one person. */
export async function newLink(tx: Tx, person: Pick<Person, 'id'>, baseUrl: string) {
  const [link] = await newLinks(tx, [person], baseUrl)
  if (!link) throw new TypeError('a link was not made')
  return link
}

/** Mails somebody a new link to what is still to be read; false where nothing is, or where the mail cannot leave. */
export async function mailReader(tx: Tx, person: Person, { mailer, baseUrl }: Sending): Promise<boolean> {
  if (!isMailable(person)) return false
  const items = toRead(await itemsOf(tx, person))
  if (items.length === 0) return false
  const { name } = await organisationOf(tx)
  const { link, expiresAt } = await newLink(tx, person, baseUrl)
  return queueMail(tx, mailer, readingMail(person, name, items, { link, expires: dayOf(expiresAt) }))
}

const toRead = (items: ReturnType<typeof itemsFor>) => items.filter(({ confirmedAt }) => confirmedAt === null)

/**
 * Mails, in every organisation, whoever is due for a mail about reading: the first time at once, then once a week as long as something
 * is to be confirmed. After a week of standstill each is mailed once. Nothing happens while no mail server is set: what is due stays due.
 */
export async function sweepReadingMails(
  transactions: Pick<Transactions, 'everyOrganisation' | 'read' | 'inTx'>,
  sending: Sending,
  clock: () => number,
): Promise<{ mailed: number }> {
  const result = { mailed: 0 }
  if (sending.mailer.state() === 'not-configured') return result
  const now = instantOf(clock())
  const organisations = await transactions.everyOrganisation('who is due for a mail about reading', (reader) =>
    organisationsWithDueMails(reader, now),
  )
  const failures: unknown[] = []
  for (const organisation of organisations) {
    // What fails in one organisation does not keep the mails of the others.
    await mailOrganisation(transactions, organisation, sending, result).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `mails about reading failed in ${failures.length} organisations`)
  return result
}

async function mailOrganisation(
  transactions: Pick<Transactions, 'read' | 'inTx'>,
  organisation: string,
  sending: Sending,
  result: { mailed: number },
): Promise<void> {
  let left = true
  while (left) {
    // What there is to read is looked up beside the writes of others: only what is written waits its turn.
    const { due, name, ground } = await transactions.read(organisation, { kind: 'now' }, async (reader) => ({
      due: await duePeople(reader, atOnce),
      name: (await organisationOf(reader)).name,
      ground: await readingGround(reader),
    }))
    for (let from = 0; from < due.length; from += inOneTransaction) {
      const people = due.slice(from, from + inOneTransaction)
      await transactions.inTx(organisation, { kind: 'system', name: 'Zorgborg' }, async (tx) => {
        const mailed = await mailDue(tx, people, { ...sending, name, ground })
        if (mailed === null) return
        tx.note({ action: 'readers.mailed', subject: '', details: { mailed } })
        result.mailed += mailed
      })
    }
    left = due.length === atOnce
  }
}

/** Mails those among some who are still due, by the address that they have now. Gives how many; null where nobody is due any more. */
async function mailDue(
  tx: Tx,
  among: readonly string[],
  { mailer, baseUrl, name, ground }: Sending & { name: string; ground: ReadingGround },
): Promise<number | null> {
  const due = await duePeople(tx, among.length, among)
  if (due.length === 0) return null
  const people = await peopleAmong(tx, due)
  const waiting = people
    .map((person) => ({ person, items: isMailable(person) ? toRead(itemsFor(ground, person)) : [] }))
    .filter(({ items }) => items.length > 0)
  const links = await newLinks(
    tx,
    waiting.map(({ person }) => person),
    baseUrl,
  )
  const mailed = new Set<string>()
  for (const [n, { person, items }] of waiting.entries()) {
    const { link, expiresAt } = links[n] ?? (await newLink(tx, person, baseUrl))
    const mail = readingMail(person, name, items, { link, expires: dayOf(expiresAt) })
    if (await queueMail(tx, mailer, mail)) mailed.add(person.id)
  }
  const next = instantOf(msOf(tx.now) + betweenMailsMs)
  // Whoever has nothing to read is planned anew when that changes.
  await planMails(
    tx,
    due.map((staff) => (mailed.has(staff) ? { staff, nextAt: next, mailedAt: tx.now } : { staff, nextAt: null })),
  )
  return mailed.size
}
