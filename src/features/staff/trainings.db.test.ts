import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Contract } from '../../platform/http/contract.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { addStaffMember, addTeam, changeStaffMember } from './staff.contract.ts'
import * as trainings from './trainings.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Body = Record<string, unknown> & { id: string; revision: number; token: string }
const ask = async (contract: Contract, given: Parameters<TestApp['call']>[1]) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as Body }
}
const person = (name: string, more: object = {}) => ({
  ...{ name, number: '', email: '', function: '', location: null, starts: '2025-01-01', ends: null, language: 'nl' },
  ...{ teams: [], ...more },
})
const awareness = {
  ...{ title: 'Veilig mailen', kind: 'awareness', description: '', repeatEvery: 'P1Y', audience: [{ kind: 'all' }] },
}

test('the register says who has to, who did, who is due again and who is missing, today and then', async () => {
  app.clock.now = Date.parse('2026-03-02T10:00:00Z')
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const add = async (name: string, more: object = {}) =>
    (await ask(addStaffMember, { as, body: person(name, more) })).body.id
  const team = (await ask(addTeam, { as, body: { name: 'Nacht' } })).body.id
  const [anna, bas, cor, left] = [
    await add('Anna', { teams: [team] }),
    await add('Bas', { number: '7' }),
    await add('Cor'),
    await add('Dirk', { ends: '2026-02-01' }),
  ]
  const { id, revision } = (await ask(trainings.addTraining, { as, body: awareness })).body
  const params = { id }
  const record = (people: string[], followedOn: string, passed = true) =>
    ask(trainings.recordTraining, { as, params, body: { people, followedOn, passed, score: null, note: '' } })
  expect((await record([anna, left], '2025-03-01')).body).toEqual({ recorded: 2 })
  expect((await record([anna, left], '2025-03-01')).body).toEqual({ recorded: 0 })
  expect((await record([bas], '2026-01-10')).body).toEqual({ recorded: 1 })
  expect((await record([cor], '2026-01-10', false)).body).toEqual({ recorded: 1 })
  expect((await record([newId()], '2026-01-10')).status).toBe(400)
  expect((await record([cor], '2026-03-03')).status).toBe(400)
  const read = async (query: Record<string, string> = {}, at?: string) =>
    (await ask(trainings.readTraining, { as, params, query, ...(at ? { at } : {}) })).body
  expect(await read()).toMatchObject({
    counts: { audience: 3, trained: 1, soon: 0, missing: 2, unplaced: 0 },
    people: [
      { name: 'Anna', state: 'again', due: '2026-03-01' },
      { name: 'Bas', state: 'done', due: '2027-01-10' },
      { name: 'Cor', state: 'failed' },
    ],
  })
  expect(await read({ state: 'missing', search: 'an' })).toMatchObject({ total: 1, people: [{ name: 'Anna' }] })
  // Who left was trained all the same: the record stays, the person counts no more.
  expect((await read()).records).toMatchObject([{}, {}, { name: 'Anna' }, { name: 'Dirk' }])
  const csv = await app.call(trainings.downloadTraining, { as, params, query: { state: 'missing', format: 'csv' } })
  expect(csv.raw.toString('utf8').trim().split('\r\n')).toHaveLength(3)

  app.clock.now = Date.parse('2026-03-09T10:00:00Z')
  const body = { ...awareness, audience: [{ kind: 'team', team }] }
  expect((await ask(trainings.changeTraining, { as, params, body, seen: revision })).status).toBe(200)
  expect((await ask(trainings.changeTraining, { as, params, body, seen: revision })).status).toBe(412)
  expect(await read()).toMatchObject({
    counts: { audience: 1, trained: 0, unplaced: 2 },
    unplaced: [{ name: 'Bas', lacking: ['team'] }, { name: 'Cor' }],
    places: { [team]: 'Nacht' },
  })
  expect(await read({}, '2026-03-02')).toMatchObject({ counts: { audience: 3, trained: 1 } })
  const strange = { ...awareness, audience: [{ kind: 'team', team: newId() }] }
  expect((await ask(trainings.addTraining, { as, body: strange })).status).toBe(400)

  const [mistake] = (await read()).records as { id: string; revision: number }[]
  const given = { as, params: { id: mistake?.id ?? '' }, seen: mistake?.revision ?? 0 }
  expect((await ask(trainings.withdrawTrainingRecord, given)).status).toBe(200)
  expect((await ask(trainings.withdrawTrainingRecord, given)).status).toBe(404)
  const seen = (await read()).revision
  expect((await ask(trainings.withdrawTraining, { as, params, seen })).status).toBe(200)
  expect(await read()).toMatchObject({ withdrawn: true, counts: { audience: 0 } })
  expect((await record([anna], '2026-03-09')).status).toBe(404)
  const back = { as, params, seen: (await read()).revision }
  expect((await ask(trainings.restoreTraining, back)).status).toBe(200)
  const list = (await ask(trainings.listTrainings, { as })).body
  expect(list).toMatchObject({ items: [{ title: 'Veilig mailen', counts: { audience: 1 } }] })
  app.clock.now = 0
})

test('a list of a learning system is tried and taken over; done again it records nothing', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const anna = (await ask(addStaffMember, { as, body: person('Anna', { number: '7', email: 'anna@care.example' }) }))
    .body
  await ask(addStaffMember, { as, body: person('Bas') })
  await ask(addStaffMember, { as, body: person('Kim', { email: 'k1@care.example' }) })
  await ask(addStaffMember, { as, body: person('Kim', { email: 'k2@care.example' }) })
  const { id } = (await ask(trainings.addTraining, { as, body: awareness })).body
  const rows = [
    ['Deelnemer', 'Gebruikersnaam', 'Afgerond op', 'Status', 'Score'],
    ['Anna', 'Anna@care.example', '1-2-2026', 'geslaagd', '85%'],
    ['Bas', '', '2026-02-02', 'nee', ''],
    ['Kim', '', '2026-02-02', '', ''],
    ['Niemand', '', '2026-02-02', '', ''],
    ['Bas', '', '1/2/2026', '', ''],
    ['Bas', '', '2026-02-03', 'misschien', ''],
    ['Bas', '', '2026-02-03', 'ja', '101'],
    ['Bas', '', '2999-02-03', 'ja', ''],
  ]
  const body = { file: Buffer.from(writeCsv(rows)).toString('base64'), columns: null }
  const report = (await ask(trainings.tryTrainingImport, { as, params: { id }, body })).body
  expect(report).toMatchObject({
    rows: 8,
    added: [
      { row: 2, name: 'Anna', passed: true },
      { row: 3, name: 'Bas', passed: false },
    ],
    refused: [4, 5, 6, 7, 8, 9].map((row) => ({ row })),
  })
  const apply = async (token: string) =>
    (await ask(trainings.importTraining, { as, params: { id }, body: { ...body, token } })).body
  expect(await apply('a'.repeat(64))).toMatchObject({ code: 'changed-since-check' })
  expect(await apply(report.token)).toEqual({ recorded: 2, unchanged: 0, refused: 6 })
  expect(await apply(report.token)).toEqual({ recorded: 0, unchanged: 2, refused: 6 })
  const changed = person('Anna', { ends: '2026-02-28' })
  await ask(changeStaffMember, { as, params: { id: anna.id }, body: changed, seen: anna.revision })
  const read = (await ask(trainings.readTraining, { as, params: { id } })).body
  expect(read.records).toMatchObject([
    { name: 'Bas', passed: false },
    { name: 'Anna', score: 85 },
  ])
})
