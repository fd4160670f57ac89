import {
  combined,
  dayAfter,
  firstDay,
  type Span,
  type Steps,
  shared,
  spanOf,
  united,
  within,
} from '../demonstrability/steps.ts'
import { addDays, type Day, daysBetween, earliest } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import type { AssuranceFact } from './facts.ts'

/** Days in a row about which is asked, both ends included: a calendar year, or what an audit looks back on. */
export type Period = { from: Day; through: Day }

/**
 * What reports tell about one day. Tested: an auditor tested what worked on it. Bridged: the supplier says itself that nothing changed.
 * Marked as qualified where only reports with a qualified opinion tell it.
 */
export const dayCovers = ['tested', 'tested-qualified', 'bridged', 'bridged-qualified', 'nothing'] as const
export type DayCover = (typeof dayCovers)[number]

/** A part of a period that is told about in one way; 'to-come': days after today, of which no report can tell yet. */
export const partCovers = [...dayCovers, 'to-come'] as const
export type PartCover = (typeof partCovers)[number]
export type CoverPart = Period & { cover: PartCover; days: number }

/** What a period comes to, counted in days: tested + bridged + nothing + toCome = days. `qualified` is part of tested and bridged. */
export type PeriodCover = {
  days: number
  tested: number
  bridged: number
  nothing: number
  toCome: number
  qualified: number
  parts: CoverPart[]
}

export const calendarYear = (year: number): Period => {
  const text = String(year).padStart(4, '0')
  return { from: `${text}-01-01` as Day, through: `${text}-12-31` as Day }
}

/** Whether a report can show that something worked: of type 2, with an opinion that is told and neither adverse nor a disclaimer. */
export const showsOperation = ({ type, opinion }: Pick<AssuranceFact, 'type' | 'opinion'>): boolean =>
  type === 2 && (opinion === 'unqualified' || opinion === 'qualified')

/** Whether a report is about a service: one that names none is about all of the supplier. */
export const isAbout = ({ services }: Pick<AssuranceFact, 'services'>, service: string): boolean =>
  services.length === 0 || services.includes(service)

/** A report by itself, whatever becomes of the organisations that it leaves out. */
type ByItself = Omit<AssuranceFact, 'carvedOut'>

/** The days that the auditor tested; none for type 1. */
export function testedDays(report: ByItself): Span[] {
  const { periodFrom, periodTo } = report
  if (!showsOperation(report) || periodFrom === null || periodTo === null) return []
  return united([{ from: periodFrom, through: periodTo }])
}

/**
 * The days after the period that bridge letters speak of, as far as they count: those that join the period, at most so many whole months
 * after it, so that three months after a period until 30 September end on 31 December, and none after the day on which a letter was written.
 * A letter with a report that shows no operation bridges nothing. It is the supplier's own word: it tells, and shows no operation.
 */
export function bridgedDays(report: AssuranceFact, bridgeMonths: number): Span[] {
  const { periodTo, bridges } = report
  const tested = testedDays(report)
  const after = tested.length === 0 || periodTo === null ? null : dayAfter(periodTo)
  if (after === null || bridgeMonths <= 0) return []
  const counting = { from: after, through: daysLater(monthsLater(after, bridgeMonths), -1) }
  const letters = bridges.map(({ from, to, issuedOn }) => ({
    from,
    through: issuedOn === null ? to : earliest(to, issuedOn),
  }))
  const joining = united([...tested, ...letters]).filter((one) => spanOf([one], periodTo as Day))
  return shared(joining, [counting])
}

/** How long what was tested counts after the period, in months: reports come once a year. */
const freshMonths = 12

/**
 * The days on which a report of type 2 counts as showing what it tested: its period and the year after it. No letter makes them more, and an
 * exception that was judged not acceptable takes them away: the auditor found that it does not work.
 */
export function operationDays(report: ByItself): Span[] {
  if (report.exceptions.some(({ assessment }) => assessment === 'not-acceptable')) return []
  return testedDays(report).map(freshened)
}

/** The days on which what a report tells is fresh, whatever it shows: of type 1 the day and the year after it. */
export function freshDays({ type, asOf, periodFrom, periodTo }: AssuranceFact): Span[] {
  const [from, to] = type === 1 ? [asOf, asOf] : [periodFrom, periodTo]
  return from === null || to === null ? [] : united([{ from, through: to }]).map(freshened)
}

