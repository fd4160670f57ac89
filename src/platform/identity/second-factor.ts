import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import { confirmPassword } from './accounts.ts'
import type { Executor, Ground, Store } from './ground.ts'
import { asking, IdentityProblem } from './identity-problem.ts'
import { sessionOf } from './sessions.ts'
import { stepOfCode } from './totp.ts'

type Stored = { secret: string; backupCodes: string; verified: boolean; lastStep: number | null }

async function storedFactor(ground: Ground, userId: string): Promise<Stored | null> {
  const found = await sql<Stored>`
    select secret, backup_codes as "backupCodes", verified, last_step as "lastStep"
    from identity.second_factors where user_id = ${userId}`.execute(ground.db)
  return found.rows[0] ?? null
}

const opened = (ground: Ground, data: string) => symmetricDecrypt({ key: ground.auth.context.secretConfig, data })

/**
 * Begins: makes a key for the authenticator app (RFC 6238), which counts only after `confirmSecondFactor`. Beginning again
 * replaces the key. Fails with 'wrong-password', 'too-many-attempts' or 'second-factor-on'.
 */
export async function startSecondFactor(ground: Ground, cookies: string | undefined, password: string) {
  const { user } = await sessionOf(ground, cookies)
  await ground.throttle.count('confirm-password', user.id, null)
  const begun = await asking(
    ground.auth.api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: new Headers({ cookie: cookies ?? '' }),
    }),
  )
  await ground.throttle.forgive('confirm-password', user.id, null)
  if (!('totpURI' in begun)) throw new TypeError('a key was asked for and none was given')
  return { otpauthUri: begun.totpURI, secret: new URL(begun.totpURI).searchParams.get('secret') ?? '' }
}

/**
 * Finishes with a first code: from now on the person signs in with both. All other sessions end, because they were opened with
 * less. Gives the recovery codes, this once. Fails with 'second-factor-not-started', 'second-factor-on' or 'wrong-code'.
 */
export async function confirmSecondFactor(
  ground: Ground,
  cookies: string | undefined,
  code: string,
  store: Store,
): Promise<{ recoveryCodes: string[] }> {
  const { user, sessionId } = await sessionOf(ground, cookies)
  if (user.secondFactor) throw new IdentityProblem('second-factor-on')
  const stored = await storedFactor(ground, user.id)
  if (!stored) throw new IdentityProblem('second-factor-not-started')
  const step = stepOfCode(await opened(ground, stored.secret), code.replaceAll(/\s/g, ''), new Date())
  if (step === null) throw new IdentityProblem('wrong-code')
  const recoveryCodes = JSON.parse(await opened(ground, stored.backupCodes)) as string[]
  await store(async (on) => {
    await sql`
      with begun as (update identity.second_factors set verified = true, last_step = ${step} where user_id = ${user.id}),
        known as (update identity.users set two_factor_enabled = true, updated_at = now() where id = ${user.id}),
        passed as (update identity.sessions set second_factor_at = now() where id = ${sessionId})
      delete from identity.sessions where user_id = ${user.id} and id <> ${sessionId}`.execute(on)
  }, user)
  return { recoveryCodes }
}

/** Back to a password alone. Fails with 'wrong-password', 'too-many-attempts' or 'second-factor-off'. */
export async function removeSecondFactor(ground: Ground, cookies: string | undefined, password: string, store: Store) {
  const { user } = await sessionOf(ground, cookies)
  if (!user.secondFactor) throw new IdentityProblem('second-factor-off')
  await confirmPassword(ground, user.id, password)
  await store((on) => removeSecondFactorOf(on, user.id), user)
}

/** Takes the second factor away from somebody who lost both app and codes: for the operator, after seeing who it is. */
export async function removeSecondFactorOf(on: Executor, userId: string): Promise<void> {
  await sql`
    with gone as (delete from identity.second_factors where user_id = ${userId}),
      known as (update identity.users set two_factor_enabled = false, updated_at = now() where id = ${userId})
    update identity.sessions set second_factor_at = null where user_id = ${userId}`.execute(on)
}

/** New recovery codes; the old ones stop working. Fails with 'wrong-password', 'too-many-attempts' or 'second-factor-off'. */
export async function newRecoveryCodes(ground: Ground, cookies: string | undefined, password: string) {
  const { user } = await sessionOf(ground, cookies)
  await ground.throttle.count('confirm-password', user.id, null)
  const made = await asking(
    ground.auth.api.generateBackupCodes({ body: { password }, headers: new Headers({ cookie: cookies ?? '' }) }),
  )
  await ground.throttle.forgive('confirm-password', user.id, null)
  return { recoveryCodes: made.backupCodes }
}

/**
 * Marks the step of a right code as taken, so that the same code is refused a second time (RFC 6238 §5.2), also when two
 * requests bring it at once. A wrong code marks nothing and is left to better-auth to refuse and count.
 */
export async function takeCode(
  ground: Ground,
  userId: string,
  code: string,
): Promise<'wrong' | 'taken' | 'taken-before'> {
  const stored = await storedFactor(ground, userId)
  const step = stored?.verified ? stepOfCode(await opened(ground, stored.secret), code, new Date()) : null
  if (step === null) return 'wrong'
  const taken = await sql`
    update identity.second_factors set last_step = ${step}
    where user_id = ${userId} and (last_step is null or last_step < ${step}) returning user_id`.execute(ground.db)
  return taken.rows.length === 1 ? 'taken' : 'taken-before'
}
