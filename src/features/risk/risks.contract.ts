import { z } from 'zod'
import { ratingKinds } from '../../core/risk/carry-rating.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, pageOf, pageQuery, prose } from '../../platform/http/shapes.ts'
import {
  assetKind,
  criteriaRef,
  editionId,
  levelMark,
  listedRisk,
  owner,
  riskState,
  text,
  threatGroup,
  treatment,
} from './risk-shapes.contract.ts'

/** Which risks a list, an export or a heat map shows. */
export const which = {
  /** 'open' is all but the closed ones; 'attention' what asks for somebody to act. */
  state: z.enum([...riskState.options, 'open', 'attention', 'all']).default('open'),
  /** The name of a level, of the rating that `rating` says. */
  level: z.string().max(60).optional(),
  asset: id.optional(),
  assetKind: assetKind.optional(),
  threatGroup: threatGroup.optional(),
  threat: z.string().max(80).optional(),
  /** Somebody of the staff; 'nobody' also counts who left. */
  owner: id.or(z.literal('nobody')).optional(),
  ownerRole: z.string().max(160).optional(),
  treatment: treatment.or(z.literal('none')).optional(),
  /** A linked measure. */
  measure: id.optional(),
  edition: editionId.optional(),
  /** A linked control; only with an edition. */
  requirement: z.string().max(24).optional(),
  text: z.string().trim().max(100).optional(),
  /** Which of the three ratings `level`, `likelihood` and `impact` are about. */
  rating: z.enum(ratingKinds).default('current'),
  /** The cell of the heat map: both or neither, by the criteria that hold or those that `criteria` names. */
  likelihood: z.coerce.number().int().min(1).max(6).optional(),
  impact: z.coerce.number().int().min(1).max(6).optional(),
  criteria: id.optional(),
  /** As things will stand on a later day if nothing is done. */
  on: day.optional(),
}
const order = {
  sort: z.enum(['level', 'number', 'title', 'asset', 'review', 'owner', 'state']).default('level'),
  direction: z.enum(['up', 'down']).default('down'),
}
const whichQuery = z.strictObject({ ...which, ...order })
export type RiskFilter = z.output<typeof whichQuery>

const reading = { permission: 'risk:read' } as const
const read = { access: reading, change: 'none', timeTravel: true } as const
const writing = { permission: 'risk:write' } as const

export const listRisks = contract({
  name: 'listRisks',
  summary: 'The register of risks, filtered, sorted and paged, with how each stands and why',
  method: 'GET',
  path: '/api/risks',
  ...read,
  query: z.strictObject({ ...which, ...order, ...pageQuery }),
  answer: z.strictObject({
    ...pageOf(listedRisk).shape,
    /** The day for which it is computed. */
    day,
    /** Over all risks, whatever the filter. */
    totals: z.strictObject({
      all: z.int(),
      open: z.int(),
      states: z.record(riskState, z.int()),
      /** Of the open risks by their current level, highest first; with `unrated` they are all that are open. */
      levels: z.array(z.strictObject({ ...levelMark.shape, count: z.int() })),
      unrated: z.int(),
      aboveAppetite: z.int(),
    }),
    /** How many of all the filter left out. */
    leftOut: z.int(),
  }),
})

export const downloadRisks = contract({
  name: 'downloadRisks',
  summary: 'The risks that a list shows, as XLSX or CSV',
  method: 'GET',
  path: '/api/risks/file',
  ...read,
  query: z.strictObject({ ...which, ...order, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const readHeatMap = contract({
  name: 'readHeatMap',
  summary: 'Where the risks lie by likelihood and impact: inherent, current and residual; those of the filter',
  method: 'GET',
  path: '/api/risks/heat-map',
  ...read,
  query: z.strictObject(which).omit({ likelihood: true, impact: true, level: true, rating: true }),
  answer: z.strictObject({
    day,
    /** Those that hold, or that were asked for; null before any were approved. */
    criteria: criteriaRef.nullable(),
    /** Cells in which a risk lies, for each of the ratings. */
    cells: z.array(
      z.strictObject({
        rating: z.enum(ratingKinds),
        likelihood: z.int(),
        impact: z.int(),
        level: levelMark,
        count: z.int(),
        risks: z.array(z.strictObject({ id, code: z.string() })),
      }),
    ),
    /** Those that lie in the cells of each rating. */
    counted: z.int(),
    leftOut: z.strictObject({
      unrated: z.int(),
      /** Rated by other criteria, whose cells are others. */
      otherCriteria: z.array(z.strictObject({ id, number: z.int(), count: z.int() })),
    }),
  }),
})

export const readRiskChoices = contract({
  name: 'readRiskChoices',
  summary: 'What risks can be filtered by and filled in with: assets, threats, owners, levels',
  method: 'GET',
  path: '/api/risks/choices',
  ...read,
  answer: z.strictObject({
    /** Those that were not withdrawn. */
    assets: z.array(z.strictObject({ id, name: z.string(), kind: assetKind })),
    threats: z.array(
      z.strictObject({
        id: z.string(),
        group: threatGroup,
        title: text,
        description: text,
        /** The kinds of asset that it is a threat to. */
        kinds: z.array(assetKind),
        /** Aspects that it touches, by their ids. */
        affects: z.array(z.string()),
      }),
    ),
    groups: z.array(z.strictObject({ id: threatGroup, name: text })),
    /** Who is named as owner of a risk, and roles that are. */
    owners: z.array(owner),
    roles: z.array(z.string()),
    /** Names of the levels that a risk has, highest first. */
    levels: z.array(z.string()),
    /** Measures that are linked to a risk. */
    measures: z.array(z.strictObject({ id, title: z.string() })),
    criteria: criteriaRef.nullable(),
    /** Earlier approved criteria, newest first. */
    versions: z.array(z.strictObject({ id, number: z.int() })),
  }),
})

const several = z.array(id).min(1).max(2000)

export const changeManyRisks = contract({
  name: 'changeManyRisks',
  summary: 'Close several risks with one reason, or give them one owner; what is so already stays as it is',
  method: 'POST',
  path: '/api/risks/many',
  access: writing,
  change: 'new',
  body: z.strictObject({
    risks: several,
    change: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('close'), closedOn: day, reason: prose(2000).min(1) }),
      z.strictObject({ kind: z.literal('owner'), owner: id.nullable(), ownerRole: line(0, 160) }),
    ]),
  }),
  answer: z.strictObject({ changed: z.int(), unchanged: z.int() }),
})

export const carryRatings = contract({
  name: 'carryRatings',
  summary:
    'Rate several risks by the criteria that hold now with the steps that they had; those whose steps do not exist stay',
  method: 'POST',
  path: '/api/risks/carried',
  access: writing,
  change: 'new',
  body: z.strictObject({ risks: several, reason: prose(2000).min(1) }),
  answer: z.strictObject({
    carried: z.int(),
    /** Rated by these criteria already, not rated, or closed. */
    unchanged: z.int(),
    refused: z.array(z.strictObject({ id, code: z.string(), why: text })),
  }),
})
