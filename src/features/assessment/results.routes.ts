import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import * as answering from './answering.contract.ts'
import { compare, pageOfGaps, readResult } from './assessment-result.ts'
import { applySheet, assessmentSheet, checkSheet } from './exchange-sheet.ts'
import { composeGapReport } from './gap-report.ts'
import type { NeedsOf } from './open-assessment.ts'
import * as contracts from './results.contract.ts'

export function resultRoutes(needsOf: NeedsOf): Route[] {
  return [
    reads(contracts.readAssessmentResult, async (reader, { params, query, language }, actor) =>
      readResult(reader, await needsOf(reader), { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(contracts.listGaps, async (reader, { params, query, language }, actor) =>
      pageOfGaps(reader, await needsOf(reader), params.assessment, query, query.language ?? language, actor),
    ),
    reads(contracts.compareAssessments, async (reader, { params, query, language }, actor) =>
      compare(reader, await needsOf(reader), { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(contracts.downloadAssessmentReport, async (reader, { params, query, language }, actor) =>
      reportFile(
        await composeGapReport(reader, await needsOf(reader), params.assessment, query.language ?? language, actor),
        query.format,
      ),
    ),
    reads(answering.downloadAssessmentSheet, async (reader, { params, query, language }, actor) =>
      assessmentSheet(reader, await needsOf(reader), { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(answering.checkAssessmentSheet, async (reader, { params, body, language }, actor) =>
      checkSheet(reader, await needsOf(reader), params.assessment, body.file, language, actor),
    ),
    writes(answering.applyAssessmentSheet, async (tx, { params, body }) => ({
      changed: await applySheet(tx, await needsOf(tx), params.assessment, body.file, body.token),
    })),
  ]
}
