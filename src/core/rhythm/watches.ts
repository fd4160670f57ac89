import { operationOf } from '../demonstrability/operation-links.ts'
import { spanOf, standingOn } from '../demonstrability/steps.ts'
import { isKnown, knownBy, type ReadingFacts, sharePercent } from '../documents/known-by.ts'
import { reviewStanding, versionInForce } from '../documents/version-standing.ts'
import { measureState } from '../measures/measure-state.ts'
import type { RiskRegister } from '../risk/facts.ts'
import { type RiskStanding, type RiskState, riskStandingOn } from '../risk/standing.ts'
import { isReviewedSince } from '../suppliers/review-rhythm.ts'
import { addMonths, type Day } from '../time/day.ts'
import type { WatchName, WatchState } from './due-kinds.ts'
import type { DocumentFact, MeasureFact, RhythmFacts, SupplierChain } from './facts.ts'
import { registerSentence, whyOfRisk } from './risk-words.ts'
import { suppliersSentence, whyOfSupplier } from './supplier-words.ts'
import { type Both, type WriteDay, watchSentence, why } from './watch-words.ts'

export type Watched = { key: string; title: string; wrong: boolean; why: Both; page: string }
export type Watch = {
  name: WatchName
  state: WatchState
  /** Those that go wrong come first. */
  counted: Watched[]
  leftOut: Watched[]
  wrong: number
  sentence: Both
  page: string
}

/** What the watches ask besides the facts: the places, edition and requirement with a space between, of two subjects; and who read what. */
export type WatchGround = {
  risk: ReadonlySet<string>
  suppliers: ReadonlySet<string>
  readingOf(version: string): ReadingFacts
  write: WriteDay
}

function watch(name: WatchName, counted: Watched[], leftOut: Watched[], page: string): Watch {
  const wrong = counted.filter((one) => one.wrong).length
  const state = counted.length === 0 ? 'nothing' : wrong > 0 ? 'wrong' : 'holds'
  const first = (one: Watched) => (one.wrong ? 0 : 1)
  counted.sort((a, b) => first(a) - first(b) || a.title.localeCompare(b.title) || a.key.localeCompare(b.key))
  const sentence = watchSentence(name, state, wrong, counted.length)
  return { name, state, counted, leftOut, wrong, sentence, page }
}

/** The five things that assessors find every time, as they stand on a day. Counted and left out together are all that there are. */
export function watchesOn(facts: RhythmFacts, ground: WatchGround, today: Day): Watch[] {
  const standing = facts.measures.filter(({ endedOn }) => endedOn === null || endedOn > today)
  const serving = (places: ReadonlySet<string>) =>
    standing.filter(({ serves }) => serves.some((one) => places.has(one)))
  const [onPolicies, onMeasures] = ['/policies', '/measures']
  const shown = (name: 'risk' | 'suppliers', places: ReadonlySet<string>) => {
    const measures = serving(places)
    const { counted, leftOut } = byOperation(measures, today, (one) => shownWithinYear(one, today, ground.write))
    const served = measures.flatMap(({ serves }) => serves.filter((place) => places.has(place)))
    return watch(name, counted, leftOut, pageOf(served, onMeasures))
  }
  const { counted, leftOut } = byOperation(standing, today, (measure) => proven(measure, today, ground.write))
  const known = facts.documents.map((document) => knownOn(document, facts, ground, today))
  return [
    facts.register.risks.length > 0 ? ofRegister(facts.register, ground.write, today) : shown('risk', ground.risk),
    facts.chain.book.suppliers.length > 0
      ? ofSuppliers(facts.chain, ground.write, today)
      : shown('suppliers', ground.suppliers),
    watch(
      'known',
      known.filter((one) => !one.leftOut).map(({ item }) => item),
      known.filter((one) => one.leftOut).map(({ item }) => item),
      onPolicies,
    ),
    watch(
      'policies',
      facts.documents.map((document) => livingOn(document, today, ground.write)),
      [],
      onPolicies,
    ),
    watch('proven', counted, leftOut, onMeasures),
  ]
}

/** A risk that was never rated, has to be looked at again or is no longer accepted is stale; closed ones are left out. */
function ofRegister({ risks, book }: RiskRegister, write: WriteDay, today: Day): Watch {
  const stale: readonly RiskState[] = ['unrated', 'reopened', 'review-due', 'acceptance-lapsed']
  const judged = risks.map((risk) => ({ risk, standing: riskStandingOn(risk, book, today) }))
  const item = ({ risk, standing }: (typeof judged)[number]): Watched => ({
    ...{ key: risk.id, title: risk.title, page: `/risks/${risk.id}` },
    wrong: stale.includes(standing.state),
    why: whyOfRisk(standing, write),
  })
  const [closed, open] = [judged.filter(isClosed), judged.filter((one) => !isClosed(one))]
  const found = watch('risk', open.map(item), closed.map(item), '/risks')
  return { ...found, sentence: registerSentence(found.wrong, open.length) }
}

/**
 * A supplier at which something is missing without which its control cannot be demonstrated goes wrong, one of which the review is overdue,
 * and one of which a certificate lapsed that nobody looked at in a review since.
 */
