import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { checkNewPassword, confirmPassword } from './accounts.ts'
import { digest } from './digest.ts'
import type { Ground, Store } from './ground.ts'
import { IdentityProblem } from './identity-problem.ts'
import { sessionOf } from './sessions.ts'

/** Seconds that a token to choose a new password holds. */
const resetLasts = 3600

/** Milliseconds that every request for a token takes, so that its work cannot be told apart. */
const requestTakes = 100

/**
 * Changes the password of whoever is signed in and ends all other sessions. Fails with 'wrong-password', 'weak-password' or
 * 'too-many-attempts'.
 */
export async function changePassword(
  ground: Ground,
  cookies: string | undefined,
  current: string,
  next: string,
  store: Store,
  words: readonly string[] = [],
): Promise<{ userId: string }> {
  const { user, sessionId } = await sessionOf(ground, cookies)
  await confirmPassword(ground, user.id, current)
  checkNewPassword(next, { ...user, words })
  const hash = await hashPassword(next)
  await store(async (on) => {
    await sql`
      with changed as (update identity.credentials set password = ${hash}, updated_at = now()
          where user_id = ${user.id} and provider_id = 'credential'),
        void as (delete from identity.password_resets where user_id = ${user.id})
      delete from identity.sessions where user_id = ${user.id} and id <> ${sessionId}`.execute(on)
  }, user)
  return { userId: user.id }
}

export type PasswordReset = { token: string; user: { id: string; name: string; email: string; language: 'nl' | 'en' } }

/**
 * Makes a token to mail, or null where the address has no account or was asked for too often. Takes the same statements and
 * the same time in every case; the caller answers the same in every case, before it mails.
 */
export async function requestPasswordReset(
  ground: Ground,
  email: string,
  address: string | null,
): Promise<PasswordReset | null> {
  const [reset] = await Promise.all([makeReset(ground, email, address), pause(requestTakes)])
  return reset
}

async function makeReset(ground: Ground, email: string, address: string | null): Promise<PasswordReset | null> {
  const wanted = email.trim().toLowerCase()
  const token = randomBytes(32).toString('base64url')
  try {
    await ground.throttle.count('password-reset', wanted, address)
  } catch (error) {
    if (error instanceof IdentityProblem) return null
    throw error
  }
  const found = await sql<Partial<PasswordReset['user']>>`
    with asked as (select (select id from identity.users where email = ${wanted}) as id),
      made as (insert into identity.password_resets (token_hash, user_id, expires_at)
        select ${digest(token)}, id, now() + make_interval(secs => ${resetLasts}) from asked)
    select u.id, u.name, u.email, u.language from identity.users u join asked on asked.id = u.id`.execute(ground.db)
  const user = found.rows[0] as PasswordReset['user'] | undefined
  return user ? { token, user } : null
}

/**
 * Chooses a new password with a token from the mail, which works once. All sessions end; a second factor stays required.
 * Fails with 'reset-token-invalid' or 'weak-password' (the token then still holds), or 'too-many-attempts' by address.
 */
export async function resetPassword(
  ground: Ground,
  token: string,
  next: string,
  address: string | null,
  store: Store,
): Promise<{ userId: string }> {
  const hashedToken = digest(token)
  await ground.throttle.count('password-reset', `token ${hashedToken}`, address)
  const found = await sql<{ id: string; name: string; email: string }>`
    select u.id, u.name, u.email from identity.password_resets r join identity.users u on u.id = r.user_id
    where r.token_hash = ${hashedToken} and r.expires_at > now()`.execute(ground.db)
  const user = found.rows[0]
  if (!user) throw new IdentityProblem('reset-token-invalid')
  await ground.throttle.forgive('password-reset', `token ${hashedToken}`, address)
  checkNewPassword(next, user)
  const hash = await hashPassword(next)
  await store(async (on) => {
    // Deleting the row is what spends the token: of two requests at once one finds it gone.
    const spent = await sql`
      delete from identity.password_resets where token_hash = ${hashedToken} returning user_id`.execute(on)
    if (spent.rows.length === 0) throw new IdentityProblem('reset-token-invalid')
    await sql`
      with changed as (update identity.credentials set password = ${hash}, updated_at = now()
          where user_id = ${user.id} and provider_id = 'credential'),
        void as (delete from identity.password_resets where user_id = ${user.id})
      delete from identity.sessions where user_id = ${user.id}`.execute(on)
  }, user)
  await ground.throttle.forgive('sign-in', user.email, null)
  return { userId: user.id }
}
