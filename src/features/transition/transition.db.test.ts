import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contracts from './transition.contract.ts'
import { anyAnswers, type Ran, type TransitionWorld, transitionWorld, way } from './transition.fixture.ts'

let world: TransitionWorld
beforeAll(async () => {
  world = await transitionWorld()
})
afterAll(() => world.close())

const answersAt = (found: Awaited<ReturnType<TransitionWorld['earlier']>>, subject: string) =>
  found.items.filter((item) => item.subject === subject).flatMap((item) => item.answers)
const itemAt = (found: Awaited<ReturnType<TransitionWorld['earlier']>>, subject: string) => {
  const item = found.items.find((one) => one.subject === subject)
  if (!item) throw new Error(`nothing about ${subject}`)
  return item
}

test('loses no answer of any set, is idempotent, and going back and again gives the same', async () => {
  const told = await world.read()
  const subjects = told.old.map(({ key }) => key)
  const target = new Map(told.old.map(({ key, links }) => [key, links.map(({ to }) => to)]))
  await fc.assert(
    fc.asyncProperty(anyAnswers(subjects, [null, 'Nacht', 'Dag']), async (given) => {
      const before = await world.everything()
      const old = await world.assessment(given, { departments: ['Nacht', 'Dag'] })
      const withOld = await world.everything()
      const first = world.body<Ran>(await world.run(old.id), 201)
      expect(first).toMatchObject({ brought: given.length, answers: given.length, made: true })
      const found = await world.earlier(first.to.id)
      for (const { subject, department, answer, note } of given) {
        for (const to of target.get(subject) ?? []) {
          expect(answersAt(found, to), `${subject} at ${to}`).toContainEqual(
            expect.objectContaining({ subject, department, answer, note, by: 'Wie destijds antwoordde' }),
          )
        }
      }
      const after = await world.everything()
      const revision = await world.revision()
      expect(world.body<Ran>(await world.run(old.id), 201)).toEqual({ ...first, brought: 0 })
      expect(await world.revision()).toBe(revision)
      expect(await world.everything()).toEqual(after)
      // The old assessment is what it was, and going back leaves nothing else behind.
      expect(world.body(await world.undo(first))).toEqual({ assessmentRemoved: true })
      expect(await world.everything()).toEqual(withOld)
      const again = world.body<Ran>(await world.run(old.id), 201)
      const told = (all: typeof found) =>
        all.items.map(({ transition: _, ...item }) => ({
          ...item,
          answers: item.answers.map(({ from, ...one }) => [from.name, one]),
        }))
      expect(told(await world.earlier(again.to.id))).toEqual(told(found))
      await world.undo(again)
      expect(Object.keys(before)).toEqual(Object.keys(after))
    }),
    { numRuns: 8 },
  )
})

test('keeps all of many to one and proposes the weakest, but nothing where more is asked', async () => {
  const { id } = await world.assessment(
    [
      { subject: '2013/control/5.1.1', answer: 'yes', note: 'Beleid van maart' },
      { subject: '2013/control/5.1.2', answer: 'partly', note: 'Eén jaar overgeslagen' },
      { subject: '2013/control/18.2.3', answer: 'no', note: '' },
      { subject: '2013/clause/4.1', answer: 'yes', note: '' },
    ],
    {
      ratings: [
        { subject: '2013/control/5.1.1', design: 4 },
        { subject: '2013/control/5.1.2', design: 2 },
      ],
    },
  )
  const ran = world.body<Ran>(await world.run(id), 201)
  const found = await world.earlier(ran.to.id)
  const policies = itemAt(found, '2022/control/5.1')
  expect(policies.answers.map(({ number, answer }) => [number, answer])).toEqual([
    ['5.1.1', 'yes'],
    ['5.1.2', 'partly'],
  ])
  expect(policies.proposals).toMatchObject([
    {
      department: null,
      answer: 'partly',
      open: null,
      rating: { design: 2 },
      confidence: itemAt(found, '2022/control/5.1').answers[0]?.confidence,
      note: '5.1.1: Beleid van maart\n5.1.2: Eén jaar overgeslagen',
    },
  ])
  expect(policies.ratings.map(({ design }) => design)).toEqual([4, 2])
  for (const subject of ['2022/control/5.36', '2022/control/8.8']) {
    expect(itemAt(found, subject).answers.map(({ number }) => number)).toEqual(['18.2.3'])
    expect(itemAt(found, subject).proposals[0]).toMatchObject({ answer: null, open: 'asks-other' })
  }
  expect(itemAt(found, '2022/clause/4.1').proposals[0]).toMatchObject({
    answer: null,
    open: 'asks-more',
    earlier: 'yes',
  })
  expect(itemAt(found, '2022/control/5.7')).toMatchObject({ became: 'new', answers: [], proposals: [{ open: 'new' }] })
  // Nothing was answered in anybody's name.
  const rows = await world.everything()
  expect(
    rows.assessment_answers?.filter((row) => (row as { assessment_id: string }).assessment_id === ran.to.id),
  ).toEqual([])
})

