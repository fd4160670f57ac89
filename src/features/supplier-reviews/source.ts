import type { Actor } from '../../core/access/actor.ts'
import type { AssuranceFact } from '../../core/assurance/facts.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import type { SupplierBook } from '../../core/suppliers/facts.ts'
import type { SupplierGap } from '../../core/suppliers/gap.ts'
import type { CoveragePaper } from '../../core/suppliers/review-items.ts'
import type { ReportPoint } from '../../core/suppliers/review-points.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>
export type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

/** What other features know of suppliers. */
export type SupplierChain = {
  readChain(source: SourceNow): Promise<{ book: SupplierBook; gaps: readonly SupplierGap[] }>
  readAssurance(source: Reader | Tx): Promise<readonly AssuranceFact[]>
  /** Exceptions of a supplier's assurance reports and what these ask of us, in words. */
  readPoints(source: Source, supplier: string): Promise<ReportPoint[]>
  /** The coverage reports of a supplier. */
  readCoveragePapers(source: Source, supplier: string): Promise<CoveragePaper[]>
  /** Whose assurance reports somebody may read. */
  readingRight(source: Source, actor: Actor): Promise<{ may(report: string, terms: SharingTerms): boolean }>
}
