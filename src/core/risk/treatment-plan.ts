import { inOperation } from '../demonstrability/measure-link.ts'
import { firstDay, type Steps, spanOf, standingOn } from '../demonstrability/steps.ts'
import { type Day, earliest } from '../time/day.ts'
import type { Work } from './current.ts'
import type { RiskFacts, RiskMeasure, RiskRegister } from './facts.ts'
import { type RiskStanding, ratedOn, riskStandingOn } from './standing.ts'

/** A measure that is still to come. `late`: its day is over, or it never had one. */
export type PlannedMeasure = { id: string; title: string; plannedFor: Day | null; late: boolean }

/**
 * When a risk comes within appetite by what is planned: it is already, from a day on, or never; unknown where it was not rated. Never because nothing is planned, because
 * what is planned has no day ahead, or because all that is linked together does not do enough.
 */
export type WithinAppetite =
  | { key: 'unrated' }
  | { key: 'now' }
  | { key: 'from'; day: Day }
  | { key: 'nothing-planned' }
  | { key: 'no-day' }
  | { key: 'not-enough' }

export type PlannedRisk = {
  risk: RiskFacts
  standing: RiskStanding
  /** Above appetite on the day. */
  above: boolean
  planned: PlannedMeasure[]
  /** In operation, but not shown to work on the day, or not applied everywhere. */
  unshown: { id: string; title: string; work: Work }[]
  within: WithinAppetite
  /** Something of the plan should have been done before the day. */
  late: boolean
}

/** Every open risk with what is planned for it, in the order of the register. */
export function plannedRisks(register: RiskRegister, day: Day): PlannedRisk[] {
  return register.risks.flatMap((risk) => {
    const standing = riskStandingOn(risk, register.book, day)
    const { rated, state } = standing
    if (state === 'closed') return []
    const above = rated !== null && rated.levels.current > rated.criteria.content.appetite
    const planned = risk.measures.filter((one) => isToCome(one, day)).map((one) => plannedMeasure(one, day))
    return {
      ...{ risk, standing, above, planned },
      unshown: risk.measures.flatMap((one) => {
        const work = standingOn(one.work, day).value
        return work !== 'shown' && spanOf(inOperation(one), day) ? [{ id: one.id, title: one.title, work }] : []
      }),
      within: rated === null ? { key: 'unrated' as const } : withinAppetite(risk, register, above, day),
      late: planned.some(({ late }) => late),
    }
  })
}

/**
 * The plan by which risks are treated (ISO/IEC 27001, 6.1.3 e): every open risk that is above appetite, or for which a treatment was
 * chosen.
 */
export const treatmentPlan = (register: RiskRegister, day: Day): PlannedRisk[] =>
  plannedRisks(register, day).filter(({ above, risk }) => above || risk.treatment !== null)

/** Not in operation yet, and not given up. */
const isToCome = ({ since, endedOn }: RiskMeasure, day: Day): boolean =>
  (since === null || since > day) && (endedOn === null || endedOn > day)

/** On which day a measure that is to come is in operation: the day that is recorded, else the one for which it is planned. */
const comingOn = ({ since, plannedFor }: RiskMeasure): Day | null => since ?? plannedFor

function plannedMeasure(one: RiskMeasure, day: Day): PlannedMeasure {
  const coming = comingOn(one)
  return { id: one.id, title: one.title, plannedFor: coming, late: coming === null || coming < day }
}

/**
 * A risk as it goes by plan from a day: what is to come is in operation on its day and shown to work from then; what is in operation goes
 * on as it does on the day until it ends. What is late, or has no day, does not come.
 */
export function asPlanned(risk: RiskFacts, day: Day): RiskFacts {
  return { ...risk, measures: risk.measures.map((one) => ({ ...one, work: plannedWork(one, day) })) }
}

function plannedWork(one: RiskMeasure, day: Day): Steps<Work> {
  const { endedOn } = one
  const coming = comingOn(one)
  const steps: { from: Day; value: Work }[] = isToCome(one, day)
    ? [
        { from: firstDay, value: 'off' },
        ...(coming !== null && coming >= day ? [{ from: coming, value: 'shown' as const }] : []),
      ]
    : [{ from: firstDay, value: standingOn(one.work, day).value }]
  return endedOn === null || endedOn <= day
    ? steps
    : [...steps.filter(({ from }) => from < endedOn), { from: endedOn, value: 'off' }]
}

function withinAppetite(
  risk: RiskFacts,
  { book }: Pick<RiskRegister, 'book'>,
  above: boolean,
  day: Day,
): WithinAppetite {
  if (!above) return { key: 'now' }
  const coming = risk.measures.filter((one) => isToCome(one, day))
  const days = coming.flatMap((one) => comingOn(one) ?? []).filter((one) => one >= day)
  const plan = asPlanned(risk, day)
  const found = days.filter((one) => isWithin(plan, book, one))
  const [first, ...others] = found
  if (first) return { key: 'from', day: earliest(first, ...others) }
  if (coming.length === 0) return { key: 'nothing-planned' }
  return days.length === 0 ? { key: 'no-day' } : { key: 'not-enough' }
}

function isWithin(risk: RiskFacts, book: RiskRegister['book'], day: Day): boolean {
  const rated = ratedOn(risk, book, day)
  return rated !== null && rated.levels.current <= rated.criteria.content.appetite
}
