import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/database/ids.ts'
import type { AnswerOf } from '../../platform/http/contract.ts'
import * as answering from './answering.contract.ts'
import * as contracts from './assessment.contract.ts'
import { type AssessmentWorld, assessmentWorld, membershipOf } from './assessment.fixture.ts'
import * as results from './results.contract.ts'

let world: AssessmentWorld
let id: string
let ward: string
let other: string
let colleague: string
beforeAll(async () => {
  world = await assessmentWorld()
  const started = await world.start({ departments: ['Kliniek', 'Ambulant'] })
  id = started.id
  ;[ward, other] = started.departments.map((one) => one.id) as [string, string]
  colleague = await world.membershipOf(world.people.contributor)
  for (const department of [undefined, ward, other]) {
    const place = department === undefined ? {} : { department }
    await world.answer(id, { ...place, note: `Geheim van ${department ?? 'allen'}` })
    await world.answer(id, {
      ...place,
      number: '6.1',
      question: await questionOf('2022/control/6.1'),
      note: `Over screening bij ${department ?? 'allen'}`,
    })
  }
})
afterAll(() => world.close())

async function questionOf(key: string): Promise<string> {
  const asked = await world.app.call(answering.readQuestions, {
    as: world.officer,
    query: { editions: 'nen-7510-2024', language: 'nl' },
  })
  const { subjects } = asked.body as AnswerOf<typeof answering.readQuestions>
  return subjects.find((subject) => subject.key === key)?.questions[0]?.id ?? ''
}

const handed = (more: object = {}) => ({
  department: ward,
  themes: ['2022/control/people'],
  subjects: [],
  membership: colleague,
  due: '2026-12-24',
  message: 'Graag voor kerst',
  ...more,
})
const hand = (more: object = {}, as = world.officer, assessment = id) =>
  world.app.call(contracts.handPart, { as, params: { assessment }, body: handed(more) })
/** A contract of another subject, which ours does not know. */
const contractNamed = (name: string) => {
  const route = world.app.routes.find(({ contract }) => contract.name === name)
  if (!route) throw new Error(`no contract ${name}`)
  return route.contract
}
const codeOf = (body: unknown) => (body as { code?: string }).code

describe('a colleague who answers a part', () => {
  test('sees nothing before, exactly that part after, and answers it', async () => {
    const as = world.people.contributor
    const before = await world.app.call(contracts.openAssessment, { as, params: { assessment: id } })
    expect(before.status).toBe(404)
    expect((await world.app.call(contracts.listAssessments, { as })).body).toMatchObject({ items: [], total: 0 })
    expect((await hand()).status).toBe(201)

    const opened = await world.open(id, as)
    expect(opened.mayAnswer).toBe('parts')
    expect(opened.parts).toMatchObject([{ person: 'Test contributor', mine: true, due: '2026-12-24' }])
    expect(opened.sheets.map(({ department }) => department)).toEqual([ward])
    expect(opened.sheets[0]?.subjects.map(({ subject }) => subject)).toEqual(['2022/control/6.1'])
    const text = JSON.stringify(opened)
    expect(text).toContain(`Over screening bij ${ward}`)
    expect(text).not.toContain('Geheim')
    expect(text).not.toContain(`bij ${other}`)
    expect(text).not.toContain('bij allen')
    expect(opened.progress.asked).toBeLessThan(60)
    expect(opened.progress.answered).toBe(1)
    const listed = await world.app.call(contracts.listAssessments, { as })
    expect(listed.body).toMatchObject({ items: [{ id, progress: opened.progress }], total: 1 })

    const question = await questionOf('2022/control/6.2')
    const own = await world.answer(id, { as, department: ward, number: '6.2', question })
    expect(own.status, JSON.stringify(own.body)).toBe(200)
    for (const foreign of [
      { department: other, number: '6.2', question },
      { number: '6.2', question },
      { department: ward },
    ]) {
      const refused = await world.answer(id, { as, seen: 0, ...foreign })
      expect([refused.status, codeOf(refused.body)], JSON.stringify(foreign)).toEqual([403, 'not-handed-to-you'])
    }
    const queued = await world.send(
      id,
      [
        world.write({
          department: ward,
          subject: '2022/control/6.2',
          question,
          answer: 'no',
          seen: (own.body as { revision: number }).revision,
        }),
        world.write({ department: other, subject: '2022/control/6.2', question, answer: 'no' }),
      ],
      as,
    )
    expect(queued.map(({ outcome }) => outcome)).toEqual(['saved', 'refused'])
    expect(JSON.stringify(queued[1])).toContain('not handed to you')
  })

  test('gets no results, report, sheet or other department, by whatever way', async () => {
    const as = world.people.contributor
    for (const contract of [
      results.readAssessmentResult,
      results.listGaps,
      results.compareAssessments,
      results.downloadAssessmentReport,
      answering.downloadAssessmentSheet,
    ]) {
      const answer = await world.app.call(contract, {
        as,
        params: { assessment: id },
        query: contract === results.downloadAssessmentReport ? { format: 'pdf' } : {},
      })
      expect([answer.status, codeOf(answer.body)], contract.name).toEqual([403, 'not-allowed'])
    }
    for (const department of [other, 'whole']) {
      const answer = await world.app.call(contracts.openAssessment, {
        as,
        params: { assessment: id },
        query: { department },
      })
      expect(answer.status, department).toBe(404)
    }
    expect((await hand({}, as)).status).toBe(403)
  })

  test('loses sight of it when it is taken back; what was answered stays', async () => {
    const as = world.people.contributor
    const part = (await world.open(id)).parts[0]
    const params = { assessment: id, part: part?.id ?? '' }
    expect((await world.app.call(contracts.withdrawPart, { as: world.officer, params, seen: 1 })).status).toBe(412)
    await world.app.call(contracts.withdrawPart, { as: world.officer, params, seen: part?.revision ?? 0 })
    expect((await world.app.call(contracts.openAssessment, { as, params: { assessment: id } })).status).toBe(404)
    expect(JSON.stringify(await world.open(id))).toContain('Test contributor')
  })
})

