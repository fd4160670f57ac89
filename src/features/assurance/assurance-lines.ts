import { askingDays } from '../../core/assurance/asking.ts'
import type { AssuranceFact } from '../../core/assurance/facts.ts'
import { inUseAt } from '../../core/assurance/in-use.ts'
import { byKind, followedDays, linesOf, missedDays, newestTested, sumsOf } from '../../core/assurance/lines.ts'
import { unheldDays, unmetBy } from '../../core/assurance/open-parts.ts'
import {
  anySteps,
  calendarYear,
  coverOf,
  coverSteps,
  gapsOf,
  nextGap,
  type Period,
} from '../../core/assurance/periods.ts'
import { firstDay, type Span, shared, spanOf } from '../../core/demonstrability/steps.ts'
import type { SupplierBook, SupplierFact } from '../../core/suppliers/facts.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { monthsLater } from '../../core/time/far-days.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { AssuranceFilter } from './assurance.contract.ts'
import { faults, invalid } from './assurance-refusals.ts'
import type { LineAnswer, SumAnswer } from './assurance-shapes.contract.ts'

const mostDays = 3660

/** The period that was asked for; the calendar year in which today lies where none was. Throws where it is backwards or too long. */
export function periodAsked(
  { from, through }: { from?: string | undefined; through?: string | undefined },
  today: Day,
) {
  const year = calendarYear(Number(today.slice(0, 4)))
  const period = { from: (from ?? year.from) as Day, through: (through ?? year.through) as Day }
  if (period.through < period.from || period.through > addDays(period.from, mostDays))
    throw invalid([{ path: 'through', message: faults.periodTooLong }])
  return period
}

/** Periods to choose from: three calendar years, and the twelve months before each audit. */
export function periodChoices(today: Day, audits: readonly { title: string; starts: Day }[]) {
  const year = Number(today.slice(0, 4))
  return [
    ...[year, year - 1, year - 2].map((one) => ({ ...calendarYear(one), year: one, audit: '' })),
    ...audits.map(({ title, starts }) => ({
      ...{ from: monthsLater(starts, -12), through: addDays(starts, -1) },
      ...{ year: null, audit: title },
    })),
  ]
}

/** The reports that ask today what they ask, by id: others took the place of the rest, or they count no longer. */
export function askingOn(book: SupplierBook, reports: readonly AssuranceFact[], today: Day): ReadonlySet<string> {
  const bySupplier = Map.groupBy(reports, ({ supplier }) => supplier)
  const asking = book.suppliers.flatMap((supplier) => {
    const [own, inUse] = [bySupplier.get(supplier.id) ?? [], inUseAt(supplier)]
    return own.filter((one) => spanOf(askingDays(one, own, inUse), today))
  })
  return new Set(asking.map(({ id }) => id))
}

/**
 * How many exceptions, things that we have to do and organisations left out reports have, and how many of these wait; of those that are not
 * asking nothing but exceptions.
 */
export function waitingIn(reports: readonly AssuranceFact[], asking: ReadonlySet<string>, today: Day) {
  const exceptions = reports.flatMap((one) => one.exceptions)
  const cuecs = reports.flatMap(({ id, cuecs }) => cuecs.map((one) => ({ ...one, of: id })))
  const carvedOut = reports.flatMap(({ id, carvedOut }) => carvedOut.map((one) => ({ ...one, of: id })))
  return {
    exceptions: { all: exceptions.length, open: exceptions.filter(({ assessment }) => assessment === null).length },
    cuecs: { all: cuecs.length, open: cuecs.filter(({ of, ...one }) => asking.has(of) && isOpen(one, today)).length },
    carvedOut: {
      all: carvedOut.length,
      open: carvedOut.filter(({ of, ...one }) => asking.has(of) && spanOf(unheldDays(one), today)).length,
    },
  }
}

/** Neither done by a measure of ours that is shown to work, nor said to be not ours. */
const isOpen = (cuec: AssuranceFact['cuecs'][number], today: Day) => spanOf(unmetBy(cuec), today) !== undefined

type SumGround = { period: Period; today: Day; settings: SupplierBook['settings'] }
/** `asking`: the reports that ask today what they ask. */
type LineGround = SumGround & { asking: ReadonlySet<string> }

/** What the reports of a supplier tell of a period, for each service and kind of which they tell by itself. */
export function linesOfSupplier(
  supplier: SupplierFact,
  reports: readonly AssuranceFact[],
  { period, today, settings, asking }: LineGround,
): LineAnswer[] {
  const inUse = inUseAt(supplier)
  return linesOf(reports).map((line) => {
    const steps = coverSteps(line.reports, settings.bridgeMonths)
    const newest = newestTested(line.reports)
    const service = serviceOf(supplier, line.service)
    const [ends = null] = [supplier.endedOn, service?.endedOn ?? null].filter((day) => day !== null).sort()
    const gapIn = (days: readonly Span[]) =>
      ends !== null && ends < today
        ? null
        : nextGap(shared(days, [{ from: firstDay, through: ends }]), today, settings.warnDays)
    const gap = gapIn(missedDays(line, settings.bridgeMonths, inUse))
    const own = gapIn(gapsOf(steps))
    const followed = spanOf(followedDays(line, settings.bridgeMonths, inUse), today)
    const goesOn = (from: Day) =>
      followed
        ? { from: followed.from < from ? from : followed.from, by: 'services' as const }
        : { from, by: 'kind' as const }
    return {
      supplier: { id: supplier.id, title: supplier.title },
      ...{ service: named(service), kind: line.kind, kindOther: line.kindOther },
      cover: coverOf(steps, period, today),
      reports: line.reports.length,
      newest: newest ? { id: newest.id, title: newest.title, through: newest.periodTo } : null,
      ...{ gap, goesOn: own?.open && !gap?.open ? goesOn(own.from) : null },
      ...waitingIn(line.reports, asking, today),
    }
  })
}

