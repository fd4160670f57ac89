import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createIdentityWorld, goodPassword, origin, problemOf } from '../../../tests/identity-world.ts'

let world: Awaited<ReturnType<typeof createIdentityWorld>>
beforeAll(async () => {
  world = await createIdentityWorld()
})
afterAll(() => world.close())
beforeEach(() => world.engine.pool.query('delete from identity.sign_in_attempts'))

const next = 'negen zwanen op het ijs'

it('changes the password, and ends every other session', async () => {
  const { email, id } = await world.person()
  const here = await world.signedIn(email)
  const there = await world.signedIn(email)
  expect((await problemOf(world.identity.changePassword(here, 'not the password', next))).code).toBe('wrong-password')
  expect(await problemOf(world.identity.changePassword(here, goodPassword, 'short'))).toMatchObject({
    code: 'weak-password',
    weakness: 'too-short',
  })
  expect(await world.identity.changePassword(here, goodPassword, next)).toEqual({ userId: id })
  expect(await world.identity.readSession(here)).not.toBeNull()
  expect(await world.identity.readSession(there)).toBeNull()
  expect((await problemOf(world.identity.signIn(email, goodPassword, origin))).code).toBe('wrong-credentials')
  await world.signedIn(email, next)
})

it('makes whoever guesses the present password wait', async () => {
  const { email } = await world.person()
  const here = await world.signedIn(email)
  for (let time = 0; time < 5; time++) await problemOf(world.identity.changePassword(here, 'not the password', next))
  expect((await problemOf(world.identity.changePassword(here, goodPassword, next))).code).toBe('too-many-attempts')
  expect((await problemOf(world.identity.startSecondFactor(here, goodPassword))).code).toBe('too-many-attempts')
})

it('writes through the store that it is given, and nothing when that fails', async () => {
  const { email, id, name } = await world.person()
  const here = await world.signedIn(email)
  const there = await world.signedIn(email)
  const failing = world.identity.changePassword(here, goodPassword, next, (write, user) =>
    world.engine.rows.transaction().execute(async (tx) => {
      await sql`set local role zorgborg_app`.execute(tx)
      await write(tx)
      expect(user).toMatchObject({ id, name })
      throw new RangeError('the trail could not be written')
    }),
  )
  await expect(failing).rejects.toThrow(RangeError)
  expect(await world.identity.readSession(there)).not.toBeNull()
  await world.signedIn(email)
})

it('resets by a token that works once, and ends all sessions', async () => {
  const { email, id } = await world.person()
  const session = await world.signedIn(email)
  const asked = await world.identity.requestPasswordReset(email.toUpperCase(), origin.address)
  expect(asked?.user).toMatchObject({ id, email, language: 'nl' })
  const token = asked?.token ?? ''
  const stored = await world.engine.pool.query('select * from identity.password_resets')
  expect(JSON.stringify(stored.rows)).not.toContain(token)
  expect((await problemOf(world.identity.resetPassword(token, 'Welkom2026!!', origin.address))).code).toBe(
    'weak-password',
  )
  expect((await problemOf(world.identity.resetPassword(`${token}x`, next, origin.address))).code).toBe(
    'reset-token-invalid',
  )
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => world.identity.resetPassword(token, next, null)))
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  expect(await world.identity.readSession(session)).toBeNull()
  await world.signedIn(email, next)
})

it('lets a token expire after an hour, and spends all of a person with one', async () => {
  const { email } = await world.person()
  const first = await world.identity.requestPasswordReset(email, null)
  const second = await world.identity.requestPasswordReset(email, null)
  await world.identity.resetPassword(second?.token ?? '', next, null)
  expect((await problemOf(world.identity.resetPassword(first?.token ?? '', goodPassword, null))).code).toBe(
    'reset-token-invalid',
  )
  const third = await world.identity.requestPasswordReset(email, null)
  await sql`update identity.password_resets set expires_at = expires_at - interval '1 hour'`.execute(world.engine.rows)
  expect((await problemOf(world.identity.resetPassword(third?.token ?? '', goodPassword, null))).code).toBe(
    'reset-token-invalid',
  )
})

it('leaves the second factor required after a reset', async () => {
  const { user } = await world.withSecondFactor()
  const asked = await world.identity.requestPasswordReset(user.email, null)
  await world.identity.resetPassword(asked?.token ?? '', next, null)
  expect((await world.identity.signIn(user.email, next, origin)).kind).toBe('second-factor')
})

it('gives no token for an unknown address, though it writes the same rows, and none after three requests', async () => {
  const { email } = await world.person()
  const rows = async () => (await world.engine.pool.query('select 1 from identity.password_resets')).rowCount ?? 0
  for (const [address, known] of [
    [email, true],
    ['nobody@example.org', false],
  ] as const) {
    const before = await rows()
    const answers = []
    for (let time = 0; time < 4; time++)
      answers.push((await world.identity.requestPasswordReset(address, null)) !== null)
    expect(answers).toEqual([known, known, known, false])
    expect(await rows()).toBe(before + 3)
  }
})
