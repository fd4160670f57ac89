import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnswerOf } from '../../platform/http/contract.ts'
import * as answering from './answering.contract.ts'
import * as contracts from './assessment.contract.ts'
import { type AssessmentWorld, assessmentWorld } from './assessment.fixture.ts'
import * as results from './results.contract.ts'

let world: AssessmentWorld
let earlier: string
let id: string
type Questions = AnswerOf<typeof answering.readQuestions>

/** Answers every question that is asked by a rule, for the whole. */
async function answerAll(assessment: string, editions: string[], rule: (n: number, key: string) => string) {
  const asked = world.body<Questions>(
    await world.app.call(answering.readQuestions, {
      as: world.officer,
      query: { editions: editions.join(','), language: 'nl' },
    }),
    200,
  )
  const writes = asked.subjects
    .filter((subject) => subject.asked)
    .flatMap(({ key, questions }) => questions.map((question) => ({ subject: key, question: question.id })))
    .map((one, n) =>
      world.write({ ...one, answer: rule(n, one.subject), note: n % 40 === 0 ? 'Zie het verslag <b>& meer</b>' : '' }),
    )
  for (let from = 0; from < writes.length; from += 200) {
    const outcomes = await world.send(assessment, writes.slice(from, from + 200))
    expect(outcomes.every(({ outcome }) => outcome === 'saved')).toBe(true)
  }
  return asked
}

beforeAll(async () => {
  world = await assessmentWorld()
  earlier = (await world.start({ editions: ['nen-7510-2017'] })).id
  await answerAll(earlier, ['nen-7510-2017'], (n) => (n % 3 === 0 ? 'no' : n % 3 === 1 ? 'partly' : 'yes'))
  id = (await world.start({ basedOn: earlier })).id
  await answerAll(
    id,
    ['nen-7510-2024', 'iso-27001-2022'],
    (n) => ['yes', 'yes', 'yes', 'partly', 'no', 'unknown', 'yes', 'not-applicable'][n % 8] ?? 'yes',
  )
  await world.send(id, [
    {
      ...JSON.parse(
        JSON.stringify({ ...world.write({ subject: '2022/control/5.1' }), question: undefined, answer: undefined }),
      ),
      kind: 'rating',
      design: 4,
      existence: 3,
      operation: 2,
    },
  ])
})
afterAll(() => world.close())

const read = async <T>(contract: Parameters<AssessmentWorld['app']['call']>[0], query = {}, as = world.officer) =>
  world.body<T>(await world.app.call(contract, { as, params: { assessment: id }, query }), 200)

test('shows every requirement of every chosen edition, and the radar', async () => {
  const result = await read<AnswerOf<typeof results.readAssessmentResult>>(results.readAssessmentResult)
  expect(result.editions.map(({ id: edition, total }) => [edition, total])).toEqual([
    ['nen-7510-2024', 131],
    ['iso-27001-2022', 123],
  ])
  expect(result.cells).toHaveLength(254)
  for (const { id: edition, total, states } of result.editions) {
    expect(
      Object.values(states).reduce((sum, n) => sum + n, 0),
      edition,
    ).toBe(total)
  }
  expect(result.themes.map(({ key }) => key)).toContain('2022/clause/6')
  expect(result.themes).toHaveLength(11)
  const governance = result.themes.find(({ key }) => key === '2022/control/organizational')
  expect(governance?.design).toMatchObject({ rated: 4, ratings: 1 })
})

test('says how sure a requirement is that follows from answers of another standard', async () => {
  const both = (await world.start({ editions: ['nen-7510-2024', 'nen-7510-2017'] })).id
  await world.answer(both, { number: '8.13' })
  await world.answer(both, { number: '8.15', question: 'what' })
  const answer = await world.app.call(results.readAssessmentResult, { as: world.officer, params: { assessment: both } })
  const { cells } = world.body<AnswerOf<typeof results.readAssessmentResult>>(answer, 200)
  const cell = (number: string) => cells.find((one) => one.kind === 'control' && one.number === number)
  expect(cell('12.3.1')).toMatchObject({ derivedFrom: ['2022/control/8.13'], confidence: 'high' })
  expect(cell('12.4.3')).toMatchObject({ derivedFrom: ['2022/control/8.15'], confidence: 'low' })
  expect(cell('8.13')).toMatchObject({ derivedFrom: [], confidence: 'high' })
})

test('lists gaps with the heavy and easy first, by page and filter', async () => {
  type Gaps = AnswerOf<typeof results.listGaps>
  const all = await read<Gaps>(results.listGaps, { size: 200 })
  const order = all.items.map(({ weight, effort }) => [-weight, effort])
  expect(order).toEqual(order.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)))
  expect(all.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(all.total)
  const heavy = await read<Gaps>(results.listGaps, { weight: 3, effort: 2, size: 5, language: 'nl' })
  expect(heavy.total).toBe(all.counts[2]?.[1])
  expect(heavy.items[0]).toMatchObject({ weight: 3, effort: 2 })
  expect(heavy.items[0]?.measure.length).toBeGreaterThan(40)
})

test('compares with an earlier assessment of another edition', async () => {
  const compared = await read<AnswerOf<typeof results.compareAssessments>>(results.compareAssessments)
  expect(compared.earlier.id).toBe(earlier)
  expect(Object.values(compared.counts).reduce((sum, n) => sum + n, 0)).toBe(compared.items.length)
  const backup = compared.items.find(({ edition, number }) => edition === 'nen-7510-2024' && number === '8.13')
  expect(backup?.through.map(({ subject }) => subject)).toEqual(['2013/control/12.3.1'])
  expect(compared.counts.new).toBeGreaterThan(0)
  expect(compared.counts.better).toBeGreaterThan(0)
})

test('makes the report in every format and language, also of a past moment', async () => {
  const folder = process.env.KEEP_REPORTS ?? (await mkdtemp(join(tmpdir(), 'zorgborg-gap-')))
  for (const language of ['nl', 'en']) {
    for (const format of ['pdf', 'docx', 'xlsx']) {
      const answer = await world.app.call(results.downloadAssessmentReport, {
        as: world.people.auditor,
        params: { assessment: id },
        query: { format, language },
      })
      expect(answer.status, `${format} ${JSON.stringify(answer.body)}`).toBe(200)
      expect(answer.raw.length).toBeGreaterThan(10_000)
      await writeFile(join(folder, `gap-${language}.${format}`), answer.raw)
    }
  }
  if (!process.env.KEEP_REPORTS) await rm(folder, { recursive: true })
  const opened = await world.open(id)
  const past = await world.app.call(contracts.openAssessment, {
    as: world.officer,
    params: { assessment: id },
    at: opened.startedAt,
  })
  expect(past.body).toMatchObject({ progress: { answered: 0 }, mayAnswer: 'none' })
})
