import type { LinkReason } from '../demonstrability/chain.ts'
import type { MeasureFact } from '../demonstrability/facts.ts'
import { inOperation } from '../demonstrability/measure-link.ts'
import { once } from '../demonstrability/once.ts'
import { operationOf } from '../demonstrability/operation-links.ts'
import {
  covering,
  coversPart,
  leavesIt,
  onlyExists,
  relianceReason,
  wholeDays,
  worksBySuppliers,
} from '../demonstrability/reliance.ts'
import { combined, firstDay, type Steps, spanOf, standingOn, united, within } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'

/** How far a measure works for one requirement by what suppliers show; in words of core/risk/current.ts. */
type Supplied = 'shown' | 'unshown' | 'off'

/** A requirement that a measure serves, by its number, and the measure with what its suppliers cover of that requirement. */
export type ServedFact = { number: string; measure: MeasureFact }

/** Why a measure counts as it does because of a supplier, and for which of the requirements that it serves. */
export type SupplierWhy = { number: string; work: Supplied; reason: LinkReason }

const ownOperation = ({ proofs }: MeasureFact): boolean => proofs.some(({ kind }) => kind === 'operation')

/**
 * How far a measure that relies on suppliers works for a requirement on every day. Shown where what they cover of it wholly is shown to
 * work; not at all where they leave it to others, or deliver no longer; else in part.
 */
export const workBySuppliers = once((measure: MeasureFact): Steps<Supplied> => {
  const whole = within(wholeDays(measure), 'whole', 'part')
  const delivered = united(covering(measure).map(({ endedOn }) => ({ from: firstDay, through: endedOn })))
  const works = ownOperation(measure) ? [{ from: firstDay, through: null }] : worksBySuppliers(measure)
  return combined(
    [within(delivered, 'there', 'gone'), operationOf(measure), within(works, 'works', 'exists'), whole],
    ([there, operation, working, all]): Supplied => {
      if (there === 'gone') return 'off'
      return all === 'whole' && operation === 'holds' && working === 'works' ? 'shown' : 'unshown'
    },
  )
})

const weakestFirst: readonly Supplied[] = ['off', 'unshown', 'shown']

/**
 * Of all requirements that a measure serves the one for which suppliers show least on a day; null where the reason is not theirs, as where
 * the measure itself is not in operation.
 */
export function whyOf(
  { since, endedOn, served = [] }: Pick<MeasureFact, 'since' | 'endedOn'> & { served?: readonly ServedFact[] },
  day: Day,
): SupplierWhy | null {
  if (!spanOf(inOperation({ since, endedOn }), day)) return null
  const [weakest] = served
    .map((one) => ({ ...one, work: standingOn(workBySuppliers(one.measure), day).value }))
    .sort((a, b) => weakestFirst.indexOf(a.work) - weakestFirst.indexOf(b.work))
  if (!weakest) return null
  const reason = reasonOn(weakest.measure, weakest.work, day)
  return reason && { number: weakest.number, work: weakest.work, reason }
}

function reasonOn(measure: MeasureFact, work: Supplied, day: Day): LinkReason | null {
  const each = covering(measure)
    .map((one) => relianceReason(measure, one, day))
    .sort((a, b) => b.weight - a.weight || (a.by < b.by ? -1 : 1))
  const [first] = each
  if (!first) return leavesIt(measure)
  if (work !== 'unshown' || first.weight > 0) return first.reason
  if (!ownOperation(measure) && !spanOf(worksBySuppliers(measure), day)) return onlyExists(measure, day)
  return spanOf(wholeDays(measure), day) ? null : coversPart(measure, day)
}
