import { versionInForce } from '../../core/documents/version-standing.ts'
import { audienceOn } from '../../core/staff/audience.ts'
import { dayOf, type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { isAddress } from '../../platform/mail/mailbox.ts'
import { insertAsks, organisationsThatAsk, planMails, readingMails } from './asks.store.ts'
import { allDocuments, type Source } from './documents.store.ts'
import { allPeople, type Person, readingOf } from './readers.store.ts'
import { versionsOf } from './versions.store.ts'

/** Nobody is reminded by itself more often than this. */
export const betweenMailsMs = 7 * 24 * 3600 * 1000

/** Whether somebody can be mailed at all. */
export const isMailable = ({ email }: Pick<Person, 'email'>): boolean => isAddress(email)

type Missing = { version: string; person: Person; asked: boolean }

/** Everybody who is in the audience of a version that holds on the day of `now` and did not confirm it. */
export async function whoIsMissing(source: Source, now: Instant): Promise<Missing[]> {
  const today = dayOf(now)
  const documents = (await allDocuments(source)).filter(({ confirm, withdrawn }) => confirm && !withdrawn)
  if (documents.length === 0) return []
  const versions = Map.groupBy(await versionsOf(source), ({ document }) => document)
  const asking = documents.flatMap((document) => {
    const version = versionInForce(versions.get(document.id) ?? [], today)
    return version ? [{ document, version: version.id }] : []
  })
  const people = await allPeople(source)
  const { confirmations, asks } = await readingOf(
    source,
    asking.map(({ version }) => version),
  )
  return asking.flatMap(({ document, version }) =>
    audienceOn(today, document.audience, people)
      .counted.filter(({ id }) => !confirmations.get(version)?.has(id))
      .map((person) => ({ version, person, asked: asks.get(version)?.has(person.id) ?? false })),
  )
}

/** What there is to do: whom to ask, and for whom to plan a mail. */
async function workOf(source: Source, now: Instant) {
  const missing = await whoIsMissing(source, now)
  const planned = await readingMails(source)
  const people = [...new Map(missing.map(({ person }) => [person.id, person])).values()]
  const mails = people
    .filter((person) => isMailable(person) && !planned.get(person.id)?.nextAt)
    .map(({ id }) => {
      const mailedAt = planned.get(id)?.mailedAt
      const soonest = mailedAt ? msOf(mailedAt) + betweenMailsMs : 0
      return { staff: id, nextAt: instantOf(Math.max(msOf(now), soonest)) }
    })
  return { asks: missing.filter(({ asked }) => !asked), mails }
}

/**
 * Asks everybody who still has to be asked to read something: when a version begins to hold, when somebody begins to work here, when
 * somebody comes into an audience. Plans a mail for each who can be mailed. Gives how many were asked. The caller notes what it was.
 */
export async function askReaders(tx: Tx): Promise<number> {
  const { asks, mails } = await workOf(tx, tx.now)
  await insertAsks(
    tx,
    asks.map(({ version, person }) => ({ version, staff: person.id })),
    dayOf(tx.now),
  )
  await planMails(tx, mails)
  return asks.length
}

/** Asks, in every organisation, whoever has not been asked yet. An organisation without anybody to ask is only read. */
export async function sweepReaders(
  transactions: Pick<Transactions, 'everyOrganisation' | 'read' | 'inTx'>,
  clock: () => number,
): Promise<{ asked: number }> {
  const result = { asked: 0 }
  const organisations = await transactions.everyOrganisation('who asks people to read something', organisationsThatAsk)
  const failures: unknown[] = []
  for (const organisation of organisations) {
    // What fails in one organisation does not keep the readers of the others from being asked.
    try {
      const now = instantOf(clock())
      const work = await transactions.read(organisation, { kind: 'now' }, (reader) => workOf(reader, now))
      if (work.asks.length === 0 && work.mails.length === 0) continue
      result.asked += await transactions.inTx(organisation, { kind: 'system', name: 'Zorgborg' }, async (tx) => {
        const asked = await askReaders(tx)
        tx.note({ action: 'readers.asked', subject: '', details: { asked } })
        return asked
      })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `asking readers failed in ${failures.length} organisations`)
  return result
}
