import type { Identity } from '../src/platform/identity/identity.ts'
import { createIdentity } from '../src/platform/identity/identity.ts'
import { IdentityProblem } from '../src/platform/identity/identity-problem.ts'
import { codeOfStep, stepAt } from '../src/platform/identity/totp.ts'
import { createTestDatabase } from './database-world.ts'

export const secret = 'for-tests-only-3fJ9sLq82mXv7RbT1cWz'
export const goodPassword = 'vier paarden eten haver'
export const origin = { address: '192.0.2.7', userAgent: 'a test' }

/** A migrated database with identity on it, for one test file. */
export async function createIdentityWorld(baseUrl = 'http://localhost:7510') {
  const database = await createTestDatabase()
  const { engine } = database
  const identity = await createIdentity({ db: engine.rows, secret, baseUrl })
  let made = 0

  async function person(details: Partial<Parameters<Identity['createUser']>[0]> = {}) {
    made += 1
    const email = `person${made}@example.org`
    const words = { email, name: `Person ${made}`, password: goodPassword, language: 'nl' as const, operator: false }
    return identity.createUser({ ...words, ...details })
  }
  const signedIn = async (email: string, password = goodPassword) =>
    cookiesOf((await identity.signIn(email, password, origin)).setCookies)
  /** A person with a second factor, the session that set it up, and codes of the app by step from now. */
  async function withSecondFactor() {
    const user = await person()
    const cookies = await signedIn(user.email)
    const { secret: key } = await identity.startSecondFactor(cookies, goodPassword)
    // Counted from one moment, so that a test means the same code when its half minute ends meanwhile.
    const now = stepAt(new Date())
    const code = (step: number) => codeNow(key, now, step)
    const { recoveryCodes } = await identity.confirmSecondFactor(cookies, code(-1))
    const challenge = async () => cookiesOf((await identity.signIn(user.email, goodPassword, origin)).setCookies)
    return { user, cookies, code, recoveryCodes, challenge }
  }
  return { engine, identity, person, signedIn, withSecondFactor, close: () => database.drop() }
}

/** What a browser sends back for these Set-Cookie headers. */
export function cookiesOf(setCookies: readonly string[]): string {
  return setCookies
    .filter((cookie) => !/Max-Age=0/.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The code of the problem that this ends in; fails when it does not. */
export async function problemOf(attempt: Promise<unknown>): Promise<IdentityProblem> {
  const outcome = await attempt.then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  )
  if (outcome instanceof IdentityProblem) return outcome
  throw outcome
}

/** The code that an authenticator app shows now, or so many steps from now, for the key as it is handed out. */
export function codeNow(key: string, from = stepAt(new Date()), step = 0): string {
  return codeOfStep(bytesOfBase32(key), from + step)
}

function bytesOfBase32(text: string): Buffer {
  const bits = [...text].map((character) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/[01]{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
