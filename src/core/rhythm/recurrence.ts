import { addDays, compareDays, type Day, daysBetween } from '../time/day.ts'
import { addDuration, type Duration, parseDuration } from '../time/duration.ts'
import { daysLater } from '../time/far-days.ts'

/** What recurs. `every` is an ISO 8601 duration, or '' for once; nothing is due before `notBefore`, nor from `endedOn` on. */
export type Recurrence = { firstOn: Day; every: string; notBefore: Day | null; endedOn: Day | null }

/** That a turn was done: the day that it was due, and the day on which it was done. */
export type DoneTurn = { dueOn: Day; doneOn: Day }

const forever = '9999-12-31' as Day

/** Every turn from one day through another, in order. Turn k is the first day and k times the duration, so that a month's end stays one. */
export function turnsBetween(rule: Recurrence, from: Day, through: Day): Day[] {
  const first = rule.notBefore !== null && rule.notBefore > from ? rule.notBefore : from
  const turns: Day[] = []
  for (const day of turnsFrom(rule, first)) {
    if (day > through || (rule.endedOn !== null && day >= rule.endedOn)) break
    turns.push(day)
  }
  return turns
}

/** The first turn on or after a day; null where none comes any more. */
function nextTurn(rule: Recurrence, from: Day): Day | null {
  const first = rule.notBefore !== null && rule.notBefore > from ? rule.notBefore : from
  for (const day of turnsFrom(rule, first)) return rule.endedOn !== null && day >= rule.endedOn ? null : day
  return null
}

/**
 * The turn that is to be done next, and how many passed besides it before a day. What is done late is done for every turn that passed
 * meanwhile, and one that is done early for its own: so it is the first turn after the last due day and the last day of doing.
 */
export function openTurn(rule: Recurrence, done: readonly DoneTurn[], on: Day): { dueOn: Day; missed: number } | null {
  const settled = done.reduce<Day | null>((latest, { dueOn, doneOn }) => {
    const through = compareDays(doneOn, dueOn) > 0 ? doneOn : dueOn
    return latest === null || through > latest ? through : latest
  }, null)
  if (settled !== null && (durationOf(rule) === null || settled === forever)) return null
  const dueOn = nextTurn(rule, settled === null ? rule.firstOn : addDays(settled, 1))
  if (dueOn === null) return null
  return { dueOn, missed: dueOn < on ? turnsAfter(rule, dueOn, on) : 0 }
}

/** The last turn that can be done by a day: the open one, or the next to come. Null where none is left. What lies behind it is not yet to be done. */
export function lastToDo(rule: Recurrence, done: readonly DoneTurn[], on: Day): Day | null {
  const [open, coming] = [openTurn(rule, done, on)?.dueOn ?? null, nextTurn(rule, on)]
  return open !== null && (coming === null || open > coming) ? open : coming
}

/** How many turns come after one and before a day, by their numbers: what began long ago has too many to walk through. */
function turnsAfter(rule: Recurrence, dueOn: Day, on: Day): number {
  const duration = durationOf(rule)
  if (duration === null) return 0
  const until = rule.endedOn !== null && rule.endedOn < on ? rule.endedOn : on
  return Math.max(0, firstTurn(rule.firstOn, duration, until) - firstTurn(rule.firstOn, duration, dueOn) - 1)
}

/** From which day a turn stands among what is to be done: 30 days ahead, for what recurs sooner half of its time. */
export function warnsFrom(dueOn: Day, every: string): Day {
  const duration = parseDuration(every)
  const days = duration ? Math.min(30, Math.floor(lengthOf(duration) / 2)) : 30
  return daysLater(dueOn, -days)
}

/** Whether something recurs more often than once in four weeks. */
export function isFrequent(every: string): boolean {
  const duration = parseDuration(every)
  return duration !== null && lengthOf(duration) < 28
}

function durationOf({ every }: Recurrence): Duration | null {
  const duration = every === '' ? null : parseDuration(every)
  return duration && lengthOf(duration) > 0 ? duration : null
}

/** About how many days a duration takes; never more than it can. */
const lengthOf = ({ years, months, weeks, days }: Duration) => years * 365 + months * 28 + weeks * 7 + days

function* turnsFrom(rule: Recurrence, from: Day): Generator<Day> {
  const duration = durationOf(rule)
  if (duration === null) {
    if (rule.firstOn >= from) yield rule.firstOn
    return
  }
  for (let k = firstTurn(rule.firstOn, duration, from); ; k += 1) {
    const day = turn(rule.firstOn, duration, k)
    if (day === null) return
    yield day
  }
}

/** Which turn is the first on or after a day. */
function firstTurn(firstOn: Day, duration: Duration, from: Day): number {
  if (from <= firstOn) return 0
  // A turn takes at least as long as `lengthOf`, so the one asked for is not beyond `high`.
  let [low, high] = [0, Math.ceil(daysBetween(firstOn, from) / lengthOf(duration)) + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const day = turn(firstOn, duration, middle)
    if (day === null || day >= from) high = middle
    else low = middle + 1
  }
  return low
}

function turn(firstOn: Day, { years, months, weeks, days }: Duration, k: number): Day | null {
  try {
    return addDuration(firstOn, { years: years * k, months: months * k, weeks: weeks * k, days: days * k })
  } catch {
    // After the last day that there is.
    return null
  }
}
