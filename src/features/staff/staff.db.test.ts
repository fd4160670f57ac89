import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp, type TestPerson } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Contract } from '../../platform/http/contract.ts'
import * as staff from './staff.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Given = Parameters<TestApp['call']>[1]
type Body = Record<string, never> & { items: Record<string, unknown>[]; id: string; revision: number; code: string }
const ask = async (contract: Contract, given: Given) => {
  const { status, body } = await app.call(contract, given)
  return { status, body: body as Body }
}
const person = (name: string, more: object = {}) => ({
  ...{
    name,
    number: '',
    email: '',
    function: '',
    location: null,
    starts: '2025-01-01',
    ends: null,
    language: 'nl',
    teams: [],
  },
  ...more,
})
const add = async (as: TestPerson, body: object) => (await ask(staff.addStaffMember, { as, body })).body
const names = async (as: TestPerson, query: Record<string, string | number> = {}, at?: string) => {
  const { body } = await ask(staff.listStaff, { as, query, ...(at ? { at } : {}) })
  return body.items.map(({ name }) => name)
}
const actionsOf = async (organisation: string) => {
  const rows = await app.transactions.read(organisation, { kind: 'now' }, (reader) =>
    reader.rows
      .selectFrom('trail')
      .select('action')
      .where('organisation_id', '=', organisation)
      .orderBy('revision')
      .execute(),
  )
  return rows.map(({ action }) => action)
}

test('people come in by hand, are found, filtered, sorted and paged by the server, and seen as they were', async () => {
  app.clock.now = Date.parse('2026-03-02T10:00:00Z')
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const team = await ask(staff.addTeam, { as, body: { name: 'Crisisdienst' } })
  expect(team.status).toBe(201)
  const anna = await add(
    as,
    person('Anna de Vries', { function: 'Verpleegkundige', email: 'Anna@Care.example', teams: [team.body.id] }),
  )
  await add(as, person('Bas 100%', { function: 'verpleegkundige ', number: '17' }))
  await add(as, person('Cor Oud', { ends: '2026-03-01' }))
  await add(as, person('Dirk Nieuw', { starts: '2026-03-03' }))
  expect(await names(as)).toEqual(['Anna de Vries', 'Bas 100%'])
  expect(await names(as, { direction: 'down' })).toEqual(['Bas 100%', 'Anna de Vries'])
  expect(await names(as, { state: 'left' })).toEqual(['Cor Oud'])
  expect(await names(as, { state: 'coming' })).toEqual(['Dirk Nieuw'])
  expect(await names(as, { on: '2026-03-01' })).toEqual(['Anna de Vries', 'Bas 100%', 'Cor Oud'])
  expect(await names(as, { search: 'vries ANNA' })).toEqual(['Anna de Vries'])
  expect(await names(as, { search: '100%' })).toEqual(['Bas 100%'])
  expect(await names(as, { search: '%' })).toEqual(['Bas 100%'])
  expect(await names(as, { function: 'Verpleegkundige' })).toEqual(['Anna de Vries', 'Bas 100%'])
  expect(await names(as, { team: team.body.id })).toEqual(['Anna de Vries'])
  expect(await names(as, { team: 'none' })).toEqual(['Bas 100%'])
  const page = await ask(staff.listStaff, { as, query: { size: 1, page: 2 } })
  expect(page.body).toMatchObject({ total: 2, items: [{ name: 'Bas 100%' }] })
  expect((await ask(staff.readStaffOverview, { as })).body).toMatchObject({
    ...{ working: 2, left: 1, coming: 1, withoutTeam: 1, withoutEmail: 1, withoutFunction: 0, away: 0 },
    teams: [{ name: 'Crisisdienst', people: 1 }],
    functions: [{ people: 2 }],
  })
  app.clock.now = Date.parse('2026-03-05T10:00:00Z')
  const params = { id: anna.id }
  const changed = person('Anna Smit', { email: 'anna@care.example' })
  expect((await ask(staff.changeStaffMember, { as, params, body: changed, seen: anna.revision - 1 })).status).toBe(412)
  expect((await ask(staff.changeStaffMember, { as, params, body: changed, seen: anna.revision })).status).toBe(200)
  expect(await names(as, { team: 'none', search: 'anna' })).toEqual(['Anna Smit'])
  expect(await names(as, { team: team.body.id }, '2026-03-04')).toEqual(['Anna de Vries'])
  expect((await actionsOf(organisation)).slice(-3)).toEqual(['staff.added', 'staff.added', 'staff.changed'])
  app.clock.now = 0
})

