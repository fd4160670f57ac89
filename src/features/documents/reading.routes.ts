import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { storedFileAnswer } from '../../platform/http/stored-file-answer.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { confirmReading } from './confirm-reading.ts'
import { organisationOf, type SourceNow } from './documents.store.ts'
import { fileOfVersion } from './files.store.ts'
import { findLinkByToken, linksSince } from './links.store.ts'
import { mailReader, type Sending } from './mail-readers.ts'
import { findPerson, type Person } from './readers.store.ts'
import * as contracts from './reading.contract.ts'
import { itemsOf, textFor, versionFor } from './reading-items.ts'
import { personOfLink, requireWorking, sendReadingLink, withdrawReadingLinks } from './reading-link.ts'

type Needs = Sending & {
  transactions: Transactions
  fileStore: FileStore
  identity: Pick<Identity, 'countToken' | 'forgiveToken'>
}

/** So many links go to one person in an hour when they are asked for with an older one. */
const mostInAnHour = 3
const lastHour = (now: Instant) => instantOf(msOf(now) - 3600 * 1000)

/** Reading and confirming: with an account that is joined to somebody of the staff, and with nothing but a personal link. */
export function readingRoutes(needs: Needs): Route[] {
  return [...ownReading(needs), ...linkedReading(needs), ...linksOfStaff(needs)]
}

async function ownPerson(source: Reader | Tx, actor: Actor): Promise<Person | undefined> {
  return actor.kind === 'person' ? findPerson(source, { user: actor.id }) : undefined
}

/** The file that somebody is asked to read. 404 where it is not theirs to read, or where there is a text instead. */
async function fileFor(source: SourceNow, person: Person, version: string) {
  await versionFor(source, person, version)
  const file = await fileOfVersion(source, version)
  if (!file) throw problems.notFound()
  return file
}

function ownReading({ fileStore }: Needs): Route[] {
  return [
    reads(contracts.listOwnReading, async (reader, _, actor) => {
      const person = await ownPerson(reader, actor)
      return { joined: person !== undefined, items: person ? await itemsOf(reader, person) : [] }
    }),
    reads(contracts.readOwnText, async (reader, { params }, actor) => {
      const person = await ownPerson(reader, actor)
      if (!person) throw problems.notFound()
      return textFor(reader, person, params.version)
    }),
    reads(contracts.readOwnFile, async (reader, { params }, actor) => {
      const person = await ownPerson(reader, actor)
      if (!person) throw problems.notFound()
      return storedFileAnswer(fileStore, reader.organisation, await fileFor(reader, person, params.version))
    }),
    writes(contracts.confirmOwnReading, async (tx, { params, body }) => {
      allow(tx.actor, 'documents:confirm')
      const person = await ownPerson(tx, tx.actor)
      if (!person) throw problems.notFound()
      return confirmReading(tx, person, params.version, body.answers, 'account')
    }),
  ]
}

function linkedReading({ transactions, identity, fileStore, ...sending }: Needs): Route[] {
  const find = (token: string) =>
    transactions.everyOrganisation('a reading link is found by its token alone', (reader) =>
      findLinkByToken(reader, token),
    )
  /** The link of a token that works. Guesses from one network are counted, and slowed down; a link that works is not. */
  const open = async (token: string, now: Instant, ip: string) => {
    await identity.countToken(token, ip)
    const link = requireWorking(await find(token), now)
    await identity.forgiveToken(token, ip)
    return link
  }
  const now = { kind: 'now' } as const
  // The trail names who confirmed; nobody signed in.
  const as = ({ id, name, email }: Person): Actor => ({ kind: 'reader', id, name, email })

  return [
    answers(contracts.openReadingLink, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      return transactions.read(link.organisation, now, async (reader) => {
        const person = await personOfLink(reader, link)
        const { name } = await organisationOf(reader)
        const { language } = person
        return {
          ...{ organisation: name, name: person.name, language, expiresAt: link.expiresAt },
          items: await itemsOf(reader, person),
        }
      })
    }),
    answers(contracts.readLinkedText, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      return transactions.read(link.organisation, now, async (reader) =>
        textFor(reader, await personOfLink(reader, link), body.version),
      )
    }),
    answers(contracts.readLinkedFile, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      const file = await transactions.read(link.organisation, now, async (reader) =>
        fileFor(reader, await personOfLink(reader, link), body.version),
      )
      return storedFileAnswer(fileStore, link.organisation, file)
    }),
    answers(contracts.confirmLinkedReading, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      const person = await transactions.read(link.organisation, now, (reader) => personOfLink(reader, link))
      return transactions.inTx(link.organisation, as(person), async (tx) => {
        // It waited its turn, and the command before may have withdrawn the link.
        requireWorking(await findLinkByToken(tx, body.token), tx.now)
        return confirmReading(tx, await personOfLink(tx, link), body.version, body.answers, 'link')
      })
    }),
    answers(contracts.renewReadingLink, async (_, { body, ip }) => {
      await identity.countToken(body.token, ip)
      const link = await find(body.token)
      // One that was withdrawn may be in the wrong hands: only somebody of the organisation can send another.
      if (!link || link.withdrawn || sending.mailer.state() === 'not-configured') return {}
      await transactions.inTx(link.organisation, { kind: 'system', name: 'Zorgborg' }, async (tx) => {
        const person = await findPerson(tx, { id: link.staff })
        // Beyond that nothing happens, and the answer tells nothing of it.
        if (!person || (await linksSince(tx, person.id, lastHour(tx.now))) >= mostInAnHour) return
        const mailed = await mailReader(tx, person, sending)
        if (mailed) tx.note({ action: 'reading-link.renewed', subject: person.name })
      })
      return {}
    }),
  ]
}

function linksOfStaff(sending: Sending): Route[] {
  return [
    writes(contracts.sendReadingLink, (tx, { params }) => sendReadingLink(tx, params.id, sending)),
    writes(contracts.withdrawReadingLinks, (tx, { params }) => withdrawReadingLinks(tx, params.id)),
  ]
}
