import type { AssetKind } from '../assets/asset.ts'
import type { Dependency } from '../assets/inherited-class.ts'
import type { PersonFact } from '../demonstrability/facts.ts'
import type { Named } from '../demonstrability/named.ts'
import type { TouchWay } from '../guidance/guidance.ts'
import type { Accredited } from '../profile/certificate.ts'
import type { Day } from '../time/day.ts'
import type { HealthPart } from '../touchpoints/flow.ts'

/** How much depends on a supplier, from the heaviest. Follows from facts; somebody can decide otherwise with a reason. */
export const criticalities = ['critical', 'high', 'middle', 'low'] as const
export type Criticality = (typeof criticalities)[number]

export const serviceKinds = [
  'hosting',
  'software',
  'cloud',
  'maintenance',
  'support',
  'processing',
  'devices',
  'staff',
  'other',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

export const reachRoutes = ['hosted', 'remote', 'on-site', 'interface', 'other'] as const
export type ReachRoute = (typeof reachRoutes)[number]

/** What an organisation decided about its chain; durations are ISO 8601. */
export type SupplierSettings = {
  reviewEvery: Readonly<Record<Criticality, string>>
  /** How many months after the period of a report a bridge letter counts at most. */
  bridgeMonths: number
  /** How many days before an end, a notice or a gap somebody is warned. */
  warnDays: number
}

/** What a service reaches. `mfa`, `logged` and `phiParts` are null while not known; `need` is the class of the asset with what it inherits, 1 to 3, 0 not classified. */
export type ReachFact = {
  id: string
  asset: Named & { kind: string }
  need: { availability: number; integrity: number; confidentiality: number }
  purpose: string
  phiParts: readonly HealthPart[] | null
  ways: readonly TouchWay[]
  route: ReachRoute
  since: Day | null
  endedOn: Day | null
  mfa: boolean | null
  logged: boolean | null
}

export type ServiceFact = Named & {
  kind: ServiceKind
  canMissHours: number | null
  starts: Day | null
  endedOn: Day | null
  reaches: readonly ReachFact[]
}

export type ContractFact = Named & { starts: Day; ends: Day | null; notice: string; renewsBy: string }

/** `services` empty: for all services of the supplier. Null answers are not given yet. */
export type AgreementFact = {
  id: string
  version: string
  services: readonly string[]
  signedOn: Day | null
  starts: Day
  ends: Day | null
  securityAnnex: boolean | null
  breachHours: number | null
  auditRight: boolean | null
  returnDestruction: boolean | null
  subprocessorsNamed: boolean | null
}

export type SupplierCertificateFact = {
  id: string
  edition: string
  services: readonly string[]
  accredited: Accredited
  starts: Day
  ends: Day
  revokedOn: Day | null
  /** When somebody looked it up at the body that issued it, the last time. */
  checkedOn: Day | null
}

export type SubprocessorFact = Named & {
  parent: string | null
  knownAs: string | null
  country: string
  reachesPhi: boolean | null
  agreed: boolean | null
  since: Day | null
  endedOn: Day | null
}

/** A review that was decided. */
export type DecidedReview = { id: string; decidedOn: Day; decision: string; nextOn: Day | null }

export type SupplierActionFact = Named & {
  owner: PersonFact | null
  ownerRole: string
  dueOn: Day
  closedOn: Day | null
}

export type SupplierEventFact = {
  id: string
  service: string | null
  kind: 'incident' | 'exception' | 'change' | 'complaint'
  happenedOn: Day
  what: string
  ends: Day | null
  closedOn: Day | null
}

/** One supplier with all that was recorded about it; rows that were withdrawn are not in it. */
export type SupplierFact = Named & {
  owner: PersonFact | null
  ownerRole: string
  starts: Day | null
  endedOn: Day | null
  exitPlan: string
  exitTriedOn: Day | null
  criticalitySet: Criticality | null
  /** The day on which it was put in the register. */
  recordedOn: Day
  services: readonly ServiceFact[]
  contracts: readonly ContractFact[]
  agreements: readonly AgreementFact[]
  certificates: readonly SupplierCertificateFact[]
  subprocessors: readonly SubprocessorFact[]
  reviews: readonly DecidedReview[]
  actions: readonly SupplierActionFact[]
  events: readonly SupplierEventFact[]
}

/** All suppliers, those that ended too, as recorded at one moment. `leaning`: what leans on what among assets; missing where nothing asks. */
export type SupplierBook = { suppliers: readonly SupplierFact[]; settings: SupplierSettings; leaning?: Leaning }

/** The assets that were not withdrawn, and which of them leans on which. */
export type Leaning = {
  assets: readonly { id: string; title: string; kind: AssetKind }[]
  dependencies: readonly Dependency[]
}
