import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'

const reading = { access: { permission: 'risk:read' }, change: 'none', timeTravel: true } as const
const writing = { permission: 'risk:write' } as const

const mostEuros = 100_000_000_000
const seed = z.int().min(0).max(2_147_483_647)

/** What somebody estimates: 90 % ranges. Equal ends: it is known. */
const estimateFacts = z.strictObject({
  /** Whole euros that one event costs. */
  lossLow: z.int().min(1).max(mostEuros),
  lossHigh: z.int().min(1).max(mostEuros),
  /** Events a year: 0.1 is once in ten years. */
  eventsLow: z.number().min(0.0001).max(1000),
  eventsHigh: z.number().min(0.0001).max(1000),
  /** Where the ranges come from. */
  reasoning: prose(4000).min(1),
})

const estimate = z.strictObject({
  ...estimateFacts.shape,
  id,
  revision,
  seed,
  /** How many years are drawn. */
  years: z.int(),
  estimatedBy: z.string(),
  recordedAt: instant,
  withdrawnAt: instant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawalReason: z.string(),
})
export type EstimateAnswer = z.output<typeof estimate>

const euros = z.int()
const share = z.number().min(0).max(1)
/** Whole euros a year, of drawn years. No measurement: it is as good as the ranges that it follows from. */
const outcome = z.strictObject({
  years: z.int(),
  mean: euros,
  /** The mean that formula gives, as a check on the drawing. */
  meanByFormula: euros,
  /** The standard error of the mean: how far another seed may lie off. */
  meanError: euros,
  deviation: euros,
  /** 9 years in 10 lie from low to high. */
  low: euros,
  median: euros,
  high: euros,
  /** The mean of the worst year in twenty. */
  worst: euros,
  anyLoss: share,
  /** What is lost, or more, in one year in so many. */
  oneIn: z.array(z.strictObject({ years: z.int(), loss: euros })),
  /** The loss exceedance curve: in which share of years more is lost. */
  curve: z.array(z.strictObject({ loss: euros, share })),
})

const riskRef = z.strictObject({ id, code: z.string(), title: z.string(), closedOn: day.nullable() })
const currency = z.literal('EUR')

export const readEstimate = contract({
  name: 'readEstimate',
  summary:
    'What a risk may cost in a year as somebody estimates it, drawn from the ranges; kept apart from its levels, which it does not change',
  method: 'GET',
  path: '/api/risks/:id/estimate',
  ...reading,
  params: z.strictObject({ id }),
  answer: z.strictObject({
    risk: riskRef,
    currency,
    /** Null where there is none, or the last was withdrawn. */
    estimate: estimate.nullable(),
    outcome: outcome.nullable(),
    /** The others, newest first; at most 50. */
    earlier: z.array(estimate),
  }),
})

export const recordEstimate = contract({
  name: 'recordEstimate',
  summary: 'Record what a risk may cost; it takes the place of an earlier estimate, which stays in the history',
  method: 'POST',
  path: '/api/risks/:id/estimates',
  access: writing,
  change: 'new',
  params: z.strictObject({ id }),
  body: z.strictObject({
    ...estimateFacts.shape,
    /** Null: that of the estimate before, else 1. Risks with the same seed are drawn apart all the same. */
    seed: seed.nullable().default(null),
  }),
  answer: estimate,
})

export const withdrawEstimate = contract({
  name: 'withdrawEstimate',
  summary: 'Take the estimate of a risk back, so that it has none; If-Match is the revision of the estimate',
  method: 'POST',
  path: '/api/risk-estimates/:id/withdrawal',
  access: writing,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason: prose(2000).min(1) }),
  answer: estimate,
})

const order = {
  sort: z.enum(['number', 'title', 'mean', 'high', 'any-loss']).default('mean'),
  direction: z.enum(['up', 'down']).default('down'),
}

const ordering = z.strictObject(order)
export type PortfolioOrder = z.output<typeof ordering>

export const readPortfolio = contract({
  name: 'readPortfolio',
  summary:
    'What all open risks with an estimate may cost together in a year, and each of them; every risk happens by itself, as if others had no part in it',
  method: 'GET',
  path: '/api/risks/numbers',
  ...reading,
  query: z.strictObject({ ...order, ...pageQuery }),
  answer: z.strictObject({
    ...pageOf(
      z.strictObject({
        risk: riskRef.omit({ closedOn: true }),
        estimate: estimate.omit({ withdrawnAt: true, withdrawnBy: true, withdrawalReason: true }),
        outcome: outcome.omit({ curve: true, oneIn: true, years: true }),
      }),
    ).shape,
    currency,
    /** All estimated risks together; null where there are none. */
    whole: outcome.nullable(),
    /** Open risks without an estimate; with `total` they are all open risks. */
    leftOut: z.int(),
  }),
})
export const downloadPortfolio = contract({
  name: 'downloadPortfolio',
  summary: 'What the estimated risks may cost, each and together, with seeds and curve, as XLSX or CSV',
  method: 'GET',
  path: '/api/risks/numbers/file',
  ...reading,
  query: z.strictObject({ ...order, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})
