import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import { writeOscal } from '../../core/coverage/write-oscal.ts'
import { reportFile } from '../report/render-report.ts'
import { type CoverageAround, coverageReport } from './coverage-report.ts'
import { coverageCsv, coverageWorkbook } from './coverage-sheet.ts'

export type CoverageFormat = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'oscal'

/**
 * A coverage report as a file: for people with terms and disclaimer first (PDF, DOCX), or such that another installation reads it back
 * without loss (XLSX, CSV, OSCAL), leaving out for whom the copy is. The same report for the same customer and moment gives the same bytes. Throws RenderingFailed for PDF and DOCX.
 */
export function coverageFile(document: CoverageDocument, format: CoverageFormat, around: CoverageAround) {
  const { fileName, ...people } = reportFile(coverageReport(document, around), format === 'oscal' ? 'pdf' : format)
  if (format === 'pdf' || format === 'docx') return { fileName, ...people }
  const forms = {
    xlsx: { ...people, bytes: async () => coverageWorkbook(document, around.watermark) },
    csv: { ...people, bytes: async () => coverageCsv(document, around.watermark) },
    oscal: {
      bytes: async () => new TextEncoder().encode(writeOscal(document, around.watermark)),
      mediaType: 'application/json',
    },
  }
  return { fileName: format === 'oscal' ? fileName.replace(/\.pdf$/, '.oscal.json') : fileName, ...forms[format] }
}
