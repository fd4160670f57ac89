import { z } from 'zod'

const words = z.string().trim().min(1)
const inBothLanguages = z.strictObject({ nl: words, en: words })

/** How sure the product is of a fact about a standard: seen in a published source, inferred, or unverified. */
export const confidence = z.enum(['high', 'medium', 'low'])

/** Short name of an edition, such as `nen-7510-2024`. */
export const editionId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*-\d{4}$/)

/** Number of a requirement as the edition prints it, such as `5.10`. */
export const requirementId = z.string().regex(/^[1-9]\d?(\.[1-9]\d?){0,3}$/)

/** What NEN 7510 adds: a control of its own, a requirement on a shared control, guidance only, or nothing. */
const healthcareMark = z.enum(['unique', 'deepened', 'guidance', 'none'])

/** The five attributes by which ISO/IEC 27002:2022 lets controls be grouped. */
const attributes = z.strictObject({
  controlTypes: z.array(z.enum(['preventive', 'detective', 'corrective'])).min(1),
  properties: z.array(z.enum(['confidentiality', 'integrity', 'availability'])).min(1),
  concepts: z.array(z.enum(['identify', 'protect', 'detect', 'respond', 'recover'])).min(1),
  capabilities: z
    .array(
      z.enum([
        'governance',
        'asset-management',
        'information-protection',
        'human-resource-security',
        'physical-security',
        'system-and-network-security',
        'application-security',
        'secure-configuration',
        'identity-and-access-management',
        'threat-and-vulnerability-management',
        'continuity',
        'supplier-relationships-security',
        'legal-and-compliance',
        'information-security-event-management',
        'information-security-assurance',
      ]),
    )
    .min(1),
  domains: z.array(z.enum(['governance-and-ecosystem', 'protection', 'defence', 'resilience'])).min(1),
})

export const requirement = z.strictObject({
  id: requirementId,
  kind: z.enum(['control']),
  theme: words,
  title: inBothLanguages,
  /** Below 'high' where a title is a paraphrase. */
  titleConfidence: confidence,
  /** Null in editions that make no such difference. */
  healthcare: z.strictObject({ mark: healthcareMark, confidence }).nullable(),
  attributes: attributes.nullable(),
  attributesConfidence: confidence.nullable(),
  /** Counted as new against the edition before, as published; null where not established. */
  newInEdition: z.boolean().nullable(),
})

/** A management clause. Clauses always apply, so nothing is decided about them; a title of medium confidence is our own short one. */
const clause = z.strictObject({ id: requirementId, title: inBothLanguages, titleConfidence: confidence })

export const edition = z.strictObject({
  id: editionId,
  standard: z.enum(['nen-7510', 'iso-27001']),
  year: z.int().min(1990).max(2100),
  /** Raised with every change to this file. */
  contentVersion: z.int().positive(),
  name: words,
  subject: inBothLanguages,
  publisher: words,
  /** The last day on which certificates for the edition hold, where its transition has ended. Source: IAF MD 26. */
  certificatesThrough: z.iso.date().optional(),
  numbering: z.enum(['iso-27002-2022', 'iso-27002-2013']),
  /** The documents that make up the edition; they can have editions of their own. */
  parts: z.array(z.strictObject({ name: words, content: inBothLanguages })).min(1),
  sources: z.array(words).min(1),
  notEstablished: z.array(inBothLanguages),
  /** What the file must add up to; checked at start. */
  counts: z.strictObject({
    total: z.int(),
    clauses: z.int(),
    themes: z.record(words, z.int()),
    healthcare: z.record(healthcareMark, z.int()).nullable(),
    /** How sure it is that so many carry each mark: 'high' where the number was published, whichever controls they are. */
    healthcareConfidence: confidence.nullable(),
    newInEdition: z.int().nullable(),
  }),
  themes: z.array(z.strictObject({ id: words, nl: words, en: words })).min(1),
  /** Clauses 4 to 10, in natural order of number. */
  clauses: z.array(clause).min(1),
  /** In natural order of number: 5.2 before 5.10. */
  requirements: z.array(requirement).min(1),
})

export type Confidence = z.infer<typeof confidence>
export type EditionId = z.infer<typeof editionId>
export type RequirementId = z.infer<typeof requirementId>
export type Requirement = z.infer<typeof requirement>
/** One edition of a standard: identifiers, short titles and facts about them; never the text of the standard. */
export type Edition = z.infer<typeof edition>

/** Natural order of requirement numbers: 5.2 before 5.10, and 14.1.1 before 14.1.1.1. For sorting. */
export function compareRequirementIds(a: RequirementId, b: RequirementId): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const differing = left.findIndex((number, i) => number !== right[i])
  return differing < 0 ? left.length - right.length : (left[differing] ?? 0) - (right[differing] ?? 0)
}

/** Whether the requirement is a control specific to health care: NEN 7510's own, or its addition to a shared control. Guidance alone does not count. */
export function isHealthcareControl(requirement: Pick<Requirement, 'healthcare'>): boolean {
  return requirement.healthcare?.mark === 'unique' || requirement.healthcare?.mark === 'deepened'
}
