import type { Lapse } from '../applicability/basis.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import type { Named } from './named.ts'
import type { RelianceFact } from './reliance.ts'
import type { Span, Steps } from './steps.ts'

/** What was decided about a control; clauses always apply. */
export type DecisionFact = { applies: boolean; decidedOn: Day; reasons: string[]; lapsed: Lapse[] }

/** Somebody by name, and the last day on which he or she works here; null while no end is known. */
export type PersonFact = { id: string; name: string; ends: Day | null }

/** A measure is not applied somewhere, knowingly, through a day; `instead` are the days on which what compensates is in operation and somebody answers for it. */
export type ExceptionFact = {
  title: string
  starts: Day
  ends: Day
  instead: readonly Span[] | null
  closedOn: Day | null
}

/** Something that has to show that a measure exists or works. `covered`: the days that evidence shows or is still fresh for; united. */
export type ProofFact = {
  id: string
  title: string
  kind: 'existence' | 'operation'
  freshFor: string
  covered: readonly Span[]
}

export type MeasureFact = Named & {
  owner: PersonFact | null
  /** A role in words, where nobody is named. */
  ownerRole: string
  standIn: PersonFact | null
  standInRole: string
  since: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  exceptions: readonly ExceptionFact[]
  /** Of the kinds existence and operation. What is designed is shown by documents. */
  proofs: readonly ProofFact[]
  /** Days covered by evidence for the measure as a whole. */
  covered: readonly Span[]
  /** The services of suppliers that it relies on; what their reports show is the proof of it. */
  relies: readonly RelianceFact[]
}

export type VersionFact = { number: number; holdsFrom: Day; reviewBy: Day }

/** How many of an audience know a version, and whether the others still have time. */
export type KnownStanding = {
  state: 'known' | 'confirming' | 'unknown' | 'nobody'
  confirmed: number
  audience: number
}

export type DocumentFact = Named & {
  /** The approved versions that were not withdrawn, in order of the day from which they hold. */
  versions: readonly VersionFact[]
  /** Per cent of the audience that suffices; null: nobody has to confirm. */
  wanted: number | null
  /** Who knows the newest version, by day. */
  known: Steps<KnownStanding>
}

/** An audit that is planned. `certificate`: the own certificate of which it is a surveillance day; null where it was planned by itself. */
export type AuditFact = {
  title: string
  kind: string
  editions: readonly string[]
  starts: Day
  ends: Day
  certificate: string | null
}

/** Somebody independent looked at a requirement. */
export type ReviewFact = Named & { on: Day }

/** A major nonconformity about a requirement. */
export type MajorFact = { review: Named; what: string; foundOn: Day; closedOn: Day | null }

/** Everything that is known about one requirement of an adopted edition, as recorded at one moment. */
export type RequirementFacts = {
  edition: string
  key: string
  kind: 'controls' | 'clauses'
  adoptedOn: Day
  decision: DecisionFact | null
  measures: readonly MeasureFact[]
  documents: readonly DocumentFact[]
  audits: readonly AuditFact[]
  reviews: readonly ReviewFact[]
  majors: readonly MajorFact[]
  /** What is missing at suppliers and takes the proof of this requirement away. */
  gaps: readonly SupplierGap[]
}

/** How many months of operation an auditor wants to see before the audit. Source: what certification bodies ask; about three months. */
export const wantedMonths = 3

/** Within how many months every requirement is looked at independently: the three years of a certificate. */
export const cycleMonths = 36
