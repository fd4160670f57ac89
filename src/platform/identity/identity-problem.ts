import { isAPIError } from 'better-auth/api'
import type { PasswordWeakness } from './passwords.ts'

export type IdentityProblemCode =
  | 'wrong-credentials'
  | 'too-many-attempts'
  | 'not-signed-in'
  | 'wrong-password'
  | 'weak-password'
  | 'wrong-code'
  | 'second-factor-expired'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'second-factor-not-started'
  | 'reset-token-invalid'
  | 'setup-token-invalid'
  | 'email-taken'
  | 'unknown-user'

/** Something that the person can understand and mend; the endpoint turns `code` into a sentence and a status. */
export class IdentityProblem extends Error {
  readonly code: IdentityProblemCode
  /** With 'too-many-attempts': whole seconds until the next attempt is heard. */
  readonly retryAfter: number | undefined
  /** With 'weak-password': what is wrong with it. */
  readonly weakness: PasswordWeakness | undefined

  constructor(code: IdentityProblemCode, more: { retryAfter?: number; weakness?: PasswordWeakness } = {}) {
    super(`identity: ${code}${more.weakness ? ` (${more.weakness})` : ''}`)
    this.name = 'IdentityProblem'
    this.code = code
    this.retryAfter = more.retryAfter
    this.weakness = more.weakness
  }
}

const meanings: Record<string, IdentityProblemCode> = {
  INVALID_EMAIL: 'wrong-credentials',
  INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
  INVALID_PASSWORD: 'wrong-password',
  INVALID_CODE: 'wrong-code',
  INVALID_BACKUP_CODE: 'wrong-code',
  INVALID_TWO_FACTOR_COOKIE: 'second-factor-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second-factor-expired',
  TOTP_ALREADY_ENABLED: 'second-factor-on',
  TOTP_NOT_ENABLED: 'second-factor-off',
  TWO_FACTOR_NOT_ENABLED: 'second-factor-off',
  BACKUP_CODES_NOT_ENABLED: 'second-factor-off',
  UNAUTHORIZED: 'not-signed-in',
}

/**
 * Runs a call of better-auth and gives its refusals our codes. Anything that is no refusal is thrown as it is: a fault,
 * not an answer.
 */
export async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = error.body?.code ?? ''
    // Its lock lasts 15 minutes and does not tell how much of them is left.
    if (code === 'ACCOUNT_TEMPORARILY_LOCKED') throw new IdentityProblem('too-many-attempts', { retryAfter: 900 })
    // Two requests spent a recovery code at the same moment: the later one did not.
    if (error.status === 'CONFLICT') throw new IdentityProblem('wrong-code')
    const meaning = meanings[code]
    if (!meaning) throw error
    throw new IdentityProblem(meaning)
  }
}
