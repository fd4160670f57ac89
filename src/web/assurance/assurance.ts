import type {
  listAssurance,
  readAssuranceReport,
  readSupplierAssurance,
} from '../../features/assurance/assurance.contract.ts'
import type { Answer } from '../session/call.ts'

export type AssuranceList = Answer<typeof listAssurance>
export type SupplierAssurance = Answer<typeof readSupplierAssurance>
export type AssuranceLine = SupplierAssurance['lines'][number]
export type ReportLine = SupplierAssurance['reports'][number]
export type AssuranceReport = Answer<typeof readAssuranceReport>
export type ReportTexts = NonNullable<AssuranceReport['texts']>
export type AssuranceException = ReportTexts['exceptions'][number]
export type Cuec = ReportTexts['cuecs'][number]
export type BridgeLetter = ReportTexts['bridges'][number]
export type NamedThing = { id: string; title: string }
