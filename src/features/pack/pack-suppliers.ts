import { goesIntoPacks } from '../../core/coverage/terms.ts'
import type { PackSupplier, PackVerdict } from '../../core/pack/pack.ts'
import type { SupplierRow } from './pack-suppliers.store.ts'

/** Where the suppliers stand in a pack, for programs. */
export const suppliersData = 'data/suppliers.json'

/** The reports of which a pack holds the texts, by its part about suppliers. */
export const reportsWithTexts = (part: Buffer): string[] =>
  (JSON.parse(part.toString('utf8')) as PackSupplier[]).flatMap(({ coverage, assurance }) => [
    ...coverage.filter(({ claims }) => claims !== null).map(({ id }) => id),
    ...assurance.filter(({ exceptions }) => exceptions !== null).map(({ id }) => id),
  ])

/** Suppliers as they stand in a pack: of a report that may not be passed on it tells that it is there, under which terms, and how much was left out. */
export function suppliersOf(rows: readonly SupplierRow[], verdicts: readonly PackVerdict[]): PackSupplier[] {
  const gaps = verdicts.flatMap(({ suppliers }) => suppliers.gaps)
  return rows.map(({ coverage, assurance, ...row }) => ({
    ...row,
    missing: [
      ...new Map(gaps.filter(({ supplier }) => supplier === row.id).map(({ nl, en }) => [nl, { nl, en }])).values(),
    ],
    coverage: coverage.map(({ claims, termsNow, ...report }) => ({
      ...report,
      count: claims.length,
      claims: goesIntoPacks(report.terms) && goesIntoPacks(termsNow) ? claims : null,
    })),
    assurance: assurance.map(({ exceptions, termsNow, ...report }) => ({
      ...report,
      count: exceptions.length,
      exceptions: goesIntoPacks(report.terms) && goesIntoPacks(termsNow) ? exceptions : null,
    })),
  }))
}
