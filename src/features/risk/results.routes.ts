import { isAllowed } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import { addMonths, type Day } from '../../core/time/day.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { importRisks, tryRiskImport } from './import-risks.ts'
import { createResultsReader } from './read-results.ts'
import * as contracts from './results.contract.ts'
import { riskReport } from './risk-report.ts'
import * as sheet from './risk-sheet.contract.ts'
import { risksSheet } from './risk-sheet.ts'
import { topRisks } from './top-risks.ts'
import { courseOf, treatmentPlanPage } from './treatment-plan.ts'
import { treatmentReport } from './treatment-report.ts'

const monthsBack = 3

/** What comes of the register of risks: the treatment plan, the heaviest in plain words, the documents, and sheets that come back. */
export function riskResultRoutes(content: Content, readGround: ReadRiskGround): Route[] {
  const readResults = createResultsReader(readGround)
  return [
    reads(contracts.readTreatmentPlan, async (reader, { query }) =>
      treatmentPlanPage(await readResults(reader), query),
    ),
    reads(contracts.downloadTreatmentPlan, async (reader, { query: { format, ...filter }, language }) =>
      reportFile(await treatmentReport(reader, await readResults(reader), filter, language), format),
    ),
    reads(contracts.readBurnDown, async (reader, { query }) => {
      const results = await readResults(reader)
      return { day: results.day, points: courseOf(results, query) }
    }),
    reads(contracts.readTopRisks, async (reader, { query }) => topRisks(await readResults(reader), query.count)),
    reads(contracts.downloadRiskReport, async (reader, { query: { format, since }, language }) => {
      const results = await readResults(reader)
      const from = (since ?? addMonths(results.day, -monthsBack)) as Day
      return reportFile(await riskReport(reader, results, from, language), format)
    }),
    reads(sheet.downloadRisksSheet, (reader, { query, language }, actor) =>
      risksSheet(reader, readGround, content, query.language ?? language, !isAllowed(actor, 'staff:read')),
    ),
    reads(sheet.tryRiskImport, (reader, { body, language }) =>
      tryRiskImport(reader, readGround, content, body, language),
    ),
    writes(sheet.importRisks, (tx, { body }) => importRisks(tx, readGround, content, body)),
  ]
}
