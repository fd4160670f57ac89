import { afterAll, beforeAll, expect, test } from 'vitest'
import { removePerson } from '../src/features/people/people.contract.ts'
import { addDuty } from '../src/features/rhythm/duties.contract.ts'
import * as contracts from '../src/features/rhythm/following.contract.ts'
import { doneBy, dutyBody, staffMember } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let officer: TestPerson
let worker: TestPerson
let ann: string
const done = doneBy(
  () => app,
  () => officer,
)

beforeAll(async () => {
  app = await openTestApp()
  app.clock.now = Date.parse('2026-03-10T09:00:00Z')
  organisation = await app.organisation('Zorggroep De Agenda')
  officer = await app.person(organisation, 'administrator')
  worker = await app.person(organisation, 'contributor')
  ann = await staffMember(app, organisation, 'Ann (demo)', { user: worker.user })
  await done(addDuty, { body: dutyBody({ title: 'Logs; all, of them', owner: ann }) })
  await done(addDuty, { body: dutyBody({ title: 'Board only' }) })
})
afterAll(() => app.close())

const make = async (as: TestPerson, whose = 'mine') => {
  const { link, ...rest } = await done(contracts.makeFeed, { as, body: { whose, language: 'nl' } })
  return { ...rest, token: /feeds\/([^/]+)\/calendar\.ics$/.exec(link ?? '')?.[1] as string }
}
const open = (token: string) => app.call(contracts.openFeed, { params: { token } })
const eventsIn = (file: string) =>
  [...file.replaceAll('\r\n ', '').matchAll(/SUMMARY:(.*)\r\n/g)].map(([, text]) => text)

test('a feed gives the turns of a year ahead to whoever has the link, without an account', async () => {
  const { token } = await make(worker)
  const { status, headers, raw } = await open(token)
  const file = raw.toString()
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/calendar; charset=utf-8' })
  expect(file).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n')
  expect(file.replaceAll('\r\n ', '')).toContain(`URL:http://localhost:7510/tasks/duties/`)
  // One is overdue, thirteen are to come.
  expect(eventsIn(file)).toEqual(Array(14).fill('Verplichting: Logs\\; all\\, of them'))
  const all = await make(worker, 'all')
  expect(new Set(eventsIn((await open(all.token)).raw.toString())).size).toBe(2)
})

test('the token is told once, and kept nowhere: not in the list, the trail or the answers kept for repeated requests', async () => {
  const key = { 'idempotency-key': 'the-same-command' }
  const body = { whose: 'mine', language: 'en' }
  const first = await done(contracts.makeFeed, { as: worker, body, headers: key })
  const again = await done(contracts.makeFeed, { as: worker, body, headers: key })
  expect(again).toEqual({ ...first, link: null })
  const token = /feeds\/([^/]+)\//.exec(first.link ?? '')?.[1] ?? 'none'
  expect(JSON.stringify(await done(contracts.listFeeds, { as: worker }))).not.toContain(token)
  const kept = await app.database.engine.rows
    .selectFrom('trail_changes')
    .select(['after'])
    .where('table_name', '=', 'calendar_feeds')
    .execute()
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept)).not.toContain(token)
})

test('a link that was withdrawn, that never was, and of somebody who left gives nothing', async () => {
  const { id, revision, token } = await make(worker)
  expect((await open('never')).status).toBe(404)
  const foreign = await app.call(contracts.withdrawFeed, { as: officer, params: { id }, seen: revision })
  expect(foreign.status).toBe(404)
  await done(contracts.withdrawFeed, { as: worker, params: { id }, seen: revision })
  expect((await open(token)).status).toBe(404)

  const leaving = await make(worker)
  expect((await open(leaving.token)).status).toBe(200)
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    const of = tx.rows.updateTable('staff').where('organisation_id', '=', organisation)
    await of.set({ ends: '2026-03-09' }).where('id', '=', ann).execute()
    tx.note({ action: 'staff.changed', subject: 'Ann' })
  })
  expect((await open(leaving.token)).status).toBe(404)

  const guest = await app.person(organisation, 'reader')
  const own = await make(guest)
  expect((await open(own.token)).status).toBe(200)
  const membership = await app.database.engine.rows
    .selectFrom('memberships')
    .select(['id', 'revision'])
    .where('user_id', '=', guest.user)
    .executeTakeFirstOrThrow()
  await done(removePerson, { params: { id: membership.id }, seen: membership.revision })
  expect((await open(own.token)).status).toBe(404)
})

test('guesses are slowed down, and a link that works is not', async () => {
  const { token } = await make(officer)
  for (let n = 0; n < 30; n += 1) expect((await open(token)).status).toBe(200)
  const guesses = []
  for (let n = 0; n < 30; n += 1) guesses.push((await open('guess')).status)
  expect(new Set(guesses)).toEqual(new Set([404, 429]))
})

test('a digest is on by default, once a week, and everybody can choose otherwise', async () => {
  const by = await done(contracts.readDigest)
  expect(by).toEqual({
    ...{ revision: 0, every: 'week', nextAt: '2026-03-16T06:00:00.000Z', lastAt: null },
    ...{ address: officer.email, mail: 'not-configured' },
  })
  const daily = await done(contracts.changeDigest, { body: { every: 'day' }, seen: 0 })
  expect(daily).toMatchObject({ every: 'day', nextAt: '2026-03-11T06:00:00.000Z' })
  expect((await app.call(contracts.changeDigest, { as: officer, body: { every: 'never' }, seen: 0 })).status).toBe(412)
  const never = await done(contracts.changeDigest, { body: { every: 'never' }, seen: daily.revision })
  expect(never).toMatchObject({ every: 'never', nextAt: null })
})
