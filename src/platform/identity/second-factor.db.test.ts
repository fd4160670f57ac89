import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  codeNow,
  cookiesOf,
  createIdentityWorld,
  goodPassword,
  origin,
  problemOf,
} from '../../../tests/identity-world.ts'

let world: Awaited<ReturnType<typeof createIdentityWorld>>
beforeAll(async () => {
  world = await createIdentityWorld()
})
afterAll(() => world.close())
beforeEach(() => world.engine.pool.query('delete from identity.sign_in_attempts'))

it('counts only after a first right code, and ends the sessions opened with less', async () => {
  const user = await world.person()
  const cookies = await world.signedIn(user.email)
  const elsewhere = await world.signedIn(user.email)
  expect((await problemOf(world.identity.confirmSecondFactor(cookies, '123456'))).code).toBe(
    'second-factor-not-started',
  )
  expect((await problemOf(world.identity.startSecondFactor(cookies, 'not the password'))).code).toBe('wrong-password')
  const begun = await world.identity.startSecondFactor(cookies, goodPassword)
  expect(begun.otpauthUri).toContain(
    `otpauth://totp/Zorgborg:${encodeURIComponent(user.email)}?secret=${begun.secret}&issuer=Zorgborg`,
  )
  expect((await problemOf(world.identity.confirmSecondFactor(cookies, '12345'))).code).toBe('wrong-code')
  expect((await world.identity.signIn(user.email, goodPassword, origin)).kind).toBe('signed-in')
  expect(await world.identity.readSession(elsewhere)).not.toBeNull()
  await world.identity.confirmSecondFactor(cookies, codeNow(begun.secret))
  expect(await world.identity.readSession(elsewhere)).toBeNull()
  expect(await world.identity.listSessions(user.id)).toHaveLength(1)

  const whole = await world.withSecondFactor()
  expect(new Set(whole.recoveryCodes).size).toBe(10)
  expect(await world.identity.readSession(whole.cookies)).toMatchObject({
    secondFactorPassed: true,
    user: { secondFactor: true },
  })
  expect((await problemOf(world.identity.startSecondFactor(whole.cookies, goodPassword))).code).toBe('second-factor-on')
  expect((await problemOf(world.identity.confirmSecondFactor(whole.cookies, whole.code(0)))).code).toBe(
    'second-factor-on',
  )
})

it('asks for the second step, and opens nothing before it', async () => {
  const { user, code } = await world.withSecondFactor()
  const first = await world.identity.signIn(user.email, goodPassword, origin)
  expect(first).toMatchObject({ kind: 'second-factor', userId: user.id })
  const challenge = cookiesOf(first.setCookies)
  expect(await world.identity.readSession(challenge)).toBeNull()
  expect(challenge).not.toContain('session_token')
  const second = await world.identity.signInSecondFactor(
    challenge,
    ` ${code(0).slice(0, 3)} ${code(0).slice(3)}`,
    origin,
  )
  expect(second.userId).toBe(user.id)
  const session = await world.identity.readSession(cookiesOf(second.setCookies))
  expect(session).toMatchObject({ secondFactorPassed: true, user: { id: user.id } })
})

it('takes a code once, and a challenge once', async () => {
  const { code, challenge } = await world.withSecondFactor()
  const [one, two] = [await challenge(), await challenge()]
  await world.identity.signInSecondFactor(one, code(0), origin)
  expect((await problemOf(world.identity.signInSecondFactor(two, code(0), origin))).code).toBe('wrong-code')
  expect((await problemOf(world.identity.signInSecondFactor(two, code(-1), origin))).code).toBe('wrong-code')
  expect((await problemOf(world.identity.signInSecondFactor(one, code(1), origin))).code).toBe('second-factor-expired')
  await world.identity.signInSecondFactor(two, code(1), origin)
})

it('gives one session when two requests bring the same code at once', async () => {
  const { code, challenge } = await world.withSecondFactor()
  const jars = [await challenge(), await challenge(), await challenge()]
  const outcomes = await Promise.allSettled(jars.map((jar) => world.identity.signInSecondFactor(jar, code(0), origin)))
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
})

it('needs a challenge of its own person, not a session', async () => {
  const one = await world.withSecondFactor()
  const two = await world.withSecondFactor()
  expect((await problemOf(world.identity.signInSecondFactor(await two.challenge(), one.code(0), origin))).code).toBe(
    'wrong-code',
  )
  expect((await problemOf(world.identity.signInSecondFactor(one.cookies, one.code(0), origin))).code).toBe(
    'second-factor-expired',
  )
  const both = `${two.cookies}; ${await one.challenge()}`
  expect((await world.identity.signInSecondFactor(both, one.code(0), origin)).userId).toBe(one.user.id)
})

