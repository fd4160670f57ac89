import { readingRight } from '../features/assurance/assurance-terms.ts'
import { readReportPoints } from '../features/assurance/report-points.store.ts'
import { readCoveragePapers } from '../features/coverage/coverage-papers.store.ts'
import type { SupplierChain } from '../features/supplier-reviews/source.ts'
import { readAssurance } from './assurance-reader.ts'
import { readSupplierChain } from './supplier-chain.ts'

/** What a review of a supplier hears from other features. */
export const reviewPorts: SupplierChain = {
  readChain: readSupplierChain,
  readAssurance,
  readPoints: readReportPoints,
  readCoveragePapers,
  readingRight,
}
