import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { KnownStanding } from './facts.ts'
import { firstDay, type Steps } from './steps.ts'

/**
 * Somebody whom a version is for, while employed; `confirmedOn` is null where this person did not confirm it. `askedOn`: the day on which
 * somebody who was there already was asked for the first time, because the version or the person came into the audience later; else null.
 */
export type Asked = { starts: Day; ends: Day | null; confirmedOn: Day | null; askedOn: Day | null }

/** What a version asks: from which day, of which share of the audience in per cent, within how many days. */
export type Asking = { holdsFrom: Day; wanted: number; confirmWithin: number }

type Change = { audience: number; confirmed: number; late: number }

/**
 * How well a version is known on each day. The denominator is everyone in the audience on that day: whoever starts later counts from then
 * and has as many days as others had; whoever leaves no longer counts.
 */
export function knownSteps(
  { holdsFrom, wanted, confirmWithin }: Asking,
  people: readonly Asked[],
): Steps<KnownStanding> {
  const changes = new Map<Day, Change>()
  const change = (day: Day, what: keyof Change, by: 1 | -1) => {
    const here = changes.get(day) ?? { audience: 0, confirmed: 0, late: 0 }
    here[what] += by
    changes.set(day, here)
  }
  const lateFrom = new Map<Day, Day>()
  for (const { starts, ends, confirmedOn, askedOn } of people) {
    const asked = starts > holdsFrom ? starts : holdsFrom
    if (ends !== null && ends < asked) continue
    const gone = ends === null ? null : daysLater(ends, 1)
    change(asked, 'audience', 1)
    if (gone !== null) change(gone, 'audience', -1)
    const begins = askedOn !== null && askedOn > asked ? askedOn : asked
    const late = lateFrom.get(begins) ?? daysLater(begins, confirmWithin + 1)
    lateFrom.set(begins, late)
    const told = confirmedOn === null || (ends !== null && confirmedOn > ends) ? null : confirmedOn
    const from = told !== null && told < asked ? asked : told
    if (from !== null) change(from, 'confirmed', 1)
    if (from !== null && gone !== null) change(gone, 'confirmed', -1)
    const stopsLate = from ?? gone
    if (stopsLate !== null && stopsLate <= late) continue
    change(late, 'late', 1)
    if (stopsLate !== null) change(stopsLate, 'late', -1)
  }
  const now: Change = { audience: 0, confirmed: 0, late: 0 }
  const steps: { from: Day; value: KnownStanding }[] = [{ from: firstDay, value: standing(now, wanted) }]
  for (const day of [...changes.keys()].sort()) {
    const { audience, confirmed, late } = changes.get(day) as Change
    now.audience += audience
    now.confirmed += confirmed
    now.late += late
    steps.push({ from: day, value: standing(now, wanted) })
  }
  return steps
}

function standing({ audience, confirmed, late }: Change, wanted: number): KnownStanding {
  const suffices = (people: number) => people * 100 >= wanted * audience
  const state =
    audience === 0 ? 'nobody' : suffices(confirmed) ? 'known' : suffices(audience - late) ? 'confirming' : 'unknown'
  return { state, confirmed, audience }
}
