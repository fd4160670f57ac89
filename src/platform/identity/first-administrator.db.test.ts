import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIdentityWorld, goodPassword, problemOf } from '../../../tests/identity-world.ts'
import { ensureSetupToken, redeemSetupToken } from './first-administrator.ts'

let world: Awaited<ReturnType<typeof createIdentityWorld>>
beforeAll(async () => {
  world = await createIdentityWorld()
})
afterAll(() => world.close())

const first = {
  email: 'first@example.org',
  name: 'First',
  password: goodPassword,
  language: 'nl' as const,
  operator: true,
}

it('makes one first account with the token of the last start, in one transaction, and no token after that', async () => {
  const { rows } = world.engine
  const old = (await ensureSetupToken(rows)) ?? ''
  const token = (await ensureSetupToken(rows)) ?? ''
  const stored = await world.engine.pool.query('select token_hash from identity.setup_tokens')
  expect(stored.rows).toHaveLength(1)
  expect(JSON.stringify(stored.rows)).not.toContain(token)

  const redeem = (given: string, email = first.email) =>
    world.identity.createUser({ ...first, email }, (write) =>
      rows.transaction().execute(async (tx) => {
        await sql`set local role zorgborg_app`.execute(tx)
        await redeemSetupToken(tx, given)
        return write(tx)
      }),
    )
  expect((await problemOf(redeem(old))).code).toBe('setup-token-invalid')
  expect((await problemOf(redeem(''))).code).toBe('setup-token-invalid')
  const outcomes = await Promise.allSettled([redeem(token), redeem(token, 'second@example.org')])
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  expect((await problemOf(redeem(token, 'third@example.org'))).code).toBe('setup-token-invalid')
  expect(await world.identity.anyUserExists()).toBe(true)
  expect(await ensureSetupToken(rows)).toBeNull()
})

it('gives the token back when the account cannot be made', async () => {
  await world.engine.pool.query('delete from identity.users')
  const token = (await ensureSetupToken(world.engine.rows)) ?? ''
  const failing = world.engine.rows.transaction().execute(async (tx) => {
    await redeemSetupToken(tx, token)
    throw new RangeError('no account')
  })
  await expect(failing).rejects.toThrow(RangeError)
  await redeemSetupToken(world.engine.rows, token)
})

it('does not take the token once an account came to be in another way', async () => {
  const token = (await ensureSetupToken(world.engine.rows)) ?? ''
  await world.person()
  expect((await problemOf(redeemSetupToken(world.engine.rows, token))).code).toBe('setup-token-invalid')
})
