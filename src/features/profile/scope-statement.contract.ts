import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { done, instant, language, prose, revision } from '../../platform/http/shapes.ts'

const texts = z.strictObject({ nl: z.string(), en: z.string() })

const change = z.strictObject({
  part: z.enum([
    'organisation',
    'sector',
    'description',
    'people',
    'fte',
    'cluster',
    'standards',
    'fact',
    'locations',
    'processes',
    'systems',
    'interfaces',
    'exclusions',
  ]),
  change: z.enum(['added', 'removed', 'changed']),
  /** What it is called; the fact's id for a fact; empty where the part says enough. */
  name: z.string(),
})

const gap = z.strictObject({
  part: z.enum(['sector', 'people', 'cluster', 'locations', 'processes', 'systems', 'interfaces']),
  /** Whether it stops an approval. */
  blocking: z.boolean(),
})

const version = z.strictObject({
  number: z.int(),
  approvedBy: z.string(),
  approvedAt: instant,
  /** What the approver wrote about it: who decided, and where. */
  note: z.string(),
  text: texts,
  /** SHA-256 of the JSON file of this version, hexadecimal. */
  sha256: z.string(),
})

const draft = z.strictObject({
  /** Revision of the edited text; 0 while it is as composed from the facts. */
  revision,
  edited: z.boolean(),
  editedBy: z.string().nullable(),
  editedAt: instant.nullable(),
  text: texts,
  /** What changed in the facts since the text was edited: it may no longer be right. */
  changes: z.array(change),
})

export const readScopeStatement = contract({
  name: 'readScopeStatement',
  summary: 'The scope statement: the text as it stands, what it lacks, approved versions, and what no longer matches',
  method: 'GET',
  path: '/api/scope/statement',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    draft,
    /** The text as composed from the facts, whether or not it was edited. */
    composed: texts,
    gaps: z.array(gap),
    /** Approved versions, newest first. */
    versions: z.array(version),
    /** What is otherwise in the facts than when the newest version was approved. */
    changes: z.array(change),
    /** Whether the text differs from that of the newest version; false while there is none. */
    textDiffers: z.boolean(),
    /** What to send as `seen` when approving. */
    organisationRevision: revision,
  }),
})

export const saveScopeDraft = contract({
  name: 'saveScopeDraft',
  summary: 'Edit the text of the scope statement',
  method: 'PUT',
  path: '/api/scope/statement/draft',
  access: { permission: 'profile:write' },
  change: 'existing',
  body: z.strictObject({ nl: prose(20_000).min(1), en: prose(20_000).min(1) }),
  answer: draft,
})

export const discardScopeDraft = contract({
  name: 'discardScopeDraft',
  summary: 'Compose the text of the scope statement from the facts again; what was edited is left to the history',
  method: 'DELETE',
  path: '/api/scope/statement/draft',
  access: { permission: 'profile:write' },
  change: 'existing',
  answer: done,
})

export const approveScope = contract({
  name: 'approveScope',
  summary: 'Approve the scope statement as it stands: freezes a version',
  method: 'POST',
  path: '/api/scope/statement/versions',
  access: { permission: 'scope:approve' },
  change: 'new',
  body: z.strictObject({
    note: prose(1000),
    /** The organisation's revision that the approver looked at: nobody approves what changed meanwhile. */
    seen: revision,
  }),
  answer: version,
})

export const compareScopeVersions = contract({
  name: 'compareScopeVersions',
  summary:
    'What differs, word by word, between two versions of the scope statement, or between a version and the text as it stands',
  method: 'GET',
  path: '/api/scope/statement/difference',
  access: { permission: 'profile:read' },
  change: 'none',
  query: z.strictObject({
    from: z.coerce.number().int().min(1).max(100_000),
    /** Left out: the text as it stands. */
    to: z.coerce.number().int().min(1).max(100_000).optional(),
    language: language.optional(),
  }),
  answer: z.strictObject({
    parts: z.array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
    changes: z.array(change),
  }),
})

export const downloadScopeVersion = contract({
  name: 'downloadScopeVersion',
  summary: 'An approved scope statement as the JSON file whose SHA-256 was noted',
  method: 'GET',
  path: '/api/scope/statement/versions/:number',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(100_000) }),
  answer: 'file',
})
