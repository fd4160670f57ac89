import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measureState } from '../src/core/measures/measure-state.ts'
import type { Day } from '../src/core/time/day.ts'
import { decideApplicability } from '../src/features/applicability/applicability.contract.ts'
import * as measures from '../src/features/measures/measures.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf, Contract } from '../src/platform/http/contract.ts'
import { measureFacts as facts, openMeasuresWorld } from './measures-world.ts'
import type { TestApp, TestCall, TestPerson } from './test-app.ts'

let app: TestApp
let officer: TestPerson
let contributor: TestPerson
let outsider: TestPerson
let person: { jan: string; left: string }
let system: string
beforeAll(async () => {
  ;({ app, officer, contributor, outsider, person, system } = await openMeasuresWorld())
})
afterAll(() => app?.close())

async function done<C extends Contract>(contract: C, call: TestCall = {}): Promise<AnswerOf<C>> {
  const answer = await app.call(contract as Contract, { as: officer, ...call })
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
  return answer.body as AnswerOf<C>
}
const refused = async (contract: Contract, call: TestCall, status: number) => {
  const answer = await app.call(contract, { as: officer, ...call })
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status })
  return answer.body as { code: string; errors?: { path: string }[] }
}
const nen = (requirement: string) => ({ edition: 'nen-7510-2024', requirement })
const iso = (requirement: string) => ({ edition: 'iso-27001-2022', requirement })
const rhythm = { id: null, title: 'Terugzetten', kind: 'work', every: 'P1Y', firstOn: '2026-01-05' }
const proof = { id: null, title: 'Verslag hersteltest', kind: 'operation', freshFor: 'P1Y' }

describe('a measure', () => {
  test('is recorded whole, serves several editions, and is changed only as it was seen', async () => {
    const made = await done(measures.addMeasure, {
      body: facts({
        owner: person.jan,
        requirements: [iso('8.13'), nen('8.13'), nen('clause-8.1'), nen('8.13')],
        systems: [system],
        rhythms: [rhythm],
        proofs: [proof, { ...proof, title: 'Plan', kind: 'design' }],
      }),
    })
    expect(made).toMatchObject({
      state: 'not-yet',
      owner: { name: 'Jan (demo)', left: false },
      systems: [{ name: 'EPD' }],
    })
    expect(made.requirements.map(({ edition, requirement, kind }) => [edition, requirement, kind])).toEqual([
      ['nen-7510-2024', 'clause-8.1', 'clauses'],
      ['nen-7510-2024', '8.13', 'controls'],
      ['iso-27001-2022', '8.13', 'controls'],
    ])
    const params = { id: made.id }
    const [first, second] = made.proofs
    const changed = await done(measures.changeMeasure, {
      params,
      seen: made.revision,
      body: facts({
        inOperationSince: '2026-01-05',
        requirements: [nen('8.13')],
        proofs: [second, { ...proof, title: 'Logboek' }],
        rhythms: [{ ...made.rhythms[0], every: 'P6M' }],
      }),
    })
    expect(changed).toMatchObject({ state: 'in-operation', owner: null, systems: [], rhythms: [{ every: 'P6M' }] })
    expect(changed.proofs.map(({ title }) => title)).toEqual(['Plan', 'Logboek'])
    expect(changed.proofs[0]?.id).toBe(second?.id)
    expect(changed.suggested.find(({ why }) => why === 'same')).toMatchObject(iso('8.13'))
    expect((await refused(measures.changeMeasure, { params, seen: made.revision, body: facts() }, 412)).code).toBe(
      'changed-meanwhile',
    )
    // What was withdrawn cannot be brought in again by its id.
    const foreign = await refused(
      measures.changeMeasure,
      { params, seen: changed.revision, body: facts({ proofs: [first] }) },
      400,
    )
    expect(foreign.errors?.map(({ path }) => path)).toEqual(['proofs'])
    await refused(measures.changeMeasure, { as: outsider, params, seen: changed.revision, body: facts() }, 404)

    const ended = await done(measures.endMeasure, {
      params,
      seen: changed.revision,
      body: { endedOn: '2026-03-02', reason: 'Vervangen' },
    })
    expect(ended).toMatchObject({ state: 'ended', endReason: 'Vervangen' })
    expect((await refused(measures.changeMeasure, { params, seen: ended.revision, body: facts() }, 409)).code).toBe(
      'measure-ended',
    )
    const resumed = await done(measures.resumeMeasure, { params, seen: ended.revision })
    expect(resumed).toMatchObject({ state: 'in-operation', endedOn: null })
    const { history } = await done(measures.readMeasure, { params })
    expect(history.map(({ action, by }) => `${action} ${by}`)).toEqual([
      'measure.resumed Officer',
      'measure.ended Officer',
      'measure.changed Officer',
      'measure.added Officer',
    ])
  })

  test('is refused at the field where something is wrong, and nothing is stored', async () => {
    const before = (await done(measures.listMeasures)).totals.all
    const wrong = {
      owner: newId(),
      standIn: newId(),
      inOperationSince: '2026-03-03',
      systems: [newId()],
      locations: [newId()],
    }
    const problem = await refused(measures.addMeasure, { body: facts({ ...wrong, requirements: [nen('9.9')] }) }, 400)
    expect(problem.errors?.map(({ path }) => path)).toEqual([
      'owner',
      'standIn',
      'inOperationSince',
      'requirements',
      'systems',
      'locations',
    ])
    await refused(
      measures.addMeasure,
      { body: facts({ requirements: [{ edition: 'nen-7510-2017', requirement: '12.3.1' }] }) },
      400,
    )
    await refused(measures.addMeasure, { body: facts({ owner: person.jan, standIn: person.jan }) }, 400)
    await refused(measures.addMeasure, { body: facts({ proofs: [{ ...proof, freshFor: 'soon' }] }) }, 400)
    expect((await done(measures.listMeasures)).totals.all).toBe(before)
  })

  test('is read as it was on a past day', async () => {
    const made = await done(measures.addMeasure, { body: facts({ title: 'Toen', requirements: [nen('5.1')] }) })
    app.clock.now = Date.parse('2026-03-20T09:00:00Z')
    await done(measures.changeMeasure, {
      params: { id: made.id },
      seen: made.revision,
      body: facts({ title: 'Nu', inOperationSince: '2026-03-10' }),
    })
    const then = await done(measures.readMeasure, { params: { id: made.id }, at: '2026-03-15' })
    expect(then).toMatchObject({
      title: 'Toen',
      state: 'not-yet',
      requirements: [nen('5.1')],
      history: [{ action: 'measure.added' }],
    })
    const titles = async (at?: string) =>
      (await done(measures.listMeasures, { at, query: { text: 'nu' } } as TestCall)).items.length
    expect([await titles('2026-03-15'), await titles()]).toEqual([0, 1])
  })
})