test('what cannot be is refused at its field, and nothing of it is stored', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const elsewhere = await app.person(await app.organisation(), 'administrator')
  const strange = await ask(staff.addTeam, { as: elsewhere, body: { name: 'Elders' } })
  await add(as, person('Anna', { email: 'anna@care.example', number: '1' }))
  const refused = async (body: object) => {
    const { status, body: problem } = await ask(staff.addStaffMember, { as, body })
    return [status, (problem as unknown as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()]
  }
  expect(await refused(person('B', { email: 'ANNA@care.example', number: '1' }))).toEqual([400, ['email', 'number']])
  expect(await refused(person('B', { starts: '2026-02-02', ends: '2026-02-01' }))).toEqual([400, ['ends']])
  expect(await refused(person('B', { teams: [strange.body.id], location: newId() }))).toEqual([
    400,
    ['location', 'teams'],
  ])
  expect((await refused(person('<b>'))).at(0)).toBe(400)
  expect(await names(as)).toEqual(['Anna'])
})

test('many at once: into a team and out of it, and the end of employment as everybody was seen or not at all', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const people: Body[] = []
  for (const name of ['A', 'B', 'C', 'D']) people.push(await add(as, person(name)))
  const ids = people.map(({ id }) => id)
  const team = (await ask(staff.addTeam, { as, body: { name: 'Nacht' } })).body.id
  const set = (member: boolean, some = ids) => ask(staff.setTeam, { as, body: { people: some, team, member } })
  expect((await set(true, ids.slice(0, 1))).body).toEqual({ changed: 1 })
  expect((await set(true)).body).toEqual({ changed: 3 })
  expect((await set(true)).body).toEqual({ changed: 0 })
  expect((await set(false, ids.slice(2))).body).toEqual({ changed: 2 })
  expect(await names(as, { team })).toEqual(['A', 'B'])
  expect((await set(true, [...ids, newId()])).status).toBe(404)

  const seen = people.map(({ id, revision }) => ({ id, revision }))
  await ask(staff.changeStaffMember, {
    as,
    params: { id: ids[3] ?? '' },
    body: person('D2'),
    seen: people[3]?.revision ?? 0,
  })
  const end = (some: object[], ends: string | null) => ask(staff.endEmployments, { as, body: { people: some, ends } })
  expect((await end(seen, '2026-01-31')).status).toBe(412)
  expect(await names(as, { state: 'left' })).toEqual([])
  expect((await end(seen.slice(0, 3), '2024-01-31')).status).toBe(400)
  expect((await end(seen.slice(0, 3), '2026-01-31')).body).toEqual({ changed: 3 })
  expect(await names(as, { state: 'left' })).toEqual(['A', 'B', 'C'])
  // Who left stays in the team: whoever comes back is where they were.
  expect((await ask(staff.readStaffOverview, { as })).body).toMatchObject({ teams: [{ people: 0 }] })
})

test('a team is withdrawn with its people left without it, and not while something is meant for it', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const { id, revision } = (await ask(staff.addTeam, { as, body: { name: 'Nacht' } })).body
  expect((await ask(staff.addTeam, { as, body: { name: 'NACHT' } })).status).toBe(400)
  await add(as, person('A', { teams: [id] }))
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const training = { organisation_id: organisation, id: newId(), title: 'Brand', kind: 'other', description: '' }
    await tx.rows.insertInto('trainings').values(training).execute()
    const audience = { organisation_id: organisation, id: newId(), training: training.id, kind: 'team', team: id }
    await tx.rows.insertInto('training_audiences').values(audience).execute()
    tx.note({ action: 'test', subject: '' })
  })
  const gone = () => ask(staff.withdrawTeam, { as, params: { id }, seen: revision })
  expect((await gone()).body).toMatchObject({ code: 'team-in-use', detail: expect.stringContaining('Brand') })
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('trainings')
      .set({ withdrawn_at: tx.now })
      .where('organisation_id', '=', organisation)
      .execute()
    tx.note({ action: 'test', subject: '' })
  })
  expect((await gone()).status).toBe(200)
  expect(await names(as, { team: 'none' })).toEqual(['A'])
  expect((await ask(staff.addTeam, { as, body: { name: 'Nacht' } })).status).toBe(201)
})

