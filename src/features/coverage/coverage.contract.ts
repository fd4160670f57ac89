import { z } from 'zod'
import { losses } from '../../core/coverage/carry.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, instant, pageOf, pageQuery, revision, sha256 } from '../../platform/http/shapes.ts'
import {
  agreement,
  by,
  claimBody,
  extent,
  marks,
  named,
  reportBody,
  restsOn,
  source,
  standing,
  strength,
  sum,
  terms,
} from './coverage-shapes.contract.ts'

const reading = { permission: 'suppliers:read' } as const
const writing = { permission: 'suppliers:write' } as const

/** 'counts' until another takes its place or it is withdrawn. */
const state = z.enum(['counts', 'replaced', 'withdrawn'])

const listedReport = z.strictObject({
  id,
  revision,
  title: z.string(),
  version: z.string(),
  supplier: named,
  service: named,
  asOf: day,
  terms,
  source,
  state,
  claims: z.int(),
  /** What it comes to by itself, for every adopted edition. */
  sums: z.array(sum),
  /** The last day on which all that it covers is covered as far as it is now. */
  through: day.nullable(),
})

const filter = {
  supplier: id.optional(),
  service: id.optional(),
  terms: terms.optional(),
  state: state.optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['supplier', 'asOf', 'through', 'left']).default('supplier'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type CoverageFilter = z.output<typeof filterQuery>

export const listCoverage = contract({
  name: 'listCoverage',
  summary:
    'Coverage reports of suppliers with what each comes to for every adopted edition: filtered, sorted and paged',
  method: 'GET',
  path: '/api/coverage',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(listedReport).shape,
    /** Over all reports, whatever the filter. */
    totals: z.strictObject({ counts: z.int(), replaced: z.int(), withdrawn: z.int(), services: z.int() }),
  }),
})

export const downloadCoverageList = contract({
  name: 'downloadCoverageList',
  summary: 'The coverage reports that a list shows, as a document or a sheet',
  method: 'GET',
  path: '/api/coverage/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['pdf', 'docx', 'xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const readCoverageChoices = contract({
  name: 'readCoverageChoices',
  summary:
    'What a coverage report can be about and rest on: services, certificates and assurance reports of suppliers, editions',
  method: 'GET',
  path: '/api/coverage/choices',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    services: z.array(z.strictObject({ id, title: z.string(), supplier: named })),
    certificates: z.array(z.strictObject({ id, title: z.string(), supplier: id })),
    assurance: z.array(z.strictObject({ id, title: z.string(), supplier: id })),
    editions: z.array(z.strictObject({ id: z.string(), name: z.string(), adopted: z.boolean() })),
  }),
})

const one = z.strictObject({ id })
const oneClaim = z.strictObject({ id, claim: id })

const report = z.strictObject({
  ...listedReport.shape,
  ...reportBody,
  /** 'free': the texts are there; 'after-accepting': after accepting the conditions; 'never': this role does not get them. */
  reading: z.enum(['free', 'after-accepting', 'never']),
  /** Whether the texts are in this answer, and when this person accepted the conditions. */
  texts: z.boolean(),
  acceptedAt: instant.nullable(),
  /** The SHA-256 of the conditions as they are today, by which they are accepted. */
  wording: sha256,
  /** Who accepted the conditions, last first. `current`: as they read now; others before they were changed. */
  acceptances: z.array(z.strictObject({ by: z.string(), at: instant, current: z.boolean() })),
  sourceName: z.string(),
  sourceSha256: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
  replaces: named.nullable(),
  replacedBy: named.nullable(),
  withdrawnOn: day.nullable(),
  /** What it writes of, with how much of that the product knows. */
  editions: z.array(
    z.strictObject({
      edition: z.string(),
      editionName: z.string(),
      known: z.boolean(),
      claims: z.int(),
      unknown: z.int(),
    }),
  ),
  /** What is lost where it is read for an adopted edition of which it does not write: requirements by what they lose. */
  carried: z.array(
    z.strictObject({
      from: z.string(),
      fromName: z.string(),
      to: z.string(),
      toName: z.string(),
      kept: z.int(),
      lost: z.array(z.strictObject({ loss: z.enum(losses), requirements: z.array(z.string()) })),
    }),
  ),
  history: z.array(z.strictObject({ revision, at: instant, by: z.string(), action: z.string() })),
})

