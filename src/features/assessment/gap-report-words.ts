import type { Outcome } from '../../core/assessment/compare.ts'
import type { Answer, State } from '../../core/assessment/standing.ts'
import type { OwnerRole } from '../../core/guidance/guidance.ts'
import type { Confidence } from '../../core/standards/edition.ts'

export type GapReportWords = {
  title: string
  confidentiality: string
  fact: Record<
    'assessment' | 'editions' | 'scope' | 'departments' | 'started' | 'closed' | 'underWay' | 'whole' | 'noScope',
    string
  >
  summary: string
  byEdition: { title: string; edition: string; total: string; score: string }
  byDepartment: { title: string; department: string }
  unfinished(answered: number, asked: number): string
  lead(gaps: number, heavy: number): string
  noGaps: string
  first: string
  /** How often something recurs, by its ISO 8601 length: P3M. */
  every(period: string): string
  state: Record<State, string>
  answer: Record<Answer, string>
  matrix: {
    heading(edition: string): string
    alt(edition: string): string
    table: string
    number: string
    requirement: string
    state: string
    score: string
    byMapping: string
    /** Of a link that is not established. */
    unsure: Record<Exclude<Confidence, 'high'>, string>
    asksMore: string
  }
  radar: {
    heading: string
    intro: string
    alt: string
    theme: string
    design: string
    existence: string
    operation: string
    rated: string
    share: string
  }
  gaps: {
    heading: string
    intro: string
    table: string
    requirement: string
    missing: string
    measure: string
    owner: string
    weight: string
    effort: string
    weights: [string, string, string]
    efforts: [string, string, string]
    empty: string
  }
  comparison: {
    heading: string
    intro(name: string): string
    table: string
    before: string
    now: string
    empty: string
    none: string
    outcome: Record<Outcome, string>
    change: string
    count: string
  }
  people: { heading: string; table: string; name: string; answers: string; last: string; empty: string }
  reading: { heading: string; points: string[] }
  owner: Record<OwnerRole, string>
}
