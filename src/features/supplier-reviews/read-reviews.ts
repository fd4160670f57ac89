import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import { spanOf } from '../../core/demonstrability/steps.ts'
import type { Content } from '../../core/standards/content.ts'
import { criticalityOn, weightOn } from '../../core/suppliers/criticality.ts'
import type { Criticality, SupplierFact } from '../../core/suppliers/facts.ts'
import { gapSentence } from '../../core/suppliers/gap-words.ts'
import { gapsOn } from '../../core/suppliers/gaps.ts'
import { composePicture, type ReviewPicture } from '../../core/suppliers/review-picture.ts'
import { pointsAsRead } from '../../core/suppliers/review-points.ts'
import { lastReview, reviewBy } from '../../core/suppliers/review-rhythm.ts'
import type { Day } from '../../core/time/day.ts'
import { daysLater } from '../../core/time/far-days.ts'
import { dayOf } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import { listLists } from './questionnaires.store.ts'
import { findReview, lastDecided, openReviews, type Review } from './reviews.store.ts'
import type { SupplierChain } from './source.ts'
import type { reviewTimes } from './supplier-reviews.contract.ts'

export type ReviewGround = SupplierChain & { content: Content }

/** More lists than one supplier is sent in the time of a review. */
const mostLists = 200

/** Lays together how a supplier stands now, as a review of it sees it. */
async function pictureOf(
  source: Reader | Tx,
  ground: ReviewGround,
  review: { id: string | null; supplier: string; from: Day },
): Promise<ReviewPicture> {
  const today = dayOf(source.now)
  const { book, gaps } = await ground.readChain(source)
  const supplier = book.suppliers.find(({ id }) => id === review.supplier)
  if (!supplier) throw problems.notFound()
  const assurance = await ground.readAssurance(source)
  const points = await ground.readPoints(source, supplier.id)
  const coverage = await ground.readCoveragePapers(source, supplier.id)
  const before = await lastDecided(source, review.supplier)
  const { items: lists } = await listLists(
    source,
    today,
    { supplier: review.supplier },
    { limit: mostLists, offset: 0 },
  )
  const nameOf = (edition: string) => ground.content.editions.get(edition)?.name ?? edition
  const missing = gapsOn(
    gaps.filter((one) => one.supplier.id === supplier.id),
    today,
  ).map((gap) => {
    const { kind, about, breaks, days } = gap
    const title = about === null ? '' : nameOf(about.title)
    return {
      kind,
      title,
      breaks,
      since: spanOf(days, today)?.from ?? null,
      sentence: gapSentence(gap, writeDay, nameOf),
    }
  })
  const asked = lists
    .filter(
      (one) =>
        (review.id !== null && one.review === review.id) ||
        dayOf(one.sentAt) >= review.from ||
        (one.submittedAt !== null && dayOf(one.submittedAt) >= review.from),
    )
    .map(({ id, title, state, progress }) => ({ id, title, state, progress }))
  const criticality = criticalityOn(supplier, today)
  return composePicture(
    { supplier, criticality, assurance, coverage, before, lists: asked, missing, points, nameOf },
    { from: review.from, to: today },
  )
}

const fingerprint = (picture: ReviewPicture) => createHash('sha256').update(canonicalBytes(picture)).digest('hex')

/** A review with what it sees: as things stand while it is open, as they were shown once it was decided. */
export async function withPicture(source: Reader | Tx, ground: ReviewGround, review: Review) {
  const { id, supplier, periodFrom: from } = review
  const picture = review.picture ?? (await pictureOf(source, ground, { id, supplier: supplier.id, from }))
  return { ...review, periodTo: picture.period.to, picture, pictureSha256: fingerprint(picture) }
}

/**
 * One review, as somebody may read it: the words of assurance reports only where their terms let them, also in what was kept. The digest is of
 * the whole. Throws 404 where there is none.
 */
export async function readReview(source: Reader | Tx, ground: ReviewGround, id: string, actor: Actor) {
  const review = await findReview(source, id)
  if (!review) throw problems.notFound()
  const seen = await withPicture(source, ground, review)
  const { points } = seen.picture
  if (points === undefined || points.length === 0) return seen
  const { may } = await ground.readingRight(source, actor)
  return { ...seen, picture: { ...seen.picture, points: pointsAsRead(points, may) } }
}

const isRunning = ({ endedOn }: SupplierFact, day: Day) => endedOn === null || endedOn >= day

type Times = (typeof reviewTimes)[number]
type Asked = { page: number; size: number; time?: Times | undefined; criticality?: Criticality | undefined }

/** A page of the suppliers that deliver, by the day by which each is to be reviewed. */
export async function readReviewsToCome(reader: Reader, ground: ReviewGround, { page, size, ...filter }: Asked) {
  const today = dayOf(reader.now)
  const { book } = await ground.readChain(reader)
  const open = await openReviews(reader)
  const soon = daysLater(today, book.settings.warnDays)
  const all = book.suppliers
    .filter((one) => isRunning(one, today))
    .map((one) => {
      const criticality = criticalityOn(one, today)
      const by = reviewBy(one, weightOn(one, today), book.settings, today)
      const last = lastReview(one.reviews, today)
      const time: Times = by === null || by > soon ? 'later' : by < today ? 'late' : 'soon'
      return {
        ...{ supplier: { id: one.id, title: one.title }, criticality, owner: one.owner?.name ?? one.ownerRole },
        ...{ by, time, open: open.get(one.id) ?? null },
        last: last ? { id: last.id, decidedOn: last.decidedOn, decision: last.decision } : null,
      }
    })
    .sort((a, b) => ((a.by ?? '9999') < (b.by ?? '9999') ? -1 : (a.by ?? '9999') > (b.by ?? '9999') ? 1 : 0))
  const count = (time: Times) => all.filter((one) => one.time === time).length
  const found = all.filter(
    (one) =>
      (filter.time === undefined || one.time === filter.time) &&
      (filter.criticality === undefined || one.criticality === filter.criticality),
  )
  return {
    ...{ items: found.slice((page - 1) * size, page * size), total: found.length, page, size },
    counts: { late: count('late'), soon: count('soon'), later: count('later') },
  }
}

/** A supplier that delivers. Throws 404 where there is none. */
export async function supplierOf(source: Reader | Tx, ground: SupplierChain, id: string) {
  const { book } = await ground.readChain(source)
  const supplier = book.suppliers.find((one) => one.id === id)
  if (!supplier) throw problems.notFound()
  const today = dayOf(source.now)
  // By when it comes round again where it is reviewed today.
  const again = reviewBy(
    { reviews: [{ id, decidedOn: today, decision: '', nextOn: null }], recordedOn: supplier.recordedOn },
    weightOn(supplier, today),
    book.settings,
  )
  return { supplier, running: isRunning(supplier, today), again }
}
