import type { readTouchpoints } from '../../features/touchpoints/touchpoints.contract.ts'
import type { AnswerOf } from '../../platform/http/contract.ts'

export type Road = AnswerOf<typeof readTouchpoints>
export type RoadService = Road['services'][number]
export type RoadFlow = RoadService['flows'][number]
export type Assessment = Road['whole']
export type RoadRequirement = Assessment['requirements'][number]
export type RoadPlan = NonNullable<Assessment['plan']>

export const roadSteps = ['services', 'flows', 'parts', 'ways', 'result', 'check', 'plan', 'overview'] as const
export type RoadStep = (typeof roadSteps)[number]

export const stepOf = (name: string | undefined): RoadStep | null => roadSteps.find((step) => step === name) ?? null

/** What the plan is made for: the partial scope where one was chosen. */
export const scopeOf = (road: Road): Assessment => road.partial ?? road.whole

export const flowsOf = (road: Road): RoadFlow[] => road.services.flatMap(({ flows }) => flows)

/** Healthcare requirements that matter; points of guidance are told apart. */
export const relevantOf = (assessment: Assessment): RoadRequirement[] =>
  assessment.requirements.filter(({ outcome, mark }) => outcome === 'relevant' && mark !== 'guidance')

/** How far each step is: done, still to do, or not needed because there is no personal health information. */
export function progressOf(road: Road): Record<RoadStep, 'done' | 'open' | 'skipped'> {
  const flows = flowsOf(road)
  const { result, plan } = scopeOf(road)
  const missing = (what: 'parts' | 'ways') =>
    flows.some((flow) => flow.result.kind === 'open' && flow.result.missing === what)
  const done = (holds: boolean) => (holds ? 'done' : 'open')
  const listed = flows.length > 0 && road.services.every((service) => service.flows.length > 0)
  const nothing = result === 'none'
  const asks = relevantOf(road.whole).some((requirement) => requirement.asks.length > 0)
  return {
    services: done(road.services.length > 0),
    flows: done(listed),
    parts: done(listed && !missing('parts')),
    ways: nothing ? 'skipped' : done(listed && !missing('parts') && !missing('ways')),
    result: done(nothing || (result === 'phi' && !asks)),
    check: nothing ? 'skipped' : done(plan !== null && plan.unanswered === 0),
    plan: nothing ? 'skipped' : done(road.settings.revision > 0 && road.settings.hasIsoCertificate !== null),
    overview: 'open',
  }
}

/** The step with which to go on; the overview when all others are done. */
export function nextStep(road: Road): RoadStep {
  const progress = progressOf(road)
  return roadSteps.find((step) => progress[step] === 'open') ?? 'overview'
}
