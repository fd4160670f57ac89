import { z } from 'zod'
import { works } from '../../core/risk/current.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, prose } from '../../platform/http/shapes.ts'
import { eventKind, rating, requirementRef, risk, riskFacts, text, weighedMeasure } from './risk-shapes.contract.ts'

const one = z.strictObject({ id })
const writing = { permission: 'risk:write' } as const
/** If-Match is the revision of the risk: every change of a part of it is one of the risk. */
const changes = { access: writing, change: 'existing', params: one, answer: risk } as const

export const readRisk = contract({
  name: 'readRisk',
  summary: 'One risk: its ratings, what works against it, how it stands and why, who bears it, and its history',
  method: 'GET',
  path: '/api/risks/:id',
  access: { permission: 'risk:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  answer: risk,
})

export const addRisk = contract({
  name: 'addRisk',
  summary: 'Record what can happen to an asset or a process',
  method: 'POST',
  path: '/api/risks',
  access: writing,
  change: 'new',
  body: riskFacts,
  answer: risk,
})

export const changeRisk = contract({
  name: 'changeRisk',
  summary: 'Change a risk: all that is written about it at once',
  method: 'PUT',
  path: '/api/risks/:id',
  ...changes,
  body: riskFacts,
})

export const closeRisk = contract({
  name: 'closeRisk',
  summary: 'Close a risk with a reason: it asks for nothing from that day, and stays to be read',
  method: 'POST',
  path: '/api/risks/:id/closing',
  ...changes,
  body: z.strictObject({ closedOn: day, reason: prose(2000).min(1) }),
})

export const reopenClosedRisk = contract({
  name: 'reopenClosedRisk',
  summary: 'Take the closing of a risk back',
  method: 'POST',
  path: '/api/risks/:id/reopening',
  ...changes,
})

export const rateRisk = contract({
  name: 'rateRisk',
  summary: 'Rate a risk by the criteria that hold now: without any measure, and with all linked ones working',
  method: 'POST',
  path: '/api/risks/:id/ratings',
  ...changes,
  body: z.strictObject({
    /** At least one aspect is touched. */
    inherent: rating,
    /** The same aspects, and nowhere above the inherent rating. */
    residual: rating,
    reason: prose(2000),
    /** The workshop in which it was decided. */
    workshop: id.nullable().default(null),
  }),
})

export const withdrawRating = contract({
  name: 'withdrawRating',
  summary: 'Take the last look at a risk back, a rating or a review, which was a mistake: the one before counts again',
  method: 'POST',
  path: '/api/risks/:id/ratings/withdrawal',
  ...changes,
  /** The look that is meant, so that never another one is taken back. */
  body: z.strictObject({ look: id }),
})

export const reviewRisk = contract({
  name: 'reviewRisk',
  summary: 'Keep that a risk was looked at and its rating is still right',
  method: 'POST',
  path: '/api/risks/:id/reviews',
  ...changes,
  body: z.strictObject({ note: prose(2000).min(1) }),
})

export const linkMeasures = contract({
  name: 'linkMeasures',
  summary: 'Which measures make a risk less, existing and planned, and how much each carries: the whole set at once',
  method: 'PUT',
  path: '/api/risks/:id/measures',
  ...changes,
  body: z.strictObject({ measures: z.array(weighedMeasure).max(100) }),
})

export const linkControls = contract({
  name: 'linkControls',
  summary: 'For which controls a risk is a reason to include them: the whole set at once',
  method: 'PUT',
  path: '/api/risks/:id/controls',
  ...changes,
  body: z.strictObject({ controls: z.array(requirementRef).max(100) }),
})

export const proposeMeasures = contract({
  name: 'proposeMeasures',
  summary: 'Controls that the threat of a risk names, and measures of the register that serve them',
  method: 'GET',
  path: '/api/risks/:id/proposals',
  access: { permission: 'risk:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  answer: z.strictObject({
    controls: z.array(
      z.strictObject({
        ...requirementRef.shape,
        editionName: z.string(),
        number: z.string(),
        title: text,
        decision: z.enum(['applies', 'left-out', 'undecided']),
        linked: z.boolean(),
      }),
    ),
    measures: z.array(
      z.strictObject({
        id,
        title: z.string(),
        work: z.enum(works),
        why: text,
        /** Numbers of the controls among these that it serves. */
        serves: z.array(z.string()),
        linked: z.boolean(),
      }),
    ),
  }),
})

export const recordEvent = contract({
  name: 'recordEvent',
  summary: 'Record that something happened which asks to look again at one risk, or at all risks of an asset',
  method: 'POST',
  path: '/api/risk-events',
  access: writing,
  change: 'new',
  body: z.strictObject({
    kind: eventKind,
    /** One of the two. */
    risk: id.nullable(),
    asset: id.nullable(),
    happenedOn: day,
    what: prose(2000).min(1),
  }),
  /** `reopened`: open risks that were rated and are to be looked at again. */
  answer: z.strictObject({ id, reopened: z.int() }),
})

export const withdrawEvent = contract({
  name: 'withdrawEvent',
  summary: 'Take an event back that was recorded by mistake; If-Match is the revision of the event',
  method: 'POST',
  path: '/api/risk-events/:id/withdrawal',
  access: writing,
  change: 'existing',
  params: one,
  answer: z.strictObject({ id }),
})
