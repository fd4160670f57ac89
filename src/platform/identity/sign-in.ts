import { sql } from 'kysely'
import { findUserByEmail } from './accounts.ts'
import { addressHeader } from './better-auth.ts'
import { onlyCookie, signedCookieOf } from './cookies.ts'
import { digest } from './digest.ts'
import type { Ground, Origin } from './ground.ts'
import { asking, IdentityProblem } from './identity-problem.ts'
import { recoveryCodeAsGiven } from './recovery-codes.ts'
import { takeCode } from './second-factor.ts'

export type SignedIn = { userId: string; setCookies: string[] }
export type SignInOutcome = SignedIn & { kind: 'signed-in' | 'second-factor' }

/**
 * Signs in with an address and a password. 'second-factor' gives a cookie that holds for ten minutes and opens nothing but
 * the second step. An unknown address and a wrong password give the same answer in the same time: 'wrong-credentials',
 * or 'too-many-attempts'.
 */
export async function signIn(ground: Ground, email: string, password: string, origin: Origin): Promise<SignInOutcome> {
  await ground.throttle.count('sign-in', email, origin.address)
  const { headers, response } = await asking(
    ground.auth.api.signInEmail({ body: { email, password }, headers: headersOf(origin), returnHeaders: true }),
  )
  await ground.throttle.forgive('sign-in', email, origin.address)
  const user = await findUserByEmail(ground.db, email)
  if (!user) throw new IdentityProblem('wrong-credentials')
  return {
    kind: 'twoFactorRedirect' in response ? 'second-factor' : 'signed-in',
    userId: user.id,
    setCookies: headers.getSetCookie(),
  }
}

/** The second step with a code of the authenticator app. A code works once, also within its half minute. */
export async function signInSecondFactor(
  ground: Ground,
  cookies: string | undefined,
  code: string,
  origin: Origin,
): Promise<SignedIn> {
  const digits = code.replaceAll(/\s/g, '')
  return secondStep(ground, cookies, origin, async (userId, headers) => {
    // A code taken before is one that somebody else may have seen.
    if ((await takeCode(ground, userId, digits)) === 'taken-before') throw new IdentityProblem('wrong-code')
    return ground.auth.api.verifyTOTP({ body: { code: digits }, headers, returnHeaders: true })
  })
}

/** The second step with a recovery code, which works once. */
export async function signInRecoveryCode(
  ground: Ground,
  cookies: string | undefined,
  code: string,
  origin: Origin,
): Promise<SignedIn> {
  const given = recoveryCodeAsGiven(code)
  return secondStep(ground, cookies, origin, async (_userId, headers) =>
    ground.auth.api.verifyBackupCode({ body: { code: given }, headers, returnHeaders: true }),
  )
}

async function secondStep(
  ground: Ground,
  cookies: string | undefined,
  origin: Origin,
  verify: (userId: string, headers: Headers) => Promise<{ headers: Headers }>,
): Promise<SignedIn> {
  const { name } = ground.auth.context.createAuthCookie('two_factor')
  const challenge = signedCookieOf(cookies, name, ground.secret)
  const found = await sql<{ userId: string }>`
    select value as "userId" from identity.verifications
    where identifier = ${digest(challenge ?? '')} and expires_at > now()`.execute(ground.db)
  const userId = found.rows[0]?.userId
  if (!challenge || !userId) throw new IdentityProblem('second-factor-expired')
  await ground.throttle.count('second-factor', userId, origin.address)
  // A session cookie beside it would turn this into a check of that session, which opens no new one.
  const headers = headersOf(origin, onlyCookie(cookies, name))
  const answer = await asking(verify(userId, headers))
  await ground.throttle.forgive('second-factor', userId, origin.address)
  return { userId, setCookies: answer.headers.getSetCookie() }
}

/** Ends the session of these cookies and gives the headers that take them away; without a session it only does the latter. */
export async function signOut(ground: Ground, cookies: string | undefined): Promise<{ setCookies: string[] }> {
  const headers = new Headers({ cookie: cookies ?? '' })
  const answer = await asking(ground.auth.api.signOut({ headers, returnHeaders: true }))
  return { setCookies: answer.headers.getSetCookie() }
}

function headersOf({ address, userAgent }: Origin, cookie = ''): Headers {
  const headers = new Headers()
  if (cookie) headers.set('cookie', cookie)
  if (address) headers.set(addressHeader, address)
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 400))
  return headers
}
