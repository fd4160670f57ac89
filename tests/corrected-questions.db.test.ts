import { afterAll, beforeAll, expect, test } from 'vitest'
import * as answering from '../src/features/assessment/answering.contract.ts'
import * as assessments from '../src/features/assessment/assessment.contract.ts'
import * as results from '../src/features/assessment/results.contract.ts'
import { correctMark, withdrawCorrection } from '../src/features/standards/explanations.contract.ts'
import { openTransitionSubject } from '../src/features/transition/transition.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const ask = async <C extends Contract>(contract: C, given: Parameters<TestApp['call']>[1]) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as AnswerOf<C> }
}

const subject = '2022/control/8.13'
const control = { edition: 'nen-7510-2024', requirement: '8.13' }

test('a control that adds nothing for care by its corrected mark asks nothing for care, and keeps what was answered', async () => {
  const as = await app.person(await app.organisation(), 'security-officer')
  const stranger = await app.person(await app.organisation(), 'security-officer')
  const start = { name: 'Nulmeting', editions: [control.edition], scope: '', basedOn: null, departments: [] }
  const { body: started } = await ask(assessments.startAssessment, { as, body: start })
  const params = { assessment: started.id }
  const about = { ...params, department: 'whole', numbering: '2022', kind: 'control', number: '8.13' }
  const careQuestion = { as, seen: 0, params: { ...about, question: 'encrypted' }, body: { answer: 'no', note: '' } }
  const careAsked = async (who = as, at?: string) => {
    const query = { editions: control.edition, language: 'nl' }
    const { body } = await ask(answering.readQuestions, { as: who, query, ...(at ? { at } : {}) })
    return body.subjects.find(({ key }) => key === subject)?.questions.filter(({ care }) => care).length
  }
  const seen = async () => {
    const statements = app.database.statements.length
    const opened = await ask(assessments.openAssessment, { as, params })
    const cost = app.database.statements.slice(statements).filter((one) => one !== 'commit').length
    const listed = await ask(assessments.listAssessments, { as })
    const gaps = await ask(results.listGaps, { as, params })
    const result = await ask(results.readAssessmentResult, { as, params })
    const transition = await ask(openTransitionSubject, {
      as,
      params: { from: 'iso-27001-2013', to: control.edition },
      query: { subject },
    })
    return {
      cost,
      asked: opened.body.progress.asked,
      listed: listed.body.items[0]?.progress.asked,
      gaps: gaps.body.total,
      ofCell: result.body.cells.find((one) => one.subject === subject)?.asked,
      careAdded: transition.body.news[0]?.careAdded,
    }
  }
  expect((await ask(answering.answerQuestion, careQuestion)).status).toBe(200)
  const before = await seen()
  const care = (await careAsked()) ?? 0
  expect(care).toBeGreaterThan(0)
  expect(before).toMatchObject({ gaps: 1, careAdded: true, listed: before.asked })

  const moment = new Date().toISOString()
  const body = { mark: 'none', reason: 'Nagekeken in de eigen uitgave' }
  const corrected = await ask(correctMark, { as, params: control, seen: 0, body })
  expect(corrected.status).toBe(200)
  expect(await careAsked()).toBe(0)
  expect(await seen()).toEqual({
    cost: before.cost,
    asked: before.asked - care,
    listed: before.asked - care,
    gaps: 0,
    ofCell: (before.ofCell ?? 0) - care,
    careAdded: false,
  })
  const refused = await ask(answering.answerQuestion, { ...careQuestion, seen: 1 })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  // Nobody else reads it so, and neither did they before.
  expect(await careAsked(stranger)).toBe(care)
  expect(await careAsked(as, moment)).toBe(care)

  await ask(withdrawCorrection, { as, params: control, seen: corrected.body.revision })
  expect(await seen()).toEqual(before)
})
