import { outside, type Span, shared } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { type AssuranceFact, type AssuranceKind, isFinancial, isOfSecurity } from './facts.ts'
import { coverSteps, daysWhere, gapsOf, isAbout, showsOperation } from './periods.ts'

/** A kind of report; 'other' in words, so that two of them are told apart. */
export type ReportKind = { kind: AssuranceKind; kindOther: string }

/**
 * A service about which is asked, or all of a supplier together (null), in one kind of report: kinds are about different things.
 * `reports` are those of this kind that are about it, `beside` those of all other kinds.
 */
export type AssuranceLine = ReportKind & {
  service: string | null
  reports: AssuranceFact[]
  beside: AssuranceFact[]
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
        return named ? [{ service, kind, kindOther, reports: same, beside }] : []
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

/** The days of a line about which nothing is told any more: by its own kind, nor by one that can tell instead. */
export function missedDays({ kind, reports, beside }: AssuranceLine, bridgeMonths: number): Span[] {
  const told = beside.filter((other) => standsIn(kind, other.kind))
  const instead = daysWhere(coverSteps(told, bridgeMonths), (cover) => cover !== 'nothing')
  return shared(gapsOf(coverSteps(reports, bridgeMonths)), outside(instead))
}

/** The last day of which a report tells; null where it names none. */
export const lastToldOf = ({ type, asOf, periodTo }: Pick<AssuranceFact, 'type' | 'asOf' | 'periodTo'>): Day | null =>
  type === 1 ? asOf : periodTo

/** The report that tested the newest days; undefined where none shows operation. */
export const newestTested = (reports: readonly AssuranceFact[]): AssuranceFact | undefined =>
  reports.filter(showsOperation).toSorted((a, b) => ((a.periodTo ?? '') < (b.periodTo ?? '') ? 1 : -1))[0]
