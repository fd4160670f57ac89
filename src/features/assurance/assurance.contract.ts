import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, language, pageOf, pageQuery, prose, sha256 } from '../../platform/http/shapes.ts'
import { assuranceLine, assuranceSum, named, report, reportBody, reportLine } from './assurance-shapes.contract.ts'

const reading = { permission: 'suppliers:read' } as const
const writing = { permission: 'suppliers:write' } as const
const one = z.strictObject({ id })

/** The days about which is asked; without them the calendar year in which the moment lies. */
const period = { from: day.optional(), through: day.optional() }
const asked = z.strictObject({ from: day, through: day })

const filter = {
  ...period,
  /** Gap: days lie open now; near: a gap is near; told: neither; never: nothing was ever tested. */
  state: z.enum(['gap', 'near', 'told', 'never']).optional(),
  without: z.enum(['exceptions', 'cuecs', 'carvedOut']).optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['supplier', 'nothing', 'gap']).default('supplier'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type AssuranceFilter = z.output<typeof filterQuery>
const file = { format: z.enum(['pdf', 'xlsx', 'csv']).default('pdf'), language: language.optional() }

export const listAssurance = contract({
  name: 'listAssurance',
  summary: 'What assurance reports tell of a period, by supplier, service and kind of report: tested, bridged, nothing',
  method: 'GET',
  path: '/api/assurance',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(assuranceLine).shape,
    period: asked,
    /** Over all lines, whatever the filter; each is one of the states. */
    totals: z.strictObject({
      lines: z.int(),
      gap: z.int(),
      near: z.int(),
      told: z.int(),
      never: z.int(),
      openExceptions: z.int(),
      openCuecs: z.int(),
      openCarvedOut: z.int(),
      /** Suppliers that deliver now, and those of them that have no report at all. */
      suppliers: z.int(),
      withoutReport: z.int(),
    }),
    /** Periods to choose from: calendar years, and the twelve months before an audit. */
    periods: z.array(z.strictObject({ ...asked.shape, year: z.int().nullable(), audit: z.string() })),
    suppliers: z.array(named),
  }),
})

export const downloadAssurance = contract({
  name: 'downloadAssurance',
  summary: 'The lines that the list of assurance shows, as PDF, XLSX or CSV',
  method: 'GET',
  path: '/api/assurance/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, ...file }),
  answer: 'file',
})

export const readSupplierAssurance = contract({
  name: 'readSupplierAssurance',
  summary: 'All assurance reports of a supplier, and what they tell of a period, for each service and kind',
  method: 'GET',
  path: '/api/assurance/suppliers/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject(period),
  answer: z.strictObject({
    supplier: named,
    period: asked,
    /** How many months after a period a bridge letter counts. */
    bridgeMonths: z.int(),
    lines: z.array(assuranceLine),
    sums: z.array(assuranceSum),
    /** The newest first. */
    reports: z.array(reportLine),
    /** To choose from. */
    services: z.array(named),
    suppliers: z.array(named),
  }),
})

export const downloadSupplierAssurance = contract({
  name: 'downloadSupplierAssurance',
  summary: 'The reports of a supplier and what they tell of a period, with the timeline, as PDF or XLSX',
  method: 'GET',
  path: '/api/assurance/suppliers/:id/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ ...period, ...file }),
  answer: 'file',
})

export const readAssuranceReport = contract({
  name: 'readAssuranceReport',
  summary:
    'One assurance report: opinion, exceptions with our assessment, sub-service organisations, our part, bridge letters',
  method: 'GET',
  path: '/api/assurance/reports/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: report,
})

export const recordAssuranceReport = contract({
  name: 'recordAssuranceReport',
  summary: 'Record an assurance report of a supplier',
  method: 'POST',
  path: '/api/assurance/suppliers/:id/reports',
  access: writing,
  change: 'new',
  params: one,
  body: reportBody,
  answer: report,
})

export const changeAssuranceReport = contract({
  name: 'changeAssuranceReport',
  summary: 'Change what is written about an assurance report',
  method: 'PUT',
  path: '/api/assurance/reports/:id',
  access: writing,
  change: 'existing',
  params: one,
  /** `agreement`: asked where terms open it further than before: who at the supplier agreed to that, and why. */
  body: z.strictObject({ ...reportBody.shape, agreement: prose(1000).default('') }),
  answer: report,
})

export const withdrawAssuranceReport = contract({
  name: 'withdrawAssuranceReport',
  summary: 'Withdraw an assurance report that was recorded by mistake: it tells of no day any more',
  method: 'DELETE',
  path: '/api/assurance/reports/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: done,
})

export const acceptAssuranceTerms = contract({
  name: 'acceptAssuranceTerms',
  summary: 'Accept the conditions under which an assurance report may be read, as they were seen',
  method: 'POST',
  path: '/api/assurance/reports/:id/acceptance',
  access: reading,
  change: 'new',
  params: one,
  body: z.strictObject({ wording: sha256 }),
  answer: report,
})

export const downloadAssuranceReport = contract({
  name: 'downloadAssuranceReport',
  summary: 'The file of an assurance report, or of one of its bridge letters, for whom its terms let read it',
  method: 'GET',
  path: '/api/assurance/reports/:id/file',
  access: reading,
  change: 'none',
  params: one,
  query: z.strictObject({ bridge: id.optional() }),
  answer: 'file',
})
