import { type Day, daysBetween } from '../time/day.ts'
import { type Duration, parseDuration } from '../time/duration.ts'
import { daysLater, durationLater, monthsLater } from '../time/far-days.ts'
import type { ContractFact } from './facts.ts'

/** The term that a contract is in on a day: its last day, and the last day on which notice can be given. */
export type ContractTerm = { ends: Day; noticeBy: Day; renews: boolean }

/**
 * The term in which notice can still be given, or that ends next. Where a contract goes on by itself, a term of which the day of notice
 * passed is followed by the next. Terms are counted from the first end, so that the end of a month stays the end of a month. Null where the
 * contract has no end.
 */
export function contractTerm({ ends, notice, renewsBy }: ContractFact, today: Day): ContractTerm | null {
  if (ends === null) return null
  const before = parseDuration(notice)
  const every = parseDuration(renewsBy)
  const term = (end: Day, renews: boolean) => ({
    ends: end,
    noticeBy: before ? daysBefore(end, before) : end,
    renews,
  })
  if (!every || longest(every) === 0) return term(ends, false)
  const passed = Math.max(0, daysBetween(ends, today) + (before ? shortest(before) : 0))
  for (let turn = Math.max(0, Math.floor(passed / longest(every)) - 1); ; turn += 1) {
    const end = durationLater(ends, times(every, turn))
    const found = term(end, true)
    if (found.noticeBy >= today || end >= '9999') return found
  }
}

const daysBefore = (day: Day, { years, months, weeks, days }: Duration): Day =>
  daysLater(monthsLater(day, -(years * 12 + months)), -(weeks * 7 + days))

/** Never less days than the duration has, so that no term is stepped over. */
const longest = ({ years, months, weeks, days }: Duration) => years * 366 + months * 31 + weeks * 7 + days

const shortest = ({ years, months, weeks, days }: Duration) => years * 365 + months * 28 + weeks * 7 + days

const times = ({ years, months, weeks, days }: Duration, by: number): Duration => ({
  years: years * by,
  months: months * by,
  weeks: weeks * by,
  days: days * by,
})
