import { addMonths, type Day } from '../../core/time/day.ts'
import type { YearItem } from './rhythm.ts'

/** The same thing within one month: every day of it, the most urgent state first. */
export type YearEntry = { key: string; item: YearItem; days: { day: string; ends: string; state: YearItem['state'] }[] }
export type YearMonth = { month: string; entries: YearEntry[] }

/** Days of one thing in a month that are told one by one. */
const mostDays = 5

/** Whether something comes so often in a month that its days are not told one by one. */
export const comesOften = ({ days }: YearEntry): boolean => days.length > mostDays

/** Which state tells most of a thing that comes several times in a month. */
const telling: readonly YearItem['state'][] = ['overdue', 'this-week', 'later', 'undated', 'missed', 'done']

/** Twelve months from one on ('2026-11'), each with what falls in it; what comes more than once is one entry with its days. */
export function monthsOf(first: string, items: readonly YearItem[]): YearMonth[] {
  const months = Array.from({ length: 12 }, (_, nth) => addMonths(`${first}-01` as Day, nth).slice(0, 7))
  const of = new Map<string, Map<string, YearEntry>>(months.map((month) => [month, new Map()]))
  for (const item of items) {
    // What began before the first month and goes on is told in the first.
    const month = of.get(item.day.slice(0, 7)) ?? (item.ends >= `${first}-01` ? of.get(first) : undefined)
    if (!month) continue
    const key = [item.kind, item.title, item.about, item.page, item.who.name].join('\n')
    const day = { day: item.day, ends: item.ends, state: item.state }
    const known = month.get(key)
    if (known) known.days.push(day)
    else month.set(key, { key, item, days: [day] })
  }
  // What comes nearly every day would hide what comes once: it is told last.
  const often = (entry: YearEntry) => Number(comesOften(entry))
  return months.map((month) => ({
    month,
    entries: [...(of.get(month)?.values() ?? [])].sort((one, other) => often(one) - often(other)),
  }))
}

/** The state that an entry is shown with. */
export const stateOf = ({ days, item }: YearEntry): YearItem['state'] =>
  telling.find((state) => days.some((one) => one.state === state)) ?? item.state

/** Moves a month of twelve on or back. */
export const monthsLater = (month: string, months: number): string =>
  addMonths(`${month}-01` as Day, months).slice(0, 7)

/** The month that an address asks for; what makes no sense there is passed over. */
export const parseMonth = (value: string | null): string | undefined =>
  value !== null && /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(value) ? value : undefined
