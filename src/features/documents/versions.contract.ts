import { z } from 'zod'
import { richText } from '../../core/documents/rich-text.ts'
import { shortTest } from '../../core/documents/short-test.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, prose, revision } from '../../platform/http/shapes.ts'
import { draftFacts, version, versionState } from './document-shapes.contract.ts'

const read = { access: { permission: 'documents:read' }, change: 'none', timeTravel: true } as const
const write = { permission: 'documents:write' } as const
// Who is named as an approver may approve whatever their role; the verb looks.
const approve = { permission: 'documents:read' } as const
const named = z.strictObject({ id })
const standing = z.strictObject({ id, revision, state: versionState })

export const startVersion = contract({
  name: 'startVersion',
  summary: 'Begin the next version of a document, with the text of the newest approved one',
  method: 'POST',
  path: '/api/documents/:id/versions',
  access: write,
  change: 'new',
  params: named,
  answer: standing,
})

export const readVersion = contract({
  name: 'readVersion',
  summary: 'A version with its text; its test only for whoever writes or approves it, or does not take it',
  method: 'GET',
  path: '/api/document-versions/:id',
  ...read,
  params: named,
  answer: z.strictObject({
    ...version.omit({ confirmations: true, approvals: true }).shape,
    document: id,
    title: z.string(),
    language: z.enum(['nl', 'en']),
    body: richText.nullable(),
    file: z.strictObject({ id, name: z.string() }).nullable(),
    inShort: z.string(),
    test: shortTest.nullable(),
    minutes: z.int(),
    /** What is still to be filled in before it can be proposed. */
    gaps: z.array(z.string()),
  }),
})

export const saveDraft = contract({
  name: 'saveDraft',
  summary: 'Save what was written in a draft',
  method: 'PUT',
  path: '/api/document-versions/:id',
  access: write,
  change: 'existing',
  params: named,
  body: draftFacts,
  answer: standing,
})

export const discardDraft = contract({
  name: 'discardDraft',
  summary: 'Throw a draft away; the version that holds stays',
  method: 'DELETE',
  path: '/api/document-versions/:id',
  access: write,
  change: 'existing',
  params: named,
  answer: done,
})

export const proposeVersion = contract({
  name: 'proposeVersion',
  summary: 'Ask for approval of a draft: from now on it cannot be edited, and named approvers get a mail',
  method: 'POST',
  path: '/api/document-versions/:id/proposal',
  access: write,
  change: 'existing',
  params: named,
  answer: standing,
})

export const returnVersion = contract({
  name: 'returnVersion',
  summary:
    'Send a proposed version back to be written further, with what has to be otherwise; approvals given so far lapse',
  method: 'POST',
  path: '/api/document-versions/:id/return',
  access: approve,
  change: 'existing',
  params: named,
  body: z.strictObject({ remark: prose(1000) }),
  answer: standing,
})

export const approveVersion = contract({
  name: 'approveVersion',
  summary: 'Approve a proposed version; with the last approval that is needed it is published',
  method: 'POST',
  path: '/api/document-versions/:id/approval',
  access: approve,
  change: 'existing',
  params: named,
  answer: z.strictObject({ ...standing.shape, holdsFrom: day.nullable(), asked: z.int() }),
})

export const reviewVersion = contract({
  name: 'reviewVersion',
  summary: 'Say that the version that holds was looked at and is still right: its next review moves',
  method: 'POST',
  path: '/api/document-versions/:id/review',
  access: { permission: 'documents:approve' },
  change: 'existing',
  params: named,
  body: z.strictObject({ note: prose(1000) }),
  answer: z.strictObject({ ...standing.shape, reviewBy: day }),
})

const part = z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
const differenceLine = z.strictObject({
  change: z.enum(['same', 'added', 'removed', 'changed']),
  kind: z.enum(['paragraph', 'heading-2', 'heading-3', 'bullet', 'number', 'row', 'quote']),
  depth: z.int(),
  parts: z.array(part),
})

export const compareVersion = contract({
  name: 'compareVersion',
  summary: 'How a version differs from an earlier one: paragraph by paragraph, and word by word within each',
  method: 'GET',
  path: '/api/document-versions/:id/difference',
  ...read,
  params: named,
  query: z.strictObject({
    /** The earlier version; left out: the approved one before it. */
    from: id.optional(),
  }),
  answer: z.strictObject({
    from: z.strictObject({ id, number: z.int() }).nullable(),
    to: z.strictObject({ id, number: z.int() }),
    /** Null where one of the two is a file, of which only the name can be compared. */
    lines: z.array(differenceLine).nullable(),
    inShort: z.array(differenceLine),
    /** So much differs that some of it is told paragraph by paragraph, and not word by word. */
    coarse: z.boolean(),
    testDiffers: z.boolean(),
  }),
})

export const downloadVersionFile = contract({
  name: 'downloadVersionFile',
  summary: 'The uploaded file of a version, as it was handed in',
  method: 'GET',
  path: '/api/document-versions/:id/upload',
  access: { permission: 'documents:read' },
  change: 'none',
  params: named,
  answer: 'file',
})

export const downloadVersion = contract({
  name: 'downloadVersion',
  summary: 'A version as a document to read, or as the JSON over which its SHA-256 is computed',
  method: 'GET',
  path: '/api/document-versions/:id/file',
  ...read,
  params: named,
  query: z.strictObject({ format: z.enum(['pdf', 'docx', 'json']).default('pdf') }),
  answer: 'file',
})
