import { z } from 'zod'
import { works } from '../../core/risk/current.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, pageOf, pageQuery } from '../../platform/http/shapes.ts'
import { approvalState } from './approval-shapes.contract.ts'
import { levelMark, owner, riskState, text, treatment } from './risk-shapes.contract.ts'

const read = { access: { permission: 'risk:read' }, change: 'none', timeTravel: true } as const
const documentFormats = ['pdf', 'docx', 'xlsx'] as const

/** Which part of the treatment plan is shown, and in what order. */
const which = {
  /**
   * 'above': above appetite; 'late': something planned is past its day; 'no-plan': above appetite and no day in sight; 'unapproved': its
   * owner did not approve it as it is.
   */
  show: z.enum(['all', 'above', 'late', 'no-plan', 'unapproved']).default('all'),
  /** Somebody of the staff; 'nobody' also counts who left. */
  owner: id.or(z.literal('nobody')).optional(),
  sort: z.enum(['level', 'number', 'within']).default('level'),
}
const whichQuery = z.strictObject(which)
export type PlanFilter = z.output<typeof whichQuery>

const plannedRisk = z.strictObject({
  id,
  code: z.string(),
  title: z.string(),
  asset: z.string(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  state: riskState,
  treatment: treatment.nullable(),
  treatmentReason: z.string(),
  /** Who chose this treatment and on which day. */
  decided: z.strictObject({ by: z.string(), on: day }).nullable(),
  /** Null where it was not rated. */
  levels: z.strictObject({ current: levelMark, residual: levelMark }).nullable(),
  /** Measures that are still to come. */
  planned: z.array(
    z.strictObject({ id, title: z.string(), plannedFor: day.nullable(), late: z.boolean(), owner: z.string() }),
  ),
  /** In operation, but not shown to work or not applied everywhere. */
  unshown: z.array(z.strictObject({ id, title: z.string(), work: z.enum(works) })),
  acceptedThrough: day.nullable(),
  /** Whether its owner approved this treatment; `by` and `on` of the last one that was not taken back. */
  approval: z.strictObject({ state: approvalState, by: z.string(), on: day.nullable() }),
  within: z.strictObject({
    key: z.enum(['unrated', 'now', 'from', 'nothing-planned', 'no-day', 'not-enough']),
    day: day.nullable(),
    ...text.shape,
  }),
  late: z.boolean(),
})

export const readTreatmentPlan = contract({
  name: 'readTreatmentPlan',
  summary:
    'What is done about each risk above appetite or with a treatment: decided by whom, planned for when, and low enough from when',
  method: 'GET',
  path: '/api/risk-treatment-plan',
  ...read,
  query: z.strictObject({ ...which, ...pageQuery }),
  answer: z.strictObject({
    ...pageOf(plannedRisk).shape,
    /** The day for which it is computed. */
    day,
    /** Over the whole plan, whatever the filter. */
    totals: z.strictObject({ all: z.int(), above: z.int(), late: z.int(), noPlan: z.int(), unapproved: z.int() }),
    /** Who is owner of a risk in the plan. */
    owners: z.array(owner),
  }),
})

export const downloadTreatmentPlan = contract({
  name: 'downloadTreatmentPlan',
  summary: 'The treatment plan of all risks with its course over time, as PDF, DOCX or XLSX',
  method: 'GET',
  path: '/api/risk-treatment-plan/file',
  ...read,
  query: z.strictObject({ ...which, format: z.enum(documentFormats).default('pdf') }),
  answer: 'file',
})

export const readBurnDown = contract({
  name: 'readBurnDown',
  summary:
    'How many risks were above appetite at the end of each past month, by what is known of it now, and will be by what is planned',
  method: 'GET',
  path: '/api/risk-treatment-plan/burn-down',
  ...read,
  query: z.strictObject({
    back: z.coerce.number().int().min(0).max(36).default(12),
    ahead: z.coerce.number().int().min(0).max(36).default(12),
  }),
  answer: z.strictObject({
    day,
    /** In order of the day; `above`, `within` and `unrated` together are all that were open. */
    points: z.array(
      z.strictObject({
        day,
        kind: z.enum(['past', 'today', 'plan']),
        above: z.int(),
        within: z.int(),
        unrated: z.int(),
      }),
    ),
  }),
})

export const readTopRisks = contract({
  name: 'readTopRisks',
  summary: 'The heaviest risks as they stand now, each in a few plain sentences in both languages',
  method: 'GET',
  path: '/api/risk-top',
  ...read,
  query: z.strictObject({ count: z.coerce.number().int().min(3).max(25).default(10) }),
  answer: z.strictObject({
    day,
    items: z.array(
      z.strictObject({
        id,
        code: z.string(),
        level: levelMark,
        state: riskState,
        sentences: z.strictObject({ nl: z.array(z.string()), en: z.array(z.string()) }),
      }),
    ),
    /** Open risks: those shown and rated risks that weigh less, and those that nobody rated. */
    rated: z.int(),
    unrated: z.int(),
  }),
})

export const downloadRiskReport = contract({
  name: 'downloadRiskReport',
  summary:
    'The risk report for the board: heat maps, the heaviest risks in plain words, the register, what changed and what is stale, the criteria',
  method: 'GET',
  path: '/api/risk-report/file',
  ...read,
  query: z.strictObject({
    format: z.enum(documentFormats).default('pdf'),
    /** What changed is told from this day on; three months before without it. */
    since: day.optional(),
  }),
  answer: 'file',
})
