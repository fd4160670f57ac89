import type { Named } from '../demonstrability/named.ts'
import type { Span } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'

export const assuranceKinds = ['isae-3402', 'isae-3000', 'soc-1', 'soc-2', 'other'] as const
export type AssuranceKind = (typeof assuranceKinds)[number]

/** Made for the customer's own financial reporting: what it tests need not be what security asks. */
export const isFinancial = (kind: AssuranceKind): boolean => kind === 'isae-3402' || kind === 'soc-1'

/** Made for criteria such as security and availability. */
export const isOfSecurity = (kind: AssuranceKind): boolean => kind === 'isae-3000' || kind === 'soc-2'

/** 'unknown': nobody told; such a report shows nothing of what worked until somebody looks it up. */
export const opinions = ['unqualified', 'qualified', 'adverse', 'disclaimer', 'unknown'] as const
export type Opinion = (typeof opinions)[number]

/** What an exception means here: of no effect, made up for at ours, taken as it is, or not to be taken. */
export const exceptionAssessments = ['no-effect', 'compensated', 'accepted', 'not-acceptable'] as const
export type ExceptionAssessment = (typeof exceptionAssessments)[number]

/** Whether an organisation on which the supplier leans is within the report, or left out of it. */
export const subserviceMethods = ['inclusive', 'carved-out'] as const
export type SubserviceMethod = (typeof subserviceMethods)[number]

/** An assurance report. Type 1 tells what was designed on a day, type 2 what worked over a period. `services` empty: all of the supplier. */
export type AssuranceFact = Named & {
  supplier: string
  services: readonly string[]
  kind: AssuranceKind
  /** In words, where the kind is 'other'. */
  kindOther: string
  type: 1 | 2
  asOf: Day | null
  periodFrom: Day | null
  periodTo: Day | null
  opinion: Opinion
  issuedOn: Day | null
  bridges: readonly { id: string; from: Day; to: Day; issuedOn: Day | null }[]
  exceptions: readonly {
    id: string
    assessment: ExceptionAssessment | null
    assessedOn: Day | null
  }[]
  /** What the customer has to do: by a measure of ours, or not asked of us. Neither is an open gap. */
  cuecs: readonly {
    id: string
    what: string
    measure: DoingMeasure | null
    notOurs: boolean
  }[]
  /** The organisations on which the supplier leans that the report leaves out and that touch what we use. */
  carvedOut: readonly HeldFact[]
}

/**
 * An organisation that a report leaves out, as recorded. `known`: the supplier of ours that it is, as the report says, or by its name in the
 * register of sub-processors; null where neither tells.
 */
export type LeftOutFact = { id: string; name: string; known: { supplier: string; fromRegister: boolean } | null }

/** The same with the reports that hold it and their days, and what lacks on all other days; see core/assurance/holding.ts. */
export type HeldFact = LeftOutFact & {
  heldBy: readonly { report: Named; days: readonly Span[] }[]
  lacks: readonly Unheld[]
}

/**
 * Why nothing holds an organisation that is left out. Of itself: it is no supplier of ours, or no report about it is recorded. Of the report
 * that comes nearest, from the farthest: it is about named services alone, of another kind, of type I, without an opinion that counts, with
 * an exception that is not acceptable; it is about later days, or no longer fresh; what it asks of its customers is not done, or it leaves
 * out an organisation itself that nothing holds.
 */
export const unheldKinds = [
  'not-a-supplier',
  'no-report',
  'named-services',
  'other-kind',
  'type-1',
  'opinion',
  'exception',
  'later-days',
  'over',
  'asks-more',
  'leaves-out',
] as const
export type UnheldKind = (typeof unheldKinds)[number]

/** `last`: of a report that is no longer fresh the last day on which it counted. */
export type UnheldWhy = { why: UnheldKind; report: Named | null; last: Day | null }
export type Unheld = UnheldWhy & { days: readonly Span[] }

/** An organisation that is left out and not held, by name, and why. */
export type LeftOutTold = UnheldWhy & { name: string }

/** Why a measure does not do what a report asks of the customer: of itself, or because its own evidence does not show it. */
export const lackKinds = [
  'not-in-operation',
  'ended',
  'nobody-answers',
  'excepted',
  'never-shown',
  'stale',
  'only-existence',
] as const
export type LackKind = (typeof lackKinds)[number]

/**
 * `last`: of what grew stale the last day on which it counted. `proofs`: where some of what a measure has to show is there, or was, what lacks
 * and what is there; null where that says no more than `why`.
 */
export type LackWhy = {
  why: LackKind
  last: Day | null
  proofs: { lacking: { title: string; last: Day | null }[]; there: string[] } | null
}
export type Lack = LackWhy & { days: readonly Span[] }

/** A measure that is to do what a report asks of the customer, and what it lacks for that; see core/assurance/doing.ts. */
export type DoingMeasure = Named & { lacks: readonly Lack[] }
