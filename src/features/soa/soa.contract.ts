import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id, instant, language, line, prose, revision } from '../../platform/http/shapes.ts'

const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)

export const soaVersion = z.strictObject({
  id,
  revision,
  number: z.int(),
  editions: z.array(z.strictObject({ id: editionId, name: z.string() })),
  approvedBy: z.string(),
  approvedAt: instant,
  /** The role of an approver who has no account, and who recorded the approval; null where the approver did so. */
  approvedAs: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** Who prepared it; null where nobody said. */
  preparedBy: z.string().nullable(),
  /** What the approver wrote about this version. */
  note: z.string(),
  controls: z.int(),
  applicable: z.int(),
  excluded: z.int(),
  /** SHA-256 of the JSON file of this version (downloadSoa with `version`, all editions), hexadecimal. */
  sha256: z.string(),
})

/** The statement of applicability as bytes: the live one at a moment, or an approved version exactly as it was frozen. */
export const downloadSoa = contract({
  name: 'downloadSoa',
  summary: 'The statement of applicability as PDF, DOCX, XLSX or JSON',
  method: 'GET',
  path: '/api/soa/document',
  access: { permission: 'soa:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    format: z.enum(['pdf', 'docx', 'xlsx', 'json']),
    /** Left out: one statement that serves all adopted editions. */
    edition: editionId.optional(),
    /** 'combined': a row for each subject, with a column for each standard. Left out: standard by standard. */
    view: z.enum(['combined']).optional(),
    version: z.coerce.number().int().min(1).max(100_000).optional(),
    language: language.optional(),
  }),
  answer: 'file',
})

export const listSoaVersions = contract({
  name: 'listSoaVersions',
  summary: 'Approved versions of the statement of applicability, newest first',
  method: 'GET',
  path: '/api/soa/versions',
  access: { permission: 'soa:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    items: z.array(soaVersion),
    /** Controls without a decision or, where they apply, without a mark of what is there: they stop an approval. */
    open: z.strictObject({ undecided: z.int(), unmarked: z.int() }),
    /** Decisions whose reason lapsed. They do not stop an approval, and stand in the statement as lapsed. */
    lapsed: z.int(),
    /** Controls whose decision changed since the newest version. */
    changed: z.int(),
    /** Whether the scope is still to be described, and whether it differs from that of the newest version. */
    scope: z.strictObject({ missing: z.boolean(), changed: z.boolean() }),
    /** What to send as `seen` when approving. */
    organisationRevision: revision,
  }),
})

export const approveSoa = contract({
  name: 'approveSoa',
  summary: 'Approve the statement of applicability as it stands: freezes a version',
  method: 'POST',
  path: '/api/soa/versions',
  access: { permission: 'soa:approve' },
  change: 'new',
  body: z.strictObject({
    note: prose(1000),
    /** The organisation's revision that the approver looked at: nobody signs what changed meanwhile. */
    seen: revision,
    /** Who prepared it, in words. */
    preparedBy: line(0, 120).optional(),
    /** Who approved, where that is somebody without an account; whoever calls records it. */
    approver: z.strictObject({ name: line(2, 120), role: line(2, 120) }).nullish(),
  }),
  answer: soaVersion,
})

const side = z.strictObject({
  applies: z.boolean(),
  reasons: z.array(z.string()),
  justification: z.string(),
  presence: z.string().nullable(),
  description: z.string(),
  since: z.string().nullable(),
  law: z.string(),
  contract: z.string(),
})

const pair = {
  from: z.coerce.number().int().min(1),
  /** Left out: the statement as it stands. */
  to: z.coerce.number().int().min(1).optional(),
}

export const compareSoaVersions = contract({
  name: 'compareSoaVersions',
  summary: 'What differs between two versions, or between a version and the statement as it stands',
  method: 'GET',
  path: '/api/soa/difference',
  access: { permission: 'soa:read' },
  change: 'none',
  query: z.strictObject(pair),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        edition: editionId,
        editionName: z.string(),
        requirement: z.string(),
        title: z.strictObject({ nl: z.string(), en: z.string() }),
        /** 'added' and 'dropped': the control came or went with its standard. */
        kind: z.enum(['added', 'dropped', 'changed']),
        before: side.nullable(),
        after: side.nullable(),
      }),
    ),
    unchanged: z.int(),
    /** The scope on both sides; null where it is the same. */
    scope: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  }),
})

export const downloadSoaDifference = contract({
  name: 'downloadSoaDifference',
  summary: 'What differs between two versions, or a version and the statement as it stands, as PDF, DOCX or XLSX',
  method: 'GET',
  path: '/api/soa/difference/document',
  access: { permission: 'soa:read' },
  change: 'none',
  query: z.strictObject({ ...pair, format: z.enum(['pdf', 'docx', 'xlsx']), language: language.optional() }),
  answer: 'file',
})

const cell = z.strictObject({
  edition: editionId,
  controls: z.array(
    z.strictObject({
      requirement: z.string(),
      title: z.strictObject({ nl: z.string(), en: z.string() }),
      decision: z.strictObject({ ...side.shape, lapsed: z.boolean() }).nullable(),
    }),
  ),
})

export const readCombinedSoa = contract({
  name: 'readCombinedSoa',
  summary: 'The statement with one row for each subject and a column for each adopted standard',
  method: 'GET',
  path: '/api/soa/combined',
  access: { permission: 'soa:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    editions: z.array(z.strictObject({ id: editionId, name: z.string() })),
    rows: z.array(
      z.strictObject({
        number: z.string(),
        title: z.strictObject({ nl: z.string(), en: z.string() }),
        theme: z.strictObject({ nl: z.string(), en: z.string() }),
        cells: z.array(cell),
        /** Whether all standards say the same about it. */
        agreed: z.boolean(),
      }),
    ),
  }),
})