it('lets a challenge expire after ten minutes', async () => {
  const { code, challenge } = await world.withSecondFactor()
  const jar = await challenge()
  await sql`update identity.verifications set expires_at = expires_at - interval '10 minutes'`.execute(
    world.engine.rows,
  )
  expect((await problemOf(world.identity.signInSecondFactor(jar, code(0), origin))).code).toBe('second-factor-expired')
})

it('makes whoever guesses codes wait', async () => {
  const { code, challenge } = await world.withSecondFactor()
  const wrong = code(0) === '000000' ? '111111' : '000000'
  for (let time = 0; time < 5; time++)
    expect((await problemOf(world.identity.signInSecondFactor(await challenge(), wrong, origin))).code).toBe(
      'wrong-code',
    )
  const { code: problem, retryAfter } = await problemOf(
    world.identity.signInSecondFactor(await challenge(), code(0), origin),
  )
  expect(problem).toBe('too-many-attempts')
  expect(retryAfter).toBeGreaterThan(0)
  expect((await problemOf(world.identity.signInRecoveryCode(await challenge(), 'aaaaa-aaaaa', origin))).code).toBe(
    'too-many-attempts',
  )
})

it('takes each recovery code once, however it is typed', async () => {
  const { user, recoveryCodes, challenge } = await world.withSecondFactor()
  const [first = '', second = ''] = recoveryCodes
  const outcome = await world.identity.signInRecoveryCode(
    await challenge(),
    ` ${first.toUpperCase().replace('-', ' ')}`,
    origin,
  )
  expect(await world.identity.readSession(cookiesOf(outcome.setCookies))).toMatchObject({
    secondFactorPassed: true,
    user: { id: user.id },
  })
  expect((await problemOf(world.identity.signInRecoveryCode(await challenge(), first, origin))).code).toBe('wrong-code')
  const jars = [await challenge(), await challenge(), await challenge()]
  const outcomes = await Promise.allSettled(jars.map((jar) => world.identity.signInRecoveryCode(jar, second, origin)))
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
})

it('replaces recovery codes, with the password', async () => {
  const { cookies, recoveryCodes, challenge } = await world.withSecondFactor()
  expect((await problemOf(world.identity.newRecoveryCodes(cookies, 'not the password'))).code).toBe('wrong-password')
  const renewed = await world.identity.newRecoveryCodes(cookies, goodPassword)
  expect(
    (await problemOf(world.identity.signInRecoveryCode(await challenge(), recoveryCodes[0] ?? '', origin))).code,
  ).toBe('wrong-code')
  await world.identity.signInRecoveryCode(await challenge(), renewed.recoveryCodes[9] ?? '', origin)
})

it('goes back to a password alone, with the password or by the operator', async () => {
  const one = await world.withSecondFactor()
  expect((await problemOf(world.identity.removeSecondFactor(one.cookies, 'not the password'))).code).toBe(
    'wrong-password',
  )
  await world.identity.removeSecondFactor(one.cookies, goodPassword)
  expect(await world.identity.readSession(one.cookies)).toMatchObject({
    secondFactorPassed: false,
    user: { secondFactor: false },
  })
  expect((await problemOf(world.identity.removeSecondFactor(one.cookies, goodPassword))).code).toBe('second-factor-off')
  expect((await problemOf(world.identity.newRecoveryCodes(one.cookies, goodPassword))).code).toBe('second-factor-off')
  expect((await world.identity.signIn(one.user.email, goodPassword, origin)).kind).toBe('signed-in')
  const two = await world.withSecondFactor()
  await world.identity.removeSecondFactorOf(two.user.id)
  expect((await world.identity.signIn(two.user.email, goodPassword, origin)).kind).toBe('signed-in')
})

it('keeps keys and recovery codes encrypted', async () => {
  const { user, recoveryCodes } = await world.withSecondFactor()
  const stored = await sql<{ secret: string; backup_codes: string }>`
    select secret, backup_codes from identity.second_factors where user_id = ${user.id}`.execute(world.engine.rows)
  const row = stored.rows[0]
  expect(row?.secret).toMatch(/^\$ba\$1\$[0-9a-f]{100,}$/)
  expect(row?.backup_codes).toMatch(/^\$ba\$1\$[0-9a-f]{100,}$/)
  expect(JSON.stringify(row)).not.toContain(recoveryCodes[0])
})
