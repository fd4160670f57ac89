import type { ProfileFact } from '../../core/guidance/guidance.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import type { Standpoint } from '../../core/touchpoints/closing.ts'
import { flowResult, overallResult, touchesOf } from '../../core/touchpoints/flow.ts'
import { type HealthcareRequirement, healthcareResult } from '../../core/touchpoints/healthcare-result.ts'
import { computedSteps, type PlanSettings, planOf, usualSettings } from '../../core/touchpoints/plan.ts'
import { setAside, setAsideFacts } from '../../core/touchpoints/set-aside.ts'
import { standingOf } from '../../core/touchpoints/standing.ts'
import type { Road } from './road.store.ts'

/** The edition whose healthcare requirements the road is about. */
export const roadEdition = 'nen-7510-2024'

type Marks = Road['marks']

/** Every requirement with something of its own for care, as the content explains it and the organisation corrected it. */
function healthcareRequirements(content: Content, corrected: Marks) {
  const edition = content.editions.get(roadEdition)
  return (edition?.requirements ?? []).flatMap((requirement) => {
    const own = corrected.get(requirement.id)
    const mark = own ?? requirement.healthcare?.mark ?? 'none'
    if (mark === 'none') return []
    const explained = content.guidance.controls.get(requirement.id)
    const judged: HealthcareRequirement = {
      id: requirement.id,
      mark,
      touchpoints: explained?.touchpoints ?? [],
      excludableWhenNot: explained?.excludable_when_not ?? [],
    }
    const confidence = own ? ('high' as const) : (requirement.healthcare?.confidence ?? 'low')
    return [{ requirement, judged, explained, confidence }]
  })
}

/** Numbers of the healthcare requirements; what is only guidance is left out. */
export function requiredForCare(content: Content, corrected: Marks): string[] {
  return healthcareRequirements(content, corrected).flatMap(({ judged }) =>
    judged.mark === 'guidance' ? [] : [judged.id],
  )
}

/** The facts on which the result of any road turns, each once. */
function factsAsked(content: Content, corrected: Marks): ProfileFact[] {
  const turning = healthcareRequirements(content, corrected).flatMap(({ judged }) => judged.excludableWhenNot)
  return [...new Set([...turning, ...setAsideFacts])]
}

/** What was set for the plan, or the usual until somebody sets it. */
export function settingsOf(road: Road, today: Day): PlanSettings & { revision: number; services: string[] | null } {
  if (!road.plan) return { revision: 0, start: today, hasIsoCertificate: null, ...usualSettings, services: null }
  const { id: _, ...settings } = road.plan
  return settings
}

/** What follows for some of the services: the result, each requirement with its reason and how it stands, and the plan. */
export function assessServices(road: Road, content: Content, services: readonly string[], today: Day) {
  const flows = road.flows.filter(({ service }) => services.includes(service))
  const touches = touchesOf(flows)
  const facts = new Map([...road.facts].map(([fact, { holds }]) => [fact, holds] as const))
  const known = healthcareRequirements(content, road.marks)
  const results = healthcareResult(
    known.map(({ judged }) => judged),
    touches,
    facts,
  )
  const requirements = known.map(({ requirement, explained, confidence }, index) => {
    const result = results[index] as (typeof results)[number]
    const check = road.checks.find((one) => one.requirement === requirement.id) ?? null
    const decided = road.decisions?.get(requirement.id) ?? null
    const required = result.mark !== 'guidance'
    return {
      id: requirement.id,
      mark: result.mark,
      confidence,
      title: requirement.title,
      care: required ? (explained?.care ?? null) : null,
      measure: required && explained ? { nl: explained.measure.nl, en: explained.measure.en } : null,
      effort: (explained?.effort ?? 2) as 1 | 2 | 3,
      weight: (explained?.weight ?? 2) as 1 | 2 | 3,
      outcome: result.outcome,
      touches: result.outcome === 'relevant' ? result.touches : [],
      because: result.outcome === 'excludable' ? result.because : null,
      asks: result.outcome === 'relevant' ? result.asks : [],
      standing: standingOf(decided, check),
      check,
      decided,
    }
  })
  const standpoints: Standpoint[] = requirements.filter(
    ({ outcome, mark }) => outcome === 'relevant' && mark !== 'guidance',
  )
  const result = overallResult(services, flows)
  const plan = result === 'phi' ? planOf(standpoints, settingsOf(road, today), road.steps, today) : null
  const unanswered = standpoints.filter(({ standing }) => standing.state === 'unknown').length
  return {
    result,
    requirements,
    setAside: setAside(
      touches.map(({ way }) => way),
      facts,
    ),
    plan: plan && { ...plan, unanswered },
  }
}

type Assessed = ReturnType<typeof assessServices>

const shownAssessment = (road: Road, { plan, requirements, ...assessed }: Assessed) => ({
  ...assessed,
  requirements: requirements.map(({ effort: _, weight: __, check, ...one }) => {
    if (!check) return { ...one, check: null }
    const { requirement: ___, ...recorded } = check
    return { ...one, check: recorded }
  }),
  plan: plan && {
    ...plan,
    closings: plan.closings.map(({ weight: _, ...closing }) => closing),
    steps: plan.steps.map((step) => ({
      ...step,
      computed: computedSteps.includes(step.step),
      revision: road.steps.find((one) => one.step === step.step)?.revision ?? 0,
    })),
  },
})

/** The road as a screen shows it: what was recorded, what follows from it for all services, and for the partial scope. */
export function assessRoad(road: Road, content: Content, today: Day) {
  const settings = settingsOf(road, today)
  const all = road.services.map(({ id }) => id)
  return {
    services: road.services.map(({ position: _, ...service }) => {
      const flows = road.flows.filter((flow) => flow.service === service.id)
      return {
        ...service,
        result: overallResult([service.id], flows),
        flows: flows.map(({ service: _of, position: _at, ...flow }) => ({
          ...flow,
          partsIn: [...flow.partsIn],
          partsOut: [...flow.partsOut],
          ways: flow.ways && [...flow.ways],
          result: flowResult(flow),
        })),
      }
    }),
    facts: factsAsked(content, road.marks).map((fact) => ({
      fact,
      ...(road.facts.get(fact) ?? { holds: null, revision: 0 }),
    })),
    statement: road.decisions !== null,
    whole: shownAssessment(road, assessServices(road, content, all, today)),
    partial: settings.services && shownAssessment(road, assessServices(road, content, settings.services, today)),
    settings,
  }
}
