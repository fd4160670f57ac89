import type { Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { answers, type Route } from '../../platform/http/endpoint.ts'
import { fewTries } from '../../platform/http/few-tries.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import {
  answererOf,
  fillInByLink,
  readByLink,
  requireRoom,
  requireWorking,
  sameByLink,
  saveByLink,
  submitByLink,
} from './answer-by-link.ts'
import { listSheet, readListSheet } from './answer-questionnaires.ts'
import * as contracts from './answering.contract.ts'
import { type FoundLink, findLinkByToken } from './links.store.ts'
import { refusals } from './refusals.ts'
import { findList } from './send-questionnaires.ts'

type Needs = { transactions: Transactions; identity: Pick<Identity, 'countToken' | 'forgiveToken'> }

/** So many sheets are read by one link in an hour; each takes the time of all, also one that is refused or changes nothing. */
const mostSheets = 20

/** Answering a list of questions with nothing but the link of a mail. */
export function answeringRoutes({ transactions, identity }: Needs): Route[] {
  const sheets = fewTries(mostSheets)
  /** The link of a token that works. Guesses from one network are counted, and slowed down; a link that works is not. */
  const open = async (token: string, now: Instant, ip: string) => {
    await identity.countToken(token, ip)
    const found = await transactions.everyOrganisation('a link to questions is found by its token alone', (reader) =>
      findLinkByToken(reader, token),
    )
    const link = requireWorking(found, now)
    await identity.forgiveToken(token, ip)
    return link
  }
  const read = <T>(link: FoundLink, run: Parameters<typeof transactions.read<T>>[2]) =>
    transactions.read(link.organisation, { kind: 'now' }, run)
  const write = async <T>(link: FoundLink, token: string, run: (tx: Tx) => Promise<T>) => {
    const list = await read(link, (reader) => findList(reader, link.questionnaire))
    return transactions.inTx(link.organisation, answererOf(link, list), async (tx) => {
      // It waited its turn, and the command before may have withdrawn the link.
      requireWorking(await findLinkByToken(tx, token), tx.now)
      return run(tx)
    })
  }
  return [
    answers(contracts.openQuestionnaireLink, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      return read(link, (reader) => readByLink(reader, link))
    }),
    answers(contracts.saveLinkedAnswer, async (asked, { body: { token, ...typed }, ip }) => {
      const link = await open(token, asked.now, ip)
      const same = await read(link, (reader) => sameByLink(reader, link, typed))
      return same ?? write(link, token, (tx) => saveByLink(tx, link, typed))
    }),
    answers(contracts.submitLinkedAnswers, async (asked, { body: { token, name }, ip }) => {
      const link = await open(token, asked.now, ip)
      return write(link, token, (tx) => submitByLink(tx, link, name))
    }),
    answers(contracts.downloadLinkedSheet, async (asked, { body, ip }) => {
      const link = await open(body.token, asked.now, ip)
      return read(link, async (reader) => {
        await readByLink(reader, link)
        return listSheet(reader, link.questionnaire)
      })
    }),
    answers(contracts.fillInLinkedSheet, async (asked, { body: { token, file }, ip, language }) => {
      const link = await open(token, asked.now, ip)
      await read(link, (reader) => requireRoom(reader, link, 'questionnaire.sheet-taken-over'))
      if (!sheets.take(link.id, asked.now)) throw refusals.tooMuch()
      // Unpacked before its turn, while others can still write.
      const sheet = await readListSheet(link.organisation, link.questionnaire, file)
      return write(link, token, (tx) => fillInByLink(tx, link, sheet, language))
    }),
  ]
}
