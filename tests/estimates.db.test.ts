import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fitLognormal, momentOf } from '../src/core/estimate/estimate.ts'
import * as contracts from '../src/features/estimates/estimates.contract.ts'
import { readHealth } from '../src/features/system/system.contract.ts'
import { listTrail } from '../src/features/trail/trail.contract.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { estimateBody as body, risksOf } from './estimates-world.ts'
import { doneBy } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let officer: TestPerson
let outsider: TestPerson
beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  organisation = await app.organisation('Zorggroep De Proef')
  officer = await app.person(organisation, 'security-officer', { name: 'Officer' })
  outsider = await app.person(await app.organisation(), 'administrator')
})
afterAll(() => app?.close())

const done = doneBy(
  () => app,
  () => officer,
)
const refused = async (contract: Contract, call: TestCall, status: number) => {
  const answer = await app.call(contract, { as: officer, ...call })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
  return answer.body as { code: string; errors?: { path: string; message: string }[] }
}
const risk = async (title: string) => (await risksOf(app, organisation, [title]))[0] as string
const record = (id: string, more: object = {}) => done(contracts.recordEstimate, { params: { id }, body: body(more) })
const read = (id: string, more: TestCall = {}) => done(contracts.readEstimate, { params: { id }, ...more })
const nextDay = () => {
  app.clock.now += 86_400_000
}

