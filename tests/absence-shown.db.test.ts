import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDuty, listDuties } from '../src/features/rhythm/duties.contract.ts'
import { makeFeed, openFeed } from '../src/features/rhythm/following.contract.ts'
import { downloadTasks, listTasks, readYear } from '../src/features/rhythm/rhythm.contract.ts'
import { awayFrom, doneBy, dutyBody, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let officer: TestPerson
let reader: TestPerson
let stand: TestPerson
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-10T09:00:00Z')
  const organisation = await app.organisation()
  officer = await app.person(organisation, 'security-officer')
  reader = await app.person(organisation, 'reader')
  stand = await app.person(organisation, 'reader', { name: 'Sam (demo)' })
  const ill = await staffMember(app, organisation, 'Ill (demo)')
  const alone = await staffMember(app, organisation, 'Alone (demo)')
  const sam = await staffMember(app, organisation, 'Sam (demo)', { user: stand.user })
  await awayFrom(app, organisation, { staff: ill, starts: '2026-03-01', ends: '2027-12-31', standIn: sam })
  await awayFrom(app, organisation, { staff: alone, starts: '2026-03-01', ends: '2027-12-31', standIn: null })
  await done(addDuty, { body: dutyBody({ title: 'Keys', owner: ill }) })
  await done(addDuty, { body: dutyBody({ title: 'Logs', owner: alone, ownerRole: '' }) })
})
afterAll(() => app.close())

const shown = (items: { title: string; who: { name: string; why: string; insteadOf: string } }[]) =>
  [
    ...new Set(items.map(({ title, who: { name, why, insteadOf } }) => [title, name, why, insteadOf].join(' | '))),
  ].sort()
const folded = ['Keys | Sam (demo) | owner | ', 'Logs | Alone (demo) | owner | ']
const told = ['Keys | Sam (demo) | absence | Ill (demo)', 'Logs | Alone (demo) | away | ']

test('who is away is told only to who reads the list of staff, and to who stands in; else just who acts', async () => {
  for (const [as, expected] of [
    [officer, told],
    [reader, folded],
    [stand, [told[0], folded[1]]],
  ] as const) {
    const all = { query: { whose: 'all' }, as }
    expect(shown((await done(listTasks, all)).items)).toEqual(expected)
    const days = { from: '2026-03-01', through: '2026-12-31' }
    expect(shown((await done(readYear, { as, query: { whose: 'all', ...days } })).items)).toEqual(expected)
    const csv = (await app.call(downloadTasks, { as, query: { whose: 'all', format: 'csv' } })).raw.toString()
    expect(csv.includes('Ill (demo)')).toBe(as !== reader)
  }
  const ofDuties = async (as: TestPerson) =>
    (await done(listDuties, { as })).items.map(({ title, next }) => `${title} ${next?.who.why}`).sort()
  expect(await ofDuties(officer)).toEqual(['Keys absence', 'Logs away'])
  expect(await ofDuties(reader)).toEqual(['Keys owner', 'Logs owner'])
})

test('a calendar link tells nobody who is away, whoever made it', async () => {
  const { link } = await done(makeFeed, { body: { whose: 'all', language: 'en' } })
  const token = /feeds\/([^/]+)\//.exec(link ?? '')?.[1] ?? ''
  const file = (await app.call(openFeed, { params: { token } })).raw.toString().replaceAll('\r\n ', '')
  expect(file).toContain('Who: Sam (demo)')
  expect(file).toContain('Who: Alone (demo)')
  expect(file).not.toMatch(/Ill \(demo\)|away|stands in/)
})
