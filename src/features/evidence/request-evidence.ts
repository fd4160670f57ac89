import type { z } from 'zod'
import { allow, isAllowed } from '../../core/access/allow.ts'
import { reminderAfter, requestState } from '../../core/evidence/reminders.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { findMeasures } from './evidence.store.ts'
import { fieldFaults, invalidFields } from './evidence-refusals.ts'
import type { EvidenceBody } from './evidence-shapes.contract.ts'
import { recordEvidence } from './record-evidence.ts'
import { requestMail } from './request-mail.ts'
import type { requestEvidence as requestContract } from './requests.contract.ts'
import {
  colleagues,
  findRequest,
  insertRequest,
  organisationOf,
  type RequestRow,
  saveRequest,
} from './requests.store.ts'

export type RequestGround = { mailer: Mailer; baseUrl: string }
type Asked = z.output<NonNullable<typeof requestContract.body>>

/** Leads, after signing in, to the page on which a request is answered, in the organisation that asks. */
export const linkTo = (baseUrl: string, organisation: string, id: string) =>
  `${baseUrl}/evidence/requests/${id}?organisation=${organisation}`

const faults = {
  nobody: {
    nl: 'Kies iemand uit deze organisatie die bewijs mag toevoegen.',
    en: 'Choose somebody of this organisation who may add evidence.',
  },
  past: { nl: 'Kies vandaag of een dag die nog komt.', en: 'Choose today or a day to come.' },
}

/** Asks a colleague for evidence. The mail leaves if and only if the request is stored. */
export async function requestEvidence(tx: Tx, { mailer, baseUrl }: RequestGround, given: Asked) {
  const allowed = allow(tx.actor, 'evidence:request')
  const [measure] = await findMeasures(tx, [given.measure])
  if (!measure) throw invalidFields([{ path: 'measure', message: fieldFaults.measureGone }])
  const proof = measure.proofs.find(({ id, withdrawn }) => id === given.proof && !withdrawn)
  if (given.proof !== null && !proof) throw invalidFields([{ path: 'proof', message: fieldFaults.proofGone }])
  const asked = (await colleagues(tx)).find(({ id }) => id === given.asked)
  if (!asked) throw invalidFields([{ path: 'asked', message: faults.nobody }])
  if (given.dueOn < dayOf(tx.now)) throw invalidFields([{ path: 'dueOn', message: faults.past }])
  const due = given.dueOn as Day
  const by = tx.actor.name
  const id = await insertRequest(tx, allowed, { ...given, askedBy: by, nextReminderAt: reminderAfter(due, tx.now) })
  const link = linkTo(baseUrl, tx.organisation, id)
  const about = { title: given.title, message: given.message, measure: measure.title, by, due, link }
  const mailed = await queueMail(tx, mailer, requestMail('asked', asked, await organisationOf(tx), about))
  tx.note({ action: 'evidence.requested', subject: given.title, details: { asked: asked.name, due, mailed } })
  return { id, mailed }
}

const over = () =>
  new Problem(409, 'request-over', {
    nl: 'Dit verzoek is al beantwoord of ingetrokken.',
    en: 'This request was answered or withdrawn already.',
  })

async function waitingAsSeen(tx: Tx, id: string, seen: number): Promise<RequestRow> {
  const found = await findRequest(tx, id)
  if (!found) throw problems.notFound()
  requireRevision(found.revision, seen)
  if (found.answeredAt !== null || found.withdrawnAt !== null) throw over()
  return found
}

/** Withdraws a request that nobody answered yet. */
export async function withdrawRequest(tx: Tx, id: string, seen: number) {
  allow(tx.actor, 'evidence:request')
  const found = await waitingAsSeen(tx, id, seen)
  await saveRequest(tx, id, { withdrawn_at: tx.now }, null)
  tx.note({ action: 'evidence.request-withdrawn', subject: found.title, details: { asked: found.askedName } })
  return { id }
}

/** Answers a request: by who was asked, or by somebody who may ask. What is recorded supports what was asked for. */
export async function answerRequest(tx: Tx, id: string, seen: number, given: Omit<EvidenceBody, 'supports'>) {
  const allowed = allow(tx.actor, 'evidence:add')
  const found = await waitingAsSeen(tx, id, seen)
  const mine = tx.actor.kind === 'person' && tx.actor.id === found.user
  if (!mine && !isAllowed(tx.actor, 'evidence:request')) throw problems.notAllowed()
  const supports = [{ measure: found.measure, proof: found.proof }]
  const more = { source: 'request', revises: null } as const
  const { id: evidence, details } = await recordEvidence(tx, allowed, { ...given, supports }, more)
  await saveRequest(tx, id, { answered_with: evidence, answered_at: tx.now }, null)
  tx.note({ action: 'evidence.request-answered', subject: found.title, details })
  return { id, evidence }
}

/** A request as it is shown; `user` is who looks. */
export function shownRequest(row: RequestRow, user: string | null, today: Day) {
  const { withdrawnAt, user: askedUser, ...rest } = row
  const dueOn = row.dueOn as Day
  return {
    ...rest,
    dueOn,
    askedAt: row.askedAt as Instant,
    answeredAt: row.answeredAt as Instant | null,
    mine: user !== null && askedUser === user,
    state: requestState({ due: dueOn, answered: row.answeredAt !== null, withdrawn: withdrawnAt !== null }, today),
  }
}
