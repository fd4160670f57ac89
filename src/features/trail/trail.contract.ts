import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { instant, pageOf, pageQuery, revision } from '../../platform/http/shapes.ts'

export const trailEntry = z.strictObject({
  revision,
  at: instant,
  /** Who did it, as named at that moment. */
  actor: z.string(),
  actorKind: z.enum(['person', 'operator', 'system', 'token', 'reader']),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** Rows that this entry changed. */
  changes: z.int(),
})

export const listTrail = contract({
  name: 'listTrail',
  summary: 'Who did what and when, newest first',
  method: 'GET',
  path: '/api/trail',
  access: { permission: 'trail:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    action: z.string().max(80).optional(),
    text: z.string().trim().max(100).optional(),
  }),
  answer: pageOf(trailEntry),
})

export const readTrailEntry = contract({
  name: 'readTrailEntry',
  summary: 'One entry with the rows before and after, and the proof that it is in the tree (RFC 6962)',
  method: 'GET',
  path: '/api/trail/:revision',
  access: { permission: 'trail:read' },
  change: 'none',
  params: z.strictObject({ revision: z.coerce.number().int().min(1) }),
  answer: z.strictObject({
    ...trailEntry.shape,
    rows: z.array(
      z.strictObject({
        table: z.string(),
        key: z.string(),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    /** Base64. */
    leafHash: z.string(),
    proof: z.array(z.string()),
    treeSize: z.int(),
  }),
})

/** A checkpoint to hand to an auditor: whoever holds it can see later whether anything before it was changed. */
export const readCheckpoint = contract({
  name: 'readCheckpoint',
  summary: 'The newest signed checkpoint of the trail (C2SP signed note)',
  method: 'GET',
  path: '/api/trail/checkpoint',
  access: { permission: 'trail:read' },
  change: 'none',
  answer: z.strictObject({
    note: z.string(),
    verifierKey: z.string(),
    size: z.int(),
    root: z.string(),
    at: instant.nullable(),
  }),
})

export const trailFault = z.strictObject({
  /** Where the first thing is that is not as it was written: a revision, or a row. */
  kind: z.enum(['leaf', 'gap', 'root', 'signature', 'row', 'history', 'checkpoint', 'file']),
  organisation: z.string(),
  revision: z.int().nullable(),
  table: z.string().nullable(),
  key: z.string().nullable(),
  sentence: z.string(),
})

export const trailVerification = z.strictObject({
  whole: z.boolean(),
  organisations: z.int(),
  entries: z.int(),
  rows: z.int(),
  /** Stored files that were read to their end; null where they were not asked for. */
  files: z.int().nullable(),
  faults: z.array(trailFault),
})

export const verifyTrail = contract({
  name: 'verifyTrail',
  summary: 'Prove the trail of this organisation whole, or name the first place where it is not',
  method: 'POST',
  path: '/api/trail/verify',
  access: { permission: 'trail:read' },
  change: 'session',
  body: z.strictObject({
    /** A checkpoint kept elsewhere, or the size and root that a document printed: the trail must still contain all that it covered. */
    checkpoint: z.string().max(4000).optional(),
    /** Read every stored file as well: with many files this takes a while. */
    files: z.boolean().default(false),
  }),
  answer: trailVerification,
})

export const verifyInstallation = contract({
  name: 'verifyInstallation',
  summary: 'The same for all organisations and the installation',
  method: 'POST',
  path: '/api/system/verify',
  access: 'operator',
  change: 'session',
  answer: trailVerification,
})

export const listInstallationTrail = contract({
  name: 'listInstallationTrail',
  summary: 'Acts on the installation itself: accounts, sign-ins, organisations, backups',
  method: 'GET',
  path: '/api/system/trail',
  access: 'operator',
  change: 'none',
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(trailEntry),
})
