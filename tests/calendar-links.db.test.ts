import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allow } from '../src/core/access/allow.ts'
import { resetPassword } from '../src/features/account/account.contract.ts'
import * as contracts from '../src/features/rhythm/following.contract.ts'
import { insertFeed } from '../src/features/rhythm/following.store.ts'
import { newId } from '../src/platform/database/ids.ts'
import { doneBy } from './rhythm-world.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let administrator: TestPerson
let worker: TestPerson
const done = doneBy(
  () => app,
  () => administrator,
)

beforeAll(async () => {
  app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  organisation = await app.organisation()
  administrator = await app.person(organisation, 'administrator')
  worker = await app.person(organisation, 'contributor')
})
afterAll(() => app.close())

const make = async (as: TestPerson) => {
  const { link } = await done(contracts.makeFeed, { as, body: { whose: 'all', language: 'nl' } })
  return /feeds\/([^/]+)\/calendar\.ics$/.exec(link ?? '')?.[1] as string
}
const opens = async (token: string) => (await app.call(contracts.openFeed, { params: { token } })).status
const names = async () => (await done(contracts.listAllFeeds)).items.map(({ email, whose }) => `${email} ${whose}`)

test('whoever manages people sees the calendar links of everybody, and withdraws them; a colleague and another organisation cannot', async () => {
  const token = await make(worker)
  expect(await names()).toEqual([`${worker.email} all`])
  const [feed] = (await done(contracts.listAllFeeds)).items
  const call = { params: { id: feed?.id ?? '' }, seen: feed?.revision ?? 0 }
  const officer = await app.person(organisation, 'security-officer')
  const elsewhere = await app.person(await app.organisation(), 'administrator')
  expect((await app.call(contracts.withdrawAnyFeed, { ...call, as: officer })).status).toBe(403)
  expect((await app.call(contracts.withdrawAnyFeed, { ...call, as: elsewhere })).status).toBe(404)
  expect((await done(contracts.listAllFeeds, { as: elsewhere })).items).toEqual([])
  expect((await app.call(contracts.listAllFeeds, { as: worker })).status).toBe(403)
  const stale = { ...call, seen: call.seen - 1, as: administrator }
  expect((await app.call(contracts.withdrawAnyFeed, stale)).status).toBe(412)
  expect(await opens(token)).toBe(200)
  await done(contracts.withdrawAnyFeed, call)
  expect([await opens(token), await names()]).toEqual([404, []])
})

test('a password chosen anew ends the calendar links of that account, in each of its organisations, and no others', async () => {
  const [own, other] = [await make(worker), await make(administrator)]
  const second = await app.organisation()
  await app.transactions.inTx(second, { kind: 'system', name: 'test' }, async (tx) => {
    const [id, in_] = [newId(), { organisation_id: second }]
    const { user, name, email } = worker
    await tx.rows
      .insertInto('memberships')
      .values({ ...in_, id, user_id: user, name, email, role: 'reader' })
      .execute()
    const feed = { membership: id, whose: 'mine', language: 'nl', token: 'of-the-second' }
    await insertFeed(tx, allow(tx.actor, 'tasks:follow'), feed)
    tx.note({ action: 'calendar-feed.made', subject: name })
  })
  expect(await opens('of-the-second')).toBe(200)
  const reset = await app.identity.requestPasswordReset(worker.email, null)
  const body = { token: reset?.token, password: 'meadow-lantern-quilt-7510' }
  expect((await app.call(resetPassword, { body })).status).toBe(200)
  expect([await opens(own), await opens('of-the-second'), await opens(other)]).toEqual([404, 404, 200])
  expect(await names()).toEqual([`${administrator.email} all`])
})

test('where a second factor became required, the link of an account without one opens nothing until it has one', async () => {
  const token = await make(administrator)
  const required = (value: boolean) =>
    app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
      const own = tx.rows.updateTable('organisations').where('organisation_id', '=', organisation)
      await own.set({ requires_second_factor: value }).execute()
      tx.note({ action: 'organisation.changed', subject: '' })
    })
  await required(true)
  expect(await opens(token)).toBe(404)
  const user = sql`update identity.users set two_factor_enabled = true where id = ${administrator.user}`
  await user.execute(app.database.engine.rows)
  expect(await opens(token)).toBe(200)
})
