import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id } from '../../platform/http/shapes.ts'
import { covering, named, standing, sum } from './coverage-shapes.contract.ts'

const reading = { permission: 'suppliers:read' } as const

const service = z.strictObject({ ...named.shape, supplier: named })

export const readCoveredSystems = contract({
  name: 'readCoveredSystems',
  summary: 'What suppliers cover together for each service and for each asset that services reach, by adopted edition',
  method: 'GET',
  path: '/api/covered',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    day,
    /** All services of all suppliers together. */
    together: z.array(sum),
    /** Services of which a report counts. */
    services: z.array(z.strictObject({ ...service.shape, sums: z.array(sum), through: day.nullable() })),
    /** Assets that services reach; `reported`: of how many of these services a report counts. */
    systems: z.array(
      z.strictObject({ ...named.shape, kind: z.string(), services: z.int(), reported: z.int(), sums: z.array(sum) }),
    ),
  }),
})

/** About what is asked: an asset, one service, all services of a supplier, or, where none is named, all suppliers together. */
const about = {
  edition: z.string().max(40),
  asset: id.optional(),
  service: id.optional(),
  supplier: id.optional(),
  /** 'left': all that is not covered directly or partly. */
  standing: z.enum(['left', ...standing.options]).optional(),
  /** As it will be on this day if nothing is done. */
  on: day.optional(),
}
const aboutQuery = z.strictObject(about)
export type CoveredAsked = z.output<typeof aboutQuery>

export const readCovered = contract({
  name: 'readCovered',
  summary: 'Who covers what of an edition, requirement by requirement, and what nobody covers',
  method: 'GET',
  path: '/api/covered/requirements',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: aboutQuery,
  answer: z.strictObject({
    day,
    about: z.strictObject({ kind: z.enum(['asset', 'service', 'supplier', 'all']), title: z.string() }),
    edition: z.string(),
    editionName: z.string(),
    sum,
    /** The services it is about, those without a report too. */
    services: z.array(z.strictObject({ ...service.shape, reported: z.boolean() })),
    items: z.array(
      z.strictObject({
        requirement: z.string(),
        title: z.strictObject({ nl: z.string(), en: z.string() }),
        standing,
        /** Whether anything that covers it so is shown to work, not only to exist. */
        works: z.boolean(),
        covering: z.array(covering),
        /** Measures of the organisation that serve it and did not end. */
        measures: z.array(named),
      }),
    ),
  }),
})

export const downloadCovered = contract({
  name: 'downloadCovered',
  summary: 'Who covers what of an edition, as a document or a sheet: exactly what is shown',
  method: 'GET',
  path: '/api/covered/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...about, format: z.enum(['pdf', 'docx', 'xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const takeOverLeft = contract({
  name: 'takeOverLeft',
  summary:
    'Record measures for requirements that suppliers leave to the organisation, with their explanation; none is in operation by that',
  method: 'POST',
  path: '/api/covered/measures',
  access: { permission: 'measures:write' },
  change: 'new',
  body: z.strictObject({
    edition: z.string().max(40),
    requirements: z.array(z.string().max(20)).min(1).max(200),
    asset: id.nullable(),
    service: id.nullable(),
  }),
  /** `standing`: a measure serves them already, or they do not apply, so that nothing was added. */
  answer: z.strictObject({ added: z.int(), standing: z.int() }),
})
