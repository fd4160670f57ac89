import type { LinkReader } from '../../core/access/actor.ts'
import type { SupplierAnswer } from '../../core/suppliers/questionnaire.ts'
import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { compareRead, keepAnswers, loadList, type readListSheet, submit } from './answer-questionnaires.ts'
import { changesBy, type FoundLink } from './links.store.ts'
import type { Answer, ListHead } from './questionnaires.store.ts'
import { refusals } from './refusals.ts'
import { findList, nameOfOrganisation } from './send-questionnaires.ts'

/** The link if it works now. Throws 410 where not. */
export function requireWorking(link: FoundLink | null, now: Instant): FoundLink {
  if (!link || link.withdrawn || link.expiresAt <= now) throw refusals.linkEnded()
  return link
}

/** Who answers, as the trail tells it: by the link, in the name of whoever it was sent to. Nobody signed in. */
export const answererOf = (link: FoundLink, { contactName, supplier, email }: ListHead): LinkReader => ({
  ...{ kind: 'reader', id: link.id, name: contactName || supplier.title, email },
})

/** An answer as the supplier sees it: what we make of it only where we ask something about it. */
const toGiven = (answer: Answer) => ({
  ...{ question: answer.question, answer: answer.answer, explanation: answer.explanation, carried: answer.carried },
  ...{ by: answer.answeredBy, at: answer.answeredAt, revision: answer.revision },
  asks: answer.judgement === 'ask' ? answer.judgementNote : null,
})

/** The list of a link with the answers so far. A list that was withdrawn is as one that never was. */
export async function readByLink(reader: Reader, link: FoundLink) {
  const { list, questions, answers } = await loadList(reader, link.questionnaire)
  if (list.withdrawnAt !== null) throw refusals.linkEnded()
  return {
    ...{ organisation: await nameOfOrganisation(reader), supplier: list.supplier.title, title: list.title },
    ...{ language: list.language, contactName: list.contactName, dueOn: list.dueOn, expiresAt: link.expiresAt },
    ...{ submittedAt: list.submittedAt, submittedBy: list.submittedBy },
    ...{ questions, answers: answers.map(toGiven) },
  }
}

async function openList(tx: Tx, link: FoundLink): Promise<ListHead> {
  const list = await findList(tx, link.questionnaire)
  if (list.withdrawnAt !== null) throw refusals.linkEnded()
  if (list.submittedAt !== null) throw refusals.listOver()
  return list
}

/** So many answers and sheets come in by one link in an hour: far more than anybody types, and few enough for those who share the database. */
const mostAnHour = { 'questionnaire.answered': 600, 'questionnaire.sheet-taken-over': 20 }

/** Throws where much came in by a link in the past hour already. */
export async function requireRoom(
  source: Reader | Tx,
  link: FoundLink,
  action: keyof typeof mostAnHour,
): Promise<void> {
  const made = await changesBy(source, link.id, instantOf(msOf(source.now) - 3_600_000))
  if ((made.get(action) ?? 0) >= mostAnHour[action]) throw refusals.tooMuch()
}

type Typed = { question: string; answer: SupplierAnswer | null; explanation: string; seen: number }

/** The answer as it stands where it is the same as what is typed, so that nothing needs to be written; null where it is not. */
export async function sameByLink(reader: Reader, link: FoundLink, typed: Typed) {
  const { list, answers } = await loadList(reader, link.questionnaire)
  if (list.withdrawnAt !== null || list.submittedAt !== null) return null
  const before = answers.find(({ question }) => question === typed.question)
  const same =
    before?.answer === typed.answer && before.explanation === typed.explanation && before.revision === typed.seen
  // To look at an answer of last year and leave it is a change: it stands for this year then.
  return same && !before.carried ? toGiven(before) : null
}

/** Saves one answer. 412 where it was changed elsewhere since it was seen; 409 where the list was handed in. */
export async function saveByLink(tx: Tx, link: FoundLink, { seen, ...typed }: Typed) {
  const list = await openList(tx, link)
  await requireRoom(tx, link, 'questionnaire.answered')
  const { questions, answers } = await loadList(tx, link.questionnaire)
  if (!questions.some(({ id }) => id === typed.question)) throw problems.notFound()
  const before = answers.find(({ question }) => question === typed.question)
  requireRevision(before?.revision ?? 0, seen)
  await keepAnswers(tx, link.questionnaire, [typed], tx.actor.name)
  tx.note({
    action: 'questionnaire.answered',
    subject: list.supplier.title,
    details: { title: list.title, question: typed.question },
  })
  const after = (await loadList(tx, link.questionnaire)).answers.find(({ question }) => question === typed.question)
  if (!after) throw problems.notFound()
  return toGiven(after)
}

/** Hands the list in, in the name of whoever says so. 409 where answers of last time stand that nobody looked at: they say nothing of this year. */
export async function submitByLink(tx: Tx, link: FoundLink, name: string) {
  const list = await openList(tx, link)
  if (list.progress.carried > 0) throw refusals.carried(list.progress.carried)
  await submit(tx, list, name)
  tx.note({ action: 'questionnaire.submitted', subject: list.supplier.title, details: { title: list.title, by: name } })
  return { submittedAt: tx.now }
}

/** Takes over the answers of a sheet; rows that do not fit are named and left out. */
export async function fillInByLink(
  tx: Tx,
  link: FoundLink,
  read: Awaited<ReturnType<typeof readListSheet>>,
  language: Language,
) {
  const list = await openList(tx, link)
  await requireRoom(tx, link, 'questionnaire.sheet-taken-over')
  const { found, refused } = await compareRead(tx, link.questionnaire, read)
  if (found.changes.length > 0) {
    await keepAnswers(tx, link.questionnaire, found.changes, tx.actor.name)
    tx.note({
      action: 'questionnaire.sheet-taken-over',
      subject: list.supplier.title,
      details: { title: list.title, changed: found.changes.length },
    })
  }
  return { changed: found.changes.length, unchanged: found.unchanged, refused: refused(language) }
}
