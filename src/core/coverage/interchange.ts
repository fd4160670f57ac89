import type { Accredited } from '../profile/certificate.ts'
import type { Day } from '../time/day.ts'
import type { CoveredBy, Extent, RestsOn, SharingTerms } from './facts.ts'

/** A certificate or an assurance report as a coverage report names it: enough to find it, or to record it, at whoever reads the report. */
export type NamedGround = {
  /** By which claims point to it, within one report. */
  key: string
  kind: 'certificate' | 'assurance'
  /** The edition of the certificate (an id of the content, or words), or the kind of report, such as 'soc-2'. */
  standard: string
  title: string
  /** The body or the auditor. */
  body: string
  number: string
  accredited: Accredited
  /** 1 or 2 for assurance, null for a certificate. */
  type: 1 | 2 | null
  /** First and last day of a certificate, or of the period of a report of type 2; of type 1 both are its day. */
  starts: Day
  ends: Day
  scope: string
  opinion: string
}

/** One line of a report as it travels. */
export type TravellingClaim = {
  edition: string
  requirement: string
  reference: string
  by: CoveredBy
  extent: Extent
  restsOn: RestsOn
  /** The key of its ground; null where it rests on none that is named. */
  ground: string | null
  place: string
  statement: string
  customerPart: string
}

/**
 * A coverage report as it goes from a supplier to a customer, whatever the form (sheet, OSCAL, PDF). What one installation writes another
 * reads without loss: `readCoverage(writeCoverage(document))` is `document`.
 */
export type CoverageDocument = {
  supplier: string
  service: string
  title: string
  version: string
  asOf: Day
  language: 'nl' | 'en'
  terms: SharingTerms
  termsNote: string
  disclaimer: string
  grounds: readonly NamedGround[]
  claims: readonly TravellingClaim[]
}
