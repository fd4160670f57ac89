import { once } from '../demonstrability/once.ts'
import { standingOn } from '../demonstrability/steps.ts'
import { type Day, parseDay } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { daysLater, durationLater } from '../time/far-days.ts'
import type { RiskCriteria } from './criteria.ts'
import { currentRating, halves, type Work } from './current.ts'
import type { ClassNeed, CriteriaBook, CriteriaVersion, RiskEvent, RiskFacts, RiskLook } from './facts.ts'
import type { Happening } from './happenings.ts'
import { levelOf, type Rating } from './rating.ts'
import { type SupplierWhy, whyOf } from './relying.ts'

export const riskStates = [
  'unrated',
  'reopened',
  'review-due',
  'to-treat',
  'acceptance-lapsed',
  'in-treatment',
  'accepted',
  'within-appetite',
  'closed',
] as const
export type RiskState = (typeof riskStates)[number]

/** Why a risk has to be looked at again: what happened or changed since the last look, and since when where that is known. */
export type Reopening =
  | { key: 'event'; kind: RiskEvent['kind']; what: string; day: Day }
  | { key: 'measure'; measure: { id: string; title: string }; work: Work; why: SupplierWhy | null; day: Day }
  | { key: 'links'; gone: number; added: number; weighed: number }
  | { key: 'other-asset' }
  | { key: 'class'; aspects: (keyof ClassNeed)[] }
  | { key: 'kind' }
  | { key: 'supplier'; was: string; is: string }
  | { key: 'chain'; happening: Happening; day: Day }
  | { key: 'asset-withdrawn'; day: Day }
  | { key: 'criteria'; number: number; day: Day }

/** Why an acceptance no longer counts. */
export type Lapse =
  | { key: 'ended'; day: Day }
  | { key: 'heavier' }
  | { key: 'rated-anew' }
  | { key: 'withdrawn'; day: Day }

/** How the three ratings and their levels are on a day, by the criteria of the rating. */
export type Rated = {
  criteria: CriteriaVersion
  inherent: Rating
  current: Rating
  residual: Rating
  levels: { inherent: number; current: number; residual: number }
}

export type RiskStanding = {
  state: RiskState
  rated: Rated | null
  reopenings: Reopening[]
  lapse: Lapse | null
  /** By when it has to be looked at again; null where it is closed or not rated. */
  reviewBy: Day | null
}

/** How a risk stands on a day (ISO/IEC 27001, 8.2 and 8.3). Nothing of it is stored: it follows from what was recorded. */
export function riskStandingOn(risk: RiskFacts, book: CriteriaBook, day: Day): RiskStanding {
  const rated = ratedOn(risk, book, day)
  if (risk.closedOn !== null && risk.closedOn <= day)
    return { state: 'closed', rated, reopenings: [], lapse: null, reviewBy: null }
  if (rated === null || risk.look === null)
    return { state: 'unrated', rated, reopenings: [], lapse: null, reviewBy: null }
  const reopenings = reopeningsOn(risk, rated.criteria, book, day)
  const reviewBy = reviewDay(risk.look.on, rated.criteria.content, rated.levels.current)
  const lapse = lapseOn(risk, rated, day)
  const standing = { rated, reopenings, lapse, reviewBy }
  if (reopenings.length > 0) return { state: 'reopened', ...standing }
  if (reviewBy < day) return { state: 'review-due', ...standing }
  if (rated.levels.current <= rated.criteria.content.appetite) return { state: 'within-appetite', ...standing }
  if (risk.acceptance !== null && risk.acceptance.starts <= day && lapse === null)
    return { state: 'accepted', ...standing }
  if (lapse !== null && lapse.key !== 'withdrawn') return { state: 'acceptance-lapsed', ...standing }
  return { state: isTreated(risk, rated, day) ? 'in-treatment' : 'to-treat', ...standing }
}

/** The three ratings of a risk on a day; null where it was not rated. */
export function ratedOn(risk: RiskFacts, book: CriteriaBook, day: Day): Rated | null {
  const criteria = risk.rating && book.byId.get(risk.rating.criteria)
  if (!risk.rating || !criteria) return null
  const { inherent, residual } = risk.rating
  const carrying = risk.measures.map(({ weight, work }) => ({ weight, work: standingOn(work, day).value }))
  const current = currentRating(risk.rating, carrying)
  const level = (rating: Rating) => levelOf(criteria.content, rating)
  const levels = { inherent: level(inherent), current: level(current), residual: level(residual) }
  return { criteria, inherent, current, residual, levels }
}

const reviewDaysOf = once((_criteria: RiskCriteria) => new Map<string, Day>())

/** The last day by which a risk of a level is looked at again. Computed once for each level and day: many risks are looked at on one day. */
function reviewDay(lookedOn: Day, criteria: RiskCriteria, level: number): Day {
  const known = reviewDaysOf(criteria)
  const place = `${level} ${lookedOn}`
  const before = known.get(place)
  if (before) return before
  const duration = parseDuration(criteria.levels[level]?.reviewEvery ?? '')
  const day = duration ? durationLater(lookedOn, duration) : lookedOn
  known.set(place, day)
  return day
}

const classAspects = ['availability', 'integrity', 'confidentiality'] as const

