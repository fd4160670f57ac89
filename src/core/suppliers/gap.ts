import type { LackWhy, LeftOutTold } from '../assurance/facts.ts'
import type { Named } from '../demonstrability/named.ts'
import type { Span } from '../demonstrability/steps.ts'

/**
 * What is missing at a supplier, and of which control on suppliers (numbering of 2022 and 2024) it takes the proof away:
 * 5.19 relations, 5.20 agreements, 5.21 the chain behind, 5.22 following and reviewing, 5.23 cloud services.
 */
export const gapKinds = {
  'nobody-answers': '5.19',
  'no-mfa': '5.19',
  'not-logged': '5.19',
  'reach-unknown': '5.19',
  'no-contract': '5.20',
  'no-agreement': '5.20',
  'agreement-incomplete': '5.20',
  'subprocessor-not-agreed': '5.21',
  'subprocessor-not-asked': '5.21',
  'subprocessors-unknown': '5.21',
  'subservice-without-report': '5.21',
  'never-reviewed': '5.22',
  'review-overdue': '5.22',
  'action-overdue': '5.22',
  'certificate-lapsed': '5.22',
  'certificate-unchecked': '5.22',
  'assurance-gap': '5.22',
  'exception-unassessed': '5.22',
  'cuec-open': '5.22',
  'no-exit-plan': '5.23',
} as const
export type GapKind = keyof typeof gapKinds

/**
 * One thing that is missing, and the days on which it is; united spans, so that since and until are exact. `breaks`: it takes away that the
 * control can be demonstrated; others are told and asked for. `about`: the service, agreement, sub-processor or report that it is about.
 */
export type SupplierGap = {
  supplier: Named
  kind: GapKind
  about: Named | null
  breaks: boolean
  days: readonly Span[]
  /** Of what a report asks of us: which of it, and which measure lacks what to do it; null where no measure is linked. */
  asked?: { cuecs: readonly string[]; measure: (Named & LackWhy) | null }
  /** The organisation that a report leaves out, and why nothing holds it. */
  leftOut?: LeftOutTold
}
