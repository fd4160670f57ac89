import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite } from '../src/features/people/people.contract.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

test('a repeated invitation acts once, and the link that opens it is kept nowhere', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const call = {
    as,
    body: { email: 'guest@care.example', role: 'reader', language: 'nl' },
    headers: { 'idempotency-key': 'invite-guest-once' },
  }
  const [first, second] = [await app.call(invite, call), await app.call(invite, call)]
  const link = (first.body as { link: string }).link
  expect(link).toContain('#token=')
  expect(second).toMatchObject({ status: 201, body: { ...(first.body as object), link: null } })
  const token = link.split('#token=')[1] as string
  const kept = await app.database.engine.pool.query('select answer::text from idempotent_answers')
  expect(kept.rows).toHaveLength(1)
  expect(JSON.stringify(kept.rows)).not.toContain(token)
})
