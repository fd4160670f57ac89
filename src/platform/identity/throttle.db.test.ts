import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createIdentityWorld, goodPassword, origin, problemOf, secret } from '../../../tests/identity-world.ts'
import { createThrottle } from './throttle.ts'

let world: Awaited<ReturnType<typeof createIdentityWorld>>
beforeAll(async () => {
  world = await createIdentityWorld()
})
afterAll(() => world.close())
beforeEach(() => world.engine.pool.query('delete from identity.sign_in_attempts'))

const throttle = () => createThrottle(world.engine.rows, secret)
const later = (seconds: number) =>
  sql`update identity.sign_in_attempts set first_at = first_at - make_interval(secs => ${seconds}),
    last_at = last_at - make_interval(secs => ${seconds}), waits_until = waits_until - make_interval(secs => ${seconds})`.execute(
    world.engine.rows,
  )
const attempts = async (times: number, account = 'a@example.org', address: string | null = null) => {
  for (let time = 0; time < times; time++) await throttle().count('sign-in', account, address)
}
/** Seconds pass while a test runs; upwards, as the waits are. The clock of a machine may be set back a second meanwhile. */
const inTens = (seconds = 0) => Math.ceil((seconds - 1) / 10) * 10

it('hears five failures and then makes wait, each time twice as long, up to a quarter of an hour', async () => {
  await attempts(5)
  const waits: number[] = []
  for (let time = 0; time < 7; time++) {
    const { code, retryAfter = 0 } = await problemOf(attempts(1))
    expect(code).toBe('too-many-attempts')
    waits.push(inTens(retryAfter))
    await later(retryAfter)
    await attempts(1)
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
})

it('counts no attempt that it refused', async () => {
  await attempts(5)
  for (let time = 0; time < 20; time++) await problemOf(attempts(1))
  expect((await problemOf(attempts(1))).retryAfter).toBeLessThanOrEqual(30)
})

it('forgets failures that lie further apart than a quarter of an hour', async () => {
  for (let time = 0; time < 4; time++) {
    await attempts(4)
    await later(901)
  }
  await attempts(4)
})

it('remembers waits for a day', async () => {
  await attempts(5)
  await later(3600)
  await attempts(1)
  expect(inTens((await problemOf(attempts(1))).retryAfter)).toBe(60)
  await later(25 * 3600)
  await attempts(4)
})

it('lets not one of many attempts at the same moment slip past', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => throttle().count('sign-in', 'a@example.org', null)),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(5)
})

it('takes an address by its letters, not their case, and another account as another', async () => {
  await attempts(3, 'A@example.org')
  await attempts(2, 'a@EXAMPLE.org')
  expect((await problemOf(attempts(1))).code).toBe('too-many-attempts')
  await attempts(1, 'b@example.org')
})

it('stops an address that fails at many accounts, and gives back what succeeded', async () => {
  for (let account = 0; account < 60; account++) await attempts(1, `x${account}@example.org`, '2001:db8::1')
  for (let account = 0; account < 60; account++)
    await throttle().forgive('sign-in', `x${account}@example.org`, '2001:db8::1')
  for (let account = 0; account < 100; account++) await attempts(1, `y${account}@example.org`, '2001:db8::2')
  expect((await problemOf(attempts(1, 'z@example.org', '2001:db8::3'))).code).toBe('too-many-attempts')
  await attempts(1, 'z@example.org', '2001:db8:0:1::3')
})

it('keeps no address and no name', async () => {
  await attempts(1, 'somebody@example.org', '192.0.2.7')
  const stored = await world.engine.pool.query('select * from identity.sign_in_attempts')
  expect(stored.rows).toHaveLength(2)
  expect(JSON.stringify(stored.rows)).not.toMatch(/somebody|example|192\.0/)
})

it('holds for signing in, and answers the same for an address without an account', async () => {
  const { email } = await world.person()
  for (const address of [email, 'nobody@example.org']) {
    const codes: string[] = []
    for (let time = 0; time < 6; time++)
      codes.push((await problemOf(world.identity.signIn(address, 'not the password', origin))).code)
    expect(codes).toEqual([...Array(5).fill('wrong-credentials'), 'too-many-attempts'])
  }
  expect((await problemOf(world.identity.signIn(email, goodPassword, origin))).code).toBe('too-many-attempts')
  await later(31)
  await world.identity.signIn(email, goodPassword, origin)
  for (let time = 0; time < 5; time++) await problemOf(world.identity.signIn(email, 'not the password', origin))
})
