import { z } from 'zod'
import { ownerRole, proofKind } from '../../core/guidance/guidance.ts'
import { contract } from '../../platform/http/contract.ts'
import { done, instant, prose, revision } from '../../platform/http/shapes.ts'
import { confidence, editionId, relation, requirementId, text } from './standards.contract.ts'

/** A control of an edition, or one of its management clauses: they share numbers. */
export const requirementKind = z.enum(['controls', 'clauses'])
const mark = z.enum(['unique', 'deepened', 'guidance', 'none'])
const lists = z.strictObject({ nl: z.array(z.string()), en: z.array(z.string()) })

/** What the product says about a requirement, in its own words. Parts about care are left out of editions that are not. */
export const explanation = z.strictObject({
  version: z.int(),
  about: text,
  care: text.nullable(),
  questions: z.array(
    z.strictObject({ id: z.string(), kind: proofKind, care: z.boolean(), ...text.shape, partlyWhen: text.nullable() }),
  ),
  auditorLooksAt: lists,
  proof: z.array(
    z.strictObject({ id: z.string(), kind: proofKind, care: z.boolean(), ...text.shape, freshFor: z.string() }),
  ),
  measure: z.strictObject({
    ...text.shape,
    ownerRole,
    rhythm: z.array(z.strictObject({ every: z.string(), ...text.shape })),
  }),
  mistakes: lists,
  related: z.array(z.strictObject({ requirement: requirementId, title: text })),
})

/** Text of the standard that the organisation bought, for its own eyes alone. */
export const ownText = z.strictObject({ revision, text: z.string(), writtenBy: z.string(), writtenAt: instant })

const one = z.strictObject({ edition: editionId, kind: requirementKind, requirement: requirementId })

export const readExplanation = contract({
  name: 'readExplanation',
  summary: 'What a requirement asks, in the words of the product, and the own text of the organisation',
  method: 'GET',
  path: '/api/editions/:edition/:kind/:requirement/explanation',
  access: { permission: 'standards:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  answer: z.strictObject({
    edition: editionId,
    editionName: z.string(),
    kind: requirementKind,
    requirement: requirementId,
    title: text,
    titleConfidence: confidence,
    /** Null for editions of which the product knows titles, marks and mappings only. */
    explanation: explanation.nullable(),
    /** For an edition without explanations: where the same subject is explained. */
    explainedAt: z.array(z.strictObject({ edition: editionId, requirement: requirementId, title: text, confidence })),
    /** What the requirement asks against each measure of law that it serves, and what that rests on. */
    laws: z.array(
      z.strictObject({ law: text, measure: z.string(), title: text, relation, confidence, source: z.string() }),
    ),
    ownText: ownText.nullable(),
  }),
})

export const saveOwnText = contract({
  name: 'saveOwnText',
  summary: 'Keep the text of a requirement that the organisation bought, for itself alone',
  method: 'PUT',
  path: '/api/editions/:edition/:kind/:requirement/own-text',
  access: { permission: 'standards:annotate' },
  change: 'existing',
  params: one,
  body: z.strictObject({ text: prose(20_000).min(1) }),
  answer: ownText,
})

export const removeOwnText = contract({
  name: 'removeOwnText',
  summary: 'Take the own text of a requirement away; history keeps what it was',
  method: 'DELETE',
  path: '/api/editions/:edition/:kind/:requirement/own-text',
  access: { permission: 'standards:annotate' },
  change: 'existing',
  params: one,
  answer: done,
})

const ofControl = z.strictObject({ edition: editionId, requirement: requirementId })

/** What the organisation holds a control to add for health care, against what the content says. */
export const markCorrection = z.strictObject({
  revision,
  mark,
  reason: z.string(),
  correctedBy: z.string(),
  correctedAt: instant,
})

export const correctMark = contract({
  name: 'correctMark',
  summary: 'Say what a control adds for health care, where the content is uncertain or wrong',
  method: 'PUT',
  path: '/api/editions/:edition/controls/:requirement/mark',
  access: { permission: 'standards:annotate' },
  change: 'existing',
  params: ofControl,
  body: z.strictObject({ mark, reason: prose(1000).min(1) }),
  answer: markCorrection,
})

export const withdrawCorrection = contract({
  name: 'withdrawCorrection',
  summary: 'Go back to what the content says about a control',
  method: 'DELETE',
  path: '/api/editions/:edition/controls/:requirement/mark',
  access: { permission: 'standards:annotate' },
  change: 'existing',
  params: ofControl,
  answer: done,
})
