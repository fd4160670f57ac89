import { afterAll, beforeAll, expect, it } from 'vitest'
import * as account from '../src/features/account/account.contract.ts'
import * as factor from '../src/features/account/second-factor.contract.ts'
import { listPeople } from '../src/features/people/people.contract.ts'
import { installation } from '../src/platform/database/ids.ts'
import { stepAt } from '../src/platform/identity/totp.ts'
import { codeNow, cookiesOf } from './identity-world.ts'
import { testPassword } from './test-account.ts'
import { openTestApp, type TestAnswer, type TestApp, type TestPerson } from './test-app.ts'
import { trailOf } from './trail-of.ts'

let app: TestApp
let organisation: string
beforeAll(async () => {
  app = await openTestApp({ smtpUrl: 'smtp://127.0.0.1:9' })
  organisation = await app.organisation('Zorggroep Linde')
})
afterAll(() => app.close())

const nextPassword = 'zeven groene olifanten'
const browser = (answer: TestAnswer): TestPerson => ({
  user: '',
  name: '',
  email: '',
  cookies: cookiesOf([answer.headers['set-cookie'] ?? []].flat() as string[]),
})
const signIn = (email: string, password = testPassword) => app.call(account.signIn, { body: { email, password } })
const personOf = async (as: TestPerson) =>
  ((await app.call(account.readSession, { as })).body as { person: { name: string; secondFactor: boolean } | null })
    .person
const actions = async (where = organisation) => (await trailOf(app, where)).map(({ action }) => action)
const mails = async () =>
  (
    await app.database.engine.pool.query<{ recipient: string; subject: string; body: string; organisation_id: string }>(
      'select * from mails order by id',
    )
  ).rows

it('mails a link for a new password, which works once and ends all sessions', async () => {
  const person = await app.person(organisation, 'reader')
  const ask = (email: string) => app.call(account.requestPasswordReset, { body: { email } })
  const [unknown, known] = [await ask('nobody@nowhere.example'), await ask(person.email)]
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ recipient: person.email, organisation_id: installation })
  const token = /http:\/\/localhost:7510\/password-reset#token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? ''

  const choose = (password: string) => app.call(account.resetPassword, { body: { token, password } })
  expect(await choose('Welkom2026!!')).toMatchObject({ status: 400, body: { code: 'weak-password' } })
  expect((await choose(nextPassword)).status).toBe(200)
  expect(await choose(nextPassword)).toMatchObject({ status: 410, body: { code: 'reset-token-invalid' } })
  expect(await personOf(person)).toBeNull()
  expect((await signIn(person.email)).status).toBe(401)
  expect((await signIn(person.email, nextPassword)).status).toBe(200)
  const notes = await trailOf(app, organisation)
  expect(notes).toContainEqual(expect.objectContaining({ action: 'account.password-reset', actor_id: person.user }))
  expect(JSON.stringify(notes)).not.toContain(token)
})

it('changes a password, ends the other sessions, and takes none with the name of the organisation', async () => {
  const person = await app.person(organisation, 'reader')
  const other = browser(await signIn(person.email))
  const change = (current: string, next: string) =>
    app.call(account.changePassword, { as: person, body: { current, next }, headers: { 'accept-language': 'nl' } })
  expect(await change('not this one', nextPassword)).toMatchObject({ status: 403, body: { code: 'wrong-password' } })
  expect(await change(testPassword, 'zorggroep linde')).toMatchObject({
    status: 400,
    body: { code: 'weak-password', detail: expect.stringContaining('Kies woorden') },
  })
  expect((await change(testPassword, nextPassword)).status).toBe(200)
  expect(await personOf(other)).toBeNull()
  expect(await personOf(person)).not.toBeNull()
  expect((await actions()).at(-1)).toBe('account.password-changed')
})

it('carries a new name into the organisation, and leaves the past as it was', async () => {
  const administrator = await app.person(organisation, 'administrator')
  const person = await app.person(organisation, 'contributor', { name: 'Jo Jansen' })
  const before = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const save = (name: string, language = 'nl') =>
    app.call(account.updateAccount, { as: person, body: { name, language } })
  expect((await save('Jo de Vries')).status).toBe(200)
  expect(await personOf(person)).toMatchObject({ name: 'Jo de Vries', language: 'nl' })
  const nameAt = async (at?: string) => {
    const answer = await app.call(listPeople, { as: administrator, ...(at ? { at } : {}) })
    const { items } = answer.body as { items: { user: string; name: string; secondFactor: boolean | null }[] }
    return items.find(({ user }) => user === person.user)
  }
  expect(await nameAt()).toMatchObject({ name: 'Jo de Vries', secondFactor: false })
  expect(await nameAt(before)).toMatchObject({ name: 'Jo Jansen', secondFactor: null })
  const notes = await trailOf(app, organisation)
  expect(notes.at(-1)).toMatchObject({
    action: 'account.renamed',
    subject: 'Jo de Vries',
    actor_id: person.user,
    details: { before: 'Jo Jansen' },
  })
  await save('Jo de Vries', 'en')
  expect(await trailOf(app, organisation)).toHaveLength(notes.length)
})

