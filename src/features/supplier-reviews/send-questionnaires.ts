import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { allow } from '../../core/access/allow.ts'
import { carryAnswers, graceDays, remindSupplierAfter } from '../../core/suppliers/questionnaire.ts'
import type { Day } from '../../core/time/day.ts'
import { daysLater } from '../../core/time/far-days.ts'
import { dayOf, endOfDay, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { insertLink, withdrawLinks } from './links.store.ts'
import { type MailReason, questionnaireMail } from './questionnaire-mail.ts'
import type { renewQuestionnaireLink, sendQuestionnaire } from './questionnaires.contract.ts'
import { earlierLists, insertList, type ListHead, listLists, storeAnswers, updateList } from './questionnaires.store.ts'
import { supplierOf } from './read-reviews.ts'
import { invalid, refusals } from './refusals.ts'
import { findReview } from './reviews.store.ts'
import type { Source, SourceNow, SupplierChain } from './source.ts'

export type Sending = { mailer: Mailer; baseUrl: string }

/** The name of the organisation that asks. */
export async function nameOfOrganisation({ rows, organisation }: Source): Promise<string> {
  const row = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirstOrThrow()
  return row.name
}

/** One list, also one that was withdrawn. Throws 404 where there is none. */
export async function findList(source: SourceNow, id: string): Promise<ListHead> {
  const { items } = await listLists(source, dayOf(source.now), { id, all: true }, { limit: 1, offset: 0 })
  if (!items[0]) throw problems.notFound()
  return items[0]
}

const messages = {
  past: { nl: 'Kies een dag na vandaag.', en: 'Choose a day after today.' },
  far: {
    nl: 'Deze dag ligt meer dan een half jaar vooruit. Een link werkt niet zo lang. Kies een eerdere.',
    en: 'This day lies more than half a year ahead. A link does not work for so long. Choose an earlier one.',
  },
  twice: {
    nl: 'Een vraag staat er twee keer in. Haal er een weg.',
    en: 'A question occurs twice. Remove one.',
  },
  review: {
    nl: 'Deze beoordeling gaat over een andere leverancier of bestaat niet meer.',
    en: 'This review is about another supplier, or no longer exists.',
  },
}

/** Links work no longer than half a year and the days of grace. */
const farthestDays = 183

function checkDue(tx: Tx, due: string): Day {
  const today = dayOf(tx.now)
  if (due <= today) throw invalid('dueOn', messages.past)
  if (due > daysLater(today, farthestDays)) throw invalid('dueOn', messages.far)
  return due as Day
}

/** A new link to a list, kept as a digest alone. The token is in the fragment, which browsers send to no server. */
async function newLink(tx: Tx, list: string, due: Day, baseUrl: string): Promise<{ link: string; expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url')
  const today = dayOf(tx.now)
  const expiresAt = endOfDay(daysLater(due > today ? due : today, graceDays))
  await insertLink(tx, list, token, expiresAt)
  return { link: `${baseUrl}/questions#token=${token}`, expiresAt }
}

type Recipient = Pick<ListHead, 'contactName' | 'email' | 'language' | 'title'>

/** Mails a new link; it is given back only where the mail cannot leave. */
export async function mailLink(
  tx: Tx,
  { mailer, baseUrl }: Sending,
  why: MailReason,
  list: Recipient & { id: string; due: Day; by: string },
): Promise<{ mailed: boolean; link: string | null }> {
  const { link, expiresAt } = await newLink(tx, list.id, list.due, baseUrl)
  const to = { name: list.contactName, email: list.email, language: list.language }
  const about = { title: list.title, by: list.by, due: list.due, link, until: dayOf(expiresAt) }
  const mail = questionnaireMail(why, to, { ...about, organisation: await nameOfOrganisation(tx) })
  const mailed = await queueMail(tx, mailer, mail)
  return { mailed, link: mailed ? null : link }
}

type Sent = z.output<NonNullable<typeof sendQuestionnaire.body>>

/**
 * Puts a list of questions to a supplier. What it answered to the same questions before is taken along, marked as carried. Without an
 * address no link is made: the list goes as a sheet.
 */
export async function sendList(tx: Tx, ground: SupplierChain & Sending, supplier: string, sent: Sent) {
  const allowed = allow(tx.actor, 'suppliers:decide')
  const found = await supplierOf(tx, ground, supplier)
  if (!found.running) throw refusals.ended()
  const due = checkDue(tx, sent.dueOn)
  if (new Set(sent.questions.map(({ id }) => id)).size < sent.questions.length) {
    throw invalid('questions', messages.twice)
  }
  if (sent.review !== null && (await findReview(tx, sent.review))?.supplier.id !== supplier) {
    throw invalid('review', messages.review)
  }
  const carried = carryAnswers(sent.questions, await earlierLists(tx, supplier))
  const nextReminderAt = sent.email === '' ? null : remindSupplierAfter(due, tx.now)
  const id = await insertList(tx, allowed, { ...sent, supplier, nextReminderAt })
  await storeAnswers(tx, id, carried)
  const by = tx.actor.name
  const left =
    sent.email === '' ? { mailed: false, link: null } : await mailLink(tx, ground, 'asked', { ...sent, id, due, by })
  tx.note({
    action: 'questionnaire.sent',
    subject: found.supplier.title,
    details: { title: sent.title, questions: sent.questions.length, carried: carried.length, mailed: left.mailed },
  })
  return { id, ...left, carried: carried.length }
}

async function listAsSeen(tx: Tx, id: string, seen: number): Promise<ListHead> {
  const list = await findList(tx, id)
  requireRevision(list.revision, seen)
  if (list.withdrawnAt !== null) throw refusals.withdrawnList()
  return list
}

type Renewed = z.output<NonNullable<typeof renewQuestionnaireLink.body>>

/**
 * Sends a new link to a list, and opens again what was handed in. Links that went to another address work no longer; one to the same
 * goes on, so that nobody is cut off while typing.
 */
export async function renewLink(tx: Tx, ground: SupplierChain & Sending, id: string, renewed: Renewed, seen: number) {
  allow(tx.actor, 'suppliers:decide')
  const list = await listAsSeen(tx, id, seen)
  if (!(await supplierOf(tx, ground, list.supplier.id)).running) throw refusals.ended()
  const due = checkDue(tx, renewed.dueOn)
  if (renewed.email !== list.email) await withdrawLinks(tx, id)
  await updateList(tx, id, {
    ...{ contact_name: renewed.contactName, email: renewed.email, due_on: due },
    ...{ submitted_at: null, submitted_by: '' },
    next_reminder_at: renewed.email === '' ? null : remindSupplierAfter(due, tx.now),
  })
  const { title, language } = list
  const left =
    renewed.email === ''
      ? { mailed: false, link: null }
      : await mailLink(tx, ground, 'again', { ...renewed, id, due, title, language, by: tx.actor.name })
  tx.note({
    action: 'questionnaire.sent-again',
    subject: list.supplier.title,
    details: { title, mailed: left.mailed, ...(list.submittedAt === null ? {} : { reopened: true }) },
  })
  return { id, ...left }
}

/** Withdraws a list; its links work no longer. */
export async function withdrawList(tx: Tx, id: string, seen: number): Promise<void> {
  allow(tx.actor, 'suppliers:decide')
  const list = await listAsSeen(tx, id, seen)
  await withdrawLinks(tx, id)
  await updateList(tx, id, { withdrawn_at: tx.now, next_reminder_at: null })
  tx.note({ action: 'questionnaire.withdrawn', subject: list.supplier.title, details: { title: list.title } })
}
