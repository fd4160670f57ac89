import type { AssuranceFact } from '../assurance/facts.ts'
import { unmetBy } from '../assurance/open-parts.ts'
import { spanOf } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import type { Criticality, SupplierEventFact, SupplierFact } from './facts.ts'
import type { ListProgress, ListState } from './questionnaire.ts'
import {
  type CoveragePaper,
  changesSince,
  isThere,
  type ReviewChange,
  type ReviewItem,
  reviewItems,
} from './review-items.ts'
import { pointsFor, type ReportPoint } from './review-points.ts'

export const reviewDecisions = ['continue', 'continue-with-actions', 'improve-first', 'leave'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** Something that is missing on the day of the review, in words of both languages. */
export type Missing = {
  kind: string
  title: string
  breaks: boolean
  since: Day | null
  sentence: { nl: string; en: string }
}

/** A list of questions that was asked in the time that is looked back on. */
export type AskedList = { id: string; title: string; state: ListState; progress: ListProgress }

/** What a review looks at. Frozen with the decision, so that it can be seen later what was known then. */
export type ReviewPicture = {
  /** The form of this record: a later one can be told apart. */
  form: 1
  supplier: string
  criticality: Criticality
  owner: string
  exitPlan: boolean
  exitTriedOn: Day | null
  period: { from: Day; to: Day }
  before: { id: string; decidedOn: Day; decision: ReviewDecision } | null
  changes: ReviewChange[]
  /** What is there on the last day; the next review lays this beside what is there then. */
  items: ReviewItem[]
  events: SupplierEventFact[]
  /** Open on the last day, or closed in the period. */
  actions: { id: string; title: string; dueOn: Day; closedOn: Day | null }[]
  lists: AskedList[]
  missing: Missing[]
  /** Exceptions of assurance reports and what these ask of us, in words; missing in pictures of before they were kept. */
  points?: ReportPoint[]
}

/** An earlier review with what it kept. */
export type EarlierReview = {
  id: string
  decidedOn: Day
  decision: ReviewDecision
  picture: Pick<ReviewPicture, 'items'>
}

type Ground = {
  supplier: SupplierFact
  criticality: Criticality
  assurance: readonly AssuranceFact[]
  before: EarlierReview | null
  lists: readonly AskedList[]
  missing: readonly Missing[]
  points: readonly ReportPoint[]
  coverage: readonly CoveragePaper[]
  /** The name of an edition. */
  nameOf?: (edition: string) => string
}

/** Lays together what changed and what is there at a supplier over the days of a review, both ends included. */
export function composePicture(ground: Ground, period: { from: Day; to: Day }): ReviewPicture {
  const { supplier, criticality, assurance, coverage, before, lists, missing, points } = ground
  const { from, to } = period
  const all = reviewItems(supplier, assurance, coverage, ground.nameOf)
  const within = (day: Day | null) => day !== null && day >= from && day <= to
  return {
    form: 1,
    supplier: supplier.title,
    criticality,
    owner: supplier.owner?.name ?? supplier.ownerRole,
    exitPlan: supplier.exitPlan !== '',
    exitTriedOn: supplier.exitTriedOn,
    period,
    before: before && { id: before.id, decidedOn: before.decidedOn, decision: before.decision },
    changes: changesSince(all, before?.picture.items ?? null, period),
    items: all.filter((one) => isThere(one, to)),
    // What happened earlier and is still open belongs to this review too.
    events: supplier.events.filter(
      ({ happenedOn, closedOn }) => happenedOn <= to && (happenedOn >= from || closedOn === null || closedOn >= from),
    ),
    actions: supplier.actions
      .filter(({ closedOn }) => closedOn === null || within(closedOn))
      .map(({ id, title, dueOn, closedOn }) => ({ id, title, dueOn, closedOn })),
    lists: [...lists],
    missing: [...missing],
    points: pointsFor(points, openCuecs(assurance, to), period),
  }
}

/** What reports ask of us and nothing does on a day, by id. */
const openCuecs = (assurance: readonly AssuranceFact[], day: Day): ReadonlySet<string> =>
  new Set(
    assurance.flatMap(({ cuecs }) =>
      cuecs.filter((one) => spanOf(unmetBy(one), day) !== undefined).map(({ id }) => id),
    ),
  )

/**
 * The first day that a review looks back on: the day after the last that was looked back on; for the first one the day on which the
 * supplier began, where that is within a year, else a year back.
 */
export function lookBackFrom(to: Day, last: Day | null, starts: Day | null): Day {
  if (last !== null) return last < to ? daysLater(last, 1) : to
  const yearBack = daysLater(monthsLater(to, -12), 1)
  return starts !== null && starts > yearBack && starts <= to ? starts : yearBack
}