it('shows own sessions and ends them', async () => {
  const person = await app.person(organisation, 'reader')
  const stranger = await app.person(organisation, 'reader')
  await signIn(person.email)
  await signIn(person.email)
  const list = async (as: TestPerson) =>
    ((await app.call(account.listSessions, { as })).body as { items: { id: string; current: boolean }[] }).items
  const sessions = await list(person)
  expect(sessions.map(({ current }) => current).sort()).toEqual([false, false, true])
  const ended = sessions.find(({ current }) => !current)?.id ?? ''
  const end = (as: TestPerson) => app.call(account.endSession, { as, params: { session: ended } })
  expect((await end(stranger)).status).toBe(404)
  expect((await end(person)).status).toBe(200)
  expect((await end(person)).status).toBe(404)
  expect(await list(person)).toHaveLength(2)
  expect((await app.call(account.endOtherSessions, { as: person })).status).toBe(200)
  expect(await list(person)).toMatchObject([{ current: true }])
  expect((await trailOf(app, organisation)).slice(-2)).toMatchObject([
    { action: 'account.sessions-ended', details: { ended: 1 } },
    { action: 'account.sessions-ended', details: { ended: 1 } },
  ])
})

it('adds a second factor, asks for it, and keeps it where an organisation requires it', async () => {
  const strict = await app.organisation('Strikte zorg')
  await app.transactions.inTx(strict, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('organisations')
      .set({ requires_second_factor: true })
      .where('organisation_id', '=', strict)
      .execute()
    tx.note({ action: 'test', subject: 'strict' })
  })
  const person = await app.person(strict, 'administrator')
  const closed = await app.call(listPeople, { as: person })
  expect(closed).toMatchObject({ status: 403, body: { code: 'second-factor-required' } })
  expect((await app.call(account.readSession, { as: person })).body).toMatchObject({
    organisation: { secondFactorMissing: true },
    permissions: [],
  })

  const begun = await app.call(factor.startSecondFactor, { as: person, body: { password: testPassword } })
  const { uri, secret, qr } = begun.body as { uri: string; secret: string; qr: string }
  expect(qr).toMatch(/^<svg /)
  expect(uri).toContain(secret)
  const now = stepAt(new Date())
  const confirmed = await app.call(factor.confirmSecondFactor, { as: person, body: { code: codeNow(secret, now, -1) } })
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] }
  expect(recoveryCodes.length).toBeGreaterThan(5)
  expect((await app.call(listPeople, { as: person })).status).toBe(200)

  const half = await signIn(person.email)
  expect(half.body).toEqual({ next: 'second-factor' })
  expect(await personOf(browser(half))).toBeNull()
  const finish = (kind: string, code: string) =>
    app.call(account.signInSecondFactor, { as: browser(half), body: { kind, code } })
  expect(await finish('totp', '000000')).toMatchObject({ status: 403, body: { code: 'wrong-code' } })
  const inside = browser(await finish('totp', codeNow(secret, now, 0)))
  expect(await personOf(inside)).toMatchObject({ secondFactor: true })
  const again = browser(await signIn(person.email))
  const byRecovery = await app.call(account.signInSecondFactor, {
    as: again,
    body: { kind: 'recovery', code: recoveryCodes[0] },
  })
  expect(byRecovery.status).toBe(200)

  const remove = () => app.call(factor.removeSecondFactor, { as: inside, body: { password: testPassword } })
  expect(await remove()).toMatchObject({ status: 409, body: { code: 'second-factor-kept' } })
  const renewed = await app.call(factor.renewRecoveryCodes, { as: inside, body: { password: testPassword } })
  expect(renewed.status).toBe(200)
  await app.transactions.inTx(strict, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('organisations')
      .set({ requires_second_factor: false })
      .where('organisation_id', '=', strict)
      .execute()
    tx.note({ action: 'test', subject: 'lenient' })
  })
  expect((await remove()).status).toBe(200)
  expect(await personOf(inside)).toMatchObject({ secondFactor: false })
  const notes = await trailOf(app, strict)
  expect(notes.map(({ action }) => action).filter((action) => action.startsWith('account.'))).toEqual([
    'account.second-factor-on',
    'account.signed-in',
    'account.signed-in',
    'account.recovery-codes-renewed',
    'account.second-factor-off',
  ])
  for (const told of [secret, ...recoveryCodes]) expect(JSON.stringify(notes)).not.toContain(told)
  expect((await trailOf(app, installation)).at(-1)).toMatchObject({ details: { outcome: 'wrong code' } })
})