describe('exceptions', () => {
  test('are accepted by somebody entitled, ask again past their end, and close', async () => {
    const add = async (title: string) => (await done(measures.addMeasure, { body: facts({ title }) })).id
    const [id, instead] = [await add('Patchen'), await add('Afgeschermd netwerk')]
    const given = {
      title: 'Oude pomp',
      reason: 'Wordt vervangen',
      starts: '2026-03-01',
      ends: '2026-04-01',
      compensating: instead,
    }
    await refused(measures.acceptException, { as: contributor, params: { id }, body: given }, 403)
    await refused(measures.acceptException, { params: { id }, body: { ...given, ends: '2026-02-01' } }, 400)
    await refused(measures.acceptException, { params: { id }, body: { ...given, compensating: id } }, 400)
    const made = await done(measures.acceptException, { params: { id }, body: given })
    expect(made).toMatchObject({ state: 'open', acceptedBy: 'Officer', compensatingTitle: 'Afgeschermd netwerk' })
    const asking = async (exception: string) =>
      (await done(measures.listMeasures, { query: { exception } })).items.map(({ title }) => title)
    expect([await asking('open'), await asking('past')]).toEqual([['Patchen'], []])
    app.clock.now = Date.parse('2026-04-02T09:00:00Z')
    expect([await asking('open'), await asking('past')]).toEqual([[], ['Patchen']])
    expect((await done(measures.readMeasure, { params: { id } })).exceptions[0]?.state).toBe('past')
    const longer = await done(measures.changeException, {
      params: { id: made.id },
      seen: made.revision,
      body: { ...given, ends: '2026-05-01' },
    })
    expect(longer.state).toBe('open')
    await refused(
      measures.closeException,
      { params: { id: made.id }, seen: made.revision, body: { closedOn: '2026-04-02', note: '' } },
      412,
    )
    const closed = await done(measures.closeException, {
      params: { id: made.id },
      seen: longer.revision,
      body: { closedOn: '2026-04-02', note: 'Vervangen' },
    })
    expect(closed).toMatchObject({ state: 'closed', closingNote: 'Vervangen' })
  })
})

