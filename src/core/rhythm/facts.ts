import type { ProofFact } from '../demonstrability/facts.ts'
import type { Span } from '../demonstrability/steps.ts'
import type { RiskRegister } from '../risk/facts.ts'
import type { AudienceRule } from '../staff/audience.ts'
import type { SupplierBook } from '../suppliers/facts.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import type { DoneTurn } from './recurrence.ts'
import type { Colleague } from './responsible.ts'

/** Who answers for something: ids of staff, roles in words. */
export type Answering = { owner: string | null; ownerRole: string; standIn: string | null; standInRole: string }

export type DutyFact = Omit<Answering, 'standInRole'> & {
  id: string
  title: string
  team: string | null
  every: string
  firstOn: Day
  endedOn: Day | null
  done: DoneTurn[]
}

export type RhythmFact = {
  id: string
  title: string
  kind: 'work' | 'effectiveness'
  every: string
  firstOn: Day
  done: DoneTurn[]
}

export type MeasureFact = Answering & {
  id: string
  title: string
  since: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  rhythms: RhythmFact[]
  /** What has to show that it exists or works, with the days that evidence covers. */
  proofs: ProofFact[]
  /** Days covered by evidence for the measure as a whole. */
  covered: readonly Span[]
  /** The last day that evidence of operation is about; null where there is none. */
  shownTo: Day | null
  /** Whether it relies on services of suppliers, whose reports then show that it works. */
  bySuppliers: boolean
  exceptions: { id: string; title: string; starts: Day; ends: Day; closedOn: Day | null }[]
  /** Edition and requirement, with a space between. */
  serves: string[]
}

export type DocumentFact = {
  id: string
  title: string
  owner: string | null
  ownerRole: string
  confirm: boolean
  confirmWithin: number
  wantedShare: number
  audience: AudienceRule[]
  versions: {
    id: string
    number: number
    state: 'draft' | 'proposed' | 'approved' | 'withdrawn'
    holdsFrom: Day | null
    reviewBy: Day | null
    madeOn: Day
  }[]
  /** By the membership. */
  approvers: string[]
  /** Version and membership of those who approved, with a space between. */
  approved: string[]
}

export type PersonFact = Colleague & { location: string | null; user: string | null }

/** A list of questions that a supplier was sent and did not hand in yet. */
export type QuestionnaireFact = { id: string; supplier: string; title: string; dueOn: Day }

/**
 * What an assurance report leaves to be settled: how many exceptions nobody said anything of now, and who is to do each part that it asks of
 * the customer; which of these are open follows from the gaps.
 */
export type OpenPartsFact = {
  id: string
  supplier: string
  title: string
  exceptions: number
  cuecs: readonly { id: string; owner: string | null; ownerRole: string }[]
}

/** All suppliers, what is missing at each, what their assurance reports leave open too, and what they were asked. */
export type SupplierChain = {
  book: SupplierBook
  gaps: readonly SupplierGap[]
  questionnaires: readonly QuestionnaireFact[]
  openParts: readonly OpenPartsFact[]
}

/** Everything from which it follows what is due, as recorded at one moment. */
export type RhythmFacts = {
  people: PersonFact[]
  teams: { id: string; name: string }[]
  accounts: { id: string; user: string; name: string; email: string; role: string }[]
  duties: DutyFact[]
  measures: MeasureFact[]
  /** Those that wait for an answer; `asked` is a membership. */
  requests: { id: string; title: string; measure: string; asked: string; dueOn: Day }[]
  documents: DocumentFact[]
  trainings: {
    id: string
    title: string
    rules: AudienceRule[]
    repeatEvery: string | null
    records: { staff: string; followedOn: Day; passed: boolean }[]
  }[]
  /** Those that are open. */
  findings: { id: string; review: string; reviewTitle: string; what: string; owner: string | null; dueOn: Day | null }[]
  audits: { id: string; title: string; starts: Day; ends: Day }[]
  certificates: { id: string; edition: string; name: string; body: string; ends: Day; surveillance: Day[] }[]
  terms: { id: string; title: string; ends: Day }[]
  register: RiskRegister
  chain: SupplierChain
  /** On which day others were told of what was long overdue, by key and day with a space between. */
  escalated: ReadonlyMap<string, Day>
}
