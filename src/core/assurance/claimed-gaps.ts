import { firstDay, type Span, shared, united } from '../demonstrability/steps.ts'
import { weighingSteps } from '../suppliers/criticality.ts'
import type { SupplierBook, SupplierFact } from '../suppliers/facts.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import type { AssuranceFact } from './facts.ts'
import { daysWhere, isAbout, showsOperation } from './periods.ts'

/** A service of which a coverage report in force says that an assurance report of type 2 shows what it covers, and since when. */
export type ClaimedAssurance = { supplier: string; service: string; since: Day }

/**
 * What a critical supplier claims of assurance and nothing here shows: its coverage rests on a report of type 2, and there is none about that
 * service that shows operation. Of what was shown once core/assurance/assurance-gaps.ts tells the days that nothing is told of.
 */
export function claimedGaps(
  { suppliers }: SupplierBook,
  reports: readonly AssuranceFact[],
  claims: readonly ClaimedAssurance[],
): SupplierGap[] {
  const reportsOf = Map.groupBy(reports.filter(showsOperation), ({ supplier }) => supplier)
  const claimsOf = Map.groupBy(claims, ({ supplier }) => supplier)
  return suppliers.flatMap((supplier) => {
    const unshown = (claimsOf.get(supplier.id) ?? []).filter(
      ({ service }) => !(reportsOf.get(supplier.id) ?? []).some((report) => isAbout(report, service)),
    )
    return unshown.length === 0 ? [] : gapsAt(supplier, unshown)
  })
}

function gapsAt(supplier: SupplierFact, claims: readonly ClaimedAssurance[]): SupplierGap[] {
  const critical = daysWhere(weighingSteps(supplier), (value) => value === 'critical')
  return supplier.services.flatMap((service): SupplierGap[] => {
    const claimed = claims
      .filter((one) => one.service === service.id)
      .map(({ since }): Span => ({ from: since, through: null }))
    const delivered = [supplier.endedOn, service.endedOn].reduce<Span[]>(
      (days, through) => shared(days, [{ from: firstDay, through }]),
      [{ from: firstDay, through: null }],
    )
    const days = shared(shared(united(claimed), critical), delivered)
    const about = { id: service.id, title: service.title }
    return days.length === 0
      ? []
      : [{ supplier: { id: supplier.id, title: supplier.title }, kind: 'assurance-gap', about, breaks: false, days }]
  })
}
