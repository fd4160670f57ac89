import { z } from 'zod'
import { stepNames } from '../../core/touchpoints/plan.ts'
import { checkStates } from '../../core/touchpoints/standing.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, line, prose, revision } from '../../platform/http/shapes.ts'

export const requirementId = z.string().regex(/^[0-9]{1,2}(\.[0-9]{1,2}){0,3}$/)
export const stepName = z.enum(stepNames)

export const checkFacts = z.strictObject({
  state: z.enum(checkStates),
  /** In operation since, or ready by. */
  day: day.nullable(),
  owner: line(0, 120),
  note: prose(1000),
})

export const planFacts = z.strictObject({
  start: day,
  hasIsoCertificate: z.boolean().nullable(),
  gapShare: z.int().min(0).max(100),
  gapMonths: z.int().min(0).max(24),
  operationMonths: z.int().min(0).max(24),
  /** The services of a partial scope; null for all. */
  services: z.array(id).min(1).max(100).nullable(),
})

const saved = z.strictObject({ id, revision })

const byRequirement = z.strictObject({ requirement: requirementId })

/** `If-Match: "0"` where nothing was answered yet. */
export const recordTouchpointCheck = contract({
  name: 'recordTouchpointCheck',
  summary: 'Say what is in place for a healthcare requirement, since when or by when, and who owns it',
  method: 'PUT',
  path: '/api/touchpoints/checks/:requirement',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byRequirement,
  body: checkFacts,
  answer: saved,
})

export const withdrawTouchpointCheck = contract({
  name: 'withdrawTouchpointCheck',
  summary: 'Take an answer of the check back',
  method: 'DELETE',
  path: '/api/touchpoints/checks/:requirement',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byRequirement,
  answer: done,
})

/** `If-Match: "0"` where no plan was set yet. */
export const setTouchpointPlan = contract({
  name: 'setTouchpointPlan',
  summary: 'Set when the plan starts, what counts as soon and which services it is for',
  method: 'PUT',
  path: '/api/touchpoints/plan',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  body: planFacts,
  answer: saved,
})

/** `If-Match: "0"` where nothing was changed about the step yet. */
export const changeTouchpointStep = contract({
  name: 'changeTouchpointStep',
  summary: 'Move a step of the plan or mark it as done; without both it is computed again',
  method: 'PUT',
  path: '/api/touchpoints/plan/steps/:step',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: z.strictObject({ step: stepName }),
  body: z.strictObject({ day: day.nullable(), doneOn: day.nullable() }),
  answer: done,
})

/** What of the inside a customer's overview shows besides the essence. */
export const overviewDetails = ['flows', 'excluded', 'owners', 'steps'] as const

export const downloadTouchpointOverview = contract({
  name: 'downloadTouchpointOverview',
  summary: 'The overview for a customer: services, what applies, what is in place and what comes when',
  method: 'GET',
  path: '/api/touchpoints/overview',
  access: { permission: 'touchpoints:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    format: z.enum(['pdf', 'docx']),
    language: z.enum(['nl', 'en']).optional(),
    /** Left out: for all services, without the name of a customer. */
    customer: line(1, 160).optional(),
    /** Inner details to show, separated by commas; none when left out. */
    show: z
      .string()
      .max(100)
      .default('')
      .transform((value) => value.split(',').filter(Boolean))
      .pipe(z.array(z.enum(overviewDetails))),
  }),
  answer: 'file',
})
