import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { done, id, instant, revision } from '../../platform/http/shapes.ts'

export const text = z.strictObject({ nl: z.string(), en: z.string() })
export const confidence = z.enum(['high', 'medium', 'low'])
/** What the requirement asked about demands against another. */
export const relation = z.enum(['equal', 'subset', 'superset', 'intersects'])

/** Short name of an edition, such as `nen-7510-2024`. */
export const editionId = z.string().regex(/^[a-z0-9-]{3,40}$/)
export const requirementId = z.string().regex(/^[0-9]{1,2}(\.[0-9]{1,2}){0,3}$/)

export const editionSummary = z.strictObject({
  id: editionId,
  name: z.string(),
  subject: text,
  publisher: z.string(),
  requirements: z.int(),
  healthcareControls: z.int(),
  /** Below 'high' the number is a count of hints, and is to be shown so; null where the edition makes no such difference. */
  healthcareConfidence: confidence.nullable(),
  /** Another edition of the same standard came later. */
  superseded: z.boolean(),
  /** What is not established about this edition, said openly. */
  notEstablished: z.array(text),
  adoption: z.strictObject({ id, revision, adoptedAt: instant, adoptedBy: z.string() }).nullable(),
})

export const requirement = z.strictObject({
  id: requirementId,
  theme: z.string(),
  title: text,
  titleConfidence: confidence,
  healthcare: z.strictObject({ mark: z.enum(['unique', 'deepened', 'guidance', 'none']), confidence }).nullable(),
  /** Where the organisation corrected the mark: what it says instead. `healthcare` stays what the content says. */
  correction: z
    .strictObject({
      revision,
      mark: z.enum(['unique', 'deepened', 'guidance', 'none']),
      reason: z.string(),
      correctedBy: z.string(),
      correctedAt: instant,
    })
    .nullable(),
  /** The same subject in other editions, with how they relate. */
  counterparts: z.array(
    z.strictObject({
      edition: editionId,
      requirement: requirementId,
      relation,
      confidence,
      /** What this rests on. */
      source: z.string(),
    }),
  ),
})

export const listEditions = contract({
  name: 'listEditions',
  summary: 'Editions of standards that can be adopted, and which the organisation adopted',
  method: 'GET',
  path: '/api/editions',
  access: { permission: 'standards:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({ items: z.array(editionSummary) }),
})

export const readEdition = contract({
  name: 'readEdition',
  summary: 'One edition with its themes and requirements: numbers and titles only, no text of the standard',
  method: 'GET',
  path: '/api/editions/:edition',
  access: { permission: 'standards:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ edition: editionId }),
  answer: z.strictObject({
    id: editionId,
    name: z.string(),
    subject: text,
    themes: z.array(z.strictObject({ id: z.string(), name: text })),
    /** Clauses 4 to 10: they always apply, so nothing is decided about them. */
    clauses: z.array(z.strictObject({ id: requirementId, title: text, titleConfidence: confidence })),
    requirements: z.array(requirement),
  }),
})

export const adoptEdition = contract({
  name: 'adoptEdition',
  summary: 'Adopt an edition: the organisation sets out to demonstrate it',
  method: 'POST',
  path: '/api/editions/:edition/adoption',
  access: { permission: 'standards:adopt' },
  change: 'new',
  params: z.strictObject({ edition: editionId }),
  answer: editionSummary,
})

export const withdrawAdoption = contract({
  name: 'withdrawAdoption',
  summary: 'Stop with an edition; decisions stay on record and return when it is adopted again',
  method: 'DELETE',
  path: '/api/editions/:edition/adoption',
  access: { permission: 'standards:adopt' },
  change: 'existing',
  params: z.strictObject({ edition: editionId }),
  answer: done,
})
