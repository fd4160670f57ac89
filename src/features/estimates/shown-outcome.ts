import type { Scenario } from '../../core/estimate/draw-years.ts'
import { type Estimate, expected } from '../../core/estimate/estimate.ts'
import type { Outcome } from '../../core/estimate/outcome.ts'
import type { StoredEstimate } from './estimates.store.ts'

const estimateOf = ({ lossLow, lossHigh, eventsLow, eventsHigh }: StoredEstimate): Estimate => ({
  loss: { low: lossLow, high: lossHigh },
  events: { low: eventsLow, high: eventsHigh },
})

/** What is drawn for an estimate. By the risk, so that its next estimate is drawn from the same chances and differs by its ranges alone. */
export const scenarioOf = (stored: StoredEstimate): Scenario => ({
  subject: stored.risk,
  seed: stored.seed,
  estimate: estimateOf(stored),
})

const whole = Math.round

/** An outcome in whole euros, with the mean by formula of what was drawn. */
export function shownOutcome({ curve, oneIn, years, anyLoss, ...euros }: Outcome, drawn: readonly StoredEstimate[]) {
  const formula = drawn.reduce((sum, one) => sum + expected(estimateOf(one)).mean, 0)
  return {
    years,
    mean: whole(euros.mean),
    meanByFormula: whole(formula),
    meanError: whole(euros.meanError),
    deviation: whole(euros.deviation),
    low: whole(euros.low),
    median: whole(euros.median),
    high: whole(euros.high),
    worst: whole(euros.worst),
    anyLoss,
    oneIn: oneIn.map((one) => ({ years: one.years, loss: whole(one.loss) })),
    curve: curve.map(({ loss, share }) => ({ loss: whole(loss), share })),
  }
}
export type ShownOutcome = ReturnType<typeof shownOutcome>
