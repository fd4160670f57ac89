import { addDays, type Day } from '../time/day.ts'
import type { Standing } from './standing.ts'

/** A relevant requirement as the plan sees it. */
export type Standpoint = {
  id: string
  standing: Standing
  /** How much work from nothing: 1 days, 2 weeks, 3 months; and how heavily absence weighs. */
  effort: 1 | 2 | 3
  weight: 1 | 2 | 3
}

/** A gap with the day on which it closes; an estimate where nobody gave a day. */
export type Closing = { id: string; day: Day; estimated: boolean; overdue: boolean; weight: 1 | 2 | 3 }

/** Days of work that an estimate counts: a week, three weeks, eight weeks; a week to show what is there already. */
const workDays = { 1: 7, 2: 21, 3: 56 } as const
const proofDays = 7
/** How many gaps a small organisation works on at once. */
const atOnce = 2

const isGap = ({ standing }: Standpoint) => standing.state !== 'in-place'

/**
 * When each gap closes. A day that was given holds, but never lies before today; the others are lined up, two at a time, the heaviest
 * first, from the start of the plan.
 */
export function closingDays(standpoints: readonly Standpoint[], start: Day, today: Day): Closing[] {
  const from = start > today ? start : today
  const given = standpoints.filter((one) => isGap(one) && one.standing.day !== null)
  const unknown = standpoints
    .filter((one) => isGap(one) && one.standing.day === null)
    .toSorted((a, b) => b.weight - a.weight || a.effort - b.effort)
  const lanes: Day[] = Array.from({ length: atOnce }, () => from)
  const estimated = unknown.map(({ id, effort, weight, standing }): Closing => {
    const lane = lanes.indexOf(lanes.toSorted()[0] ?? from)
    const day = addDays(lanes[lane] ?? from, standing.state === 'unproven' ? proofDays : workDays[effort])
    lanes[lane] = day
    return { id, day, estimated: true, overdue: false, weight }
  })
  const dated = given.map(({ id, standing, weight }): Closing => {
    const day = standing.day as Day
    return { id, day: day < today ? today : day, estimated: false, overdue: day < today, weight }
  })
  return [...dated, ...estimated].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/**
 * The last day on which something relevant went or goes into operation; null where nothing is relevant. What is in place since a
 * day that nobody gave counts as of today, and is named in `undated`.
 */
export function lastInOperation(
  standpoints: readonly Standpoint[],
  closings: readonly Closing[],
  today: Day,
): { day: Day | null; undated: string[] } {
  const there = standpoints.filter((one) => !isGap(one))
  const undated = there.filter(({ standing }) => standing.day === null).map(({ id }) => id)
  const days = [...there.map(({ standing }) => standing.day ?? today), ...closings.map(({ day }) => day)]
  return { day: latest(days), undated }
}

/** The last of some days; null of none. */
export function latest(days: readonly Day[]): Day | null {
  return days.toSorted().at(-1) ?? null
}