export const readCoverage = contract({
  name: 'readCoverage',
  summary:
    'One coverage report: what it is, its terms, what it comes to, and what is lost where it writes of another edition',
  method: 'GET',
  path: '/api/coverage/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: report,
})

const claim = z.strictObject({
  id,
  revision,
  edition: z.string(),
  editionName: z.string(),
  requirement: z.string(),
  /** Of the requirement; empty where the product does not know it. */
  title: z.strictObject({ nl: z.string(), en: z.string() }),
  by,
  extent,
  restsOn,
  certificate: id.nullable(),
  assurance: id.nullable(),
  ground: z.string(),
  strength,
  marks,
  standing,
  through: day.nullable(),
  /** Texts are null for who may not read them. */
  reference: z.string().nullable(),
  place: z.string().nullable(),
  statement: z.string().nullable(),
  customerPart: z.string().nullable(),
})

export const listCoverageClaims = contract({
  name: 'listCoverageClaims',
  summary: 'What a coverage report says of each requirement: filtered and paged; texts as far as its terms allow',
  method: 'GET',
  path: '/api/coverage/:id/claims',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({
    ...pageQuery,
    edition: z.string().max(120).optional(),
    by: by.optional(),
    standing: standing.optional(),
    text: z.string().trim().max(100).optional(),
  }),
  answer: pageOf(claim),
})

export const downloadCoverage = contract({
  name: 'downloadCoverage',
  summary:
    'A coverage report as PDF, DOCX, XLSX, CSV or OSCAL, with its terms and disclaimer; only for who may read its texts',
  method: 'GET',
  path: '/api/coverage/:id/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ format: z.enum(['pdf', 'docx', 'xlsx', 'csv', 'oscal']).default('xlsx') }),
  answer: 'file',
})

export const acceptReportTerms = contract({
  name: 'acceptReportTerms',
  summary: 'Accept the conditions under which a coverage report may be read, for oneself, as they were seen',
  method: 'POST',
  path: '/api/coverage/:id/acceptance',
  access: reading,
  change: 'new',
  params: one,
  body: z.strictObject({ wording: sha256 }),
  answer: report,
})

export const addCoverage = contract({
  name: 'addCoverage',
  summary: 'Record a coverage report by hand, without lines yet',
  method: 'POST',
  path: '/api/coverage',
  access: writing,
  change: 'new',
  body: z.strictObject({ service: id, ...reportBody, replaces: id.nullable() }),
  answer: report,
})

export const changeCoverage = contract({
  name: 'changeCoverage',
  summary: 'Change what is written about a coverage report itself',
  method: 'PUT',
  path: '/api/coverage/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ ...reportBody, agreement }),
  answer: report,
})

export const withdrawCoverage = contract({
  name: 'withdrawCoverage',
  summary: 'Withdraw a coverage report: it covers nothing any more, and stays to be read',
  method: 'POST',
  path: '/api/coverage/:id/withdrawal',
  access: writing,
  change: 'existing',
  params: one,
  answer: report,
})

export const addCoverageClaim = contract({
  name: 'addCoverageClaim',
  summary: 'Record what a coverage report says of a requirement',
  method: 'POST',
  path: '/api/coverage/:id/claims',
  access: writing,
  change: 'new',
  params: one,
  body: claimBody,
  answer: done,
})

export const changeCoverageClaim = contract({
  name: 'changeCoverageClaim',
  summary: 'Change what is recorded of what a coverage report says of a requirement',
  method: 'PUT',
  path: '/api/coverage/:id/claims/:claim',
  access: writing,
  change: 'existing',
  params: oneClaim,
  body: claimBody,
  answer: done,
})

export const removeCoverageClaim = contract({
  name: 'removeCoverageClaim',
  summary: 'Take a line out of a coverage report',
  method: 'POST',
  path: '/api/coverage/:id/claims/:claim/removal',
  access: writing,
  change: 'existing',
  params: oneClaim,
  answer: done,
})
