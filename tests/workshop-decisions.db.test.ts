import { afterAll, beforeAll, expect, test } from 'vitest'
import { rateRisk, readRisk, withdrawRating } from '../src/features/risk/risk.contract.ts'
import * as workshops from '../src/features/workshop/workshop.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { heavy, light, openRiskWorld } from './risk-world.ts'

type World = Awaited<ReturnType<typeof openRiskWorld>>
let world: World
beforeAll(async () => {
  world = await openRiskWorld()
  await world.approve()
})
afterAll(() => world.app.close())

const facts = { title: 'EPD', heldOn: '2026-03-02', ledBy: 'Els (demo)', minutes: 60, note: '' }
const trail = async () => {
  const { rows } = await world.app.database.engine.pool.query(
    'select max(revision)::int as last from trail where organisation_id = $1',
    [world.organisation],
  )
  return rows[0].last as number
}

test('a decision is a rating in the name of the workshop: there whole, or not at all', async () => {
  const { done, refused, risk } = world
  const [about, other] = [await risk({}), await risk({ title: 'Iets anders' })]
  const held = await done(workshops.planWorkshop, { body: { ...facts, risks: [about.id] } })
  const params = { id: held.id }
  const decision = { inherent: heavy, residual: light, reason: 'Na overleg', workshop: held.id }
  const rate = (of: { id: string; revision: number }, body: object = decision) => ({
    ...{ params: { id: of.id }, seen: of.revision, body },
  })
  const before = await trail()
  expect(await refused(rateRisk, rate(other))).toMatchObject({ status: 409, code: 'not-on-agenda' })
  expect(await refused(rateRisk, rate(about, { ...decision, workshop: newId() }))).toMatchObject({
    paths: ['workshop'],
  })
  expect(await refused(rateRisk, rate(about, { ...decision, residual: heavy, inherent: light }))).toMatchObject({
    status: 400,
  })
  expect(await trail(), 'nothing of it was stored').toBe(before)
  expect((await done(workshops.readWorkshop, { params })).items[0]?.state).toBe('waiting')

  const rated = await done(rateRisk, rate(about))
  expect(rated.looks[0]).toMatchObject({ kind: 'rating', workshop: held.id, note: 'Na overleg' })
  const [item] = (await done(workshops.readWorkshop, { params })).items
  expect(item).toMatchObject({
    ...{ state: 'decided', open: null, touched: ['availability', 'patient-safety'] },
    decision: { inherent: { likelihood: 4, impacts: heavy.impacts }, reason: 'Na overleg' },
  })
  expect(await refused(rateRisk, rate(about)), 'sent twice').toMatchObject({ status: 412 })

  await done(withdrawRating, { params: { id: about.id }, seen: rated.revision, body: { look: item?.decision?.id } })
  expect((await done(workshops.readWorkshop, { params })).items[0]).toMatchObject({ state: 'waiting', decision: null })
  await done(workshops.closeWorkshop, { params, body: { state: 'closed' } })
  const now = await done(readRisk, { params: { id: about.id } })
  expect(await refused(rateRisk, rate(now))).toMatchObject({ status: 409, code: 'workshop-closed' })
})

test('what somebody rates of a threat weighs at first on the aspects that the threat names', async () => {
  const { done, risk, app } = world
  const [threat] = app.content.threats.values()
  const made = await risk({ threat: threat?.id, title: 'Uit de catalogus' })
  const held = await done(workshops.planWorkshop, { body: { ...facts, risks: [made.id] } })
  expect(held.items[0]?.touched.toSorted()).toEqual([...(threat?.affects ?? [])].sort())
})

test('reading a workshop costs the same whatever is on its agenda', async () => {
  const { done, risk, app } = world
  const counted = async (id: string) => {
    app.database.statements.length = 0
    await done(workshops.readWorkshop, { params: { id } })
    const read = app.database.statements.filter((one) => one !== 'commit').length
    app.database.statements.length = 0
    await done(workshops.readBallot, { params: { id } })
    return [read, app.database.statements.filter((one) => one !== 'commit').length]
  }
  const made = [await risk({ title: 'A' }), await risk({ title: 'B' }), await risk({ title: 'C' })].map(({ id }) => id)
  const few = await done(workshops.planWorkshop, { body: { ...facts, risks: made.slice(0, 1) } })
  const many = await done(workshops.planWorkshop, { body: { ...facts, risks: made } })
  for (const { id, items } of [few, many]) {
    await done(workshops.joinWorkshop, { params: { id } })
    await done(workshops.showScenario, { params: { id }, body: { item: items[0]?.id } })
    for (const { id: item } of items)
      await done(workshops.castVote, {
        params: { id },
        body: { item, stage: 'inherent', likelihood: 1, impact: 1 },
      })
  }
  expect(await counted(many.id)).toEqual(await counted(few.id))
})
