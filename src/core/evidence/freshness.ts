import { addDays, type Day, daysBetween } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { durationLater } from '../time/far-days.ts'

/** The days that evidence is about, both included. */
export type Period = { from: Day; to: Day }

/** How many days before its last day evidence counts as soon stale, so that there is time to collect anew. */
export const soonDays = 30

/**
 * The last day on which evidence still counts: the last day that it is about, and then as long as its proof says.
 *
 * @param freshFor an ISO 8601 duration such as P1M; one that is none adds nothing
 */
export function freshUntil(periodTo: Day, freshFor: string): Day {
  const duration = parseDuration(freshFor)
  return duration === null ? periodTo : durationLater(periodTo, duration)
}

/** How an expected proof stands: 'never' where nothing was handed in for it yet. */
export type ProofState = 'fresh' | 'soon' | 'stale' | 'never'

/**
 * How a proof stands on a day, by the evidence that was handed in for it. `until` is the last day on which it is fresh, or was;
 * null for 'never'. Evidence about days to come counts from its first day on. More evidence never makes it worse.
 */
export function proofStanding(
  evidence: readonly Period[],
  freshFor: string,
  on: Day,
): { state: ProofState; until: Day | null } {
  const days = evidence.filter(({ from }) => from <= on).map(({ to }) => freshUntil(to, freshFor))
  const until = days.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null)
  if (until === null) return { state: 'never', until }
  if (until < on) return { state: 'stale', until }
  return { state: daysBetween(on, until) < soonDays ? 'soon' : 'fresh', until }
}

/**
 * The days of a period for which no evidence stands, as an auditor would ask for them: a day is covered from the first day that
 * evidence is about until it is no longer fresh. In order, never touching each other.
 */
export function gapsIn(asked: Period, evidence: readonly Period[], freshFor: string): Period[] {
  const covered = evidence
    .map(({ from, to }) => ({ from, to: freshUntil(to, freshFor) }))
    .filter(({ from, to }) => to >= asked.from && from <= asked.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const gaps: Period[] = []
  let next = asked.from
  for (const { from, to } of covered) {
    if (from > next) gaps.push({ from: next, to: addDays(from, -1) })
    if (to >= asked.to) return gaps
    if (to >= next) next = addDays(to, 1)
  }
  if (next <= asked.to) gaps.push({ from: next, to: asked.to })
  return gaps
}
