import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestPasswordReset } from '../src/features/account/account.contract.ts'
import { readMailStatus, sendTestMail } from '../src/features/system/system.contract.ts'
import { verifyTrail } from '../src/features/trail/trail.contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let silent: Server
/** How often the mail server was asked. */
let asked = 0

beforeAll(async () => {
  silent = createServer((socket) => {
    asked += 1
    socket.on('error', () => {})
  })
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  const { port } = silent.address() as { port: number }
  app = await openTestApp({ smtpUrl: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await app.close()
  silent.close()
})

const busy = () => app.database.engine.pool.totalCount - app.database.engine.pool.idleCount

test('a mail server that keeps silent holds up nobody but who asked, and a repetition does not ask it again', async () => {
  const as = await app.person(await app.organisation(), 'administrator')
  const elsewhere = await app.person(await app.organisation(), 'administrator')
  const test = { as, body: { to: 'guest@care.example' } }
  const once = () => app.call(sendTestMail, { ...test, headers: { 'idempotency-key': 'test-mail-once' } })
  const tests = [once(), ...Array.from({ length: 11 }, () => app.call(sendTestMail, test))]
  // Time enough to note twelve tests in the trail, and well before the mail server is given up after ten seconds.
  await new Promise((passed) => setTimeout(passed, 1_000))
  await expect.poll(busy, { timeout: 5_000 }).toBe(0)
  expect((await app.call(readMailStatus, { as: elsewhere })).status).toBe(200)
  for (const answer of await Promise.all(tests)) expect(answer).toMatchObject({ status: 201, body: { sent: false } })
  const before = asked
  expect(await once()).toMatchObject({ status: 201, body: { sent: false } })
  expect([before, asked]).toEqual([12, 12])
}, 30_000)

test('verifications take turns, and more than can wait are sent away', async () => {
  const as = await app.person(await app.organisation(), 'auditor')
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.call(verifyTrail, { as, body: {} })))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20)
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0)
})

test('asking for a new password takes as long for a known address as for an unknown one', async () => {
  const { email } = await app.person(await app.organisation(), 'reader')
  for (const address of [email, 'unknown@care.example']) {
    const began = Date.now()
    expect((await app.call(requestPasswordReset, { body: { email: address } })).status).toBe(200)
    expect(Date.now() - began).toBeGreaterThanOrEqual(295)
  }
})
