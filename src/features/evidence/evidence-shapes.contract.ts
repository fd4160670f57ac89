import { z } from 'zod'
import { day, id, instant, line, prose, revision } from '../../platform/http/shapes.ts'

/** An https address without a password in it. It is shown and opened by people; the server never fetches it. */
const httpsLink = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
  }, 'https-only')

export const evidenceParts = z
  .array(
    z.discriminatedUnion('kind', [
      /** A file that was handed in before, and how it is called here. */
      z.strictObject({ kind: z.literal('file'), file: id, name: line(1, 255) }),
      z.strictObject({ kind: z.literal('link'), url: httpsLink, name: line(0, 255) }),
      z.strictObject({ kind: z.literal('observation'), observation: prose(8000).min(1) }),
    ]),
  )
  .min(1)
  .max(50)

/** What somebody writes about evidence, besides what it supports. */
export const evidenceFacts = {
  title: line(1, 200),
  /** The days that it is about, both included. */
  periodFrom: day,
  periodTo: day,
  /** Who collected it: a person, a system, a script. */
  collectedBy: line(1, 160),
  collectedOn: day,
  /** How it was made: which report, which query, what was looked at. */
  how: prose(2000),
  parts: evidenceParts,
}

/** Which measures it supports, and which of the proofs that they expect; null: the measure in general. */
const supports = z
  .array(z.strictObject({ measure: id, proof: id.nullable() }))
  .min(1)
  .max(100)

export const evidenceBody = z.strictObject({ ...evidenceFacts, supports })
export type EvidenceBody = z.output<typeof evidenceBody>

/**
 * How it stands today. 'no-rule': it supports measures in general, for which nothing says how long. 'revised': newer evidence puts it
 * right. The two last no longer count.
 */
export const evidenceState = z.enum(['fresh', 'soon', 'stale', 'no-rule', 'revised', 'withdrawn'])
export type EvidenceState = z.output<typeof evidenceState>
export const evidenceKind = z.enum(['file', 'link', 'observation'])

const evidencePart = z.strictObject({
  id,
  kind: evidenceKind,
  name: z.string(),
  url: z.string().nullable(),
  observation: z.string().nullable(),
  file: id.nullable(),
  mediaType: z.string().nullable(),
  /** Bytes. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  scan: z.enum(['clean', 'unscanned']).nullable(),
})

const supported = z.strictObject({
  measure: id,
  measureTitle: z.string(),
  proof: id.nullable(),
  proofTitle: z.string().nullable(),
  /** The last day on which it is fresh by the rule of that proof; null without one. */
  freshUntil: day.nullable(),
})

export const evidenceItem = z.strictObject({
  id,
  revision,
  title: z.string(),
  periodFrom: day,
  periodTo: day,
  collectedBy: z.string(),
  collectedOn: day,
  how: z.string(),
  source: z.enum(['screen', 'api', 'request']),
  recordedBy: z.string(),
  recordedAt: instant,
  revises: id.nullable(),
  revisedBy: id.nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string(),
  state: evidenceState,
  /** The first day on which one of the proofs that it gives is no longer fresh, less one. */
  freshUntil: day.nullable(),
  parts: z.array(evidencePart),
  supports: z.array(supported),
})
export type EvidenceItem = z.output<typeof evidenceItem>
