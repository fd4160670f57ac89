import type { LeftOutTold } from '../assurance/facts.ts'
import type { Named } from '../demonstrability/named.ts'
import type { Span } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'

/** Who covers a requirement, as a report says. */
export const coveredBy = ['supplier', 'shared', 'customer', 'nobody', 'not-applicable'] as const
export type CoveredBy = (typeof coveredBy)[number]

export const extents = ['directly', 'partly', 'none'] as const
export type Extent = (typeof extents)[number]

export const restingOn = ['certificate', 'assurance', 'own-statement', 'none'] as const
export type RestsOn = (typeof restingOn)[number]

/** How strong what a claim rests on is, strongest first. */
export const strengths = ['accredited-certificate', 'certificate', 'type-2', 'type-1', 'own-statement', 'none'] as const
export type Strength = (typeof strengths)[number]

/** Under which conditions a report may be read and passed on, freest first. */
export const sharingTerms = ['public', 'customer', 'nda', 'auditor'] as const
export type SharingTerms = (typeof sharingTerms)[number]

/** One line of a report: about a requirement of the edition that the report writes of. */
export type ClaimFact = {
  id: string
  edition: string
  requirement: string
  reference: string
  by: CoveredBy
  extent: Extent
  restsOn: RestsOn
  certificate: string | null
  assurance: string | null
}

/**
 * What takes weight from a ground, or has to be told beside it. Of certificates: about another standard or edition; not under accreditation,
 * or nobody knows; without body or number; never looked up at the body that issued it; of an edition to which certificates hold no longer.
 * Of assurance reports: a qualified opinion, or none that is known; an exception that is not acceptable, or not assessed; a part of ours
 * (CUEC) that is not done; an organisation left out of it that nothing holds; about financial reporting (ISAE 3402, SOC 1).
 */
export const groundMarks = [
  'other-standard',
  'not-accredited',
  'accreditation-unknown',
  'no-body-or-number',
  'not-looked-up',
  'edition-ended',
  'opinion-unknown',
  'qualified',
  'exception-not-acceptable',
  'exception-unassessed',
  'cuec-open',
  'subservice-without-report',
  'financial',
] as const
export type GroundMark = (typeof groundMarks)[number]

/**
 * One thing that claims about a requirement rest on, and the days that it shows by itself. `id`: of the certificate or assurance report;
 * null for an own statement, or where the report names none. So that it can be told what lapsed, and supposed that it does.
 */
export type GroundOfCoverage = {
  kind: RestsOn
  id: string | null
  title: string
  strength: Strength
  exists: readonly Span[]
  works: readonly Span[]
  /** `leftOut`: the organisation that a report leaves out, and why nothing holds it. */
  marks: readonly { mark: GroundMark; days: readonly Span[]; leftOut?: LeftOutTold }[]
}

/** What a service of a supplier covers of one requirement of an adopted edition, as its newest reports say, carried from older editions where needed. */
export type CoverageOfRequirement = {
  supplier: Named
  service: Named
  report: Named
  edition: string
  requirement: string
  by: CoveredBy
  extent: Extent
  strength: Strength
  /** By which claim, and through which older requirement it was carried; null where the report writes of this edition. */
  claims: readonly string[]
  carriedFrom: { edition: string; requirements: readonly string[] } | null
  grounds: readonly GroundOfCoverage[]
  /** The days of its grounds together: those on which what it rests on shows that it exists; and of these, that it worked. Only an accredited certificate and a type 2 report show operation. */
  exists: readonly Span[]
  works: readonly Span[]
  asOf: Day
}