function ofSuppliers({ book, gaps }: SupplierChain, write: WriteDay, today: Day): Watch {
  const gapsOf = Map.groupBy(gaps, ({ supplier }) => supplier.id)
  const judged = book.suppliers.map((supplier) => {
    const wrong = (gapsOf.get(supplier.id) ?? [])
      .flatMap((gap) => {
        const { kind, breaks, days } = gap
        const since = spanOf(days, today)?.from
        if (since === undefined) return []
        const lapsed = kind === 'certificate-lapsed' && !isReviewedSince(supplier.reviews, since, today)
        return breaks || kind === 'review-overdue' || lapsed ? [{ gap, since }] : []
      })
      // What is told by name is what went wrong last: the rest was told before.
      .sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
      .map(({ gap }) => gap)
    const ended = supplier.endedOn !== null && supplier.endedOn < today
    const item: Watched = {
      ...{ key: supplier.id, title: supplier.title, page: `/suppliers/${supplier.id}` },
      wrong: !ended && wrong.length > 0,
      why: whyOfSupplier(supplier, wrong, write, today),
    }
    return { ended, item }
  })
  const of = (left: boolean) => judged.filter(({ ended }) => ended === left).map(({ item }) => item)
  const found = watch('suppliers', of(false), of(true), '/suppliers')
  return { ...found, sentence: suppliersSentence(found.wrong, found.counted.length) }
}

const isClosed = ({ standing }: { standing: RiskStanding }) => standing.state === 'closed'

/** The measures of the place that is named last by its edition, which is NEN 7510 before ISO and the newest of it. */
function pageOf(served: readonly string[], otherwise: string): string {
  const [edition, requirement] = [...served].sort().at(-1)?.split(' ') ?? []
  return edition && requirement ? `${otherwise}?edition=${edition}&requirement=${requirement}` : otherwise
}

type Judged = Pick<Watched, 'wrong' | 'why'>

/** Measures in operation are judged; those that do not work yet are left out, and those of which the reports of suppliers show all there is to show. */
function byOperation(measures: readonly MeasureFact[], today: Day, judge: (measure: MeasureFact) => Judged) {
  const works = (measure: MeasureFact) =>
    measureState({ ...measure, inOperationSince: measure.since }, today) === 'in-operation'
  const item = (measure: MeasureFact, judged: Judged): Watched => ({
    ...{ key: measure.id, title: measure.title, page: `/measures/${measure.id}` },
    ...judged,
  })
  const judged = (one: MeasureFact) => works(one) && !(one.bySuppliers && one.proofs.length === 0)
  const left = (measure: MeasureFact) => (works(measure) ? why.shownBySuppliers() : why.notInOperation())
  return {
    counted: measures.filter(judged).map((measure) => item(measure, judge(measure))),
    leftOut: measures
      .filter((measure) => !judged(measure))
      .map((measure) => item(measure, { wrong: false, why: left(measure) })),
  }
}

function shownWithinYear({ shownTo }: MeasureFact, today: Day, write: WriteDay): Judged {
  if (shownTo === null) return { wrong: true, why: why.nothingShown() }
  return { wrong: shownTo < addMonths(today, -12), why: why.shownTo(shownTo, write) }
}

function proven(measure: MeasureFact, today: Day, write: WriteDay): Judged {
  const state = standingOn(operationOf(measure), today).value
  if (state === 'holds') return { wrong: false, why: why.proven() }
  if (state === 'not-yet') return { wrong: false, why: why.firstProofToCome() }
  return { wrong: true, why: measure.shownTo === null ? why.nothingShown() : why.notFresh(measure.shownTo, write) }
}

function knownOn(document: DocumentFact, { people }: RhythmFacts, ground: WatchGround, today: Day) {
  const item = (judged: Judged): Watched => ({
    ...{ key: document.id, title: document.title, page: `/policies/${document.id}/readers` },
    ...judged,
  })
  const left = (reason: Both) => ({ leftOut: true, item: item({ wrong: false, why: reason }) })
  const version = versionInForce(document.versions, today)
  if (!document.confirm) return left(why.notAsked())
  if (!version) return left(why.neverApproved())
  const by = knownBy(today, document.audience, people, ground.readingOf(version.id), document.confirmWithin)
  const audience = by.readers.length
  if (audience === 0) return left(why.nobodyAsked())
  const share = sharePercent(by.confirmed, audience) ?? 0
  const wrong = !isKnown(by.confirmed, audience, document.wantedShare)
  return {
    leftOut: false,
    item: item({ wrong, why: why.confirmed(by.confirmed, audience, share, document.wantedShare) }),
  }
}

function livingOn(document: DocumentFact, today: Day, write: WriteDay): Watched {
  const inForce = versionInForce(document.versions, today)
  const { state } = reviewStanding(inForce, today)
  const reviewBy = inForce?.reviewBy ?? null
  return {
    ...{ key: document.id, title: document.title, page: `/policies/${document.id}` },
    wrong: state === 'none' || state === 'review-past',
    why:
      reviewBy === null
        ? why.neverApproved()
        : state === 'review-past'
          ? why.reviewPast(reviewBy, write)
          : why.reviewBy(reviewBy, write),
  }
}
