import { z } from 'zod'
import { requirementKey } from '../../core/standards/requirement-key.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, language, line, pageOf, pageQuery } from '../../platform/http/shapes.ts'

const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
const making = { permission: 'pack:make' } as const

const ref = z.strictObject({ edition: editionId, requirement: requirementKey })

const packBody = z.strictObject({
  title: line(1, 200),
  /** The audit that it is for; null: for none that is planned. */
  audit: id.nullable(),
  editions: z.array(editionId).min(1).max(10),
  /** The days that it is about, both included. */
  from: day,
  to: day,
  /** Only these requirements, and only those of which a measure is about one of these systems; an empty list limits nothing. */
  scope: z
    .strictObject({ requirements: z.array(ref).max(1000), systems: z.array(id).max(100) })
    .nullable()
    .default(null),
  /** So many requirements drawn by weight; the same seed draws the same. Null: all. */
  sample: z.strictObject({ count: z.int().min(1).max(1000), seed: line(1, 80) }).nullable(),
  language,
})
export type PackBody = z.output<typeof packBody>

const pack = z.strictObject({
  id,
  title: z.string(),
  language,
  editions: z.array(z.strictObject({ id: editionId, name: z.string() })),
  from: day,
  to: day,
  /** How many requirements were named, and which systems. */
  scope: z
    .strictObject({ requirements: z.int(), systems: z.array(z.strictObject({ id, name: z.string() })) })
    .nullable(),
  sample: z.strictObject({ count: z.int(), seed: z.string() }).nullable(),
  requirements: z.int(),
  files: z.int(),
  /** Bytes of all files together. */
  size: z.int(),
  /** SHA-256 of manifest.json: it stands in the trail, in the entry with this number. */
  manifest: z.string(),
  entry: z.int(),
  madeBy: z.string(),
  madeAt: instant,
})

export const listPacks = contract({
  name: 'listPacks',
  summary: 'Evidence packs that were made, newest first, each with the hash of its manifest',
  method: 'GET',
  path: '/api/packs',
  access: making,
  change: 'none',
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(pack),
})

export const makePack = contract({
  name: 'makePack',
  summary:
    'Make an evidence pack: what holds at this moment, with its trail and proofs; the hash of its manifest goes into the trail',
  method: 'POST',
  path: '/api/packs',
  access: making,
  change: 'new',
  body: packBody,
  answer: pack,
})

export const downloadPack = contract({
  name: 'downloadPack',
  summary: 'An evidence pack as a ZIP file, the same to the byte each time',
  method: 'GET',
  path: '/api/packs/:id/file',
  access: making,
  change: 'none',
  params: z.strictObject({ id }),
  answer: 'file',
})

export const downloadVerifier = contract({
  name: 'downloadVerifier',
  summary: 'The program that verifies an evidence pack offline, with Node alone',
  method: 'GET',
  path: '/api/pack-verifier',
  access: 'public',
  change: 'none',
  answer: 'file',
})
