import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import * as answering from './answering.contract.ts'
import { compare, pageOfGaps, readResult } from './assessment-result.ts'
import { applySheet, assessmentSheet, checkSheet } from './exchange-sheet.ts'
import { composeGapReport } from './gap-report.ts'
import type { Needs } from './open-assessment.ts'
import * as contracts from './results.contract.ts'

export function resultRoutes(needs: Needs): Route[] {
  return [
    reads(contracts.readAssessmentResult, (reader, { params, query, language }, actor) =>
      readResult(reader, needs, { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(contracts.listGaps, (reader, { params, query, language }, actor) =>
      pageOfGaps(reader, needs, params.assessment, query, query.language ?? language, actor),
    ),
    reads(contracts.compareAssessments, (reader, { params, query, language }, actor) =>
      compare(reader, needs, { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(contracts.downloadAssessmentReport, async (reader, { params, query, language }, actor) =>
      reportFile(
        await composeGapReport(reader, needs, params.assessment, query.language ?? language, actor),
        query.format,
      ),
    ),
    reads(answering.downloadAssessmentSheet, (reader, { params, query, language }, actor) =>
      assessmentSheet(reader, needs, { ...params, ...query }, query.language ?? language, actor),
    ),
    reads(answering.checkAssessmentSheet, (reader, { params, body, language }, actor) =>
      checkSheet(reader, needs, params.assessment, body.file, language, actor),
    ),
    writes(answering.applyAssessmentSheet, async (tx, { params, body }) => ({
      changed: await applySheet(tx, needs, params.assessment, body.file, body.token),
    })),
  ]
}
