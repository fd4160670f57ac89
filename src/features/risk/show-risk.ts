import { standingOn } from '../../core/demonstrability/steps.ts'
import { planToApprove } from '../../core/risk/approval.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { RiskFacts } from '../../core/risk/facts.ts'
import { heaviestImpact, levelOf, type Rating } from '../../core/risk/rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { type Rated, type RiskStanding, riskStandingOn } from '../../core/risk/standing.ts'
import { standingReasons } from '../../core/risk/standing-words.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { RiskGround } from './gather-risk-facts.ts'
import { planMark } from './plan-mark.ts'
import type { ControlRow, PersonRow, RiskRow } from './risk-facts.store.ts'

/** A risk with how it stands on a day. */
export type StandingRisk = { row: RiskRow; facts: RiskFacts; controls: readonly ControlRow[]; standing: RiskStanding }

const known = new WeakMap<RiskGround, { day: Day; risks: StandingRisk[] }>()

/** How all risks stand on a day, by number; the last day that was asked for is kept with the facts. */
export function standingsOn(ground: RiskGround, day: Day): StandingRisk[] {
  const before = known.get(ground)
  if (before?.day === day) return before.risks
  const risks = [...ground.risks.values()].map((one) => ({
    ...one,
    standing: riskStandingOn(one.facts, ground.register.book, day),
  }))
  known.set(ground, { day, risks })
  return risks
}

/** A level by its place among those of its criteria. */
export const markOf = ({ levels, appetite }: RiskCriteria, place: number) => ({
  ...{ place, of: levels.length, name: levels[place]?.name ?? '' },
  aboveAppetite: place > appetite,
})

export const marksOf = ({ criteria: { content }, levels }: Rated) => ({
  inherent: markOf(content, levels.inherent),
  current: markOf(content, levels.current),
  residual: markOf(content, levels.residual),
})

const cellOf = (rating: Rating) => ({ likelihood: rating.likelihood, impact: heaviestImpact(rating) })
export const cellsOf = ({ inherent, current, residual }: Rated) => ({
  inherent: cellOf(inherent),
  current: cellOf(current),
  residual: cellOf(residual),
})

/** A rating in the words of the criteria that it was made by; aspects in their order. */
export function inWords(criteria: RiskCriteria, rating: Rating) {
  const step = criteria.likelihood[rating.likelihood - 1]
  return {
    likelihood: { step: rating.likelihood, name: step?.name ?? '', meaning: step?.meaning ?? '' },
    impacts: criteria.aspects.flatMap(({ id, name, meanings }) => {
      const at = rating.impacts[id]
      if (at === undefined) return []
      const stepName = criteria.impact[at - 1]?.name ?? ''
      return [{ aspect: id, name, step: at, stepName, meaning: meanings[at - 1] ?? '' }]
    }),
    impact: heaviestImpact(rating),
    level: markOf(criteria, levelOf(criteria, rating)),
  }
}

/** Who answers for something on a day; null where nobody is named. */
export function ownerOf(people: ReadonlyMap<string, PersonRow>, id: string | null, day: Day) {
  const person = id === null ? undefined : people.get(id)
  return person ? { id: person.id, name: person.name, left: person.ends !== null && person.ends < day } : null
}

/** A risk as a list shows it. */
export function showListed(ground: RiskGround, content: Content, { row, facts, standing }: StandingRisk, day: Day) {
  const { rated, state, reviewBy, lapse } = standing
  const { asset, acceptance, measures } = facts
  const [first] = standingReasons(facts, standing, day, writeDay)
  const threat = content.threats.get(row.threat)
  const accepted = acceptance && lapse === null && acceptance.starts <= day && state !== 'closed'
  return {
    ...{ id: row.id, revision: row.revision, number: row.number, code: riskCode(row.number), title: row.title },
    asset: {
      ...{ id: asset.id, name: asset.name, kind: ground.assets.get(asset.id)?.row.kind ?? ('other' as const) },
      withdrawn: asset.withdrawnOn !== null,
    },
    ...{ threat: row.threat, threatGroup: row.threatGroup, threatTitle: threat?.title ?? null },
    owner: ownerOf(ground.people, row.owner, day),
    ...{ ownerRole: row.ownerRole, treatment: row.treatment, state },
    why: { nl: first?.nl ?? '', en: first?.en ?? '' },
    criteria: rated && { id: rated.criteria.id, number: rated.criteria.number },
    levels: rated && marksOf(rated),
    cells: rated && cellsOf(rated),
    reviewBy,
    acceptedThrough: accepted ? acceptance.ends : null,
    measures: {
      linked: measures.length,
      shown: measures.filter(({ work }) => standingOn(work, day).value === 'shown').length,
    },
    ...{ raisedOn: row.raisedOn, closedOn: row.closedOn, plan: planMark(planToApprove(facts, day)) },
  }
}
export type ListedRisk = ReturnType<typeof showListed>
