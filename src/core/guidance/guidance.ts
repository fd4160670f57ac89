import { z } from 'zod'
import { requirementId } from '../standards/edition.ts'

const words = z.string().trim().min(1)
const both = z.strictObject({ nl: words, en: words })
const lists = z
  .strictObject({ nl: z.array(words).min(2).max(6), en: z.array(words).min(2).max(6) })
  .refine(({ nl, en }) => nl.length === en.length, 'nl and en are of different length')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** What a question or a piece of proof is about: written down (opzet), there (bestaan), or shown to work over time (werking). */
export const proofKind = z.enum(['design', 'existence', 'operation'])

/** A length of time in whole days, weeks, months or years (ISO 8601): P1D, P2W, P3M, P1Y. */
const period = z.string().regex(/^P[1-9]\d?[DWMY]$/)

/** Who would own a measure, by role rather than by name. */
export const ownerRole = z.enum([
  'board',
  'security-officer',
  'data-protection-officer',
  'it-manager',
  'system-owner',
  'process-owner',
  'hr',
  'facility-manager',
  'procurement',
  'quality-manager',
  'software-lead',
])

/** Facts of an organisation on which applicability can turn. A requirement is a candidate for exclusion where one of them is *not* so. */
export const profileFact = z.enum([
  'gives-care',
  'develops-software',
  'outsources-development',
  'own-premises',
  'own-server-rooms',
  'delivers-equipment',
  'uses-medical-devices',
  'remote-work',
  'uses-suppliers',
  'uses-cloud',
  'has-staff',
  'publishes-health-information',
  'identifies-subjects-of-care',
  'shows-or-prints-health-data',
  'uses-removable-media',
  'tests-with-real-data',
  'own-network',
])

/** The ways in which a supplier can touch personal health information. */
export const touchWay = z.enum(['stores', 'processes', 'transports', 'sees-in-support', 'backs-up', 'destroys'])

const question = z.strictObject({
  id: slug,
  kind: proofKind,
  /** Asked only where NEN 7510 is adopted: the question is about what is specific to care. */
  care: z.boolean().default(false),
  ...both.shape,
  /** When 'partly' is the right answer. */
  partly_when: both.optional(),
  /** The release of the questions with which it came; an assessment asks those of the release that it was started with. */
  since: z.int().positive().default(1),
  /** The last release that asks it. It stays in the file, so that answers to it can always be read. */
  until: z.int().positive().optional(),
})

/**
 * The release of the questions as a whole, and every question that belongs to it or came before, with a fingerprint of what it asks:
 * an id is never used for another question and never taken away, since answers of organisations refer to it.
 */
export const released = z.strictObject({
  id: z.literal('released'),
  release: z.int().positive(),
  questions: z
    .record(z.string(), z.string().regex(/^[0-9a-f]{12}$/))
    .refine((questions) => Object.keys(questions).length > 0, 'holds no question'),
})

const proof = z.strictObject({
  id: slug,
  kind: proofKind,
  care: z.boolean().default(false),
  /** How long a piece of this proof usually counts as fresh. */
  fresh_for: period,
  ...both.shape,
})

const measure = z.strictObject({
  ...both.shape,
  owner_role: ownerRole,
  /** What recurs, and how often. */
  rhythm: z
    .array(z.strictObject({ every: period, ...both.shape }))
    .min(1)
    .max(4),
})

/**
 * What the product says about one requirement, in its own words: for a reader who never saw the standard. One text serves every
 * edition that numbers as ISO/IEC 27002:2022 does; `care` and what is marked `care: true` are left out for ISO/IEC 27001.
 */
export const guidance = z.strictObject({
  id: requirementId,
  /** Raised with every change to the file. */
  version: z.int().positive().default(1),
  about: both,
  care: both.optional(),
  questions: z.array(question).min(2).max(5),
  auditor_looks_at: lists,
  proof: z.array(proof).min(2).max(5),
  measure,
  mistakes: lists,
  excludable_when_not: z.array(profileFact).default([]),
  touchpoints: z.array(touchWay).default([]),
  related: z.array(requirementId).default([]),
  /** How much work it is to get this going where nothing is there: 1 days, 2 weeks, 3 months. */
  effort: z.int().min(1).max(3),
  /** How heavily its absence weighs for patients, clients and care: 1 some, 2 much, 3 most. */
  weight: z.int().min(1).max(3),
})

export type Guidance = z.infer<typeof guidance>
export type ProofKind = z.infer<typeof proofKind>
export type ProfileFact = z.infer<typeof profileFact>
export type TouchWay = z.infer<typeof touchWay>
export type OwnerRole = z.infer<typeof ownerRole>
export type Released = z.infer<typeof released>

/** Whether a question is asked in assessments that were started with a release. */
export const isAskedIn = (release: number, question: Pick<Guidance['questions'][number], 'since' | 'until'>): boolean =>
  question.since <= release && (question.until === undefined || release <= question.until)

/** The explanations by number: of the controls, and of the management clauses 4 to 10. */
export type GuidanceSet = {
  controls: ReadonlyMap<string, Guidance>
  clauses: ReadonlyMap<string, Guidance>
  released: Released
}