describe('an estimate of a risk', () => {
  test('is recorded with who and why, and says what a year may cost', async () => {
    const id = await risk('Ransomware')
    expect(await read(id)).toMatchObject({ estimate: null, outcome: null, earlier: [] })
    expect(await record(id)).toMatchObject({ seed: 1, years: 100_000, withdrawnAt: null, reasoning: body().reasoning })
    const answer = await read(id)
    expect(answer).toMatchObject({ risk: { title: 'Ransomware', closedOn: null }, currency: 'EUR' })
    expect(answer.estimate?.estimatedBy).toContain('Officer')
    const { outcome } = answer
    const formula =
      momentOf(fitLognormal({ low: 5_000, high: 100_000 }), 1) * momentOf(fitLognormal({ low: 0.1, high: 1 }), 1)
    expect(outcome?.meanByFormula).toBe(Math.round(formula))
    expect(Math.abs((outcome?.mean ?? 0) - formula)).toBeLessThan(4 * (outcome?.meanError ?? 0))
    expect(outcome?.oneIn.map(({ years }) => years)).toEqual([2, 5, 10, 20, 100])
    expect(outcome?.curve[0]).toEqual({ loss: 0, share: outcome?.anyLoss })
    expect(await read(id)).toEqual(answer)
    const { items } = await done(listTrail, {})
    expect(items[0]).toMatchObject({
      action: 'estimate.recorded',
      subject: expect.stringMatching(/^R-\d{3} Ransomware$/),
    })
  })

  test('takes the place of the one before, with its seed, and the past still reads the one before', async () => {
    const id = await risk('Lost laptop')
    const first = await record(id, { seed: 7 })
    const before = await read(id)
    const then = new Date(app.clock.now).toISOString().slice(0, 10)
    nextDay()
    const second = await record(id, { lossHigh: 200_000 })
    expect(second.seed).toBe(7)
    const after = await read(id)
    expect(after.estimate?.id).toBe(second.id)
    expect(after.earlier.map((one) => one.id)).toEqual([first.id])
    expect(after.outcome?.mean).toBeGreaterThan(before.outcome?.mean ?? 0)
    expect(await read(id, { at: then })).toEqual(before)
  })

  test('with another seed differs by chance alone', async () => {
    const id = await risk('Power cut')
    await record(id, { seed: 1 })
    const one = (await read(id)).outcome
    await record(id, { seed: 2 })
    const two = (await read(id)).outcome
    // All of it: two means in whole euros are the same once in some hundred times.
    expect(two).not.toEqual(one)
    expect(Math.abs((two?.mean ?? 0) - (one?.mean ?? 0))).toBeLessThan(6 * (one?.meanError ?? 0))
  })

  test('can be withdrawn as it was seen, and then the risk has none, whatever was estimated before', async () => {
    const id = await risk('Fire')
    const first = await record(id)
    const last = await record(id, { lossHigh: 90_000 })
    const withdraw = (of: { id: string; revision: number }) => ({
      params: { id: of.id },
      seen: of.revision,
      body: { reason: 'The quote was wrong' },
    })
    expect((await refused(contracts.withdrawEstimate, withdraw(first), 409)).code).toBe('estimate-past')
    await refused(contracts.withdrawEstimate, { ...withdraw(last), seen: last.revision - 1 }, 412)
    const withdrawn = await done(contracts.withdrawEstimate, withdraw(last))
    expect(withdrawn).toMatchObject({ withdrawalReason: 'The quote was wrong' })
    expect(withdrawn.withdrawnBy).toContain('Officer')
    expect((await refused(contracts.withdrawEstimate, withdraw(withdrawn), 409)).code).toBe('estimate-past')
    const answer = await read(id)
    expect([answer.estimate, answer.outcome, answer.earlier.length]).toEqual([null, null, 2])
    const { items } = await done(contracts.readPortfolio, { query: { size: 200 } })
    expect(items.map((one) => one.risk.id)).not.toContain(id)
    await record(id)
    expect((await read(id)).estimate).not.toBeNull()
  })

  test('is refused where the range is turned or says nothing, with what to write instead', async () => {
    const id = await risk('Flood')
    const call = (more: object) => ({ params: { id }, body: body(more) })
    const turned = await refused(contracts.recordEstimate, call({ lossHigh: 4_999, eventsHigh: 0.01 }), 400)
    expect(turned.errors?.map(({ path }) => path)).toEqual(['lossHigh', 'eventsHigh'])
    const wide = await refused(contracts.recordEstimate, call({ lossHigh: 50_000_001, eventsHigh: 100.1 }), 400)
    expect(wide.errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('10,000'),
      expect.stringContaining('1,000'),
    ])
    for (const more of [{ lossLow: 0 }, { lossLow: 10.5 }, { eventsLow: 0 }, { eventsHigh: 1001 }, { reasoning: ' ' }])
      await refused(contracts.recordEstimate, call(more), 400)
    await record(id, { lossLow: 5_000, lossHigh: 5_000, eventsLow: 1, eventsHigh: 1 })
  })

  test('is not for a closed risk, nor for one of another organisation', async () => {
    const id = await risk('Old system')
    const { id: estimate, revision } = await record(id)
    await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      const closed = { closed_on: '2026-01-10', close_reason: 'Gone' }
      await tx.rows
        .updateTable('risks')
        .set(closed)
        .where('organisation_id', '=', organisation)
        .where('id', '=', id)
        .execute()
      tx.note({ action: 'risk.closed', subject: 'Old system' })
    })
    expect((await refused(contracts.recordEstimate, { params: { id }, body: body() }, 409)).code).toBe('risk-closed')
    expect((await read(id)).risk.closedOn).toBe('2026-01-10')
    await refused(contracts.readEstimate, { params: { id }, as: outsider }, 404)
    await refused(contracts.recordEstimate, { params: { id }, body: body(), as: outsider }, 404)
    const withdrawal = { params: { id: estimate }, seen: revision, body: { reason: 'Other' } }
    await refused(contracts.withdrawEstimate, { ...withdrawal, as: outsider }, 404)
    expect(
      (await done(contracts.readPortfolio, { query: { size: 200 } })).items.map((one) => one.risk.id),
    ).not.toContain(id)
  })
})

