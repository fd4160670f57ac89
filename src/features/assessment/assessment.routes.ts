import { questionnairesOf } from '../../core/assessment/questionnaires.ts'
import type { Content } from '../../core/standards/content.ts'
import { perCorrections } from '../../core/standards/with-corrections.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { answeringRoutes } from './answering.routes.ts'
import * as contracts from './assessment.contract.ts'
import { correctedMarks } from './corrections.store.ts'
import { handPart, updatePart, withdrawPart } from './hand-part.ts'
import { pageOfAssessments, summaryOf } from './list-assessments.ts'
import { loadAssessment, type Needs, type NeedsOf, openAssessment, partOf } from './open-assessment.ts'
import { resultRoutes } from './results.routes.ts'
import { removeAssessment, renewQuestions, setClosed, startAssessment, updateAssessment } from './start-assessment.ts'

export function assessmentRoutes(content: Content): Route[] {
  const needsBy = perCorrections(content, (own): Needs => ({ content: own, questionnaires: questionnairesOf(own) }))
  const needsOf: NeedsOf = async (source) => needsBy(await correctedMarks(source))
  type Writing = Parameters<typeof handPart>[0]
  const partNow = async (tx: Writing, id: string, part: string) => {
    const { parts, questionnaire, sheets } = await loadAssessment(tx, await needsOf(tx), id, tx.actor)
    const found = parts.find((one) => one.id === part)
    if (!found) throw new TypeError('a part that was just written is there')
    return partOf(found, tx.actor, questionnaire, sheets)
  }
  return [
    reads(contracts.listAssessments, async (reader, { query }, actor) =>
      pageOfAssessments(reader, await needsOf(reader), query, actor),
    ),
    reads(contracts.openAssessment, async (reader, { params, query }, actor) =>
      openAssessment(reader, await needsOf(reader), { ...params, ...query }, actor),
    ),
    writes(contracts.startAssessment, async (tx, { body }) => {
      const departments = body.departments.map((name) => ({ id: null, name }))
      return summaryOf(tx, await needsOf(tx), await startAssessment(tx, content, { ...body, departments }))
    }),
    writes(contracts.updateAssessment, async (tx, { params, body, seen }) => {
      await updateAssessment(tx, content, params.assessment, seen, body)
      return summaryOf(tx, await needsOf(tx), params.assessment)
    }),
    writes(contracts.deleteAssessment, async (tx, { params, seen }) => {
      await removeAssessment(tx, params.assessment, seen)
      return {}
    }),
    writes(contracts.renewQuestions, async (tx, { params, seen }) => {
      await renewQuestions(tx, content, params.assessment, seen)
      return summaryOf(tx, await needsOf(tx), params.assessment)
    }),
    writes(contracts.closeAssessment, async (tx, { params, seen }) => {
      await setClosed(tx, params.assessment, seen, true)
      return summaryOf(tx, await needsOf(tx), params.assessment)
    }),
    writes(contracts.reopenAssessment, async (tx, { params, seen }) => {
      await setClosed(tx, params.assessment, seen, false)
      return summaryOf(tx, await needsOf(tx), params.assessment)
    }),
    writes(contracts.handPart, async (tx, { params, body }) =>
      partNow(tx, params.assessment, await handPart(tx, await needsOf(tx), params.assessment, body)),
    ),
    writes(contracts.updatePart, async (tx, { params, body, seen }) => {
      await updatePart(tx, await needsOf(tx), params.assessment, params.part, seen, body)
      return partNow(tx, params.assessment, params.part)
    }),
    writes(contracts.withdrawPart, async (tx, { params, seen }) => {
      await withdrawPart(tx, params.assessment, params.part, seen)
      return {}
    }),
    ...answeringRoutes(content, needsOf),
    ...resultRoutes(needsOf),
  ]
}
