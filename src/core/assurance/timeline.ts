import { type Day, daysBetween } from '../time/day.ts'
import { monthsLater } from '../time/far-days.ts'
import type { AssuranceFact } from './facts.ts'
import { type DayCover, type PartCover, type Period, showsOperation } from './periods.ts'

/** How a bar is drawn: what counts and how, or days that a report names without counting; 'day' is the day of type 1. */
export type BarKind = Exclude<DayCover, 'nothing'> | 'not-counted' | 'day'

/** A bar over days, and the places where it begins and ends: 0 is the left edge of the timeline, 1 the right one. */
export type TimelineBar = Period & { kind: BarKind; start: number; end: number }

/** A report, or together what all reports tell of the period that is asked about. */
export type TimelineRow = { id: string; title: string; sum: boolean; bars: TimelineBar[] }

export type Timeline = Period & {
  rows: TimelineRow[]
  /** The first days of years, or of quarters where the whole is short. */
  ticks: { day: Day; at: number }[]
  /** Where the period that is asked about lies. */
  asked: { start: number; end: number }
  /** Where today lies; null outside. */
  today: number | null
}

/** A report as a timeline draws it; `counts`: the days of a letter that count. */
export type DrawnReport = Pick<
  AssuranceFact,
  'id' | 'title' | 'type' | 'opinion' | 'asOf' | 'periodFrom' | 'periodTo'
> & { bridges: readonly (Period & { counts: readonly Period[] })[] }

/** What reports about one thing tell together. */
export type DrawnLine = { id: string; title: string; parts: readonly (Period & { cover: PartCover })[] }

/** Farther back than this is not drawn. */
const mostYears = 6

const spansOf = (one: DrawnReport): Period[] => [
  ...(one.asOf === null ? [] : [{ from: one.asOf, through: one.asOf }]),
  ...(one.periodFrom === null || one.periodTo === null ? [] : [{ from: one.periodFrom, through: one.periodTo }]),
  ...one.bridges.map(({ from, through }) => ({ from, through })),
]

/** Lays out the reports of a supplier, the oldest above, and below them what they tell together of a period. */
export function layTimeline(
  reports: readonly DrawnReport[],
  lines: readonly DrawnLine[],
  period: Period,
  today: Day,
): Timeline {
  const spans = reports.flatMap(spansOf)
  const through = [period.through, ...spans.map((one) => one.through)].sort().at(-1) as Day
  const oldest = [period.from, ...spans.map(({ from }) => from)].sort()[0] as Day
  const limit = monthsLater(period.from, -12 * mostYears)
  const from = [oldest, limit].sort()[1] as Day
  const length = daysBetween(from, through) + 1
  const placeOf = (day: Day) => daysBetween(from, day) / length
  const bar = (kind: BarKind, days: Period): TimelineBar[] => {
    if (days.through < from) return []
    const end = placeOf(days.through) + 1 / length
    return [{ kind, from: days.from, through: days.through, start: Math.max(0, placeOf(days.from)), end }]
  }
  const inOrder = reports.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1))
  return {
    ...{ from, through },
    rows: [
      ...inOrder.map((one) => ({ id: one.id, title: one.title, sum: false, bars: barsOf(one, bar) })),
      ...lines.map(({ id, title, parts }) => ({
        ...{ id, title, sum: true },
        bars: parts.flatMap(({ cover, ...days }) =>
          cover === 'nothing' || cover === 'to-come' ? [] : bar(cover, days),
        ),
      })),
    ],
    ticks: ticksOf(from, through).map((day) => ({ day, at: placeOf(day) })),
    asked: { start: placeOf(period.from), end: placeOf(period.through) + 1 / length },
    today: today < from || today > through ? null : placeOf(today),
  }
}

const lastDayOf = (one: DrawnReport): string => one.periodTo ?? one.asOf ?? ''

function barsOf(one: DrawnReport, bar: (kind: BarKind, days: Period) => TimelineBar[]): TimelineBar[] {
  if (one.type === 1) return one.asOf === null ? [] : bar('day', { from: one.asOf, through: one.asOf })
  if (one.periodFrom === null || one.periodTo === null) return []
  const counts = showsOperation(one)
  const mark = one.opinion === 'qualified' ? '-qualified' : ''
  const kind = counts ? (`tested${mark}` as const) : 'not-counted'
  return [
    ...bar(kind, { from: one.periodFrom, through: one.periodTo }),
    ...one.bridges.flatMap((letter) => bar('not-counted', { from: letter.from, through: letter.through })),
    ...one.bridges.flatMap((letter) => letter.counts.flatMap((days) => bar(`bridged${mark}` as const, days))),
  ]
}

/** Years; quarters where less than two years are drawn. */
function ticksOf(from: Day, through: Day): Day[] {
  const every = daysBetween(from, through) < 731 ? 3 : 12
  const found: Day[] = []
  let day = `${from.slice(0, 4)}-01-01` as Day
  while (day <= through) {
    if (day >= from) found.push(day)
    const next = monthsLater(day, every)
    if (next <= day) break
    day = next
  }
  return found
}
