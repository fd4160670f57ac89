import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import { loadContent } from '../../app/load-content.ts'
import type { Guidance } from '../../core/guidance/guidance.ts'
import type { Content } from '../../core/standards/content.ts'
import type { AnswerOf, Contract } from '../../platform/http/contract.ts'
import { answerQuestion, readQuestions } from './answering.contract.ts'
import { closeAssessment, openAssessment, renewQuestions, startAssessment } from './assessment.contract.ts'

const now = loadContent(join(import.meta.dirname, '../../../content'))
const backUp = now.guidance.controls.get('8.13') as Guidance
const [ended, ...staying] = backUp.questions
if (!ended) throw new Error('8.13 asks nothing')

/** The same content a release later: one question of 8.13 ended, another came. */
const later: Content = {
  ...now,
  guidance: {
    ...now.guidance,
    released: { ...now.guidance.released, release: 2 },
    controls: new Map([
      ...now.guidance.controls,
      [
        '8.13',
        {
          ...backUp,
          questions: [
            { ...ended, until: 1 },
            ...staying,
            { id: 'brand-new', kind: 'operation', care: false, nl: 'Nieuw?', en: 'New?', since: 2 },
          ],
        },
      ],
    ]),
  },
}

// What the server runs on; a test puts the later one in its place, as an upgrade does.
const running = { ...now }
let app: TestApp
beforeAll(async () => {
  app = await openTestApp({ content: running })
})
afterAll(() => app.close())

type Given = Parameters<TestApp['call']>[1]
const ask = async <C extends Contract>(contract: C, given: Given) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as AnswerOf<C> & { code?: string } }
}

test('an upgrade of the content changes no assessment by itself; taking the new questions in keeps what was answered', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const start = async (name: string) => {
    const body = { name, editions: ['nen-7510-2024'], scope: '', basedOn: null, departments: [] }
    return (await ask(startAssessment, { as, body })).body
  }
  const place = (id: string, question: string) => ({
    assessment: id,
    department: 'whole',
    numbering: '2022',
    kind: 'control',
    number: '8.13',
    question,
  })
  const answer = (id: string, question: string, seen = 0) =>
    ask(answerQuestion, { as, params: place(id, question), seen, body: { answer: 'yes', note: 'Al jaren' } })
  const asked = async (release: number) => {
    const query = { editions: 'nen-7510-2024', language: 'nl', release }
    const { body } = await ask(readQuestions, { as, query })
    return body.subjects.find((one) => one.key === '2022/control/8.13')?.questions.map((one) => one.id)
  }
  const open = async (id: string) => (await ask(openAssessment, { as, params: { assessment: id }, query: {} })).body
  const [first, closed] = [await start('Onder handen'), await start('Afgesloten')]
  expect((await answer(first.id, ended.id)).status).toBe(200)
  expect((await answer(closed.id, ended.id)).status).toBe(200)
  const before = await open(first.id)
  expect(
    (await ask(closeAssessment, { as, params: { assessment: closed.id }, seen: (await open(closed.id)).revision }))
      .status,
  ).toBe(200)
  const frozen = await open(closed.id)

  Object.assign(running, later)
  expect(await open(first.id)).toEqual({ ...before, newestRelease: 2 })
  expect(await open(closed.id)).toEqual({ ...frozen, newestRelease: 2 })
  expect((await answer(first.id, 'brand-new')).status, 'not asked yet').not.toBe(200)
  expect(await asked(1)).toEqual(backUp.questions.map((one) => one.id))
  expect(await asked(2)).toEqual([...staying.map((one) => one.id), 'brand-new'])
  expect((await start('Na de vernieuwing')).release).toBe(2)

  const moment = new Date().toISOString()
  const refused = await ask(renewQuestions, { as, params: { assessment: closed.id }, seen: frozen.revision })
  expect(refused).toMatchObject({ status: 409 })
  const renewed = await ask(renewQuestions, { as, params: { assessment: first.id }, seen: before.revision })
  expect(renewed).toMatchObject({ status: 200, body: { release: 2, newestRelease: 2 } })
  expect(renewed.body.progress.asked).toBe(before.progress.asked)
  expect((await answer(first.id, 'brand-new')).status).toBe(200)
  // What was answered to the ended question is still on record, and stands where one looks back.
  const kept = await app.transactions.read(organisation, { kind: 'now' }, (reader) =>
    reader.rows
      .selectFrom('assessment_answers')
      .select(['question', 'answer'])
      .where('organisation_id', '=', reader.organisation)
      .where('assessment_id', '=', first.id)
      .orderBy('question')
      .execute(),
  )
  expect(kept).toContainEqual({ question: ended.id, answer: 'yes' })
  const past = (await ask(openAssessment, { as, params: { assessment: first.id }, query: {}, at: moment })).body
  expect(past.release).toBe(1)
  expect(past.progress).toEqual(before.progress)
})
