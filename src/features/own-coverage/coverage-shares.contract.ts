import { z } from 'zod'
import { coveredBy, extents, restingOn, sharingTerms } from '../../core/coverage/facts.ts'
import { contract } from '../../platform/http/contract.ts'
import {
  day,
  done,
  email,
  id,
  instant,
  language,
  line,
  pageOf,
  pageQuery,
  revision,
  sha256,
} from '../../platform/http/shapes.ts'
import { coverageForm, coverageForms } from './own-coverage-versions.contract.ts'

const publishing = { permission: 'coverage:publish' } as const
const one = z.strictObject({ id })
const terms = z.enum(sharingTerms)
const text = z.strictObject({ nl: z.string(), en: z.string() })

export const shareStates = ['open', 'asks-acceptance', 'expired', 'withdrawn'] as const

const share = z.strictObject({
  id,
  revision,
  version: z.strictObject({ id, number: z.int() }),
  customer: z.string(),
  contactName: z.string(),
  email: z.string(),
  sharedBy: z.string(),
  sharedAt: instant,
  expiresAt: instant,
  acceptedBy: z.string(),
  acceptedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  state: z.enum(shareStates),
  /** How often something was read or taken along, and when last. */
  reads: z.int(),
  lastReadAt: instant.nullable(),
})

/** Names and addresses of customers: for who gives reports, and not for all who may read them. */
export const listCoverageShares = contract({
  name: 'listCoverageShares',
  summary:
    'To which customers an own coverage report was given, until when, who accepted its conditions, and what was read',
  method: 'GET',
  path: '/api/own-coverages/:id/shares',
  access: publishing,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({
    ...pageQuery,
    search: z.string().trim().max(200).optional(),
    state: z.enum(shareStates).optional(),
    sort: z.enum(['sharedAt', 'customer', 'expiresAt', 'lastReadAt']).default('sharedAt'),
    direction: z.enum(['up', 'down']).default('down'),
  }),
  answer: pageOf(share),
})

export const shareOwnCoverage = contract({
  name: 'shareOwnCoverage',
  summary: 'Give a version to a customer by a personal link; the link is shown only where it cannot be mailed',
  method: 'POST',
  path: '/api/own-coverages/:id/shares',
  access: publishing,
  change: 'new',
  params: one,
  body: z.strictObject({
    version: id,
    customer: line(1, 160),
    contactName: line(1, 120),
    email,
    language,
    /** The last day on which the link works. */
    through: day,
  }),
  secrets: ['link'],
  answer: z.strictObject({ id, mailed: z.boolean(), link: z.string().nullable(), expiresAt: instant }),
})

export const withdrawCoverageShare = contract({
  name: 'withdrawCoverageShare',
  summary: 'Let the link of a customer stop working',
  method: 'POST',
  path: '/api/coverage-shares/:id/withdrawal',
  access: publishing,
  change: 'existing',
  params: one,
  answer: done,
})

export const readKinds = ['page', ...coverageForms] as const

export const listCoverageReads = contract({
  name: 'listCoverageReads',
  summary: 'What a customer read or took along, and when',
  method: 'GET',
  path: '/api/coverage-shares/:id/reads',
  access: publishing,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject(pageQuery),
  answer: pageOf(z.strictObject({ id, what: z.enum(readKinds), readAt: instant })),
})

export const downloadCoverageReads = contract({
  name: 'downloadCoverageReads',
  summary: 'The whole log of what a customer read or took along, as a file',
  method: 'GET',
  path: '/api/coverage-shares/:id/reads/file',
  access: publishing,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

const token = z.string().regex(/^[\x21-\x7e]{1,200}$/)
// A link proves to whom the report was given and nothing more.
const byLink = { method: 'POST', access: 'public', change: 'session' } as const

const claim = z.strictObject({
  edition: z.string(),
  requirement: z.string(),
  number: z.string(),
  title: text,
  by: z.enum(coveredBy),
  extent: z.enum(extents),
  restsOn: z.enum(restingOn),
  ground: z.string().nullable(),
  place: z.string(),
  statement: z.string(),
  customerPart: z.string(),
})
const ground = z.strictObject({
  key: z.string(),
  kind: z.enum(['certificate', 'assurance']),
  title: z.string(),
  body: z.string(),
  number: z.string(),
  accredited: z.enum(['yes', 'no', 'unknown']),
  starts: day,
  ends: day,
  scope: z.string(),
})

const opened = z.strictObject({
  organisation: z.string(),
  service: z.string(),
  title: z.string(),
  customer: z.string(),
  contactName: z.string(),
  language,
  terms,
  termsNote: z.string(),
  disclaimer: z.string(),
  /** The SHA-256 of the conditions, by which they are accepted as they were seen. */
  wording: sha256,
  expiresAt: instant,
  /** Who accepted the conditions; null where they ask for it and nobody did, so that nothing of the report is given. */
  accepted: z.strictObject({ by: z.string(), at: instant }).nullable(),
  asksAcceptance: z.boolean(),
  report: z
    .strictObject({
      version: z.int(),
      asOf: day,
      approvedBy: z.string(),
      sha256: z.string(),
      editions: z.array(z.string()),
      /** For whom this copy is: stands on every page. */
      watermark: z.string(),
      sum: z.strictObject({
        directly: z.int(),
        partly: z.int(),
        left: z.int(),
        applicable: z.int(),
        notApplicable: z.int(),
      }),
      grounds: z.array(ground),
      claims: z.array(claim),
    })
    .nullable(),
})

export const openCoverageLink = contract({
  name: 'openCoverageLink',
  summary: 'The coverage report of a link, by its token; before its conditions were accepted only what they are',
  path: '/api/coverage-link/open',
  ...byLink,
  body: z.strictObject({ token }),
  answer: opened,
})

export const acceptCoverageTerms = contract({
  name: 'acceptCoverageTerms',
  summary: 'Accept the conditions of a coverage report by name, for the customer that it was given to',
  path: '/api/coverage-link/acceptance',
  ...byLink,
  body: z.strictObject({ token, name: line(2, 120), wording: sha256 }),
  answer: done,
})

export const downloadLinkedCoverage = contract({
  name: 'downloadLinkedCoverage',
  summary: 'The coverage report of a link as a file, by its token',
  path: '/api/coverage-link/file',
  ...byLink,
  body: z.strictObject({ token, format: coverageForm }),
  answer: 'file',
})
