import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { LinkReason, LinkState } from './chain.ts'
import type { ExceptionFact, MeasureFact, RequirementFacts } from './facts.ts'
import { once } from './once.ts'
import { bearing, coversPart, leavesIt, suffices, sufficesOn, wholeDays } from './reliance.ts'
import {
  combined,
  dayAfter,
  firstDay,
  outside,
  type Span,
  type Steps,
  shared,
  spanOf,
  united,
  within,
} from './steps.ts'

/** How one link stands on every day, and why on a given one. */
export type Link = { states: Steps<LinkState>; reasonOn(day: Day): LinkReason }

/** The days on which a measure is in operation: no longer on the day on which it is ended. */
export function inOperation({ since, endedOn }: Pick<MeasureFact, 'since' | 'endedOn'>): Span[] {
  if (since === null || (endedOn !== null && endedOn <= since)) return []
  return [{ from: since, through: endedOn === null ? null : daysLater(endedOn, -1) }]
}

const ever: Span = { from: firstDay, through: null }

type Answering = Pick<MeasureFact, 'owner' | 'ownerRole' | 'standIn' | 'standInRole'>

/** The days on which somebody answers for a measure: a role always does, a person as long as he or she works here. */
function answeredFor(measure: Answering): Span[] {
  if (measure.ownerRole !== '' || measure.standInRole !== '') return [ever]
  const people = [measure.owner, measure.standIn].filter((person) => person !== null)
  return united(people.map(({ ends }) => ({ from: firstDay, through: ends })))
}

/** The days on which a measure is in operation and somebody answers for it; what makes up for an exception has to. */
export const carried = (measure: Answering & Pick<MeasureFact, 'since' | 'endedOn'>): Span[] =>
  shared(inOperation(measure), answeredFor(measure))

/** The days on which an exception stands in the way: past its end while it is open, or without what should be done instead. */
function blockedBy({ starts, ends, instead, closedOn }: ExceptionFact): Span[] {
  const through = closedOn === null ? null : daysLater(closedOn, -1)
  const after = dayAfter(ends)
  const over: Span[] = after === null ? [] : [{ from: after, through }]
  const open = united([{ from: starts, through: closedOn !== null && closedOn <= ends ? through : ends }])
  return united([...(instead === null ? [] : shared(open, outside(instead))), ...over])
}

/** The days on which a measure counts: in operation, somebody answers for it, and no exception stands in the way. */
export const counts = once((measure: MeasureFact): Span[] => {
  const free = measure.exceptions.reduce<Span[]>((days, one) => shared(days, outside(blockedBy(one))), [ever])
  return shared(carried(measure), free)
})

/** The days on which a measure counts and needs nothing beside it. */
const countsAlone = (measure: MeasureFact): Span[] => shared(counts(measure), wholeDays(measure))

/** The days on which a measure is in operation and does not count. */
const broken = once((measure: MeasureFact): Span[] => shared(inOperation(measure), outside(counts(measure))))

/** The day from which a measure is going to work, where it does not on this day. */
const expectedFrom = ({ since, plannedFor }: MeasureFact) => since ?? plannedFor

/** The measures that stand for a requirement: not those whose suppliers leave it to others. */
export const standing = (measures: readonly MeasureFact[]): MeasureFact[] =>
  measures.filter((measure) => bearing(measure) !== 'none')

/**
 * At least one measure, with an owner, in operation since a date, that is our own or of which a supplier covers the requirement wholly; and
 * none in operation that nobody answers for or that an exception stops.
 */
export function measureLink({ measures }: RequirementFacts): Link {
  const whole = measures.filter(suffices)
  const counting = within(united(whole.flatMap(countsAlone)), true, false)
  const breaking = within(united(standing(measures).flatMap(broken)), true, false)
  const coming = within(
    whole.flatMap((measure) => {
      const from = expectedFrom(measure)
      return from === null || from === firstDay ? [] : [{ from: firstDay, through: daysLater(from, -1) }]
    }),
    true,
    false,
  )
  const states = combined(
    [counting, breaking, coming],
    ([holds, breaks, later]): LinkState => (breaks ? 'fails' : holds ? 'holds' : later ? 'not-yet' : 'fails'),
  )
  return { states, reasonOn: (day) => reasonOf(measures, day) }
}

function reasonOf(all: readonly MeasureFact[], day: Day): LinkReason {
  const measures = standing(all)
  const stopped = measures.find((measure) => spanOf(broken(measure), day))
  if (stopped) return whyNot(stopped, day)
  const working = measures.filter((measure) => spanOf(counts(measure), day))
  if (working.some((measure) => sufficesOn(measure, day)))
    return {
      key: 'works',
      measures: working.map(({ id, title, since, ...rest }) => ({
        id,
        title,
        who: answersOn(rest, day),
        since: since as Day,
      })),
      exceptions: working.flatMap(({ exceptions }) =>
        exceptions
          .filter(({ starts, ends, closedOn }) => starts <= day && day <= ends && (closedOn === null || day < closedOn))
          .map(({ title, ends, instead }) => ({ title, through: ends, instead: instead !== null })),
      ),
    }
  const coming = measures
    .filter(suffices)
    .flatMap((measure) => ({ measure, day: expectedFrom(measure) }))
    .filter((one): one is { measure: MeasureFact; day: Day } => one.day !== null && one.day > day)
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0]
  if (coming) return { key: 'planned', measure: named(coming.measure), day: coming.day }
  const [part] = working
  const [left] = all.filter((measure) => bearing(measure) === 'none')
  if (part) return coversPart(part, day)
  if (left && measures.length === 0) return leavesIt(left)
  return (
    measures.map((measure) => whyNot(measure, day)).find(({ key }) => key !== 'not-in-operation') ??
    (measures[0] ? { key: 'not-in-operation', measure: named(measures[0]) } : { key: 'no-measure' })
  )
}

function whyNot(measure: MeasureFact, day: Day): LinkReason {
  if (measure.endedOn !== null && measure.endedOn <= day)
    return { key: 'ended', measure: named(measure), day: measure.endedOn }
  if (!spanOf(inOperation(measure), day)) return { key: 'not-in-operation', measure: named(measure) }
  if (!spanOf(answeredFor(measure), day)) {
    const { owner } = measure
    const left = owner?.ends ? { name: owner.name, day: owner.ends } : null
    return { key: 'nobody-answers', measure: named(measure), left }
  }
  const blocking = measure.exceptions.find((one) => spanOf(blockedBy(one), day)) as ExceptionFact
  return blocking.ends < day
    ? { key: 'exception-over', measure: named(measure), exception: blocking.title, day: blocking.ends }
    : { key: 'compensation-missing', measure: named(measure), exception: blocking.title }
}

/** Who answers on a day: the owner while he or she works here, else who stands in. */
export function answersOn(
  { owner, ownerRole, standIn, standInRole }: Pick<MeasureFact, 'owner' | 'ownerRole' | 'standIn' | 'standInRole'>,
  day: Day,
): string {
  const there = (person: MeasureFact['owner']) =>
    person !== null && (person.ends === null || person.ends >= day) ? person.name : ''
  return there(owner) || ownerRole || there(standIn) || standInRole
}

export const named = ({ id, title }: { id: string; title: string }) => ({ id, title })
