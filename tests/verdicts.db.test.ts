import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../src/core/time/instant.ts'
import { decideApplicability } from '../src/features/applicability/applicability.contract.ts'
import * as verdicts from '../src/features/demonstrability/demonstrability.contract.ts'
import { addMeasure, endMeasure } from '../src/features/measures/measures.contract.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestCall, type TestPerson } from './test-app.ts'

const edition = 'nen-7510-2024'
const hour = 3_600_000
let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:00Z')
  officer = await app.person(await app.organisation('Zorggroep De Proef'), 'security-officer')
  await done(adoptEdition, { params: { edition } })
})
afterAll(() => app.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as: officer, ...call })
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  return answer.body as AnswerOf<C>
}

const later = (hours: number) => {
  app.clock.now += hours * hour
}
const decided = (applies: boolean) => ({
  ...{ applies, reasons: applies ? ['risk'] : [], justification: applies ? '' : 'Dit speelt hier niet.' },
  ...{ presence: applies ? 'in-place' : null, description: '', since: null },
})
const measure = (requirement: string) => ({
  ...{ title: `Maatregel ${requirement}`, how: 'Elke nacht', owner: null, ownerRole: 'Hoofd ICT', standIn: null },
  ...{ standInRole: '', inOperationSince: '2026-02-01', plannedFor: null, effectiveness: '' },
  ...{ requirements: [{ edition, requirement }], systems: [], locations: [], rhythms: [] },
  proofs: [{ id: null, title: 'Verslag', kind: 'operation', freshFor: 'P1Y' }],
})

/** Everything that the API says about verdicts, at the moment that is looked at. */
async function said(at?: string) {
  const then = at === undefined ? {} : { at }
  const list = await done(verdicts.listVerdicts, then)
  const one = await done(verdicts.readVerdict, { params: { edition, requirement: '8.13' }, ...then })
  const standings = await done(verdicts.readStandings, then)
  return { list, one, standings }
}

test('looking back shows what was shown at the time, whatever was recorded since', async () => {
  const ids = new Map<string, { id: string; revision: number }>()
  const steps: (() => Promise<unknown>)[] = [
    () => done(decideApplicability, { params: { edition, requirement: '8.13' }, body: decided(true), seen: 0 }),
    async () => ids.set('8.13', await done(addMeasure, { body: measure('8.13') })),
    () => done(decideApplicability, { params: { edition, requirement: '5.8' }, body: decided(false), seen: 0 }),
    () => done(addMeasure, { body: measure('clause-9.1') }),
    async () => {
      const { id, revision } = ids.get('8.13') as { id: string; revision: number }
      await done(endMeasure, { params: { id }, body: { endedOn: '2026-03-03', reason: 'Vervangen' }, seen: revision })
    },
  ]
  // Writes of one instant follow each other by a millisecond.
  later(1)
  const noted = [{ at: instantOf(app.clock.now), said: await said() }]
  for (const step of steps) {
    later(30)
    await step()
    later(1)
    noted.push({ at: instantOf(app.clock.now), said: await said() })
  }
  // Something changed each time, or the comparison says nothing.
  expect(new Set(noted.map((one) => JSON.stringify(one.said.list.items))).size).toBe(noted.length)
  later(24 * 40)
  for (const { at, said: then } of noted) expect(await said(at)).toEqual(then)
})

test('the curve of a past period tells of each day what was shown at its end, also where it is asked for in parts', async () => {
  const edge = { day: '2026-04-20', days: 60 }
  app.clock.now = Date.parse(`${edge.day}T20:00:00Z`)
  const other = await app.person(await app.organisation('Zorggroep De Curve'), 'security-officer')
  const as = { as: other }
  await done(adoptEdition, { params: { edition }, ...as })
  const noted = new Map<string, unknown>()
  const controls = (await done(verdicts.listVerdicts, as)).items.filter(({ kind }) => kind === 'controls')
  for (let passed = 0; passed < edge.days; passed += 1) {
    // Something is recorded on most days, twice on some; on others only time goes by.
    const { requirement } = controls[passed] as { requirement: string }
    if (passed % 3 !== 1)
      await done(decideApplicability, {
        params: { edition, requirement },
        body: decided(passed % 2 === 0),
        seen: 0,
        ...as,
      })
    if (passed % 5 === 0) {
      const params = { edition, requirement: controls.at(-1 - passed / 5)?.requirement as string }
      await done(decideApplicability, { params, body: decided(false), seen: 0, ...as })
      await done(addMeasure, { body: measure(requirement), ...as })
    }
    const { day, editions } = await done(verdicts.readStandings, as)
    noted.set(
      day,
      editions.map(({ laterSum: _ahead, ...now }) => now),
    )
    later(24)
  }
  const asked = async (from: string, through: string) => {
    const points: AnswerOf<typeof verdicts.readCurve>['points'] = []
    let parts = 0
    for (let last: string | null = through; last !== null; parts += 1) {
      const part: AnswerOf<typeof verdicts.readCurve> = await done(verdicts.readCurve, {
        query: { from, through: last },
        ...as,
      })
      points.unshift(...part.points)
      last = part.rest
    }
    // Each part begins with a point, whether anything changed on that day or not.
    const same = (place: number) =>
      JSON.stringify(points[place]?.editions) === JSON.stringify(points[place - 1]?.editions)
    return { points: points.filter((_, place) => place === 0 || !same(place)), parts }
  }
  const { points, parts } = await asked('2026-01-01', '2026-12-31')
  expect(parts).toBeGreaterThan(1)
  expect(points[0]?.day).toBe(edge.day)
  for (const [on, sums] of noted) expect(points.findLast(({ day }) => day <= on)?.editions, on).toEqual(sums)
  expect(new Set(points.map((one) => JSON.stringify(one.editions))).size).toBeGreaterThan(20)
  // A period that begins later begins as things stood then, and goes on the same.
  const from = '2026-05-20'
  const half = (await asked(from, '2026-12-31')).points
  expect(half[0]).toEqual({ day: from, editions: points.findLast(({ day }) => day <= from)?.editions })
  expect(half.slice(1)).toEqual(points.filter(({ day }) => day > from))
  // Looked at from the past it ends there, and says the same; and what follows changes nothing of it.
  const [middle] = [...noted.keys()].slice(30)
  const then = await done(verdicts.readCurve, {
    query: { from: '2026-01-01', through: '2026-12-31' },
    at: middle,
    ...as,
  })
  expect(then.points.at(-1)?.day).toBe(points.findLast(({ day }) => day <= (middle as string))?.day)
  expect(
    await app.call(verdicts.readCurve, { query: { from: '2026-02-02', through: '2026-02-01' }, ...as }),
  ).toMatchObject({
    status: 400,
  })
})
