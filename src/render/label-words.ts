import type { ApplicabilityReason, HealthcareMark, Presence } from '../core/soa/statement.ts'

/** Every word of the documents in one language. */
export type Words = {
  locale: string
  title: string
  abbreviation: string
  draft: string
  approved: string
  draftNote: string
  version: string
  noVersion: string
  organisation: string
  status: string
  moment: string
  editions: string
  approvedBy: string
  approvedOn: string
  lapsed: string
  lapsedMeans: string
  preparedBy: string
  recordedBy: string
  note: string
  scope: string
  noScope: string
  summary: string
  ofWhich: string
  checkpoint: string
  checkpointNote: string
  noCheckpoint: string
  trailSize: string
  trailOrigin: string
  root: string
  fingerprint: string
  approval: string
  approvalOpen: string
  approvalDone: string
  name: string
  position: string
  date: string
  signature: string
  reading: string
  page: string
  of: string
  column: {
    edition: string
    theme: string
    number: string
    control: string
    care: string
    applies: string
    reasons: string
    content: string
    presence: string
    description: string
    justification: string
    since: string
    plannedFor: string
    decidedBy: string
    decidedOn: string
  }
  total: Record<
    'total' | 'applicable' | 'excluded' | 'undecided' | 'inPlace' | 'partly' | 'planned' | 'absent' | 'unmarked',
    string
  >
  yes: string
  no: string
  undecided: string
  unmarked: string
  noControls: string
  justification: string
  reason: Record<ApplicabilityReason, string>
  reasonMeans: Record<ApplicabilityReason, string>
  presence: Record<Presence, string>
  presenceMeans: Record<Presence, string>
  care: Record<Exclude<HealthcareMark, 'none'>, string>
  careMeans: Record<Exclude<HealthcareMark, 'none'>, string>
  careUncertain: string
  careUncertainCell: string
  careNone: string
  careNoneUncertain: string
  legend: { applies: string; reasons: string; presence: string; care: string }
  appliesMeans: { yes: string; no: string; undecided: string }
  sheet: { about: string; totals: string; cut: string; madeAt: string }
}