describe('all estimated risks together', () => {
  let as: TestPerson
  let own: string
  let risks: string[]
  beforeAll(async () => {
    own = await app.organisation('Huisartsen De Proef')
    as = await app.person(own, 'administrator')
    risks = await risksOf(app, own, ['C curious colleague', 'A ransomware', 'B lost laptop', 'Not estimated'])
    for (const [place, id] of risks.slice(0, 3).entries()) {
      const more = { lossLow: 1_000 * (place + 1), lossHigh: 20_000 * (place + 1) }
      await done(contracts.recordEstimate, { as, params: { id }, body: body(more) })
    }
  })
  const portfolio = (query: Record<string, string | number> = {}) => done(contracts.readPortfolio, { as, query })

  test('are each what their own page says, and their means add up', async () => {
    const answer = await portfolio()
    expect([answer.total, answer.leftOut]).toEqual([3, 1])
    for (const {
      risk: { id },
      outcome,
    } of answer.items) {
      expect((await read(id, { as })).outcome).toMatchObject(outcome)
    }
    const means = answer.items.reduce((sum, { outcome }) => sum + outcome.mean, 0)
    expect(Math.abs((answer.whole?.mean ?? 0) - means)).toBeLessThanOrEqual(2)
    const variance = answer.items.reduce((sum, { outcome }) => sum + outcome.deviation ** 2, 0)
    expect((answer.whole?.deviation ?? 0) / Math.sqrt(variance)).toBeCloseTo(1, 1)
    // Bad years of different risks seldom meet.
    expect(answer.whole?.high).toBeLessThan(answer.items.reduce((sum, { outcome }) => sum + outcome.high, 0))
  })

  test('are sorted and paged', async () => {
    const titles = async (query: Record<string, string | number>) =>
      (await portfolio(query)).items.map((one) => one.risk.title[0])
    expect(await titles({})).toEqual(['B', 'A', 'C'])
    expect(await titles({ sort: 'title', direction: 'up' })).toEqual(['A', 'B', 'C'])
    expect(await titles({ sort: 'number', direction: 'down' })).toEqual(['B', 'A', 'C'])
    expect(await titles({ sort: 'number', direction: 'up', size: 2, page: 2 })).toEqual(['B'])
  })

  test('are exported with everything that makes them come again', async () => {
    const answer = await app.call(contracts.downloadPortfolio, {
      as,
      query: { format: 'csv', sort: 'number', direction: 'up' },
    })
    expect(answer.status).toBe(200)
    const text = answer.raw.toString('utf8')
    const { whole, items } = await portfolio({ sort: 'number', direction: 'up' })
    const lines = text.split(/\r?\n/)
    for (const { risk: of, outcome } of items) {
      const line = lines.find((one) => one.startsWith(of.code))
      expect(line).toContain(String(outcome.mean))
      expect(line).toContain('100000')
    }
    expect(lines.find((one) => one.includes('All together'))).toContain(String(whole?.mean))
    for (const { loss } of whole?.curve ?? []) expect(lines.some((one) => one.startsWith(String(loss)))).toBe(true)
    expect((await app.call(contracts.downloadPortfolio, { as })).raw.subarray(0, 2).toString()).toBe('PK')
  })

  test('are those of a past moment when that is asked', async () => {
    const then = new Date(app.clock.now).toISOString().slice(0, 10)
    const before = await portfolio()
    nextDay()
    await done(contracts.recordEstimate, { as, params: { id: risks[3] as string }, body: body() })
    expect(await portfolio()).toMatchObject({ total: 4, leftOut: 0 })
    expect(await done(contracts.readPortfolio, { as, at: then })).toEqual(before)
  })

  test('of which there are none are said to be none', async () => {
    const nobody = await app.person(await app.organisation(), 'reader')
    expect(await done(contracts.readPortfolio, { as: nobody })).toMatchObject({
      items: [],
      total: 0,
      whole: null,
      leftOut: 0,
    })
  })
})

test('while many risks are drawn, other requests are answered', async () => {
  const own = await app.organisation('Ziekenhuis De Proef')
  const as = await app.person(own, 'administrator')
  for (const id of await risksOf(
    app,
    own,
    Array.from({ length: 40 }, (_, place) => `Risk ${place}`),
  ))
    await done(contracts.recordEstimate, { as, params: { id }, body: body({ eventsLow: 1, eventsHigh: 10 }) })
  const order: string[] = []
  const large = done(contracts.readPortfolio, { as }).then(() => order.push('large'))
  for (let n = 0; n < 10; n += 1) {
    await done(readHealth, { as: officer })
    order.push('small')
  }
  await large
  expect(order.indexOf('large')).toBe(10)
})
