import { firstDay, type Span, shared, united } from '../demonstrability/steps.ts'
import type { SupplierBook, SupplierFact } from '../suppliers/facts.ts'
import type { GapKind, SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import { askingDays, knownFrom } from './asking.ts'
import type { AssuranceFact } from './facts.ts'
import { inUseAt } from './in-use.ts'
import { linesOf, missedDays, newestTested } from './lines.ts'
import { unassessedDays } from './open-parts.ts'

type Asked = NonNullable<SupplierGap['asked']>

/** What a report asks of us that is not done: once for all to which no measure is linked, and once for each measure and what it lacks. */
function unmetIn({ cuecs }: AssuranceFact): { asked: Asked; days: readonly Span[] }[] {
  const ours = cuecs.filter(({ notOurs }) => !notOurs)
  const ids = (some: typeof ours) => some.map(({ id }) => id)
  const unlinked = ours.filter(({ measure }) => measure === null)
  const linked = [...Map.groupBy(ours, ({ measure }) => measure?.id).values()].flatMap((same) => {
    const measure = same[0]?.measure
    if (!measure) return []
    const { id, title, lacks } = measure
    return lacks.map(({ days, ...lack }) => ({
      asked: { cuecs: ids(same), measure: { id, title, ...lack } },
      days,
    }))
  })
  const ever: Span[] = [{ from: firstDay, through: null }]
  return [...(unlinked.length > 0 ? [{ asked: { cuecs: ids(unlinked), measure: null }, days: ever }] : []), ...linked]
}

/** The days since a report can be known on which nobody said yet what an exception means here. */
const waitingDays = (report: AssuranceFact): Span[] =>
  shared(unassessedDays(report), [{ from: knownFrom(report), through: null }])

/** The days until the last one of a supplier or a service, that one included. */
const asLongAs = (days: readonly Span[], ends: (Day | null)[]): Span[] => {
  const last = ends.filter((day) => day !== null).sort()[0]
  return last === undefined ? [...days] : shared(days, [{ from: firstDay, through: last }])
}

/**
 * What is missing in the assurance about suppliers. Days about which nothing is told are missed only after a report of type 2 told of
 * earlier ones, for each service and kind of report by itself, unless another kind can tell instead. None of it breaks a proof: it is asked
 * for.
 */
export function assuranceGaps({ suppliers, settings }: SupplierBook, reports: readonly AssuranceFact[]): SupplierGap[] {
  const bySupplier = Map.groupBy(reports, ({ supplier }) => supplier)
  return suppliers.flatMap((supplier) => {
    const own = bySupplier.get(supplier.id) ?? []
    return own.length === 0 ? [] : gapsAt(supplier, own, settings.bridgeMonths)
  })
}

function gapsAt(supplier: SupplierFact, reports: readonly AssuranceFact[], bridgeMonths: number): SupplierGap[] {
  const { id, title, endedOn, services } = supplier
  const ended = new Map(services.map((one) => [one.id, one.endedOn]))
  type More = Pick<SupplierGap, 'asked' | 'leftOut'> & { ends?: Day | null }
  const gap = (
    kind: GapKind,
    report: AssuranceFact,
    days: Span[],
    { ends = null, ...more }: More = {},
  ): SupplierGap[] => {
    const missing = asLongAs(days, [endedOn, ends])
    const about = { id: report.id, title: report.title }
    return missing.length === 0 ? [] : [{ supplier: { id, title }, kind, about, breaks: false, days: missing, ...more }]
  }
  const inUse = inUseAt(supplier)
  return [
    ...linesOf(reports).flatMap((line) => {
      const newest = newestTested(line.reports)
      if (!newest) return []
      const ends = line.service === null ? null : (ended.get(line.service) ?? null)
      return gap('assurance-gap', newest, missedDays(line, bridgeMonths, inUse), { ends })
    }),
    ...reports.flatMap((report) => {
      const asking = askingDays(report, reports, inUse)
      return [
        ...gap('exception-unassessed', report, waitingDays(report)),
        ...unmetIn(report).flatMap(({ asked, days }) =>
          gap('cuec-open', report, shared(united(days), asking), { asked }),
        ),
        ...report.carvedOut.flatMap(({ name, lacks }) =>
          lacks.flatMap(({ days, ...why }) =>
            gap('subservice-without-report', report, shared(days, asking), {
              leftOut: { name, ...why },
            }),
          ),
        ),
      ]
    }),
  ]
}