function reopeningsOn(risk: RiskFacts, rated: CriteriaVersion, { newest }: CriteriaBook, day: Day): Reopening[] {
  const { look, asset, measures, events } = risk
  if (look === null) return []
  const found: Reopening[] = events
    .filter(({ on }) => on <= day)
    .map(({ kind, on, what }) => ({ key: 'event', kind, what, day: on }))
  for (const one of measures) {
    const { id, title, work } = one
    const now = standingOn(work, day)
    const then = look.work[id] ?? standingOn(work, look.on).value
    if (halves[now.value] < halves[then])
      found.push({
        ...{ key: 'measure', measure: { id, title }, work: now.value, why: whyOf(one, day), day: now.since ?? day },
      })
  }
  found.push(...changesOfLinks(risk, look, day), ...changesOfAsset(risk, look), ...changesOfChain(risk, look, day))
  if (asset.withdrawnOn !== null && asset.withdrawnOn <= day)
    found.push({ key: 'asset-withdrawn', day: asset.withdrawnOn })
  if (newest !== null && newest.number > rated.number && newest.holdsFrom <= day)
    found.push({ key: 'criteria', number: newest.number, day: newest.holdsFrom })
  return found
}

/**
 * What was rated is how heavy a risk is with the measures that were linked then. Others that make it less without anybody looking: one that
 * is gone, one that carries another part, and one that worked already then and was not counted on. To begin with counting is no change.
 */
function changesOfLinks({ measures }: RiskFacts, look: RiskLook, day: Day): Reopening[] {
  const counted = Object.keys(look.work)
  if (counted.length === 0) return []
  const linked = new Set(measures.map(({ id }) => id))
  const gone = counted.filter((id) => !linked.has(id)).length
  const weighed = measures.filter(({ id, weight }) => (look.weights[id] ?? weight) !== weight).length
  const added = measures.filter(
    ({ id, since, work }) =>
      look.work[id] === undefined && since !== null && since <= look.on && standingOn(work, day).value !== 'off',
  ).length
  return gone + weighed + added > 0 ? [{ key: 'links', gone, added, weighed }] : []
}

function changesOfAsset({ asset }: RiskFacts, look: RiskLook): Reopening[] {
  if (asset.id !== look.asset) return [{ key: 'other-asset' }]
  const { noted } = look
  const heavier = classAspects.filter((aspect) => (asset[aspect] ?? 0) > (noted[aspect] ?? 0))
  return [
    ...(heavier.length > 0 ? [{ key: 'class' as const, aspects: heavier }] : []),
    ...(asset.kind === noted.kind ? [] : [{ key: 'kind' as const }]),
    ...(asset.supplier === noted.supplier
      ? []
      : [{ key: 'supplier' as const, was: noted.supplier, is: asset.supplier }]),
  ]
}

/** What happened at a supplier and was not known at the look, though it may have happened before. */
function changesOfChain({ happenings }: RiskFacts, { on, seen }: RiskLook, day: Day): Reopening[] {
  const known = new Set(seen)
  return happenings
    .filter((one) => one.on <= day && (seen === null ? one.on > on : !known.has(one.key)))
    .map((happening) => ({ key: 'chain', happening, day: happening.on > on ? happening.on : on }))
}

/** Why the last acceptance does not count on a day; null where it does, and where there never was one. */
function lapseOn({ acceptance, rating }: RiskFacts, { levels }: Rated, day: Day): Lapse | null {
  if (acceptance === null) return null
  if (acceptance.withdrawnOn !== null && acceptance.withdrawnOn <= day)
    return { key: 'withdrawn', day: acceptance.withdrawnOn }
  if (acceptance.rating !== rating?.id) return { key: 'rated-anew' }
  if (levels.current > acceptance.level) return { key: 'heavier' }
  if (acceptance.ends < day) return { key: 'ended', day: daysLater(acceptance.ends, 1) }
  return null
}

/** Somebody decided to act, it is to bring the risk to a lower level, and what is still to come is planned for a day that is not over. */
function isTreated({ treatment, measures }: RiskFacts, { levels }: Rated, day: Day): boolean {
  if (treatment === null || treatment === 'retain' || levels.residual >= levels.current) return false
  return measures.some(
    ({ plannedFor, since, endedOn }) =>
      plannedFor !== null &&
      plannedFor >= day &&
      (since === null || since > day) &&
      (endedOn === null || endedOn > day),
  )
}

const endOfDays = parseDay('9999-12-31') as Day

/** The first day after `day` on which the standing or the current level is another by what is recorded now; null: never by itself. */
export function changesOn(risk: RiskFacts, book: CriteriaBook, day: Day): Day | null {
  const now = riskStandingOn(risk, book, day)
  const candidates = [
    ...risk.measures.flatMap(({ work }) => work.map(({ from }) => from)),
    ...risk.measures.flatMap(({ plannedFor }) => (plannedFor === null ? [] : [daysLater(plannedFor, 1)])),
    ...risk.measures.flatMap(({ since, endedOn }) => [since, endedOn].filter((one) => one !== null)),
    ...(risk.acceptance ? [risk.acceptance.starts, daysLater(risk.acceptance.ends, 1)] : []),
    ...[risk.acceptance?.withdrawnOn, risk.asset.withdrawnOn, book.newest?.holdsFrom].filter((one) => one != null),
    ...(risk.look
      ? (now.rated?.criteria.content.levels ?? []).map((_, level) => dayAfterReview(risk, now, level))
      : []),
    ...risk.events.map(({ on }) => on),
    ...(risk.closedOn === null ? [] : [risk.closedOn]),
  ]
  const ahead = [...new Set(candidates)].filter((one) => one > day && one <= endOfDays).sort()
  return (
    ahead.find((one) => {
      const then = riskStandingOn(risk, book, one)
      return then.state !== now.state || then.rated?.levels.current !== now.rated?.levels.current
    }) ?? null
  )
}

const dayAfterReview = (risk: RiskFacts, { rated }: RiskStanding, level: number): Day =>
  rated && risk.look ? daysLater(reviewDay(risk.look.on, rated.criteria.content, level), 1) : endOfDays
