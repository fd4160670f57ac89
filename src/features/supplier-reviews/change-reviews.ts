import type { z } from 'zod'
import { allow } from '../../core/access/allow.ts'
import { lookBackFrom } from '../../core/suppliers/review-picture.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import { checkActions } from './change-following.ts'
import { insertActions, listActions } from './following.store.ts'
import { type ReviewGround, supplierOf, withPicture } from './read-reviews.ts'
import { invalid, refusals } from './refusals.ts'
import {
  findReview,
  insertReview,
  lastDecided,
  openReviews,
  type Review,
  storeDecision,
  storeReviewWithdrawal,
  updateReview,
} from './reviews.store.ts'
import type { decideSupplierReview } from './supplier-reviews.contract.ts'

/** Begins a review of a supplier, back to the one before. Gives its id. 409 where one is going on, or where the supplier ended. */
export async function openReview(tx: Tx, ground: ReviewGround, id: string): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { supplier, running } = await supplierOf(tx, ground, id)
  if (!running) throw refusals.ended()
  if ((await openReviews(tx)).has(id)) throw refusals.reviewOpen()
  const today = dayOf(tx.now)
  const before = await lastDecided(tx, id)
  const periodFrom = lookBackFrom(today, before?.periodTo ?? null, supplier.starts)
  const review = await insertReview(tx, allowed, { supplier: id, openedOn: today, openedBy: tx.actor.name, periodFrom })
  tx.note({ action: 'supplier-review.opened', subject: supplier.title })
  return review
}

async function openAsSeen(tx: Tx, id: string, seen: number): Promise<Review> {
  const review = await findReview(tx, id)
  if (!review) throw problems.notFound()
  requireRevision(review.revision, seen)
  if (review.decision !== null) throw refusals.decided()
  return review
}

export async function changeReview(
  tx: Tx,
  id: string,
  change: { periodFrom: string; note: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const review = await openAsSeen(tx, id, seen)
  if (change.periodFrom > review.periodTo) {
    throw invalid('periodFrom', {
      nl: 'Deze dag ligt na de dag waarop de beoordeling begon. Kies een eerdere.',
      en: 'This day lies after the day on which the review began. Choose an earlier one.',
    })
  }
  await updateReview(tx, allowed, id, change)
  tx.note({ action: 'supplier-review.changed', subject: review.supplier.title })
}

type Decision = z.output<NonNullable<typeof decideSupplierReview.body>>

/**
 * Decides a review. What it saw is kept with it exactly as whoever decides saw it: where anything changed at the supplier since, nothing
 * is decided. Actions agreed on with it are recorded in the same command.
 */
export async function decideReview(tx: Tx, ground: ReviewGround, id: string, decision: Decision, seen: number) {
  const allowed = allow(tx.actor, 'suppliers:decide')
  const writing = allow(tx.actor, 'suppliers:write')
  const review = await openAsSeen(tx, id, seen)
  const today = dayOf(tx.now)
  if (decision.nextOn !== null && decision.nextOn <= today) {
    throw invalid('nextOn', {
      nl: 'De volgende beoordeling ligt na vandaag. Kies een latere dag, of laat dit leeg.',
      en: 'The next review lies after today. Choose a later day, or leave this empty.',
    })
  }
  const { again } = await supplierOf(tx, ground, review.supplier.id)
  if (decision.nextOn !== null && again !== null && decision.nextOn > again) {
    throw invalid('nextOn', {
      nl: `Deze leverancier wordt uiterlijk op ${writeDay(again, 'nl')} opnieuw beoordeeld. Kies die dag of een eerdere, of laat dit leeg.`,
      en: `This supplier is reviewed again by ${writeDay(again, 'en')}. Choose that day or an earlier one, or leave this empty.`,
    })
  }
  await checkActions(tx, decision.actions, today)
  const { picture, pictureSha256 } = await withPicture(tx, ground, review)
  if (pictureSha256 !== decision.pictureSha256) throw refusals.pictureChanged()
  if (decision.decision === 'continue-with-actions' && decision.actions.length === 0) {
    const agreed = await listActions(tx, today, { review: id }, { limit: 1, offset: 0 })
    if (agreed.open === 0) {
      throw invalid('actions', {
        nl: 'Er is nog geen actie afgesproken. Noem er een, of kies doorgaan zonder acties.',
        en: 'No action was agreed on yet. Name one, or choose to go on without actions.',
      })
    }
  }
  await storeDecision(tx, allowed, id, { ...decision, on: today, by: tx.actor.name, picture })
  await insertActions(tx, writing, { supplier: review.supplier.id, review: id }, decision.actions)
  tx.note({
    action: 'supplier-review.decided',
    subject: review.supplier.title,
    details: { decision: decision.decision, actions: decision.actions.length },
  })
}

/** Withdraws a review that was begun by mistake; one that was decided only by whoever may decide. */
export async function withdrawReview(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const review = await findReview(tx, id)
  if (!review) throw problems.notFound()
  requireRevision(review.revision, seen)
  if (review.decision !== null) allow(tx.actor, 'suppliers:decide')
  await storeReviewWithdrawal(tx, allowed, id)
  tx.note({ action: 'supplier-review.withdrawn', subject: review.supplier.title })
}
