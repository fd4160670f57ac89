import type { Day } from '../time/day.ts'

/** What decides how a measure stands. */
export type MeasureDays = { inOperationSince: Day | null; plannedFor: Day | null; endedOn: Day | null }

export const measureStates = ['in-operation', 'planned', 'late', 'not-yet', 'ended'] as const
/**
 * 'in-operation' from the day that it works; 'planned' while that day, or the day that it is planned for, is still to come; 'late' where
 * the planned day passed without it working; 'not-yet' without any day; 'ended' from the day that it ended.
 */
export type MeasureState = (typeof measureStates)[number]

/** How a measure stands on a day: computed from its days, never typed. */
export function measureState({ inOperationSince, plannedFor, endedOn }: MeasureDays, on: Day): MeasureState {
  if (endedOn !== null && endedOn <= on) return 'ended'
  if (inOperationSince !== null) return inOperationSince <= on ? 'in-operation' : 'planned'
  if (plannedFor === null) return 'not-yet'
  return plannedFor < on ? 'late' : 'planned'
}

/** What decides how an exception stands. */
export type ExceptionDays = { starts: Day; ends: Day; closedOn: Day | null }

export const exceptionStates = ['open', 'past', 'coming', 'closed'] as const
/** 'open' while it is accepted; 'past' where its last day is over and nobody closed it: it asks again; 'coming' before its first day. */
export type ExceptionState = (typeof exceptionStates)[number]

/** How an exception stands on a day: its last day counts as accepted. */
export function exceptionState({ starts, ends, closedOn }: ExceptionDays, on: Day): ExceptionState {
  if (closedOn !== null && closedOn <= on) return 'closed'
  if (ends < on) return 'past'
  return starts > on ? 'coming' : 'open'
}
