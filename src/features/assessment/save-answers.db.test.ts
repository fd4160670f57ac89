import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/database/ids.ts'
import * as contracts from './assessment.contract.ts'
import { type AssessmentWorld, assessmentWorld } from './assessment.fixture.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

const codeOf = (body: unknown) => (body as { code?: string }).code

describe('one answer', () => {
  test('is kept with who and when, changed by whoever saw it, and taken back', async () => {
    const { id } = await world.start()
    const first = await world.answer(id, { answer: 'partly', note: 'Alleen de servers.\r\nNiet het EPD.' })
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const saved = first.body as { revision: number; by: string; note: string }
    expect(saved).toMatchObject({
      answer: 'partly',
      by: 'Test security-officer',
      note: 'Alleen de servers.\nNiet het EPD.',
    })
    expect(first.headers.etag).toBe(`"${saved.revision}"`)
    const contested = await world.answer(id, { as: world.people.administrator, seen: 0, answer: 'no' })
    expect([contested.status, codeOf(contested.body)]).toEqual([412, 'changed-meanwhile'])
    const second = await world.answer(id, { as: world.people.administrator, seen: saved.revision, answer: 'no' })
    expect(second.body).toMatchObject({ answer: 'no', by: 'Test administrator' })
    const opened = await world.open(id)
    expect(opened.sheets[0]?.subjects).toMatchObject([
      { subject: '2022/control/8.13', rating: null, answers: [{ question: 'plan', answer: 'no', note: '' }] },
    ])
    expect(opened.people[opened.sheets[0]?.subjects[0]?.answers[0]?.by ?? -1]).toBe('Test administrator')
    const gone = await world.answer(id, { seen: (second.body as { revision: number }).revision, answer: null })
    expect(gone.body).toMatchObject({ answer: null, revision: 0 })
    expect((await world.open(id)).sheets[0]?.subjects).toEqual([])
  })

  test('counts in the progress, a note alone does not, and the same again changes nothing', async () => {
    const { id, progress } = await world.start()
    expect(progress).toEqual({ asked: 551, answered: 0 })
    await world.answer(id, { answer: null, note: 'Navragen bij ICT' })
    expect((await world.open(id)).progress.answered).toBe(0)
    const [outcome] = await world.send(id, [world.write({ answer: null, note: 'Navragen bij ICT', seen: 0 })])
    expect(outcome).toMatchObject({ outcome: 'saved' })
    const size = async () => world.app.transactions.read(world.organisation, { kind: 'now' }, (r) => r.revision())
    const before = await size()
    await world.answer(id, { answer: null, note: 'Navragen bij ICT', as: world.people.administrator })
    expect(await size()).toBe(before)
    await world.answer(id, { question: 'apart', answer: 'unknown' })
    expect((await world.open(id)).progress.answered).toBe(1)
  })

  test('is refused for what is not asked, and where the assessment is closed', async () => {
    const assessment = await world.start({ editions: ['iso-27001-2022'] })
    const { id } = assessment
    for (const [given, code] of [
      [{ question: 'encrypted' }, 'not-asked'],
      [{ number: '5.42', question: 'plan' }, 'not-asked'],
      [{ department: newId() }, 'no-such-department'],
    ] as const) {
      const answer = await world.answer(id, given)
      expect([answer.status, codeOf(answer.body)], JSON.stringify(given)).toEqual([404, code])
    }
    expect((await world.answer(newId(), {})).status).toBe(404)
    const kept = (await world.answer(id, {})).body as { revision: number }
    const closed = await world.app.call(contracts.closeAssessment, {
      as: world.officer,
      seen: assessment.revision,
      params: { assessment: id },
    })
    expect(closed.body).toMatchObject({ closedBy: 'Test security-officer' })
    const late = await world.answer(id, { seen: kept.revision, answer: 'no' })
    expect([late.status, codeOf(late.body)]).toEqual([409, 'assessment-closed'])
    const queued = await world.send(id, [world.write({ seen: kept.revision, answer: 'no' })])
    expect(queued).toMatchObject([{ outcome: 'refused', sentence: expect.stringContaining('closed') }])
    expect((await world.open(id)).mayAnswer).toBe('none')
    await world.app.call(contracts.reopenAssessment, {
      as: world.officer,
      seen: (closed.body as { revision: number }).revision,
      params: { assessment: id },
    })
    expect((await world.answer(id, { seen: kept.revision, answer: 'no' })).status).toBe(200)
  })
})

describe('answers that were queued', () => {
  test('are each saved, in conflict or refused, and the same batch again changes nothing', async () => {
    const { id } = await world.start()
    await world.answer(id, { question: 'apart', answer: 'no', note: 'Van een ander', as: world.people.administrator })
    const batch = [
      world.write({ note: 'eerst' }),
      world.write({ question: 'apart', note: 'van mij' }),
      world.write({ question: 'no-such-question' }),
      {
        ...world.write({ design: 3, existence: 2, operation: null }),
        kind: 'rating',
        question: undefined,
        answer: undefined,
      },
      world.write({ subject: '2022/clause/9.3.1', question: 'no-such' }),
    ].map((write) => JSON.parse(JSON.stringify(write)))
    const outcomes = await world.send(id, batch)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['saved', 'conflict', 'refused', 'saved', 'refused'])
    expect(outcomes[1]).toMatchObject({ answer: { answer: 'no', note: 'Van een ander', by: 'Test administrator' } })
    const opened = await world.open(id)
    expect(await world.send(id, batch)).toEqual(outcomes)
    expect(await world.open(id)).toEqual(opened)
    expect(opened.sheets[0]?.subjects[0]?.rating).toMatchObject({ design: 3, existence: 2, operation: null })
  })

  test('about one question: the last typed counts, and what follows an unheard answer is no conflict', async () => {
    const { id } = await world.start()
    const [a, b] = [world.write({ note: 'een' }), world.write({ note: 'een, twee' })]
    const both = await world.send(id, [a, b])
    expect(both.map(({ outcome }) => outcome)).toEqual(['saved', 'saved'])
    expect(await world.send(id, [a, b])).toEqual(both)
    // The answer to the batch never arrived: the program still believes that nothing is there.
    const [unaware] = await world.send(id, [world.write({ note: 'een, twee, drie', seen: 0 })])
    expect(unaware?.outcome).toBe('conflict')
    const [follows] = await world.send(id, [
      world.write({ note: 'een, twee, drie', seen: 0, after: (b as { id: string }).id }),
    ])
    expect(follows?.outcome).toBe('saved')
    const opened = await world.open(id)
    expect(opened.sheets[0]?.subjects[0]?.answers[0]?.note).toBe('een, twee, drie')
  })
})