test('brings what was answered since, keeps what was carried before, and knows how far it is behind', async () => {
  const { id } = await world.assessment([{ subject: '2013/control/12.3.1', answer: 'partly', note: '' }])
  const first = world.body<Ran>(await world.run(id), 201)
  const atFirst = new Date().toISOString()
  expect(await world.read({ assessment: id })).toMatchObject({ behind: 0, run: { id: first.id } })
  await world.say(id, { subject: '2013/control/12.3.1', answer: 'yes', note: 'Hersteltest gedaan' })
  await world.say(id, { subject: '2013/control/9.1.1', answer: 'no', note: '' })
  expect(await world.read({ assessment: id })).toMatchObject({ behind: 2, run: { answers: 1 } })
  const second = world.body<Ran>(await world.run(id), 201)
  expect(second).toMatchObject({ id: first.id, brought: 2, answers: 2, to: first.to })
  const now = await world.earlier(first.to.id, { query: { subject: '2022/control/8.13' } })
  expect(now.items).toHaveLength(1)
  expect(answersAt(now, '2022/control/8.13')).toMatchObject([{ answer: 'yes', note: 'Hersteltest gedaan' }])
  // What stood there before can be seen for good.
  const then = await world.earlier(first.to.id, { at: atFirst })
  expect(answersAt(then, '2022/control/8.13')).toMatchObject([{ answer: 'partly', note: '' }])
  expect(answersAt(then, '2022/control/5.15')).toEqual([])
})

test('goes back without touching what people answered, and the past still shows what was there', async () => {
  const { id } = await world.assessment([{ subject: '2013/control/12.3.1', answer: 'yes', note: 'Elke nacht' }])
  const ran = world.body<Ran>(await world.run(id), 201)
  await world.say(ran.to.id, { subject: '2022/control/8.13', answer: 'yes', note: 'Bevestigd' })
  const moment = new Date().toISOString()
  expect(await world.undo({ ...ran, revision: ran.revision + 1 })).toMatchObject({ status: 412 })
  expect(world.body(await world.undo(ran))).toEqual({ assessmentRemoved: false })
  const rows = await world.everything()
  const mine = (table: string, assessment: string) =>
    rows[table]?.filter((row) => (row as { assessment_id: string }).assessment_id === assessment)
  expect(mine('assessment_answers', ran.to.id)).toMatchObject([{ note: 'Bevestigd' }])
  expect(mine('assessment_answers', id)).toMatchObject([{ note: 'Elke nacht' }])
  expect((await world.earlier(ran.to.id)).items).toEqual([])
  expect(answersAt(await world.earlier(ran.to.id, { at: moment }), '2022/control/8.13')).toHaveLength(1)
  expect(await world.undo(ran)).toMatchObject({ status: 404 })
  // Into the very assessment that was kept.
  const again = world.body<Ran>(await world.run(id, { into: ran.to.id, name: null }), 201)
  expect(again).toMatchObject({ made: false, to: ran.to, brought: 1 })
  expect(answersAt(await world.earlier(ran.to.id), '2022/control/8.13')).toMatchObject([{ note: 'Elke nacht' }])
  expect(world.body(await world.undo(again))).toEqual({ assessmentRemoved: false })
})

test('works the same for ISO/IEC 27001, and across to NEN 7510', async () => {
  const old = await world.assessment([{ subject: '2013/control/6.1.2', answer: 'yes', note: 'Iso' }], {
    editions: ['iso-27001-2013'],
  })
  const targets = ['iso-27001-2022', 'nen-7510-2024']
  for (const to of targets) {
    const ran = world.body<Ran>(await world.run(old.id, { from: 'iso-27001-2013', to }), 201)
    expect(answersAt(await world.earlier(ran.to.id), '2022/control/5.3')).toMatchObject([
      { note: 'Iso', number: '6.1.2' },
    ])
    const told = await world.read({ assessment: old.id }, { params: { from: 'iso-27001-2013', to } })
    expect(told.counts.new).toMatchObject({ merged: 24, dropped: 0 })
    expect(told.old.find(({ key }) => key === '2013/control/6.1.2')).toMatchObject({ answers: 1, earlier: 'yes' })
  }
})

test('refuses in words what cannot be, and stores nothing of it', async () => {
  const { id } = await world.assessment([{ subject: '2013/control/12.3.1', answer: 'yes', note: '' }])
  const other = await world.assessment([], { name: 'Andere', editions: ['iso-27001-2022'] })
  const rows = await world.everything()
  expect(await world.run(id, { name: null })).toMatchObject({ status: 400, body: { errors: [{ path: 'name' }] } })
  expect(await world.run(id, { from: 'iso-27001-2013' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'assessment' }] },
  })
  expect(await world.run(id, { into: other.id })).toMatchObject({ status: 400, body: { errors: [{ path: 'into' }] } })
  expect(await world.run(id, { into: id })).toMatchObject({ status: 400 })
  expect(await world.run(id, { from: 'nen-7510-2024', to: 'nen-7510-2017' })).toMatchObject({ status: 404 })
  expect(await world.run('018f2f6e-7b1a-7000-8000-000000000000')).toMatchObject({ status: 404 })
  expect(await world.everything()).toEqual(rows)
  const ran = world.body<Ran>(await world.run(id), 201)
  const third = await world.assessment([], { name: 'Derde', editions: ['nen-7510-2024'] })
  expect(await world.run(id, { into: third.id })).toMatchObject({ status: 409, body: { code: 'transition-elsewhere' } })
  await world.undo(ran)
})

test('writes the report as PDF, DOCX and XLSX, with every old answer in it', async () => {
  const { id } = await world.assessment([
    { subject: '2013/control/12.3.1', answer: 'yes', note: 'Elke nacht <b>vet</b>' },
  ])
  for (const [format, start] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
    ['xlsx', 'PK'],
  ] as const) {
    const answer = await world.app.call(contracts.downloadTransition, {
      as: world.officer,
      params: way,
      query: { format, assessment: id, language: 'nl' },
    })
    expect(answer.status).toBe(200)
    expect(answer.raw.subarray(0, start.length).toString()).toBe(start)
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('Overgang')
  }
})
