import type { Lapse } from '../applicability/basis.ts'
import type { LeftOutTold } from '../assurance/facts.ts'
import type { CoveredBy, GroundMark, Strength } from '../coverage/facts.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import type { Named } from './named.ts'

/**
 * The links of the chain of proof, in their order: does it apply, what is done, is it written down (Dutch auditors: opzet), do people
 * know it, does it work (werking), long enough, and did somebody independent look.
 */
export const chainLinks = [
  'applicability',
  'measure',
  'description',
  'known',
  'operation',
  'period',
  'verification',
] as const
export type ChainLink = (typeof chainLinks)[number]

/** How a link stands. 'not-yet' is on its way with a day to it; 'not-asked' is nothing that this requirement needs. */
export const linkStates = ['holds', 'not-yet', 'fails', 'not-asked'] as const
export type LinkState = (typeof linkStates)[number]

/** The service of a supplier that a measure relies on. */
type ByService = { measure: Named; supplier: Named; service: Named }

/** What has to be told beside what it rests on; `leftOut`: organisations that a report leaves out, and why nothing holds them. */
type Told = { marks: readonly GroundMark[]; leftOut: readonly LeftOutTold[] }

/** Why a link stands as it does, with the facts that decide. Written out by `reason-words.ts`. */
export type LinkReason =
  | { key: 'applies'; reasons: string[] }
  | { key: 'clause-applies' }
  | { key: 'undecided' }
  | { key: 'excluded' }
  | { key: 'reason-lapsed'; lapsed: Lapse[] }
  | {
      key: 'works'
      measures: (Named & { who: string; since: Day })[]
      exceptions: { title: string; through: Day; instead: boolean }[]
    }
  | { key: 'no-measure' }
  | { key: 'planned'; measure: Named; day: Day }
  | { key: 'not-in-operation'; measure: Named }
  | { key: 'ended'; measure: Named; day: Day }
  | { key: 'nobody-answers'; measure: Named; left: { name: string; day: Day } | null }
  | { key: 'exception-over'; measure: Named; exception: string; day: Day }
  | { key: 'compensation-missing'; measure: Named; exception: string }
  /** The suppliers that a measure relies on leave the requirement to others. `by` null: no report says anything about it. */
  | ({ key: 'supplier-leaves-it'; by: CoveredBy | null } & ByService)
  /** `ownReach`: it covers all of it, but as far as its own service reaches. */
  | ({ key: 'supplier-covers-part'; report: Named; ownReach: boolean } & Told & ByService)
  | { key: 'described'; document: Named; version: number; reviewBy: Day }
  | { key: 'no-document' }
  | { key: 'not-approved'; document: Named }
  | { key: 'holds-later'; document: Named; day: Day }
  | { key: 'review-due'; document: Named; day: Day }
  | { key: 'known'; document: Named; confirmed: number; audience: number }
  | { key: 'confirming'; document: Named; confirmed: number; audience: number; wanted: number }
  | { key: 'unknown'; document: Named; confirmed: number; audience: number; wanted: number }
  | { key: 'confirming-not-asked'; document: Named }
  | { key: 'meant-for-nobody'; document: Named }
  | { key: 'nothing-to-know' }
  /** `audit`: the next one that wants to see it, where it is stale by then. */
  | { key: 'shown'; measure: Named; proof: string; through: Day; audit: { title: string; day: Day } | null }
  | { key: 'first-proof-due'; measure: Named; proof: string; day: Day }
  | { key: 'stale'; measure: Named; proof: string; day: Day }
  | { key: 'never-shown'; measure: Named; proof: string }
  | { key: 'nothing-expected'; measure: Named }
  | { key: 'only-existence'; measure: Named }
  /** `works`: it shows that it works, not only that it is there. `ground`: what it rests on, '' where that has no name. */
  | ({
      key: 'supplier-shows'
      report: Named
      strength: Strength
      ground: string
      works: boolean
      through: Day | null
      audit: { title: string; day: Day } | null
    } & Told &
      ByService)
  | ({ key: 'supplier-only-exists'; report: Named; strength: Strength } & Told & ByService)
  | ({ key: 'supplier-lapsed'; report: Named; strength: Strength; ground: string; day: Day } & ByService)
  | ({ key: 'supplier-stopped'; day: Day } & ByService)
  | ({ key: 'supplier-never-showed'; report: Named } & ByService)
  /** `others`: how many more gaps take the proof away on this day. */
  | { key: 'supplier-gap'; supplier: Named; gap: SupplierGap; others: number }
  | { key: 'nothing-works' }
  | { key: 'nothing-shown' }
  | { key: 'long-enough'; since: Day; audit: { title: string; day: Day } | null }
  | { key: 'too-short'; since: Day; day: Day }
  | { key: 'too-late-for-audit'; since: Day; day: Day; audit: { title: string; day: Day } }
  | { key: 'looked-at'; review: Named; day: Day; through: Day }
  | { key: 'major-open'; review: Named; what: string }
  | { key: 'look-planned'; audit: { title: string; day: Day } }
  | { key: 'never-looked-at' }
  | { key: 'looked-at-long-ago'; review: Named; day: Day }
  | { key: 'looked-too-early'; review: Named; day: Day }

export type ReasonKey = LinkReason['key']

/** One link on a day. `since` and `until`: from which day it stands so, and the first day on which time alone changes it. */
export type LinkVerdict = {
  link: ChainLink
  state: LinkState
  reason: LinkReason
  since: Day | null
  until: Day | null
}

/** How a requirement stands: the weakest link decides. */
export const verdictStates = ['demonstrable', 'not-yet', 'not-demonstrable', 'not-applicable'] as const
export type VerdictState = (typeof verdictStates)[number]

/** Whether a requirement can be demonstrated on a day, because of which link, and how the seven links stand. */
export type Verdict = {
  state: VerdictState
  /** The first link that decides; null where all hold or the requirement does not apply. */
  weakest: ChainLink | null
  since: Day | null
  until: Day | null
  links: LinkVerdict[]
}