describe('the starting set', () => {
  test('is taken over at once, nothing doubled, and nothing is in operation by being proposed', async () => {
    await done(decideApplicability, {
      params: nen('8.7'),
      seen: 0,
      body: {
        ...{
          applies: true,
          reasons: ['risk'],
          justification: '',
          presence: 'in-place',
          description: 'Op elke werkplek',
        },
        since: '2025-02-03',
      },
    })
    const { proposals } = await done(measures.readMeasureProposals)
    const malware = proposals.find(({ subject }) => subject === '2022/control/8.7')
    expect(malware?.serves.map(({ edition, standing, inPlace }) => [edition, standing, inPlace?.since])).toEqual([
      ['nen-7510-2024', 'applies', '2025-02-03'],
      ['iso-27001-2022', 'undecided', undefined],
    ])
    // 8.13 is served for NEN 7510 by the measure of before, and proposed for ISO/IEC 27001 alone.
    expect(proposals.find(({ subject }) => subject === '2022/control/8.13')?.serves).toMatchObject([iso('8.13')])
    const body = {
      chosen: [
        { subject: '2022/control/8.7', decisionOf: 'nen-7510-2024' },
        { subject: '2022/control/8.8', decisionOf: null },
        { subject: '2022/control/8.8', decisionOf: null },
        { subject: '2022/clause/9.2.1', decisionOf: null },
      ],
    }
    await refused(
      measures.takeOverMeasures,
      { body: { chosen: [{ subject: '2022/control/8.8', decisionOf: 'nen-7510-2024' }] } },
      400,
    )
    expect(await done(measures.takeOverMeasures, { body })).toEqual({ added: 3, standing: 0 })
    expect(await done(measures.takeOverMeasures, { body })).toEqual({ added: 0, standing: 3 })
    const found = async (requirement: string) => {
      const { items } = await done(measures.listMeasures, { query: { edition: 'iso-27001-2022', requirement } })
      expect(items).toHaveLength(1)
      return done(measures.readMeasure, { params: { id: items[0]?.id ?? '' } })
    }
    expect(await found('8.7')).toMatchObject({
      inOperationSince: '2025-02-03',
      how: 'Op elke werkplek',
      state: 'in-operation',
    })
    expect(await found('8.8')).toMatchObject({
      inOperationSince: null,
      state: 'not-yet',
      ownerRole: expect.stringMatching(/./),
    })
    expect((await found('clause-9.2.1')).proofs.length).toBeGreaterThan(0)
    expect((await done(measures.readMeasureProposals)).proposals.some(({ number }) => number === '8.8')).toBe(false)
  })
})

describe('the list', () => {
  test('filters, sorts and pages as the days and links say, and goes out as it is shown', async () => {
    const make = (title: string, more: object) =>
      done(measures.addMeasure, { body: facts({ title: `Lijst ${title}`, ...more }) })
    await make('a', { ownerRole: '', owner: person.left, systems: [system] })
    await make('b', { ownerRole: '', plannedFor: '2026-04-01' })
    await make('c', { inOperationSince: '2024-04-01', requirements: [nen('6.3')], proofs: [proof] })
    await make('100%', { plannedFor: '2027-04-01' })
    const titles = async (query: TestCall['query']) =>
      (await done(measures.listMeasures, { query: { text: 'lijst', ...query } })).items.map(({ title }) =>
        title.slice(6),
      )
    expect(await titles({ direction: 'down' })).toEqual(['c', 'b', 'a', '100%'])
    expect(await titles({ without: 'owner' })).toEqual(['a', 'b'])
    expect(await titles({ without: 'proof' })).toEqual(['100%', 'a', 'b'])
    expect(await titles({ without: 'requirement' })).toEqual(['100%', 'a', 'b'])
    expect(await titles({ owner: person.left })).toEqual(['a'])
    expect(await titles({ system })).toEqual(['a'])
    expect(await titles({ edition: 'nen-7510-2024', theme: 'people' })).toEqual(['c'])
    expect(await titles({ edition: 'iso-27001-2022' })).toEqual([])
    expect(await titles({ text: '100%' })).toEqual(['100%'])
    expect(await titles({ sort: 'since' })).toEqual(['c', 'b', '100%', 'a'])
    expect(await titles({ size: 3, page: 2 })).toEqual(['c'])
    const everything = await done(measures.listMeasures, { query: { size: 200 } })
    for (const { state, ...days } of everything.items)
      expect(state).toBe(measureState(days as never, '2026-04-02' as Day))
    expect(Object.values(everything.totals.states).reduce((sum, n) => sum + n, 0)).toBe(everything.total)

    const csv = await app.call(measures.downloadMeasures, {
      as: officer,
      query: { format: 'csv', text: 'lijst', sort: 'since' },
    })
    const lines = csv.raw.toString('utf8').trim().split('\r\n')
    expect(lines.map((line) => line.split(';')[0])).toEqual(['Measure', 'Lijst c', 'Lijst b', 'Lijst 100%', 'Lijst a'])
    const sheet = await app.call(measures.downloadMeasures, { as: officer, query: { text: 'lijst' } })
    expect(sheet.raw.subarray(0, 2).toString()).toBe('PK')
    const choices = await done(measures.readMeasureChoices)
    expect(choices).toMatchObject({ owners: [{ name: 'Els (demo)', left: true }], systems: [{ name: 'EPD' }] })
    expect((await done(measures.findOwners, { query: { text: 'beheer' } })).items.map(({ name }) => name)).toEqual([
      'Jan (demo)',
    ])
  })
})
