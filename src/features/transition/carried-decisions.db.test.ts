import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/database/ids.ts'
import * as contracts from './transition.contract.ts'
import { type Opened, type Ran, type TransitionWorld, transitionWorld, way } from './transition.fixture.ts'

let world: TransitionWorld
beforeAll(async () => {
  world = await transitionWorld()
})
afterAll(() => world.close())

test('offers old decisions as proposals, and decides nothing', async () => {
  const { app, organisation } = world
  const decide = (edition: string, requirement: string, more: object) =>
    app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      await tx.rows
        .insertInto('decisions')
        .values({
          organisation_id: organisation,
          id: newId(),
          edition,
          requirement,
          applies: true,
          reasons: ['risk'],
          justification: '',
          presence: 'in-place',
          description: 'Elke nacht',
          since: '2021-03-01',
          decided_by: 'Test',
          decided_at: tx.now,
          ...more,
        })
        .execute()
      tx.note({ action: 'control.decided', subject: requirement })
    })
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('adoptions')
      .values({ organisation_id: organisation, id: newId(), edition: way.to, adopted_at: tx.now, adopted_by: 'Test' })
      .execute()
    tx.note({ action: 'edition.adopted', subject: way.to })
  })
  await decide(way.from, '12.3.1', {})
  await decide(way.from, '5.1.1', { presence: 'planned', since: '2027-01-01', description: 'Nieuw beleid' })
  const open = async (subject: string) =>
    world.body<Opened>(
      await app.call(contracts.openTransitionSubject, { as: world.officer, params: way, query: { subject } }),
    )
  const backup = await open('2013/control/12.3.1')
  expect(backup.olds[0]?.decision).toMatchObject({ applies: true, description: 'Elke nacht', decidedBy: 'Test' })
  expect(backup.news[0]).toMatchObject({
    decision: null,
    proposedDecision: { applies: true, presence: 'in-place', since: '2021-03-01' },
  })
  // One of the two was not decided: what is there is left open.
  expect((await open('2022/control/5.1')).news[0]?.proposedDecision).toMatchObject({ applies: true, presence: null })
  const told = await world.read()
  expect(told.to.adopted).toBe(true)
  expect(told.new.filter(({ decision }) => decision === 'proposed').map(({ number }) => number)).toEqual([
    '5.1',
    '8.13',
  ])
  await decide(way.to, '8.13', {})
  expect((await open('2013/control/12.3.1')).news[0]).toMatchObject({
    decision: { decidedBy: 'Test' },
    proposedDecision: null,
  })
})

test('shows a contributor the earlier answers of what was handed over, and no other', async () => {
  const { app, organisation, people } = world
  const old = await world.assessment(
    [
      { subject: '2013/control/12.3.1', answer: 'yes', note: 'Nacht', department: 'Nacht' },
      { subject: '2013/control/12.3.1', answer: 'no', note: 'Dag', department: 'Dag' },
      { subject: '2013/control/9.1.1', answer: 'yes', note: '', department: 'Nacht' },
    ],
    { departments: ['Nacht', 'Dag'] },
  )
  const ran = world.body<Ran>(await world.run(old.id), 201)
  const as = people.contributor
  expect((await world.earlier(ran.to.id, { as })).items).toEqual([])
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const found = (table: 'memberships' | 'assessment_departments') =>
      tx.rows.selectFrom(table).select('id').where('organisation_id', '=', organisation)
    const { id: membership_id } = await found('memberships').where('user_id', '=', as.user).executeTakeFirstOrThrow()
    const { id: department_id } = await found('assessment_departments')
      .where('assessment_id', '=', ran.to.id)
      .where('name', '=', 'Nacht')
      .executeTakeFirstOrThrow()
    await tx.rows
      .insertInto('assessment_parts')
      .values({
        organisation_id: organisation,
        id: newId(),
        assessment_id: ran.to.id,
        department_id,
        themes: [],
        subjects: ['2022/control/8.13'],
        membership_id,
        person: as.name,
        message: '',
        handed_by: 'Test',
        handed_at: tx.now,
      })
      .execute()
    tx.note({ action: 'assessment.part-handed', subject: 'x' })
  })
  const found = await world.earlier(ran.to.id, { as })
  expect(found.items.map(({ subject }) => subject)).toEqual(['2022/control/8.13'])
  expect(found.items[0]?.answers.map(({ note }) => note)).toEqual(['Nacht'])
  expect((await world.earlier(ran.to.id, { as: people.auditor })).items.length).toBeGreaterThan(100)
  // A part of the whole opens the sheet of the whole, and no department's.
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('assessment_parts')
      .set({ department_id: null })
      .where('organisation_id', '=', organisation)
      .where('assessment_id', '=', ran.to.id)
      .execute()
    tx.note({ action: 'assessment.part-changed', subject: 'x' })
  })
  const whole = await world.earlier(ran.to.id, { as })
  expect(whole.items.flatMap(({ answers }) => answers)).toEqual([])
  // Handed out: nobody takes that away by going back.
  expect(world.body(await world.undo(ran))).toEqual({ assessmentRemoved: false })
})
