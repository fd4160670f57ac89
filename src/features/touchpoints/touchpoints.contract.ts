import { z } from 'zod'
import { profileFact, touchWay } from '../../core/guidance/guidance.ts'
import { healthParts, shieldings } from '../../core/touchpoints/flow.ts'
import { stepNames } from '../../core/touchpoints/plan.ts'
import { checkStates } from '../../core/touchpoints/standing.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, line, prose, revision } from '../../platform/http/shapes.ts'
import { checkFacts, planFacts, requirementId, stepName } from './touchpoint-plan.contract.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
const healthPart = z.enum(healthParts)
const overall = z.enum(['phi', 'none', 'open'])

const serviceFacts = z.strictObject({
  name: line(1, 120),
  description: prose(1000),
  /** The customers that use the service, by name. */
  customers: z.array(line(1, 160)).max(500),
})

const flowFacts = z.strictObject({
  name: line(1, 160),
  /** From where to where, in words. */
  comesFrom: line(0, 200),
  goesTo: line(0, 200),
  /** Parts of the definition that are in it, and that are not; a part in neither was not answered. */
  partsIn: z.array(healthPart).max(6),
  partsOut: z.array(healthPart).max(6),
  /** How the organisation touches it; null while not answered, empty where it does so in no way. */
  ways: z.array(touchWay).max(6).nullable(),
  shielding: z.enum(shieldings),
  /** Why data that the organisation cannot read does not count; empty where it counts. */
  outsideBecause: prose(1000),
  note: prose(1000),
})

const flowResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phi') }),
  z.strictObject({ kind: z.literal('none'), because: z.enum(['no-part', 'no-way', 'shielded']) }),
  z.strictObject({ kind: z.literal('open'), missing: z.enum(['parts', 'ways']) }),
])

const flow = z.strictObject({ id, revision, ...flowFacts.shape, result: flowResult })
const service = z.strictObject({ id, revision, ...serviceFacts.shape, result: overall, flows: z.array(flow) })

const because = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-phi') }),
  z.strictObject({ kind: z.literal('fact'), fact: profileFact }),
  z.strictObject({ kind: z.literal('no-touch'), ways: z.array(touchWay) }),
])

const requirement = z.strictObject({
  id: requirementId,
  /** `unique` and `deepened` are requirements; `guidance` is a point to attend to. */
  mark: z.enum(['unique', 'deepened', 'guidance']),
  confidence: z.enum(['high', 'medium', 'low']),
  title: text,
  /** What it asks for care, in the product's own words, and the measure that would answer it; for requirements only. */
  care: text.nullable(),
  measure: text.nullable(),
  outcome: z.enum(['relevant', 'excludable']),
  touches: z.array(z.strictObject({ service: id, flow: id, way: touchWay })),
  /** Why it can be left out; null where it is relevant. */
  because: because.nullable(),
  /** Facts that nobody answered and that could make it excludable. */
  asks: z.array(profileFact),
  standing: z.strictObject({
    state: z.enum([...checkStates, 'unknown']),
    day: day.nullable(),
    from: z.enum(['statement', 'check', 'both', 'nobody']),
    difference: z.enum(['left-out', 'statement-says-more', 'check-says-more', 'other-day']).nullable(),
  }),
  check: z.strictObject({ id, revision, ...checkFacts.shape }).nullable(),
  /** What the statement of applicability says about it; null where nothing is decided. */
  decided: z
    .strictObject({
      applies: z.boolean(),
      presence: z.enum(['in-place', 'partly', 'planned', 'absent']).nullable(),
      since: day.nullable(),
    })
    .nullable(),
})

const step = z.strictObject({
  step: stepName,
  day,
  doneOn: day.nullable(),
  due: day,
  late: z.boolean(),
  earliest: day,
  waitsFor: z.enum([...stepNames, 'operation', 'start']),
  chosen: day.nullable(),
  movedOn: z.boolean(),
  /** Whether the day follows from the gaps, so that it cannot be moved by itself. */
  computed: z.boolean(),
  /** Revision of what was changed about it; 0 where nobody touched it. */
  revision,
})

