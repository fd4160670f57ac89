/** What can be answered to a question. */
export const answers = ['yes', 'partly', 'no', 'not-applicable', 'unknown'] as const
export type Answer = (typeof answers)[number]

/** How a requirement stands by the answers about it. `open`: nothing was answered. */
export const states = ['met', 'partly', 'not', 'not-applicable', 'unknown', 'open'] as const
export type State = (typeof states)[number]

/** How often each answer was given; `open` counts what was asked and not answered. */
export type Tally = Record<Answer | 'open', number>

/** Counts answers; null stands for a question without one. All counts together are the number of answers given. */
export function tallyOf(given: Iterable<Answer | null>): Tally {
  const tally: Tally = { yes: 0, partly: 0, no: 0, 'not-applicable': 0, unknown: 0, open: 0 }
  for (const answer of given) tally[answer ?? 'open'] += 1
  return tally
}

/** The questions that were asked, whatever was answered. */
export const askedIn = (tally: Tally): number => countedIn(tally) + leftOutOf(tally)

/** Answers that say how it stands. */
export const countedIn = (tally: Tally): number => tally.yes + tally.partly + tally.no

/** What says nothing of how it stands: not applicable, don't know, not answered. */
export const leftOutOf = (tally: Tally): number => tally['not-applicable'] + tally.unknown + tally.open

export const answeredIn = (tally: Tally): number => askedIn(tally) - tally.open

/**
 * How something stands. Met only where everything that is applicable is answered with yes: what nobody knows or answered never
 * counts as yes. Another yes never makes it worse.
 */
export function stateOf(tally: Tally): State {
  const applicable = askedIn(tally) - tally['not-applicable']
  if (applicable === 0) return askedIn(tally) === 0 ? 'open' : 'not-applicable'
  if (tally.yes === applicable) return 'met'
  if (tally.yes + tally.partly > 0) return 'partly'
  if (tally.no > 0) return 'not'
  return tally.unknown > 0 ? 'unknown' : 'open'
}

/** From 0 to 1: yes counts 1 and partly ½, of all that is applicable. Null where nothing is, or nothing was answered. */
export function scoreOf(tally: Tally): number | null {
  const applicable = askedIn(tally) - tally['not-applicable']
  if (applicable === 0 || tally.open === applicable) return null
  return (tally.yes + tally.partly / 2) / applicable
}

/** The part of yes among the answers that count, partly as a half; null where none counts. */
export function shareOf(tally: Tally): number | null {
  const counted = countedIn(tally)
  return counted === 0 ? null : (tally.yes + tally.partly / 2) / counted
}

/** How many are in which state; the counts add up to the number given. */
export function countStates(given: Iterable<State>): Record<State, number> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>
  for (const state of given) counts[state] += 1
  return counts
}
