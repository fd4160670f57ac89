import type { Kysely } from 'kysely'
import * as accounts from './accounts.ts'
import { createBetterAuth, type Settings } from './better-auth.ts'
import * as passwords from './change-password.ts'
import type { Executor, Ground, Origin, Store } from './ground.ts'
import * as factor from './second-factor.ts'
import * as sessions from './sessions.ts'
import * as entrance from './sign-in.ts'
import { createThrottle } from './throttle.ts'

export type Identity = ReturnType<typeof identityOn>

/**
 * Who people are and how they prove it. `db` works as the owner of the schema. Everything that refuses throws an
 * `IdentityProblem`. `cookies` is the `Cookie` header of the request; `setCookies` are values for `Set-Cookie` headers.
 * A `Store` puts the final write into the transaction of a command; without one it is written at once.
 * Call nothing here inside a transaction except with the functions that take `on`, or all connections may wait for each other.
 */
export async function createIdentity<Schema>(settings: Settings & { db: Kysely<Schema> }) {
  const { db, secret } = settings
  if (secret.length < 32) throw new TypeError('the secret of identity has at least 32 characters')
  const auth = await createBetterAuth(db, settings)
  return identityOn({ db, auth, secret, throttle: createThrottle(db, secret) })
}

type Cookies = string | undefined

function identityOn(ground: Ground) {
  const { db } = ground
  const atOnce: Store = (write) => write(db)
  return {
    readSession: (cookies: Cookies) => sessions.readSession(ground, cookies),
    signIn: (email: string, password: string, origin: Origin) => entrance.signIn(ground, email, password, origin),
    signInSecondFactor: (cookies: Cookies, code: string, origin: Origin) =>
      entrance.signInSecondFactor(ground, cookies, code, origin),
    signInRecoveryCode: (cookies: Cookies, code: string, origin: Origin) =>
      entrance.signInRecoveryCode(ground, cookies, code, origin),
    signOut: (cookies: Cookies) => entrance.signOut(ground, cookies),

    createUser: (user: accounts.NewUser, store = atOnce) => accounts.createUser(user, store),
    findUser: (id: string, on: Executor = db) => accounts.findUser(on, id),
    findUsers: (ids: readonly string[], on: Executor = db) => accounts.findUsers(on, ids),
    findUserByEmail: (email: string, on: Executor = db) => accounts.findUserByEmail(on, email),
    anyUserExists: (on: Executor = db) => accounts.anyUserExists(on),
    updateUser: (id: string, change: Parameters<typeof accounts.updateUser>[2], on: Executor = db) =>
      accounts.updateUser(on, id, change),

    /**
     * Counts the use of a token that opens something without an account; refuses after too many that opened nothing. Counted apart from
     * signing in, so that nothing of it keeps a network from that.
     */
    countToken: (token: string, address: string) => ground.throttle.count('token', token, address),
    /** The token opened something: the count of its network is given back. */
    forgiveToken: (token: string, address: string) => ground.throttle.forgive('token', token, address),

    listSessions: (userId: string, on: Executor = db) => sessions.listSessions(on, userId),
    endSession: (userId: string, sessionId: string, on: Executor = db) => sessions.endSession(on, userId, sessionId),
    endOtherSessions: (userId: string, keep: string, on: Executor = db) => sessions.endOtherSessions(on, userId, keep),
    endAllSessionsOf: (userId: string, on: Executor = db) => sessions.endAllSessionsOf(on, userId),
    setActiveOrganisation: (sessionId: string, organisation: string | null) =>
      sessions.setActiveOrganisation(db, sessionId, organisation),
    sweep: () => sessions.sweepIdentity(db),

    changePassword: (cookies: Cookies, current: string, next: string, store = atOnce, words: readonly string[] = []) =>
      passwords.changePassword(ground, cookies, current, next, store, words),
    requestPasswordReset: (email: string, address: string | null) =>
      passwords.requestPasswordReset(ground, email, address),
    resetPassword: (token: string, next: string, address: string | null, store = atOnce) =>
      passwords.resetPassword(ground, token, next, address, store),

    startSecondFactor: (cookies: Cookies, password: string) => factor.startSecondFactor(ground, cookies, password),
    confirmSecondFactor: (cookies: Cookies, code: string, store = atOnce) =>
      factor.confirmSecondFactor(ground, cookies, code, store),
    removeSecondFactor: (cookies: Cookies, password: string, store = atOnce) =>
      factor.removeSecondFactor(ground, cookies, password, store),
    removeSecondFactorOf: (userId: string, on: Executor = db) => factor.removeSecondFactorOf(on, userId),
    newRecoveryCodes: (cookies: Cookies, password: string) => factor.newRecoveryCodes(ground, cookies, password),
  }
}
