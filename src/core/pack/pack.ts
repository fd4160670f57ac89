import type { Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import type { PackPeriod } from './held-in.ts'
import type { PackProof, PackSupplier } from './pack-supplier.ts'

export type { PackAssurance, PackCoverage, PackSupplier } from './pack-supplier.ts'

type Both = { nl: string; en: string }
export type PackLanguage = 'nl' | 'en'

/** How a requirement stands, as it was judged: everything in it is written in words. */
export type PackVerdict = {
  edition: string
  editionName: string
  requirement: string
  number: string
  kind: 'controls' | 'clauses'
  title: Both
  healthcare: boolean
  state: 'demonstrable' | 'not-yet' | 'not-demonstrable' | 'not-applicable'
  reason: Both
  since: Day | null
  until: Day | null
  links: { link: string; name: Both; question: Both; state: string; stateName: Both; reason: Both }[]
  suppliers: PackProof
}

export type PackMeasure = {
  id: string
  title: string
  how: string
  owner: string
  since: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  effectiveness: string
  /** Of the requirements in the pack: edition and requirement, with a space between. */
  requirements: string[]
  /** The systems that it is about; none: the organisation as a whole. */
  systems: { id: string; name: string }[]
  proofs: { id: string; title: string; kind: string; freshFor: string }[]
  exceptions: { title: string; reason: string; starts: Day; ends: Day; acceptedBy: string; closedOn: Day | null }[]
}

/** A file as it stands in the pack. */
export type PackFile = { name: string; path: string; sha256: string; size: number; mediaType: string }

export type PackVersion = {
  id: string
  number: number
  holdsFrom: Day
  reviewBy: Day
  approvedAt: Instant
  sha256: string
  changes: string
  inShort: string
  body: unknown
  file: PackFile | null
  approvals: { name: string; at: Instant }[]
  /** `staff` is the identifier by which the trail names whoever confirmed. */
  confirmations: { staff: string; name: string; at: Instant; by: string; score: number | null }[]
  /** Everybody for whom it was meant on the last day of the period on which it held; null where nobody has to confirm. */
  audience: { on: Day; count: number; missing: string[] } | null
}

export type PackPolicy = {
  id: string
  title: string
  kind: string
  language: PackLanguage
  owner: string
  confirm: boolean
  wantedShare: number
  requirements: string[]
  measures: string[]
  versions: PackVersion[]
}

export type PackEvidence = {
  id: string
  title: string
  periodFrom: Day
  periodTo: Day
  collectedBy: string
  collectedOn: Day
  how: string
  source: string
  recordedBy: string
  recordedAt: Instant
  revises: string | null
  /** Withdrawn, or put right by other evidence: it is told of, and its files are left out. */
  withdrawn: { at: Instant; reason: string } | null
  revisedBy: string | null
  supports: { measure: string; proof: string | null }[]
  parts: { kind: string; name: string; url: string | null; observation: string | null; file: PackFile | null }[]
}

export type PackReview = {
  id: string
  title: string
  kind: string
  reviewedOn: Day
  reviewer: string
  independence: string
  note: string
  requirements: string[]
  findings: {
    requirement: string
    grade: string
    what: string
    owner: string
    dueOn: Day | null
    closedOn: Day | null
    closingNote: string
  }[]
}

/** Named requirements (edition and requirement, with a space between), and systems that measures are about. */
export type PackScope = { requirements: string[]; systems: { id: string; name: string }[] }

/** All that a pack tells, before it is written as files. */
export type PackModel = {
  organisation: { id: string; name: string }
  title: string
  language: PackLanguage
  audit: { title: string; kind: string; body: string; starts: Day; ends: Day } | null
  editions: { id: string; name: string }[]
  period: PackPeriod
  /** What the pack was limited to; an empty list limits nothing. */
  scope: PackScope | null
  /** Requirements of the editions that the scope or the sample leaves out: edition and requirement, with a space between. */
  leftOut: string[]
  sample: { count: number; of: number; seed: string } | null
  /** The moment of which the facts are, and the day for which verdicts were computed. */
  madeAt: Instant
  judgedOn: Day
  /** The trail as it was at that moment; its root is in base64. */
  trail: { origin: string; size: number; root: string }
  statement: { version: number | null; files: { path: string; name: string }[] }
  requirements: (PackVerdict & { weight: number })[]
  measures: PackMeasure[]
  policies: PackPolicy[]
  evidence: PackEvidence[]
  reviews: PackReview[]
  /** Those on whose services measures in the pack rely; all, where a requirement about suppliers is in it. */
  suppliers: PackSupplier[]
}
