import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../platform/http/contract.ts'
import * as answering from './answering.contract.ts'
import * as contracts from './assessment.contract.ts'
import { type AssessmentWorld, assessmentWorld } from './assessment.fixture.ts'
import * as results from './results.contract.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

/** How many statements each read costs, besides the commit, which may show only after the next one began. */
async function counts(assessment: string): Promise<Record<string, number>> {
  const reads: [Contract, { params?: object; query?: object; as?: 'contributor' }][] = [
    [contracts.listAssessments, { params: {} }],
    [contracts.listAssessments, { params: {}, as: 'contributor' }],
    [contracts.openAssessment, {}],
    [contracts.openAssessment, { as: 'contributor' }],
    [results.readAssessmentResult, {}],
    [results.listGaps, { query: { size: 200 } }],
    [results.compareAssessments, {}],
    [answering.downloadAssessmentSheet, {}],
  ]
  const found: Record<string, number> = {}
  for (const [contract, { params, query, as }] of reads) {
    world.app.database.statements.length = 0
    const answer = await world.app.call(contract, {
      as: as ? world.people[as] : world.officer,
      params: (params ?? { assessment }) as Record<string, string>,
      ...(query ? { query: query as Record<string, number> } : {}),
    })
    expect(answer.status, `${contract.name} ${JSON.stringify(answer.body)}`).toBe(200)
    found[`${contract.name} ${as ?? ''}`] = world.app.database.statements.filter((one) => one !== 'commit').length
  }
  return found
}

test('every read costs the same number of statements for 1, 20 and 200 answers, and for 20 departments', async () => {
  const earlier = await world.start()
  const departments = Array.from({ length: 20 }, (_, n) => `Afdeling ${n + 1}`)
  const small = await world.start({ basedOn: earlier.id })
  const large = await world.start({
    basedOn: earlier.id,
    departments,
    editions: ['nen-7510-2024', 'iso-27001-2022', 'nen-7510-2017'],
  })
  const membership = await world.membershipOf(world.people.contributor)
  for (const { id, departments: own } of [small, large]) {
    for (const department of [null, ...own.map((one) => one.id)]) {
      const body = {
        department,
        themes: ['2022/control/technological'],
        subjects: [],
        membership,
        due: null,
        message: '',
      }
      await world.app.call(contracts.handPart, { as: world.officer, params: { assessment: id }, body })
    }
  }
  const asked = await world.app.call(answering.readQuestions, {
    as: world.officer,
    query: { editions: 'nen-7510-2024', language: 'nl' },
  })
  const { subjects } = asked.body as { subjects: { key: string; questions: { id: string }[] }[] }
  const questions = subjects.flatMap(({ key, questions: of }) => of.map(({ id }) => ({ subject: key, question: id })))
  const fill = (id: string, from: number, to: number, department: string | null = null) =>
    world.send(
      id,
      questions.slice(from, to).map((one) => world.write({ ...one, department })),
    )
  await fill(small.id, 0, 1)
  const one = await counts(small.id)
  await fill(small.id, 1, 20)
  const twenty = await counts(small.id)
  await fill(small.id, 20, 200)
  expect(twenty).toEqual(one)
  expect(await counts(small.id)).toEqual(one)
  for (const { id: department } of large.departments) await fill(large.id, 0, 60, department)
  expect(await counts(large.id)).toEqual(one)
  // Who calls is two, a transaction one, corrected marks one, an assessment five; a comparison reads two.
  for (const [name, count] of Object.entries(one))
    expect(count, name).toBeLessThanOrEqual(name.startsWith('compare') ? 14 : 10)

  const statementsOf = async (run: () => Promise<unknown>) => {
    world.app.database.statements.length = 0
    await run()
    return world.app.database.statements.filter((statement) => statement !== 'commit').length
  }
  const few = await statementsOf(() => fill(large.id, 60, 61))
  expect(await statementsOf(() => fill(large.id, 100, 300))).toBe(few)
})
