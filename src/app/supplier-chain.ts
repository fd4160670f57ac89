import { assuranceGaps } from '../core/assurance/assurance-gaps.ts'
import { claimedGaps } from '../core/assurance/claimed-gaps.ts'
import type { SupplierBook } from '../core/suppliers/facts.ts'
import type { SupplierGap } from '../core/suppliers/gap.ts'
import { supplierGaps } from '../core/suppliers/gaps.ts'
import { readClaimedAssurance } from '../features/coverage/claimed-assurance.store.ts'
import { readSupplierBook, type SourceNow } from '../features/suppliers/gather-supplier-facts.ts'
import type { Reader } from '../platform/database/reader.ts'
import { rememberByRevision } from '../platform/database/remember-by-revision.ts'
import { readAssurance } from './assurance-reader.ts'

type SupplierChain = { book: SupplierBook; gaps: readonly SupplierGap[] }

/** So many organisations and moments are remembered. */
const mostRemembered = 8
const remembered = rememberByRevision<SupplierChain>(mostRemembered, gather)

const isReader = (source: SourceNow): source is Reader => typeof (source as Reader).revision === 'function'

async function gather(source: SourceNow): Promise<SupplierChain> {
  const book = await readSupplierBook(source)
  const reports = await readAssurance(source)
  const claimed = claimedGaps(book, reports, await readClaimedAssurance(source))
  return { book, gaps: supplierGaps(book, [...assuranceGaps(book, reports), ...claimed]) }
}

/**
 * All suppliers with everything that is missing at each, as others go by it: what is due, risks, and the chain of proof. Once for each
 * revision: see docs/decisions/facts-once-per-revision.md.
 */
export const readSupplierChain = (source: SourceNow): Promise<SupplierChain> =>
  isReader(source) ? remembered(source) : gather(source)
