import type { ExceptionFact, MeasureFact } from '../demonstrability/facts.ts'
import { inOperation } from '../demonstrability/measure-link.ts'
import { operationOf } from '../demonstrability/operation-links.ts'
import { combined, type Steps, within } from '../demonstrability/steps.ts'
import { daysLater } from '../time/far-days.ts'
import type { Rating, StatedRating } from './rating.ts'
import { type ServedFact, workBySuppliers } from './relying.ts'

/** How far a measure works: 'shown' counts whole, 'unshown' (its evidence is stale or never came) and 'excepted' half, 'off' not. */
export const works = ['shown', 'unshown', 'excepted', 'off'] as const
export type Work = (typeof works)[number]

/** What a measure counts for, in halves. */
export const halves: Record<Work, number> = { shown: 2, unshown: 1, excepted: 1, off: 0 }

type Working = Pick<MeasureFact, 'id' | 'title' | 'since' | 'endedOn' | 'proofs' | 'covered' | 'exceptions'>

/**
 * How far a measure works on each day. `served`: of one that relies on suppliers the requirements that it serves, of which the one for which
 * they show least decides; see docs/decisions/a-supplier-counts-for-a-risk-by-what-it-shows.md.
 */
export function workOf(measure: Working, served: readonly ServedFact[] = []): Steps<Work> {
  const operating = within<Work>(inOperation(measure), 'shown', 'off')
  const excepted = measure.exceptions.map((one) => notApplied(one))
  const shown = served.length === 0 ? [ownWork(measure)] : served.map((one) => workBySuppliers(one.measure))
  return combined<Work | boolean, Work>([operating, ...shown, ...excepted], (values) => {
    if (values.includes('off')) return 'off'
    if (values.includes(true)) return 'excepted'
    return values.includes('unshown') ? 'unshown' : 'shown'
  })
}

/** What a measure shows by its own evidence. */
function ownWork(measure: Working): Steps<Work> {
  // That something exists shows no more here than in the chain of proof.
  const shows = measure.proofs.length === 0 || measure.proofs.some(({ kind }) => kind === 'operation')
  return combined([operationOf(measure)], ([operation]): Work => (operation === 'holds' && shows ? 'shown' : 'unshown'))
}

/** The days on which an exception is open, past its end too, and nothing else works instead. */
function notApplied({ starts, instead, closedOn }: ExceptionFact): Steps<boolean> {
  const through = closedOn === null ? null : daysLater(closedOn, -1)
  const open = within(through !== null && through < starts ? [] : [{ from: starts, through }], true, false)
  return combined([open, within(instead ?? [], true, false)], ([excepted, made]) => Boolean(excepted) && !made)
}

/** A measure of a risk, how much of the whole it carries (1 to 3), and how far it works on the day in question. */
export type Carrying = { weight: number; work: Work }

/** Which part of what measures are to do is done: a fraction, so that no rounding hides in it. Nothing is done where there are none. */
export function workingShare(measures: readonly Carrying[]): { done: number; all: number } {
  const all = measures.reduce((sum, { weight }) => sum + 2 * weight, 0)
  return { done: measures.reduce((sum, { weight, work }) => sum + weight * halves[work], 0), all }
}

/**
 * How a risk stands with the measures that work now. From the inherent rating down to the residual, in the part that works, rounded to
 * the heavier step. Never above the inherent rating and never below the residual one.
 */
export function currentRating({ inherent, residual }: StatedRating, measures: readonly Carrying[]): Rating {
  const { done, all } = workingShare(measures)
  const lower = (from: number, to: number) => (all === 0 ? from : from - Math.floor(((from - to) * done) / all))
  const impacts = Object.entries(inherent.impacts).map(([aspect, step]) => [
    aspect,
    lower(step, Object.hasOwn(residual.impacts, aspect) ? (residual.impacts[aspect] ?? 0) : 0),
  ])
  return {
    likelihood: lower(inherent.likelihood, residual.likelihood),
    impacts: Object.fromEntries(impacts.filter(([, step]) => step !== 0)),
  }
}
