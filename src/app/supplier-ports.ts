import { type CoverageGround, createCoverageGatherer } from '../features/coverage/gather-coverage.ts'
import type { SupplierPorts } from '../features/demonstrability/gather-facts.ts'
import { readSupplierChain } from './supplier-chain.ts'

/** What the chain of proof hears of suppliers, given the reader of coverage of this application. */
export const supplierPorts = (readCoverageBook: CoverageGround['readBook']): SupplierPorts => ({
  readGaps: async (reader) => (await readSupplierChain(reader)).gaps,
  readCoverage: createCoverageGatherer(readCoverageBook),
})