test('an account with the same address is offered, joined once and taken off again', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const colleague = await app.person(organisation, 'reader')
  const { id } = await add(as, person('Rik', { email: colleague.email }))
  await add(as, person('Zonder'))
  const overview = async () => (await ask(staff.readStaffOverview, { as })).body
  expect(await overview()).toMatchObject({ accountsOffered: [{ id, name: 'Rik' }] })
  const join = () => ask(staff.joinAccounts, { as, body: { people: [id] } })
  expect((await join()).body).toEqual({ changed: 1 })
  expect((await join()).body.code).toBe('no-account-to-join')
  const read = async () => (await ask(staff.readStaffMember, { as, params: { id } })).body
  expect(await read()).toMatchObject({ account: true, accountOffered: false })
  await ask(staff.releaseAccount, { as, params: { id }, seen: (await read()).revision })
  expect(await read()).toMatchObject({ account: false, accountOffered: true })
})

test('an absence names a stand-in of the organisation, and shows in the list', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const [a, b] = [await add(as, person('A')), await add(as, person('B'))]
  const record = (body: object) => ask(staff.addAbsence, { as, params: { id: a.id }, body })
  expect((await record({ starts: '2026-02-02', ends: '2026-02-01', standIn: null })).status).toBe(400)
  expect((await record({ starts: '2026-02-01', ends: '2026-02-02', standIn: a.id })).status).toBe(400)
  expect((await record({ starts: '2026-02-01', ends: '2026-02-02', standIn: newId() })).status).toBe(400)
  const made = await record({ starts: '2026-02-01', ends: '2099-02-02', standIn: b.id })
  const list = await ask(staff.listStaff, { as })
  expect(list.body.items).toMatchObject([{ away: { until: '2099-02-02', standIn: 'B' } }, { away: null }])
  expect((await ask(staff.readStaffMember, { as, params: { id: b.id } })).body).toMatchObject({
    standsInFor: [{ name: 'A', starts: '2026-02-01' }],
  })
  const { id, revision } = made.body
  const body = { starts: '2026-02-01', ends: '2026-02-03', standIn: null }
  const changed = await ask(staff.changeAbsence, { as, params: { id }, body, seen: revision })
  expect(changed.status).toBe(200)
  expect((await ask(staff.removeAbsence, { as, params: { id }, seen: changed.body.revision })).status).toBe(200)
  expect((await ask(staff.readStaffMember, { as, params: { id: a.id } })).body).toMatchObject({ absences: [] })
})

test('choices are for pickers; an export in either format holds what the list shows, and no formula', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'contributor')
  const officer = await app.person(organisation, 'security-officer')
  for (let n = 0; n < 23; n++) await add(officer, person(`Kees ${String(n).padStart(2, '0')}`, { function: 'Arts' }))
  const odd = await add(officer, person('=1+1; "x"', { ends: '2025-06-01' }))
  const choices = await ask(staff.listStaffChoices, { as, query: { search: 'kees' } })
  expect([choices.body.items.length, choices.body]).toMatchObject([20, { more: true }])
  const one = await ask(staff.listStaffChoices, { as, query: { id: odd.id } })
  expect(one.body).toMatchObject({ more: false, items: [{ name: '=1+1; "x"', ends: '2025-06-01' }] })
  const csv = await app.call(staff.downloadStaff, { as, query: { state: 'left', format: 'csv' } })
  const lines = csv.raw.toString('utf8').split('\r\n')
  expect(lines[0]).toBe(
    '\ufeffPersonnel number;Name;E-mail;Function;Teams;Location;Employed from;Employed until;Language',
  )
  expect(lines[1]).toBe(`;"'=1+1; ""x""";;;;;2025-01-01;2025-06-01;nl`)
  const xlsx = await app.call(staff.downloadStaff, { as, query: { state: 'all', format: 'xlsx' } })
  expect(xlsx.raw.subarray(0, 2).toString()).toBe('PK')
})
