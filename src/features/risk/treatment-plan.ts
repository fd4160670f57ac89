import { approvalOn } from '../../core/risk/approval.ts'
import { type BurnDownPoint, burnDown } from '../../core/risk/burn-down.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { withinText } from '../../core/risk/within-words.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import { inPlan, type Result, type Results } from './read-results.ts'
import type { PlanFilter } from './results.contract.ts'
import { markOf, ownerOf } from './show-risk.ts'

const noPlan = ({ within: { key } }: Result) => key === 'nothing-planned' || key === 'no-day' || key === 'not-enough'

/** Whether the owner was asked to approve the plan of a risk and did not, or approved another. */
const isUnapproved = (risk: Result['risk'], day: Day) => ['asked', 'changed'].includes(approvalOn(risk, day).state)

/** The risks of the plan that a filter asks for, in its order. */
export function selectPlan(results: Results, { show, owner, sort }: PlanFilter): Result[] {
  const asked = results.open.filter((one) => {
    if (!inPlan(one)) return false
    if (show === 'above' && !one.above) return false
    if (show === 'late' && !one.late) return false
    if (show === 'no-plan' && !noPlan(one)) return false
    if (show === 'unapproved' && !isUnapproved(one.risk, results.day)) return false
    if (owner === undefined) return true
    const person = planOwner(results, one)
    return owner === 'nobody' ? person === null || person.left : person?.id === owner
  })
  if (sort === 'number') return asked.sort((a, b) => a.risk.number - b.risk.number)
  // What is soon low enough first, then what never is, then what is already.
  if (sort === 'within') return asked.sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : 0))
  return asked
}

const whenOf = ({ within }: Result) =>
  within.key === 'from' ? within.day : within.key === 'now' ? '9999-12-31x' : '9999-12-31'

const planOwner = ({ ground, day }: Results, { risk }: Result) => ownerOf(ground.people, risk.owner, day)

/** A page of the treatment plan, with the sums of the whole. */
export function treatmentPlanPage(
  results: Results,
  { page, size, ...filter }: PlanFilter & { page: number; size: number },
) {
  const asked = selectPlan(results, filter)
  const all = results.open.filter(inPlan)
  const owners = new Map(
    all.flatMap((one) => {
      const owner = planOwner(results, one)
      return owner ? [[owner.id, owner] as const] : []
    }),
  )
  return {
    day: results.day,
    items: asked.slice((page - 1) * size, page * size).map((one) => shownPlan(results, one)),
    ...{ total: asked.length, page, size },
    totals: {
      all: all.length,
      above: all.filter(({ above }) => above).length,
      late: all.filter(({ late }) => late).length,
      noPlan: all.filter(noPlan).length,
      unapproved: all.filter(({ risk }) => isUnapproved(risk, results.day)).length,
    },
    owners: [...owners.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  }
}

function shownPlan(results: Results, one: Result) {
  const { risk, row, standing, planned, unshown, within, late } = one
  const { rated, lapse } = standing
  const choice = results.recorded.choices.find((made) => made.risk === risk.id)
  return {
    ...{ id: risk.id, code: riskCode(risk.number), title: risk.title, asset: risk.asset.name },
    ...{ owner: planOwner(results, one), ownerRole: risk.ownerRole, state: standing.state, late, unshown },
    ...{ treatment: risk.treatment, treatmentReason: row.treatmentReason },
    decided: choice ? { by: choice.by, on: choice.on } : null,
    levels: rated && {
      current: markOf(rated.criteria.content, rated.levels.current),
      residual: markOf(rated.criteria.content, rated.levels.residual),
    },
    planned: planned.map((measure) => ({ ...measure, owner: measureOwner(results, measure.id) })),
    approval: shownApproval(risk, results.day),
    acceptedThrough: lapse === null && risk.acceptance ? risk.acceptance.ends : null,
    within: {
      key: within.key,
      day: within.key === 'from' ? within.day : null,
      ...withinText(within, writeDay),
    },
  }
}

function shownApproval(risk: Result['risk'], day: Day) {
  const { state, given } = approvalOn(risk, day)
  const standing = state === 'given' || state === 'changed' ? given : null
  return { state, by: standing?.by ?? '', on: standing?.on ?? null }
}

/** Who answers for a measure, as text. */
export function measureOwner(results: Results, id: string): string {
  const { owner, ownerRole } = results.ground.measures.get(id) ?? { owner: null, ownerRole: '' }
  return owner !== null && (owner.ends === null || owner.ends >= results.day) ? owner.name : ownerRole
}

/** The course of the number of risks above appetite, back and ahead of the day. */
export function courseOf({ ground, recorded, day }: Results, months: { back: number; ahead: number }): BurnDownPoint[] {
  return burnDown(
    ground.register,
    Map.groupBy(recorded.ratings, ({ risk }) => risk),
    day,
    months,
  )
}