/** The same where several kinds of report are about one thing: on which days any of them tells. */
export function sumsOfSupplier(
  supplier: SupplierFact,
  reports: readonly AssuranceFact[],
  { period, today, settings }: SumGround,
): SumAnswer[] {
  return sumsOf(reports).map((sum) => ({
    service: named(serviceOf(supplier, sum.service)),
    cover: coverOf(coverByAny(sum.reports, settings.bridgeMonths), period, today),
  }))
}

/** What reports tell together, whatever their kinds. */
export const coverByAny = (reports: readonly AssuranceFact[], bridgeMonths: number) =>
  anySteps(byKind(reports).map((same) => coverSteps(same, bridgeMonths)))

const serviceOf = ({ services }: SupplierFact, wanted: string | null) => services.find(({ id }) => id === wanted)
const named = (one: { id: string; title: string } | undefined) => (one ? { id: one.id, title: one.title } : null)

/** Where a line stands: days lie open now, or soon will; told otherwise; never where nothing was tested. */
const lineStates = ['gap', 'near', 'told', 'never'] as const
type LineState = (typeof lineStates)[number]

export function stateOf({ newest, gap }: LineAnswer): LineState {
  if (newest === null) return 'never'
  if (gap?.open) return 'gap'
  return gap?.warned ? 'near' : 'told'
}

export type AssuranceGround = {
  book: SupplierBook
  reports: readonly AssuranceFact[]
  asking: ReadonlySet<string>
}

/** All lines of suppliers that deliver in the period, in the order of their names. */
export function allLines({ book, reports, asking }: AssuranceGround, period: Period, today: Day): LineAnswer[] {
  const ground = { period, today, settings: book.settings, asking }
  const bySupplier = Map.groupBy(reports, ({ supplier }) => supplier)
  return book.suppliers
    .filter(({ id, endedOn }) => bySupplier.has(id) && (endedOn === null || endedOn >= period.from))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nl') || (a.id < b.id ? -1 : 1))
    .flatMap((one) => linesOfSupplier(one, bySupplier.get(one.id) ?? [], ground))
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

const keys: Record<AssuranceFilter['sort'], (one: LineAnswer) => string | number | null> = {
  supplier: ({ supplier }) => folded(supplier.title),
  nothing: ({ cover }) => cover.nothing / cover.days,
  gap: ({ gap }) => gap?.from ?? null,
}

/** The lines that a filter leaves, in its order. */
export function selectLines(lines: readonly LineAnswer[], asked: AssuranceFilter): LineAnswer[] {
  const text = folded(asked.text ?? '')
  const [key, direction] = [keys[asked.sort], asked.direction === 'up' ? 1 : -1]
  return lines
    .filter(
      (one) =>
        (asked.state === undefined || stateOf(one) === asked.state) &&
        (asked.without === undefined || one[asked.without].open > 0) &&
        (text === '' || folded(`${one.supplier.title} ${one.service?.title ?? ''}`).includes(text)),
    )
    .toSorted((a, b) => {
      const [left, right] = [key(a), key(b)]
      if (left === null || right === null) return Number(left === null) - Number(right === null)
      return left === right ? 0 : direction * (left < right ? -1 : 1)
    })
}

/** Over all lines and suppliers. An exception or part of ours is counted once, however many services its report is about. */
export function totalsOf({ book, reports, asking }: AssuranceGround, lines: readonly LineAnswer[], today: Day) {
  const of = (state: LineState) => lines.filter((one) => stateOf(one) === state).length
  const standing = book.suppliers.filter(({ endedOn }) => endedOn === null || endedOn >= today)
  const withReport = new Set(reports.map(({ supplier }) => supplier))
  const shown = new Set(lines.map(({ supplier }) => supplier.id))
  const waiting = waitingIn(
    reports.filter(({ supplier }) => shown.has(supplier)),
    asking,
    today,
  )
  return {
    ...{ lines: lines.length, gap: of('gap'), near: of('near'), told: of('told'), never: of('never') },
    ...{
      openExceptions: waiting.exceptions.open,
      openCuecs: waiting.cuecs.open,
      openCarvedOut: waiting.carvedOut.open,
    },
    ...{ suppliers: standing.length, withoutReport: standing.filter(({ id }) => !withReport.has(id)).length },
  }
}

/** The day of a reader or a command. */
export const todayOf = (source: Pick<Reader | Tx, 'now'>): Day => dayOf(source.now)
