import type { RiskRegister } from '../core/risk/facts.ts'
import type { CoverageGround } from '../features/coverage/gather-coverage.ts'
import { createRiskReader } from '../features/risk/gather-risk-facts.ts'
import { type ReadCoverage, readTheseMeasures } from '../features/risk/measure-work.ts'
import type { RiskNeeds } from '../features/risk/propose-measures.ts'
import type { SourceNow } from '../features/risk/risk-facts.store.ts'

type RiskPorts = RiskNeeds & {
  /** All risks with what they are rated by. */
  readRegister(source: SourceNow): Promise<RiskRegister>
}

/** The facts about risks with what suppliers cover, given the reader of coverage of this application. */
export function riskPorts(readCoverageBook: CoverageGround['readBook']): RiskPorts {
  const readCoverage: ReadCoverage = async (source) => (await readCoverageBook(source)).coverage
  const readGround = createRiskReader(readCoverage)
  return {
    readGround,
    readRegister: async (source) => (await readGround(source)).register,
    readMeasures: (source, ids) => readTheseMeasures(source, readCoverage, ids),
  }
}
