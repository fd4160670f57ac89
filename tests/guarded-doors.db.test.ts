import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openOrganisation } from '../src/features/account/account.contract.ts'
import { listOrganisations } from '../src/features/organisations/organisations.contract.ts'
import { invite, listPeople, removePerson } from '../src/features/people/people.contract.ts'
import { makeBackup } from '../src/features/system/system.contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'

test('an archive for a key that the caller brings is made only at the machine', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator', { operator: true })
  const afar = await app.call(makeBackup, { as, body: { recipients: [recipient] } })
  expect(afar).toMatchObject({ status: 403, body: { code: 'recipients-at-the-machine-only' } })
  expect((await app.call(makeBackup, { as, body: {} })).status).toBe(200)
  const headers = { authorization: `Bearer ${app.operatorToken}` }
  expect((await app.call(makeBackup, { headers, body: { recipients: [recipient] } })).status).toBe(200)
})

test('who must have a second factor is no operator without it, whichever organisation is open', async () => {
  const [strict, lax] = [await app.organisation(), await app.organisation()]
  const as = await app.person(strict, 'administrator', { operator: true })
  const other = await app.person(lax, 'administrator', { operator: true })
  await app.transactions.inTx(strict, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('organisations')
      .set({ requires_second_factor: true })
      .where('organisation_id', '=', strict)
      .execute()
    tx.note({ action: 'organisation.changed', subject: 'test' })
  })
  await app.transactions.inTx(lax, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows.updateTable('memberships').set({ user_id: as.user }).where('organisation_id', '=', lax).execute()
    tx.note({ action: 'person.joined', subject: 'test' })
  })
  expect((await app.call(openOrganisation, { as, body: { organisation: lax } })).status).toBe(200)
  expect(await app.call(listOrganisations, { as })).toMatchObject({
    status: 403,
    body: { code: 'second-factor-required' },
  })
  expect((await app.call(listOrganisations, { as: other })).status).toBe(200)
})

test('a write that waited while its person was removed is refused', async () => {
  const organisation = await app.organisation()
  const [remover, removed] = [
    await app.person(organisation, 'administrator'),
    await app.person(organisation, 'administrator'),
  ]
  const members = (await app.call(listPeople, { as: remover })).body as {
    items: { id: string; revision: number; user: string }[]
  }
  const member = members.items.find(({ user }) => user === removed.user)
  const holder = await app.database.engine.pool.connect()
  await holder.query('begin')
  await holder.query(`select pg_advisory_xact_lock(hashtextextended('${organisation}', 7510))`)
  const waiting = (count: number) =>
    vi.waitFor(async () => {
      const found =
        await holder.query(`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
      expect(found.rows[0].n).toBe(count)
    })
  const removal = app.call(removePerson, { as: remover, params: { id: member?.id ?? '' }, seen: member?.revision ?? 0 })
  await waiting(1)
  const friend = { email: 'friend@care.example', role: 'administrator', language: 'nl' }
  const write = app.call(invite, { as: removed, body: friend })
  await waiting(2)
  await holder.query('commit')
  holder.release()
  expect((await removal).status).toBe(200)
  expect(await write).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
})

test('a compressed request is not unpacked: a few bytes would ask for gigabytes of work', async () => {
  const payload = brotliCompressSync(Buffer.from('{"email":"a@care.example","password":"x"}'))
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'zorgborg-csrf': '1', 'content-encoding': 'br', 'content-type': 'application/json' },
    payload,
  })
  expect(answer.statusCode).toBe(400)
})
