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
  /**
   * The organisations on which the supplier leans that the report leaves out and that touch what we use. `held`: the days on which a report
   * of their own that we hold shows that they work.
   */
  carvedOut: readonly { id: string; name: string; held: readonly Span[] }[]
}

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

/** `last`: of what grew stale the last day on which it counted. */
export type Lack = { why: LackKind; last: Day | null; days: readonly Span[] }

/** A measure that is to do what a report asks of the customer, and what it lacks for that; see core/assurance/doing.ts. */
export type DoingMeasure = Named & { lacks: readonly Lack[] }