/** The days on which a report counts at all: while it is fresh, unless its auditor found that it does not hold, or would not say. */
export const carryingDays = (report: AssuranceFact): Span[] =>
  report.opinion === 'adverse' || report.opinion === 'disclaimer' ? [] : freshDays(report)

const freshened = ({ from, through }: Span): Span => ({
  from,
  through: through === null ? null : monthsLater(through, freshMonths),
})

/** What reports about the same thing tell together, on every day; their order does not matter. */
export function coverSteps(reports: readonly AssuranceFact[], bridgeMonths: number): Steps<DayCover> {
  const clean = reports.filter(({ opinion }) => opinion === 'unqualified')
  const bridged = (some: readonly AssuranceFact[]) => some.flatMap((one) => bridgedDays(one, bridgeMonths))
  return combined(
    [clean.flatMap(testedDays), reports.flatMap(testedDays), bridged(clean), bridged(reports)].map((days) =>
      within(days, true, false),
    ),
    ([testedClean, tested, bridgedClean, isBridged]): DayCover => {
      if (tested) return testedClean ? 'tested' : 'tested-qualified'
      if (isBridged) return bridgedClean ? 'bridged' : 'bridged-qualified'
      return 'nothing'
    },
  )
}

/**
 * What reports of several kinds tell together: whether any of them tells about a day. They are about different things, so a day that one kind
 * tells of with a qualified opinion stays marked, whatever another kind tells.
 */
export const anySteps = (kinds: readonly Steps<DayCover>[]): Steps<DayCover> =>
  combined(kinds, (covers): DayCover => {
    const cover = covers.some(isTested) ? 'tested' : covers.some((one) => one !== 'nothing') ? 'bridged' : 'nothing'
    if (cover === 'nothing') return cover
    return covers.some((one) => one.endsWith('-qualified')) ? `${cover}-qualified` : cover
  })

const isTested = (cover: DayCover) => cover === 'tested' || cover === 'tested-qualified'

/** What the steps come to over a period, with its parts in order. Of days after today nothing can be missed yet. */
export function coverOf(steps: Steps<DayCover>, { from, through }: Period, today: Day): PeriodCover {
  const parts: CoverPart[] = []
  steps.forEach((step, place) => {
    const next = steps[place + 1]?.from
    const first = step.from > from ? step.from : from
    const last = next === undefined || next > through ? through : addDays(next, -1)
    const put = (cover: PartCover, from: Day, through: Day) => {
      if (from <= through) parts.push({ from, through, cover, days: daysBetween(from, through) + 1 })
    }
    if (first > last) return
    if (step.value !== 'nothing' || last <= today) put(step.value, first, last)
    else {
      put('nothing', first, earliest(last, today))
      put('to-come', first > today ? first : addDays(today, 1), last)
    }
  })
  const count = (...covers: PartCover[]) =>
    parts.reduce((sum, part) => sum + (covers.includes(part.cover) ? part.days : 0), 0)
  return {
    days: daysBetween(from, through) + 1,
    tested: count('tested', 'tested-qualified'),
    bridged: count('bridged', 'bridged-qualified'),
    nothing: count('nothing'),
    toCome: count('to-come'),
    qualified: count('tested-qualified', 'bridged-qualified'),
    parts,
  }
}

/** The days on which something holds, as united spans; the last one has no end where no change follows. */
export function daysWhere<T>(steps: Steps<T>, holds: (value: T) => boolean): Span[] {
  return united(
    steps.flatMap(({ from, value }, place): Span[] => {
      const next = steps[place + 1]?.from
      return holds(value) ? [{ from, through: next === undefined ? null : addDays(next, -1) }] : []
    }),
  )
}

/** Days without any word after the first day that was tested. None where nothing ever was: nobody can miss what was never there. */
export function gapsOf(steps: Steps<DayCover>): Span[] {
  return daysWhere(steps, (cover) => cover === 'nothing').filter(({ from }) => from !== firstDay)
}

/**
 * The first days in a row that are missed from this one on; null where none are known. `warned`: it has come, or is not farther away than so many
 * days.
 */
export function nextGap(
  gaps: readonly Span[],
  day: Day,
  warnDays: number,
): (Span & { open: boolean; warned: boolean }) | null {
  const gap = gaps.find(({ through }) => through === null || through >= day)
  if (!gap) return null
  const open = gap.from <= day
  return { ...gap, open, warned: open || daysBetween(day, gap.from) <= warnDays }
}
