import { wantedMonths } from '../demonstrability/facts.ts'
import { dayAfter, firstDay, lastDay, outside, type Span, shared, united } from '../demonstrability/steps.ts'
import { type Day, daysBetween } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import type { AssuranceFact, Opinion } from './facts.ts'
import { daysOfEach, type InUse } from './in-use.ts'
import { isSameKind, lastToldOf } from './lines.ts'
import { carryingDays, isAbout, operationDays, testedDays } from './periods.ts'

/** The day from which what a report asks can be done: on which it was issued, else the last of which it tells. */
export const knownFrom = (report: AssuranceFact): Day => report.issuedOn ?? lastToldOf(report) ?? firstDay

/** What opinions are worth beside each other. */
const worth: Record<Opinion, number> = { unqualified: 3, qualified: 2, unknown: 1, adverse: 0, disclaimer: 0 }

const showsNothing = (report: AssuranceFact) => operationDays(report).length === 0

/** Whether a report came after another: it tells of later days, or of the same and became known later, as one that was issued again. */
function isLater(one: AssuranceFact, other: AssuranceFact): boolean {
  const [last, otherLast] = [lastToldOf(one) ?? firstDay, lastToldOf(other) ?? firstDay]
  return last > otherLast || (last === otherLast && knownFrom(one) > knownFrom(other))
}

/** Whether a report is about as many days as another, or about the three months that auditors want to see at least. */
function isAsLong(one: AssuranceFact, other: AssuranceFact): boolean {
  const [tested, before] = [testedDays(one)[0], testedDays(other)[0]]
  if (!tested?.through || !before?.through) return true
  const wanted = daysLater(monthsLater(tested.from, wantedMonths), -1)
  return tested.through >= wanted || daysIn(tested) >= daysIn(before)
}
const daysIn = ({ from, through }: Span): number => (through === null ? 0 : daysBetween(from, through))

/**
 * Whether a report says of later days at least what another said of what both are about: the same kind, as strong a type and opinion,
 * operation where the other showed that, and of days enough.
 */
const isAsGood = (later: AssuranceFact, earlier: AssuranceFact): boolean =>
  isSameKind(later, earlier) &&
  isLater(later, earlier) &&
  isAsLong(later, earlier) &&
  later.type >= earlier.type &&
  worth[later.opinion] >= worth[earlier.opinion] &&
  (showsNothing(earlier) || !showsNothing(later))

/**
 * The days on which a later report that is as good counts and is known. Where it has no day of issue, it is known from the last day of which
 * it tells, and never before the day after the earlier one came.
 */
const takenBy = (later: AssuranceFact, earlier: AssuranceFact): Span[] => {
  const after = dayAfter(knownFrom(earlier)) ?? lastDay
  const known = shared([{ from: knownFrom(later), through: null }], [{ from: after, through: null }])
  return shared(known, carryingDays(later))
}

/**
 * The days on which others have taken the place of a report: one about all that it is about, or several together about each of the services
 * that are in use. `all`: the reports of the supplier, those that were withdrawn left out.
 */
function takenDays(report: AssuranceFact, all: readonly AssuranceFact[], inUse: InUse): Span[] {
  const better = all.filter((other) => isAsGood(other, report))
  const by = (some: readonly AssuranceFact[]) => united(some.flatMap((one) => takenBy(one, report)))
  const services = report.services.length > 0 ? report.services : [...inUse.keys()]
  return united([
    ...by(better.filter((one) => one.services.length === 0)),
    ...daysOfEach(services, inUse, (service) => by(better.filter((one) => isAbout(one, service)))),
  ])
}

/**
 * The days on which a report asks what it asks of its customers, and for the organisations that it leaves out: since it is known, as long as
 * it counts, until another that is as good has taken its place and asks its own.
 */
export const askingDays = (report: AssuranceFact, all: readonly AssuranceFact[], inUse: InUse): Span[] =>
  shared(
    shared([{ from: knownFrom(report), through: null }], carryingDays(report)),
    outside(takenDays(report, all, inUse)),
  )
