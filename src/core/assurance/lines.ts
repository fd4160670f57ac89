import { outside, type Span, shared, united } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { type AssuranceFact, type AssuranceKind, isFinancial, isOfSecurity } from './facts.ts'
import { daysOfEach, type InUse } from './in-use.ts'
import { coverSteps, daysWhere, gapsOf, isAbout, showsOperation } from './periods.ts'

/** A kind of report; 'other' in words, so that two of them are told apart. */
export type ReportKind = { kind: AssuranceKind; kindOther: string }

/**
 * A service about which is asked, or all of a supplier together (null), in one kind of report: kinds are about different things.
 * `reports` are those of this kind that are about it, `beside` those of all other kinds. `after`, of all of a supplier together: those about
 * named services, of this kind or one that can tell instead.
 */
export type AssuranceLine = ReportKind & {
  service: string | null
  reports: AssuranceFact[]
  beside: AssuranceFact[]
  after: AssuranceFact[]
}

/** A service, or all of a supplier together, by all reports that are about it, of whatever kind. */
export type AssuranceSum = { service: string | null; reports: AssuranceFact[] }

const folded = (text: string) => text.trim().toLowerCase()
const keyOf = ({ kind, kindOther }: ReportKind) => (kind === 'other' ? `other ${folded(kindOther)}` : kind)

export const isSameKind = (a: ReportKind, b: ReportKind): boolean => keyOf(a) === keyOf(b)

/** Reports by their kind, in the order in which the kinds come. */
export const byKind = (reports: readonly AssuranceFact[]): AssuranceFact[][] => [
  ...Map.groupBy(reports, keyOf).values(),
]

/**
 * About what a supplier's reports are told one by one: a report about one service says nothing about another. All of the supplier
 * together where a report is about all, or where there is none; and each service that a report names, with what is about all.
 */
function thingsOf(reports: readonly AssuranceFact[]): AssuranceSum[] {
  const general = reports.filter(({ services }) => services.length === 0)
  const services = [...new Set(reports.flatMap((one) => one.services))].sort()
  return [
    ...(general.length > 0 || services.length === 0 ? [{ service: null, reports: general }] : []),
    ...services.map((service) => ({ service, reports: reports.filter((one) => isAbout(one, service)) })),
  ]
}

/** One line for each thing and kind. A kind that is about all of the supplier only has no lines of services: its own line says it. */
export const linesOf = (reports: readonly AssuranceFact[]): AssuranceLine[] =>
  thingsOf(reports).flatMap(({ service, reports: about }) =>
    byKind(about)
      .toSorted(([a], [b]) => (keyOf(a as AssuranceFact) < keyOf(b as AssuranceFact) ? -1 : 1))
      .flatMap((same): AssuranceLine[] => {
        const [{ kind, kindOther }] = same as [AssuranceFact]
        const named = service === null || same.some(({ services }) => services.length > 0)
        const beside = about.filter((one) => !same.includes(one))
        const after = reports.filter((one) => one.services.length > 0 && tellsAlike({ kind, kindOther }, one))
        return named ? [{ service, kind, kindOther, reports: same, beside, after: service === null ? after : [] }] : []
      }),
  )

/** What reports of several kinds are about; nothing that one kind alone is about: its line says it. */
export const sumsOf = (reports: readonly AssuranceFact[]): AssuranceSum[] =>
  thingsOf(reports).filter((one) => byKind(one.reports).length > 1)

/**
 * The kinds that can tell instead of this one, for who asks about security: another one about security, whatever this one was about, unless
 * that was in words of its own. A report about financial reporting never takes the place of one about security.
 */
const standsIn = (kind: AssuranceKind, other: AssuranceKind): boolean =>
  kind !== 'other' && (isOfSecurity(other) || (isFinancial(kind) && isFinancial(other)))

/** Whether a report of another kind says the same sort of thing as one of this kind, or can tell instead of it. */
export const tellsAlike = (asked: ReportKind, other: ReportKind): boolean =>
  isSameKind(asked, other) || standsIn(asked.kind, other.kind)

const toldDays = (reports: readonly AssuranceFact[], bridgeMonths: number): Span[] =>
  daysWhere(coverSteps(reports, bridgeMonths), (cover) => cover !== 'nothing')

/**
 * The days on which reports about each service have followed those about all of a supplier: from the first day on which each service that is
 * in use is told of by one that names it, and as long as each in use was told of once. From then on the lines of the services say what is
 * missed. None for the line of a service.
 */
export function followedDays({ after }: AssuranceLine, bridgeMonths: number, inUse: InUse): Span[] {
  const told = new Map(
    [...inUse.keys()].map((id) => [
      id,
      toldDays(
        after.filter(({ services }) => services.includes(id)),
        bridgeMonths,
      ),
    ]),
  )
  const [first] = daysOfEach([...inUse.keys()], inUse, (service) => told.get(service) ?? [])
  if (!first) return []
  const once = daysOfEach([...inUse.keys()], inUse, (service) =>
    (told.get(service) ?? []).slice(0, 1).map(({ from }) => ({ from, through: null })),
  )
  return shared(once, [{ from: first.from, through: null }])
}

/**
 * The days of a line about which nothing is told any more: by its own kind, by one that can tell instead, nor, of all of a supplier
 * together, by those about each service that followed.
 */
export function missedDays(line: AssuranceLine, bridgeMonths: number, inUse: InUse): Span[] {
  const told = line.beside.filter((other) => standsIn(line.kind, other.kind))
  const instead = united([...toldDays(told, bridgeMonths), ...followedDays(line, bridgeMonths, inUse)])
  return shared(gapsOf(coverSteps(line.reports, bridgeMonths)), outside(instead))
}

/** The last day of which a report tells; null where it names none. */
export const lastToldOf = ({ type, asOf, periodTo }: Pick<AssuranceFact, 'type' | 'asOf' | 'periodTo'>): Day | null =>
  type === 1 ? asOf : periodTo

/** The report that tested the newest days; undefined where none shows operation. */
export const newestTested = (reports: readonly AssuranceFact[]): AssuranceFact | undefined =>
  reports.filter(showsOperation).toSorted((a, b) => ((a.periodTo ?? '') < (b.periodTo ?? '') ? 1 : -1))[0]
