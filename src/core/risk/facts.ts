import type { Steps } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import type { RiskCriteria } from './criteria.ts'
import type { Work } from './current.ts'
import type { Happening } from './happenings.ts'
import type { StatedRating } from './rating.ts'
import type { ServedFact } from './relying.ts'

export const treatments = ['modify', 'avoid', 'share', 'retain'] as const
export type Treatment = (typeof treatments)[number]

/** How heavily availability, integrity and confidentiality weigh for an asset: 1 low, 2 middle, 3 high; null: not known. */
export type ClassNeed = { availability: number | null; integrity: number | null; confidentiality: number | null }

/** What is noted of the asset at each look, so that a later change can be seen. */
export type NotedAsset = ClassNeed & { kind: string; supplier: string }

export type RiskAsset = NotedAsset & { id: string; name: string; withdrawnOn: Day | null }

/** The criteria of one version; `holdsFrom` is the day on which it was approved. */
export type CriteriaVersion = { id: string; number: number; holdsFrom: Day; content: RiskCriteria }

/**
 * A look at a risk: rated anew, or looked at and left as it was. `work` says how far each measure that it counted on worked as it was known
 * then, since what is recorded later about days before the look has to be seen too; `weights` how much each carried.
 */
export type RiskLook = {
  on: Day
  asset: string
  noted: NotedAsset
  work: Readonly<Record<string, Work>>
  weights: Readonly<Record<string, number>>
  /** What had happened by then at suppliers that reach the asset, by key; null where that was not noted yet. */
  seen: readonly string[] | null
}

export type RatingFact = StatedRating & { id: string; criteria: string; on: Day }

export type RiskMeasure = {
  id: string
  title: string
  weight: number
  work: Steps<Work>
  /** Of one that relies on suppliers: the requirements that it serves. */
  served?: readonly ServedFact[]
  plannedFor: Day | null
  since: Day | null
  endedOn: Day | null
}

/** Accepted by somebody for one rating, up to a level, through a day. */
export type AcceptanceFact = {
  id: string
  rating: string
  level: number
  starts: Day
  ends: Day
  withdrawnOn: Day | null
  by: string
}

/** What an owner approved: for whom, by which rating, and what was to be done by when. */
export type ApprovedPlan = {
  /** Somebody of the staff, or a role in words where nobody was named. */
  owner: string | null
  ownerRole: string
  rating: string
  treatment: Treatment
  /** Each linked measure, by id, with the day from which it was to work; null: none was known. */
  measures: Readonly<Record<string, Day | null>>
}

/** The owner of a risk approved its treatment, and with that what remains of it (ISO/IEC 27001, 6.1.3 f). */
export type ApprovalFact = { id: string; on: Day; by: string; withdrawnOn: Day | null; plan: ApprovedPlan }

export const eventKinds = ['incident', 'supplier', 'asset', 'other'] as const
/** Something that happened and asks to look at a risk again, recorded about it or about its asset. */
export type RiskEvent = { id: string; kind: (typeof eventKinds)[number]; on: Day; what: string }

/** Everything that decides how one risk stands. Ratings and looks in the order in which they were recorded. */
export type RiskFacts = {
  id: string
  number: number
  title: string
  asset: RiskAsset
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: string | null
  ownerRole: string
  raisedOn: Day
  closedOn: Day | null
  treatment: Treatment | null
  rating: RatingFact | null
  /** The last look, which a rating is too. */
  look: RiskLook | null
  measures: readonly RiskMeasure[]
  acceptance: AcceptanceFact | null
  /** The last one of its owner. */
  approval: ApprovalFact | null
  /** Those that were recorded after the last look, whenever they happened. */
  events: readonly RiskEvent[]
  /** What happened, ever, at suppliers that reach its asset. */
  happenings: readonly Happening[]
}

/** The criteria that were approved, by id, and those that hold now. */
export type CriteriaBook = { byId: ReadonlyMap<string, CriteriaVersion>; newest: CriteriaVersion | null }

/** All risks of an organisation with what they are rated by, as recorded at one moment. */
export type RiskRegister = { risks: readonly RiskFacts[]; book: CriteriaBook }