const plan = z.strictObject({
  conclusion: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  counted: z.strictObject({
    relevant: z.int(),
    gaps: z.int(),
    share: z.int(),
    lastGap: day.nullable(),
    soonUntil: day,
  }),
  programmeBecause: z.array(z.enum(['share', 'months', 'no-management-system'])),
  closings: z.array(z.strictObject({ id: requirementId, day, estimated: z.boolean(), overdue: z.boolean() })),
  lastInOperation: day.nullable(),
  undated: z.array(requirementId),
  auditNotBefore: day.nullable(),
  /** Relevant requirements about which nobody said yet what is there: until then the conclusion is provisional. */
  unanswered: z.int(),
  steps: z.array(step),
})

const assessment = z.strictObject({
  result: overall,
  requirements: z.array(requirement),
  /** Parts of requirements that fall away by themselves, while the rest of the requirement stays. */
  setAside: z.array(
    z.strictObject({ id: z.enum(['big-check', 'emissions', 'encryption-at-rest']), requirement: requirementId }),
  ),
  /** Null where there is nothing to plan. */
  plan: plan.nullable(),
})

export const readTouchpoints = contract({
  name: 'readTouchpoints',
  summary: 'Services, where they touch personal health information, what follows from it and the plan',
  method: 'GET',
  path: '/api/touchpoints',
  access: { permission: 'touchpoints:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    services: z.array(service),
    /** Facts on which the result turns; `holds` is null and `revision` 0 while nobody answered. */
    facts: z.array(z.strictObject({ fact: profileFact, holds: z.boolean().nullable(), revision })),
    /** Whether there is a statement of applicability for the edition that the requirements are of. */
    statement: z.boolean(),
    whole: assessment,
    /** The same for the services of the partial scope; null where none was chosen. */
    partial: assessment.nullable(),
    settings: z.strictObject({ revision, ...planFacts.shape }),
  }),
})

const saved = z.strictObject({ id, revision })
const byId = z.strictObject({ id })

export const addTouchpointService = contract({
  name: 'addTouchpointService',
  summary: 'Add a service that the organisation delivers',
  method: 'POST',
  path: '/api/touchpoints/services',
  access: { permission: 'touchpoints:write' },
  change: 'new',
  body: serviceFacts,
  answer: saved,
})

export const changeTouchpointService = contract({
  name: 'changeTouchpointService',
  summary: 'Change a service or the customers that use it',
  method: 'PUT',
  path: '/api/touchpoints/services/:id',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byId,
  body: serviceFacts,
  answer: saved,
})

export const removeTouchpointService = contract({
  name: 'removeTouchpointService',
  summary: 'Take a service and its flows out; the history keeps them',
  method: 'DELETE',
  path: '/api/touchpoints/services/:id',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byId,
  answer: done,
})

export const addTouchpointFlow = contract({
  name: 'addTouchpointFlow',
  summary: 'Add a data flow to a service',
  method: 'POST',
  path: '/api/touchpoints/services/:id/flows',
  access: { permission: 'touchpoints:write' },
  change: 'new',
  params: byId,
  body: flowFacts,
  answer: saved,
})

export const changeTouchpointFlow = contract({
  name: 'changeTouchpointFlow',
  summary: 'Change a data flow: what is in it and how it is touched',
  method: 'PUT',
  path: '/api/touchpoints/flows/:id',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byId,
  body: flowFacts,
  answer: saved,
})

export const removeTouchpointFlow = contract({
  name: 'removeTouchpointFlow',
  summary: 'Take a data flow out; the history keeps it',
  method: 'DELETE',
  path: '/api/touchpoints/flows/:id',
  access: { permission: 'touchpoints:write' },
  change: 'existing',
  params: byId,
  answer: done,
})
