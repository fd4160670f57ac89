import { questionsOf } from '../../core/suppliers/questionnaire.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { applySheet, compareSheet, judge, listSheet, readList } from './answer-questionnaires.ts'
import { answeringRoutes } from './answering.routes.ts'
import * as following from './change-following.ts'
import { changeReview, decideReview, openReview, withdrawReview } from './change-reviews.ts'
import * as followingContracts from './following.contract.ts'
import { listActions, listEvents } from './following.store.ts'
import { listFiles } from './list-files.ts'
import * as lists from './questionnaires.contract.ts'
import { listLists } from './questionnaires.store.ts'
import { type ReviewGround, readReview, readReviewsToCome } from './read-reviews.ts'
import { reviewReport } from './review-report.ts'
import { listReviews } from './reviews.store.ts'
import { nameOfOrganisation, renewLink, type Sending, sendList, withdrawList } from './send-questionnaires.ts'
import * as reviews from './supplier-reviews.contract.ts'

type Needs = ReviewGround &
  Sending & { transactions: Transactions; identity: Pick<Identity, 'countToken' | 'forgiveToken'> }

/** Reviews of suppliers, what was agreed and what happened, and the questions that are put to them. */
export function supplierReviewRoutes(needs: Needs): Route[] {
  return [
    ...aboutReviews(needs),
    ...aboutFollowing(needs),
    ...aboutLists(needs),
    ...listFiles(needs),
    ...answeringRoutes(needs),
  ]
}

const partOf = ({ page, size }: { page: number; size: number }) => ({ limit: size, offset: (page - 1) * size })

function aboutReviews(ground: Needs): Route[] {
  return [
    reads(reviews.listSupplierReviews, async (reader, { query: { page, size, ...filter } }) => ({
      ...(await listReviews(reader, filter, { page, size })),
      ...{ page, size },
    })),
    reads(reviews.listReviewsToCome, (reader, { query }) => readReviewsToCome(reader, ground, query)),
    reads(reviews.readSupplierReview, (reader, { params }, actor) => readReview(reader, ground, params.id, actor)),
    reads(reviews.downloadSupplierReview, async (reader, { params, query, language }, actor) => {
      const review = await readReview(reader, ground, params.id, actor)
      const { items } = await listActions(reader, dayOf(reader.now), { review: params.id }, { limit: 200, offset: 0 })
      const more = { organisation: await nameOfOrganisation(reader), now: reader.now }
      const report = reviewReport(review, items, {
        ...more,
        checkpoint: await checkpointAt(reader),
        language: query.language ?? language,
      })
      return reportFile(report, query.format)
    }),
    writes(reviews.openSupplierReview, async (tx, { params }) =>
      readReview(tx, ground, await openReview(tx, ground, params.id), tx.actor),
    ),
    writes(reviews.changeSupplierReview, async (tx, { params, body, seen }) => {
      await changeReview(tx, params.id, body, seen)
      return readReview(tx, ground, params.id, tx.actor)
    }),
    writes(reviews.decideSupplierReview, async (tx, { params, body, seen }) => {
      await decideReview(tx, ground, params.id, body, seen)
      return readReview(tx, ground, params.id, tx.actor)
    }),
    writes(reviews.withdrawSupplierReview, async (tx, { params, seen }) => {
      await withdrawReview(tx, params.id, seen)
      return {}
    }),
  ]
}

function aboutFollowing(ground: Needs): Route[] {
  const { readAction, readEvent } = following
  return [
    reads(followingContracts.listSupplierActions, async (reader, { query: { page, size, ...filter } }) => ({
      ...(await listActions(reader, dayOf(reader.now), filter, partOf({ page, size }))),
      ...{ page, size },
    })),
    writes(followingContracts.addSupplierAction, async (tx, { params, body }) =>
      readAction(tx, await following.addAction(tx, ground, params.id, body)),
    ),
    writes(followingContracts.changeSupplierAction, async (tx, { params, body, seen }) => {
      await following.changeAction(tx, params.id, body, seen)
      return readAction(tx, params.id)
    }),
    writes(followingContracts.closeSupplierAction, async (tx, { params, body, seen }) => {
      await following.closeAction(tx, params.id, body, seen)
      return readAction(tx, params.id)
    }),
    writes(followingContracts.reopenSupplierAction, async (tx, { params, seen }) => {
      await following.reopenAction(tx, params.id, seen)
      return readAction(tx, params.id)
    }),
    reads(followingContracts.listSupplierEvents, async (reader, { query: { page, size, open, ...filter } }) => ({
      ...(await listEvents(
        reader,
        { ...filter, open: open === undefined ? undefined : open === 'true' },
        partOf({ page, size }),
      )),
      ...{ page, size },
    })),
    writes(followingContracts.recordSupplierEvent, async (tx, { params, body }) =>
      readEvent(tx, await following.recordEvent(tx, ground, params.id, body)),
    ),
    writes(followingContracts.changeSupplierEvent, async (tx, { params, body, seen }) => {
      await following.changeEvent(tx, ground, params.id, body, seen)
      return readEvent(tx, params.id)
    }),
    writes(followingContracts.withdrawSupplierEvent, async (tx, { params, seen }) => {
      await following.withdrawEvent(tx, params.id, seen)
      return {}
    }),
  ]
}

function aboutLists(ground: Needs): Route[] {
  const sets = [...ground.content.questionSets.values()].map((set) => ({
    ...{ id: set.id, title: set.title, purpose: set.purpose },
    questions: { nl: mutable(questionsOf([set], 'nl')), en: mutable(questionsOf([set], 'en')) },
  }))
  return [
    reads(lists.listQuestionSets, async () => ({ sets })),
    reads(lists.listQuestionnaires, async (reader, { query: { page, size, ...filter } }) => {
      const found = await listLists(reader, dayOf(reader.now), filter, partOf({ page, size }))
      return { ...found, items: found.items.map(({ withdrawnAt: _, ...head }) => head), page, size }
    }),
    reads(lists.readQuestionnaire, (reader, { params }) => readList(reader, params.id)),
    writes(lists.sendQuestionnaire, (tx, { params, body }) => sendList(tx, ground, params.id, body)),
    writes(lists.renewQuestionnaireLink, (tx, { params, body, seen }) => renewLink(tx, ground, params.id, body, seen)),
    writes(lists.withdrawQuestionnaire, async (tx, { params, seen }) => {
      await withdrawList(tx, params.id, seen)
      return {}
    }),
    writes(lists.judgeAnswer, (tx, { params, body, seen }) => judge(tx, params.id, body, seen)),
    reads(lists.downloadQuestionnaire, (reader, { params }) => listSheet(reader, params.id)),
    reads(lists.checkQuestionnaireSheet, async (reader, { params, body, language }) => {
      const { found, refused, token } = await compareSheet(reader, params.id, body.file)
      return { token, unchanged: found.unchanged, changes: found.changes, refused: refused(language) }
    }),
    writes(lists.applyQuestionnaireSheet, async (tx, { params, body }) => ({
      changed: await applySheet(tx, params.id, body),
    })),
  ]
}

const mutable = (questions: ReturnType<typeof questionsOf>) =>
  questions.map((one) => ({ ...one, controls: [...one.controls] }))
