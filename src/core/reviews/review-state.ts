import type { Day } from '../time/day.ts'
import { monthsLater } from '../time/far-days.ts'

export const auditKinds = [
  'internal',
  'stage-1',
  'stage-2',
  'surveillance',
  'recertification',
  'customer',
  'other',
] as const
export const reviewKinds = ['internal-audit', 'external-audit', 'test', 'other'] as const
export const findingGrades = ['major', 'minor', 'observation'] as const

export const auditStates = ['coming', 'now', 'past'] as const
/** How a planned audit stands on a day. */
export type AuditState = (typeof auditStates)[number]

export function auditState({ starts, ends }: { starts: Day; ends: Day }, on: Day): AuditState {
  if (ends < on) return 'past'
  return starts <= on ? 'now' : 'coming'
}

/**
 * From which day evidence is asked before an audit that begins on a day: so many months earlier. Certification bodies usually want to
 * see that what is new worked for about three.
 */
export const askedFrom = (starts: Day, months: number): Day => monthsLater(starts, -months)

export const findingStates = ['open', 'late', 'closed'] as const
/** 'late' where its due day is over and it is not closed. An open finding without a due day is never late. */
export type FindingState = (typeof findingStates)[number]

export function findingState({ dueOn, closedOn }: { dueOn: Day | null; closedOn: Day | null }, on: Day): FindingState {
  if (closedOn !== null && closedOn <= on) return 'closed'
  return dueOn !== null && dueOn < on ? 'late' : 'open'
}
