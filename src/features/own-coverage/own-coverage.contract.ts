import { z } from 'zod'
import { followsBecause } from '../../core/coverage/compose-own.ts'
import { coveredBy, extents, restingOn, sharingTerms } from '../../core/coverage/facts.ts'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { contract } from '../../platform/http/contract.ts'
import {
  day,
  done,
  id,
  instant,
  language,
  line,
  pageOf,
  pageQuery,
  prose,
  revision,
} from '../../platform/http/shapes.ts'

const text = z.strictObject({ nl: z.string(), en: z.string() })
const by = z.enum(coveredBy)
const extent = z.enum(extents)
const terms = z.enum(sharingTerms)
const reading = { permission: 'suppliers:read' } as const
const writing = { permission: 'suppliers:write' } as const
const publishing = { permission: 'coverage:publish' } as const
const one = z.strictObject({ id })

/** What a report says of itself. */
export const ownCoverageFacts = z.strictObject({
  title: line(1, 200),
  language,
  terms,
  /** The conditions under which it is given, in words. */
  termsNote: prose(4000),
  disclaimer: prose(4000),
})

const sum = z.strictObject({
  directly: z.int(),
  partly: z.int(),
  left: z.int(),
  applicable: z.int(),
  notApplicable: z.int(),
})

const summary = z.strictObject({
  id,
  revision,
  title: z.string(),
  service: z.strictObject({ id, name: z.string() }),
  edition: z.string(),
  editionName: z.string(),
  terms,
  sum,
  /** Rows that were written of which something else follows now. */
  asksAgain: z.int(),
  /** Rows that were written and say more than the chain of proof shows. */
  claimsMore: z.int(),
  newest: z.strictObject({ id, number: z.int(), approvedAt: instant, approvedBy: z.string() }).nullable(),
  /** How many controls differ from the newest version; null where there is none. */
  changedSince: z.int().nullable(),
  /** How many customers can read it now. */
  shares: z.int(),
})
export const ownCoverageOrders = ['title', 'service', 'edition', 'left', 'shares'] as const

export const listOwnCoverages = contract({
  name: 'listOwnCoverages',
  summary: 'Our own coverage reports: for which service and edition, what they come to, and what asks for another look',
  method: 'GET',
  path: '/api/own-coverages',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    search: z.string().trim().max(200).optional(),
    sort: z.enum(ownCoverageOrders).default('title'),
    direction: z.enum(['up', 'down']).default('up'),
  }),
  answer: z.strictObject({
    ...pageOf(summary).shape,
    /** What one can still be made for: services, and the adopted editions. */
    choices: z.strictObject({
      services: z.array(z.strictObject({ id, name: z.string() })),
      editions: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  }),
})

const version = z.strictObject({
  id,
  revision,
  number: z.int(),
  note: z.string(),
  approvedBy: z.string(),
  approvedAt: instant,
  sha256: z.string(),
  /** Rows that claim more than is shown were written by whoever approved it, as nobody else could; the version says so itself. */
  ownText: z.boolean(),
  withdrawnAt: instant.nullable(),
  /** How many customers can read this version now. */
  shares: z.int(),
})

export const ownCertificate = z.strictObject({
  id,
  number: z.string(),
  body: z.string(),
  scope: z.string(),
  accredited: z.enum(['yes', 'no', 'unknown']),
  ends: day,
})

const whole = z.strictObject({
  ...summary.shape,
  ...ownCoverageFacts.shape,
  /** What would be approved now, by its SHA-256. */
  fingerprint: z.string(),
  /** The own certificates of this edition that hold now. */
  certificates: z.array(ownCertificate),
  versions: z.array(version),
})

export const readOwnCoverage = contract({
  name: 'readOwnCoverage',
  summary: 'One own coverage report: what it says of itself, what it comes to, and its versions',
  method: 'GET',
  path: '/api/own-coverages/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: whole,
})

const saved = z.strictObject({ id, revision })

export const addOwnCoverage = contract({
  name: 'addOwnCoverage',
  summary: 'Begin a coverage report of one of our services for an adopted edition',
  method: 'POST',
  path: '/api/own-coverages',
  access: writing,
  change: 'new',
  body: z.strictObject({ service: id, edition: line(1, 60), ...ownCoverageFacts.shape }),
  answer: saved,
})

export const changeOwnCoverage = contract({
  name: 'changeOwnCoverage',
  summary: 'Change what an own coverage report says of itself; versions that were approved stay as they are',
  method: 'PUT',
  path: '/api/own-coverages/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: ownCoverageFacts,
  answer: saved,
})

export const withdrawOwnCoverage = contract({
  name: 'withdrawOwnCoverage',
  summary: 'Withdraw an own coverage report: no customer can read any version of it any more',
  method: 'POST',
  path: '/api/own-coverages/:id/withdrawal',
  access: publishing,
  change: 'existing',
  params: one,
  answer: done,
})

const outcome = { by, extent, certificate: id.nullable() }
const row = z.strictObject({
  requirement: requirementKey,
  number: z.string(),
  title: text,
  /** What somebody wrote about it last; 0 where nobody did. */
  revision,
  /** What follows from the chain of proof alone, and why, with the sentence of the chain. */
  follows: z.strictObject({ ...outcome, because: z.enum(followsBecause), reason: text, until: day.nullable() }),
  care: z
    .strictObject({ mark: z.enum(['unique', 'deepened']), relevant: z.boolean(), inPlace: z.boolean().nullable() })
    .nullable(),
  ...outcome,
  restsOn: z.enum(restingOn),
  place: z.string(),
  statement: z.string(),
  /** What the report says where no statement was written. */
  statementThatFollows: z.string(),
  customerPart: z.string(),
  written: z.boolean(),
  compared: z.enum(['more', 'less', 'same']),
  asksAgain: z.boolean(),
})

export const rowsShown = ['asks-again', 'claims-more', 'written', 'left', 'care'] as const

export const listOwnCoverageRows = contract({
  name: 'listOwnCoverageRows',
  summary: 'What an own coverage report says about each control, beside what follows from the chain of proof',
  method: 'GET',
  path: '/api/own-coverages/:id/rows',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({
    ...pageQuery,
    search: z.string().trim().max(200).optional(),
    by: by.optional(),
    show: z.enum(rowsShown).optional(),
    sort: z.enum(['number', 'by']).default('number'),
    direction: z.enum(['up', 'down']).default('up'),
  }),
  answer: pageOf(row),
})

const ofRow = z.strictObject({ id, requirement: requirementKey })

/** `If-Match: "0"` where nobody wrote about the control yet. */
export const writeOwnCoverageRow = contract({
  name: 'writeOwnCoverageRow',
  summary: 'Say about one control what we cover, on what that rests, and what is left for the customer',
  method: 'PUT',
  path: '/api/own-coverages/:id/rows/:requirement',
  access: writing,
  change: 'existing',
  params: ofRow,
  body: z.strictObject({
    ...outcome,
    place: line(0, 300),
    statement: prose(4000),
    customerPart: prose(4000),
  }),
  answer: saved,
})

export const clearOwnCoverageRow = contract({
  name: 'clearOwnCoverageRow',
  summary: 'Take back what was written about a control: the report says what follows again',
  method: 'DELETE',
  path: '/api/own-coverages/:id/rows/:requirement',
  access: writing,
  change: 'existing',
  params: ofRow,
  answer: done,
})