describe('a part', () => {
  test('is handed only to somebody of the organisation who may answer, and about what is asked', async () => {
    const there = await world.app.organisation()
    const stranger = await world.app.person(there, 'contributor')
    const foreign = await membershipOf(world.app, there, stranger)
    const reader = await world.membershipOf(world.people.reader)
    for (const [more, path] of [
      [{ membership: foreign }, 'membership'],
      [{ membership: newId() }, 'membership'],
      [{ membership: reader }, 'membership'],
      [{ themes: [] }, 'themes'],
      [{ themes: ['2013/control/12'] }, 'themes'],
      [{ subjects: ['2022/control/9.9'] }, 'themes'],
    ] as const) {
      const answer = await hand(more)
      expect(
        [answer.status, (answer.body as { errors?: { path: string }[] }).errors?.[0]?.path],
        JSON.stringify(more),
      ).toEqual([400, path])
    }
    expect((await hand({ department: newId() })).status).toBe(404)
    const theirs = await world.app.call(contracts.openAssessment, {
      as: await world.app.person(there, 'administrator'),
      params: { assessment: id },
    })
    expect(theirs.status).toBe(404)
  })

  test('outlives the person to whom it was handed', async () => {
    const leaver = await world.app.person(world.organisation, 'contributor', { name: 'Test leaver' })
    const membership = await world.membershipOf(leaver)
    const part = world.body<{ id: string }>(await hand({ membership }), 201)
    const removed = await world.app.call(contractNamed('listPeople'), { as: world.people.administrator })
    const found = (removed.body as { items: { id: string; revision: number }[] }).items.find(
      (one) => one.id === membership,
    )
    const gone = await world.app.call(contractNamed('removePerson'), {
      as: world.people.administrator,
      params: { id: membership },
      seen: found?.revision ?? 0,
    })
    expect(gone.status, JSON.stringify(gone.body)).toBe(200)
    expect((await world.open(id)).parts.find((one) => one.id === part.id)).toMatchObject({
      membership: null,
      person: 'Test leaver',
    })
  })
})

describe('an assessment', () => {
  test('keeps departments that are in use, and renames, adds and orders the others', async () => {
    const opened = await world.open(id)
    const facts = { name: 'Nulmeting', editions: ['nen-7510-2024'], scope: 'Alles', basedOn: null }
    const update = (departments: object[], seen = opened.revision) =>
      world.app.call(contracts.updateAssessment, {
        as: world.officer,
        params: { assessment: id },
        seen,
        body: { ...facts, departments },
      })
    const lost = await update([{ id: ward, name: 'Kliniek' }])
    expect([lost.status, codeOf(lost.body)]).toEqual([409, 'department-in-use'])
    expect((await update([{ id: newId(), name: 'Vreemd' }])).status).toBe(404)
    const twice = await update([
      { id: ward, name: 'Zelfde' },
      { id: other, name: 'zelfde' },
    ])
    expect(twice.status).toBe(400)
    const swapped = await update([
      { id: other, name: 'Kliniek' },
      { id: ward, name: 'Ambulant' },
      { id: null, name: 'Thuis' },
    ])
    expect(swapped.status, JSON.stringify(swapped.body)).toBe(200)
    expect((swapped.body as { departments: { name: string }[] }).departments.map(({ name }) => name)).toEqual([
      'Kliniek',
      'Ambulant',
      'Thuis',
    ])
    expect((await update([{ id: ward, name: 'Kliniek' }])).status).toBe(412)
  })

  test('goes only while nothing is answered in it, and compares only with an earlier one', async () => {
    const opened = await world.open(id)
    const refused = await world.app.call(contracts.deleteAssessment, {
      as: world.officer,
      params: { assessment: id },
      seen: opened.revision,
    })
    expect([refused.status, codeOf(refused.body)]).toEqual([409, 'assessment-in-use'])
    const empty = await world.start({ departments: ['Een'] })
    expect((await world.start({ basedOn: empty.id })).basedOn).toEqual({ id: empty.id, name: 'Test' })
    const compared = await world.app.call(contracts.deleteAssessment, {
      as: world.officer,
      params: { assessment: empty.id },
      seen: empty.revision,
    })
    expect(codeOf(compared.body)).toBe('assessment-compared')
    const alone = await world.start({ departments: ['Een'] })
    const gone = await world.app.call(contracts.deleteAssessment, {
      as: world.officer,
      params: { assessment: alone.id },
      seen: alone.revision,
    })
    expect(gone.status).toBe(200)
    const strange = await world.app.call(contracts.startAssessment, {
      as: world.officer,
      body: { name: 'Test', editions: ['nen-7510-1999'], scope: '', basedOn: null, departments: [] },
    })
    expect(strange.status).toBe(400)
  })
})

test('an id in capitals is the same id: nothing is left out for it', async () => {
  const open = async (assessment: string) =>
    (await world.app.call(contracts.openAssessment, { as: world.officer, params: { assessment } })).body
  const asked = (await open(id)) as { departments: unknown[] }
  expect(asked.departments.length).toBeGreaterThan(0)
  expect(await open(id.toUpperCase())).toEqual(asked)
})
