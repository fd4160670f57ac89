import { type AudienceRule, audienceOn, type Placed } from '../staff/audience.ts'
import { type Day, daysBetween } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'

/** What is known about who read one version: who confirmed it and when, and since when somebody is asked. */
export type ReadingFacts = {
  confirmed: ReadonlyMap<string, Day>
  asked: ReadonlyMap<string, Day>
}

/** How one person stands towards a version: `late` counts days past the last day to confirm, 0 while there is time. */
export type ReaderStanding<P> = {
  person: P
  confirmedOn: Day | null
  askedOn: Day | null
  /** The last day to confirm; null where nobody asked yet. */
  dueOn: Day | null
  late: number
}

export type KnownBy<P> = {
  /** Everybody in the audience on the day, each once. */
  readers: ReaderStanding<P>[]
  confirmed: number
  missing: number
  late: number
  /** Employed, and not in the audience. */
  leftOut: P[]
  /** Of those left out, who lacks what the audience goes by, such as a team: perhaps they should be in it. */
  unplaced: P[]
}

/**
 * Who knows a version on a day. Whoever is in the audience that day counts, and nobody else: confirmed and missing together are the
 * audience. A confirmation counts from its day on, for this version alone.
 */
export function knownBy<P extends Placed>(
  day: Day,
  rules: readonly AudienceRule[],
  people: readonly P[],
  facts: ReadingFacts,
  confirmWithin: number,
): KnownBy<P> {
  const { counted, leftOut, unplaced } = audienceOn(day, rules, people)
  const readers = counted.map((person): ReaderStanding<P> => {
    const on = facts.confirmed.get(person.id)
    const confirmedOn = on !== undefined && on <= day ? on : null
    const askedOn = facts.asked.get(person.id) ?? null
    const dueOn = askedOn === null ? null : daysLater(askedOn, confirmWithin)
    const late = confirmedOn === null && dueOn !== null && day > dueOn ? daysBetween(dueOn, day) : 0
    return { person, confirmedOn, askedOn, dueOn, late }
  })
  const confirmed = readers.filter(({ confirmedOn }) => confirmedOn !== null).length
  return {
    readers,
    confirmed,
    missing: readers.length - confirmed,
    late: readers.filter(({ late }) => late > 0).length,
    leftOut,
    unplaced: unplaced.map(({ person }) => person),
  }
}

/** The share of an audience that confirmed, in whole per cent rounded down, so that 100 means everybody; null where nobody is in it. */
export function sharePercent(confirmed: number, audience: number): number | null {
  return audience === 0 ? null : Math.floor((100 * confirmed) / audience)
}

/** Whether enough of the audience confirmed to call a version known. Nobody in the audience is nobody who knows it. */
export function isKnown(confirmed: number, audience: number, wantedShare: number): boolean {
  return audience > 0 && 100 * confirmed >= wantedShare * audience
}
