import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, language, line, pageOf, pageQuery, prose } from '../../platform/http/shapes.ts'
import {
  evidenceBody,
  evidenceFacts,
  evidenceItem,
  evidenceKind,
  evidenceParts,
  evidenceState,
} from './evidence-shapes.contract.ts'

const reading = { permission: 'evidence:read' } as const
const adding = { permission: 'evidence:add' } as const
const one = z.strictObject({ id })

/** Which evidence a list shows. Without a state, what was revised or withdrawn is left out. */
const filter = {
  measure: id.optional(),
  proof: id.optional(),
  edition: z.string().max(40).optional(),
  /** A requirement of the edition, by its key. */
  requirement: z.string().max(40).optional(),
  state: evidenceState.or(z.literal('all')).optional(),
  kind: evidenceKind.optional(),
  collectedBy: z.string().trim().max(160).optional(),
  /** Evidence about days of this period. */
  from: day.optional(),
  to: day.optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['period', 'fresh', 'title', 'collected']).default('period'),
  direction: z.enum(['up', 'down']).default('down'),
}
const filterQuery = z.strictObject(filter)
export type EvidenceFilter = z.output<typeof filterQuery>

export const listEvidence = contract({
  name: 'listEvidence',
  summary: 'Evidence, filtered, sorted and paged',
  method: 'GET',
  path: '/api/evidence',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(evidenceItem).shape,
    /** How many there are in each state, by the filter without its state. */
    counts: z.partialRecord(evidenceState, z.int()),
    /** Whether there is any at all, whatever the filter. */
    any: z.boolean(),
    /** How the proofs stand that measures in operation expect, whatever the filter. */
    proofs: z.strictObject({ fresh: z.int(), soon: z.int(), stale: z.int(), never: z.int() }),
  }),
})

export const downloadEvidenceList = contract({
  name: 'downloadEvidenceList',
  summary: 'The evidence that a list shows, as XLSX or CSV; at most 20,000 rows',
  method: 'GET',
  path: '/api/evidence/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx'), language: language.optional() }),
  answer: 'file',
})

export const readEvidence = contract({
  name: 'readEvidence',
  summary: 'One item of evidence with its parts, what it supports, and what puts it right',
  method: 'GET',
  path: '/api/evidence/items/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: evidenceItem,
})

export const readEvidenceChoices = contract({
  name: 'readEvidenceChoices',
  summary: 'Measures with the proofs that they expect, and who collected evidence, to choose from',
  method: 'GET',
  path: '/api/evidence/choices',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    measures: z.array(
      z.strictObject({
        id,
        title: z.string(),
        ended: z.boolean(),
        proofs: z.array(z.strictObject({ id, title: z.string(), freshFor: z.string() })),
      }),
    ),
    collectedBy: z.array(z.string()),
  }),
})

export const addEvidence = contract({
  name: 'addEvidence',
  summary: 'Record evidence: files, links or an observation, about a period, for measures and their proofs',
  method: 'POST',
  path: '/api/evidence',
  access: adding,
  change: 'new',
  body: evidenceBody,
  answer: one,
})

export const pushEvidence = contract({
  name: 'pushEvidence',
  summary: 'Record files as evidence from a script; the same files for the same proof and period are recorded once',
  method: 'POST',
  path: '/api/evidence/push',
  access: adding,
  change: 'new',
  tokens: true,
  body: z.strictObject({
    ...evidenceFacts,
    title: evidenceFacts.title.optional(),
    collectedBy: evidenceFacts.collectedBy.optional(),
    collectedOn: day.optional(),
    how: evidenceFacts.how.default(''),
    parts: evidenceParts,
    /** The id of a measure, or its title. */
    measure: line(1, 200),
    /** The id of one of its proofs, or its title. */
    proof: line(1, 300).optional(),
  }),
  answer: z.strictObject({
    id,
    /** False where the same was recorded before. */
    added: z.boolean(),
    measure: z.string(),
    proof: z.string().nullable(),
  }),
})

export const reviseEvidence = contract({
  name: 'reviseEvidence',
  summary: 'Put evidence right with new evidence; the old one stays to be read and no longer counts',
  method: 'POST',
  path: '/api/evidence/items/:id/revision',
  access: adding,
  change: 'existing',
  params: one,
  body: evidenceBody,
  answer: one,
})

export const withdrawEvidence = contract({
  name: 'withdrawEvidence',
  summary: 'Withdraw evidence, with a reason; it stays to be read and no longer counts',
  method: 'POST',
  path: '/api/evidence/items/:id/withdrawal',
  access: adding,
  change: 'existing',
  params: one,
  body: z.strictObject({ reason: prose(1000).min(1) }),
  answer: one,
})

export const downloadEvidencePart = contract({
  name: 'downloadEvidencePart',
  summary: 'A file of evidence, as it was handed in; always to save, never to show',
  method: 'GET',
  path: '/api/evidence/items/:id/parts/:part',
  access: reading,
  change: 'none',
  params: z.strictObject({ id, part: id }),
  answer: 'file',
})

export const readMeasureEvidence = contract({
  name: 'readMeasureEvidence',
  summary: 'How each proof that a measure expects stands: fresh until, stale since, or never handed in',
  method: 'GET',
  path: '/api/evidence/measures/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({
    /** A period that an audit asks for: the days of it that nothing covers. */
    from: day.optional(),
    to: day.optional(),
  }),
  answer: z.strictObject({
    proofs: z.array(
      z.strictObject({
        id,
        title: z.string(),
        kind: z.enum(['design', 'existence', 'operation']),
        freshFor: z.string(),
        state: z.enum(['fresh', 'soon', 'stale', 'never']),
        until: day.nullable(),
        items: z.int(),
        newest: z.strictObject({ id, title: z.string(), periodFrom: day, periodTo: day }).nullable(),
        gaps: z.array(z.strictObject({ from: day, to: day })),
      }),
    ),
    /** Items that support the measure in general. */
    general: z.int(),
    /** Requests for evidence that wait for an answer. */
    asked: z.int(),
  }),
})
