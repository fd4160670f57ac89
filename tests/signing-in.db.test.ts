import { afterAll, beforeAll, expect, it } from 'vitest'
import * as account from '../src/features/account/account.contract.ts'
import { readOrganisation } from '../src/features/organisations/organisations.contract.ts'
import { installation } from '../src/platform/database/ids.ts'
import { ensureSetupToken } from '../src/platform/identity/first-administrator.ts'
import { cookiesOf } from './identity-world.ts'
import { testPassword } from './test-account.ts'
import { openTestApp, type TestAnswer, type TestApp, type TestPerson } from './test-app.ts'
import { trailOf } from './trail-of.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const browser = (answer: TestAnswer): TestPerson => ({
  user: '',
  name: '',
  email: '',
  cookies: cookiesOf([answer.headers['set-cookie'] ?? []].flat() as string[]),
})
const signIn = (email: string, password = testPassword, as: TestPerson | null = null) =>
  app.call(account.signIn, { body: { email, password }, as })
const session = async (as: TestPerson | null) => (await app.call(account.readSession, { as })).body as never
const trail = (organisation = installation) => trailOf(app, organisation)

it('makes the first account with the token of the console, once, and signs it in', async () => {
  expect(await session(null)).toMatchObject({ setup: true, person: null, organisation: null, permissions: [] })
  const token = (await ensureSetupToken(app.database.engine.rows)) ?? ''
  const details = { name: 'Eerste', email: 'Eerste@care.example', password: testPassword, language: 'nl' }
  const make = (given: string, more = {}) =>
    app.call(account.createFirstAdministrator, { body: { ...details, token: given, ...more } })

  expect(await make('something else')).toMatchObject({ status: 403, body: { code: 'setup-token-invalid' } })
  expect(await make(token, { password: 'Welkom2026!!' })).toMatchObject({
    status: 400,
    body: { code: 'weak-password' },
  })
  const made = await make(token)
  expect(made.status).toBe(200)
  expect(await session(browser(made))).toMatchObject({
    setup: false,
    mailConfigured: false,
    person: { name: 'Eerste', email: 'eerste@care.example', language: 'nl', operator: true, secondFactor: false },
    organisation: null,
    organisations: [],
  })
  expect(await make(token)).toMatchObject({ status: 403, body: { code: 'setup-token-invalid' } })
  expect(await session(null)).toMatchObject({ setup: false })

  const notes = await trail()
  expect(notes.map(({ action }) => action)).toEqual(['account.created', 'account.signed-in'])
  expect(JSON.stringify(notes)).not.toContain(token)
  expect(JSON.stringify(notes)).not.toContain(testPassword)
})

it('opens the only organisation, or the one worked in last, and notes it in each', async () => {
  const [first, second] = [await app.organisation('Alfa'), await app.organisation('Beta')]
  const person = await app.person(first, 'reader')
  const one = browser(await signIn(person.email))
  expect(await session(one)).toMatchObject({ organisation: { id: first, role: 'reader', secondFactorMissing: false } })
  expect((await app.call(readOrganisation, { as: one })).body).toMatchObject({ name: 'Alfa' })

  expect((await app.call(account.openOrganisation, { as: one, body: { organisation: second } })).status).toBe(404)
  await app.transactions.inTx(second, { kind: 'system', name: 'test' }, async (tx) => {
    const { user: user_id, name, email } = person
    await tx.rows
      .insertInto('memberships')
      .values({ organisation_id: second, id: second, user_id, name, email, role: 'auditor' })
      .execute()
    tx.note({ action: 'test', subject: name })
  })
  expect((await app.call(account.openOrganisation, { as: one, body: { organisation: second } })).status).toBe(200)
  expect(await session(one)).toMatchObject({ organisation: { id: second, role: 'auditor' } })
  expect((await session(one)) as { organisations: unknown[] }).toMatchObject({
    organisations: [{ name: 'Alfa' }, { name: 'Beta' }],
  })
  await app.call(account.signOut, { as: one })
  expect(await session(one)).toMatchObject({ person: null, organisation: null })

  const again = browser(await signIn(person.email))
  expect(await session(again)).toMatchObject({ organisation: { id: second } })
  for (const organisation of [first, second]) {
    expect((await trail(organisation)).at(-1)).toMatchObject({
      action: 'account.signed-in',
      actor_kind: 'person',
      actor_id: person.user,
      details: { secondFactor: false },
    })
  }
})

it('opens no organisation where there are several and none was opened before', async () => {
  const [first, second] = [await app.organisation(), await app.organisation()]
  const person = await app.person(first, 'reader')
  await app.database.engine.pool.query('update identity.users set last_organisation_id = null where id = $1', [
    person.user,
  ])
  await app.transactions.inTx(second, { kind: 'system', name: 'test' }, async (tx) => {
    const { user: user_id, name, email } = person
    await tx.rows
      .insertInto('memberships')
      .values({ organisation_id: second, id: second, user_id, name, email, role: 'reader' })
      .execute()
    tx.note({ action: 'test', subject: name })
  })
  const as = browser(await signIn(person.email))
  expect(await session(as)).toMatchObject({ organisation: null, person: { email: person.email } })
  expect(await app.call(readOrganisation, { as })).toMatchObject({ status: 409, body: { code: 'no-organisation' } })
})

it('ends the session that a browser had when it signs in anew', async () => {
  const person = await app.person(await app.organisation(), 'reader')
  const second = browser(await signIn(person.email, testPassword, person))
  expect(await session(person)).toMatchObject({ person: null })
  expect(await session(second)).toMatchObject({ person: { email: person.email } })
})

it('answers an unknown address and a wrong password alike, makes both wait, and notes it once, without the address', async () => {
  const person = await app.person(await app.organisation(), 'reader')
  const before = (await trail()).length
  for (const email of [person.email, 'nobody@nowhere.example']) {
    const answers: TestAnswer[] = []
    for (let n = 0; n < 7; n += 1) answers.push(await signIn(email, 'not the password'))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429])
    const last = answers.at(-1)
    expect(answers[0]?.body).toMatchObject({ code: 'wrong-credentials' })
    expect(last?.body).toMatchObject({
      code: 'too-many-attempts',
      detail: expect.stringContaining('Try again in 1 minute'),
    })
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
  }
  const notes = (await trail()).slice(before)
  expect(notes.map(({ action, details }) => [action, details.outcome])).toEqual([
    ['account.sign-in-failed', 'wrong password or address'],
    ['account.sign-in-failed', 'made to wait'],
    ['account.sign-in-failed', 'wrong password or address'],
    ['account.sign-in-failed', 'made to wait'],
  ])
  expect(new Set(notes.map(({ subject }) => subject)).size).toBe(2)
  expect(JSON.stringify(notes)).not.toContain(person.email)
})

it('believes one operator token and no other, and no session beside it', async () => {
  const organisation = await app.organisation('Gamma')
  const person = await app.person(organisation, 'reader')
  const headers = (token: string) => ({ authorization: `Bearer ${token}`, 'zorgborg-organisation': organisation })
  const right = await app.call(readOrganisation, { headers: headers(app.operatorToken) })
  expect(right).toMatchObject({ status: 200, body: { name: 'Gamma' } })
  const wrong = await app.call(readOrganisation, { as: person, headers: headers('x'.repeat(43)) })
  expect(wrong).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
  const lost = await app.call(readOrganisation, { headers: { authorization: `Bearer ${app.operatorToken}` } })
  expect(lost).toMatchObject({ status: 409, body: { code: 'no-organisation' } })
})
