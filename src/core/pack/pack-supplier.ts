import type { AssuranceKind, Opinion } from '../assurance/facts.ts'
import type { CoveredBy, Extent, RestsOn, SharingTerms } from '../coverage/facts.ts'
import type { Accredited } from '../profile/certificate.ts'
import type { ServiceKind } from '../suppliers/facts.ts'
import type { Day } from '../time/day.ts'

type Both = { nl: string; en: string }

/** An assurance report; the exceptions are null where its terms do not let them go along, and then `count` says how many there are. */
export type PackAssurance = {
  id: string
  title: string
  kind: AssuranceKind
  type: 1 | 2
  asOf: Day | null
  from: Day | null
  to: Day | null
  auditor: string
  opinion: Opinion
  terms: SharingTerms
  count: number
  exceptions: { what: string; assessment: string | null; reason: string }[] | null
}

/** A coverage report that counts; the claims are null where its terms do not let them go along, and then `count` says how many there are. */
export type PackCoverage = {
  id: string
  title: string
  version: string
  service: string
  asOf: Day
  terms: SharingTerms
  termsNote: string
  disclaimer: string
  count: number
  claims:
    | {
        edition: string
        requirement: string
        by: CoveredBy
        extent: Extent
        restsOn: RestsOn
        place: string
        statement: string
        customerPart: string
      }[]
    | null
}

/** A supplier in a pack: what it delivers, its papers, what is missing, and what reports say as far as their terms let it go along. */
export type PackSupplier = {
  id: string
  name: string
  country: string
  /** Whether a measure in the pack relies on one of its services. */
  relied: boolean
  services: { name: string; kind: ServiceKind; reaches: string[] }[]
  certificates: {
    edition: string
    number: string
    body: string
    accredited: Accredited
    starts: Day
    ends: Day
    revokedOn: Day | null
  }[]
  agreements: { version: string; signedOn: Day | null; starts: Day; ends: Day | null }[]
  reviews: { decidedOn: Day; decision: string }[]
  /** What takes the proof of a requirement in the pack away, in sentences. */
  missing: Both[]
  assurance: PackAssurance[]
  coverage: PackCoverage[]
}

/** What of the proof of a requirement comes from suppliers. */
export type PackProof = {
  /** Whether the requirement is about suppliers, so that all of them are in the pack. */
  aboutAll: boolean
  services: { measure: string; supplier: string; service: string; covers: 'whole' | 'part' | 'none'; reason: Both }[]
  gaps: ({ supplier: string } & Both)[]
}
