import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Executor, Ground, Store } from './ground.ts'
import { IdentityProblem } from './identity-problem.ts'
import { type PasswordContext, weaknessOf } from './passwords.ts'

export type User = {
  id: string
  name: string
  email: string
  language: 'nl' | 'en'
  operator: boolean
  secondFactor: boolean
}

export type NewUser = {
  email: string
  name: string
  password: string
  language: 'nl' | 'en'
  operator: boolean
  /** Words that this password must not be made of: the name of the organisation. */
  words?: readonly string[]
}

const userColumns = sql.raw('id, name, email, language, operator, two_factor_enabled as "secondFactor"')

/** Fails with 'weak-password' and why. */
export function checkNewPassword(password: string, context: PasswordContext): void {
  const weakness = weaknessOf(password, context)
  if (weakness) throw new IdentityProblem('weak-password', { weakness })
}

/**
 * Makes an account with a password. Fails with 'weak-password', or 'email-taken' when the address has an account.
 * Nobody but us calls it: there is no open sign-up.
 */
export async function createUser(details: NewUser, store: Store): Promise<User> {
  const { name, language, operator, words = [] } = details
  const email = details.email.trim().toLowerCase()
  checkNewPassword(details.password, { name, email, words })
  const hash = await hashPassword(details.password)
  const id = newId()
  return store(
    async (on) => {
      const made = await sql`
        with made as (
          insert into identity.users (id, name, email, language, operator)
          values (${id}, ${name}, ${email}, ${language}, ${operator}) on conflict (email) do nothing returning id
        )
        insert into identity.credentials (id, user_id, provider_id, account_id, password)
        select ${newId()}, id, 'credential', id, ${hash} from made returning user_id`.execute(on)
      if (made.rows.length === 0) throw new IdentityProblem('email-taken')
      return { id, name, email, language, operator, secondFactor: false }
    },
    { id, name },
  )
}

export async function findUser(on: Executor, id: string): Promise<User | null> {
  const found = await sql<User>`select ${userColumns} from identity.users where id = ${id}`.execute(on)
  return found.rows[0] ?? null
}

export async function findUserByEmail(on: Executor, email: string): Promise<User | null> {
  const address = email.trim().toLowerCase()
  const found = await sql<User>`select ${userColumns} from identity.users where email = ${address}`.execute(on)
  return found.rows[0] ?? null
}

/** People by their ids in one query, for lists; who does not exist is left out. */
export async function findUsers(on: Executor, ids: readonly string[]): Promise<User[]> {
  const found = await sql<User>`select ${userColumns} from identity.users where id = any(${[...ids]})`.execute(on)
  return found.rows
}

export async function anyUserExists(on: Executor): Promise<boolean> {
  const found = await sql<{ any: boolean }>`select exists (select from identity.users) as any`.execute(on)
  return found.rows[0]?.any ?? false
}

/** Changes what is given. Fails with 'unknown-user'. */
export async function updateUser(
  on: Executor,
  id: string,
  {
    name = null,
    language = null,
    operator = null,
  }: { name?: string | null; language?: 'nl' | 'en' | null; operator?: boolean | null },
): Promise<User> {
  const changed = await sql<User>`
    update identity.users set name = coalesce(${name}::text, name), language = coalesce(${language}::text, language),
      operator = coalesce(${operator}::boolean, operator), updated_at = now()
    where id = ${id} returning ${userColumns}`.execute(on)
  const user = changed.rows[0]
  if (!user) throw new IdentityProblem('unknown-user')
  return user
}

/** Asks for the password once more before a change of the account. Fails with 'wrong-password' or 'too-many-attempts'. */
export async function confirmPassword(ground: Ground, userId: string, password: string): Promise<void> {
  await ground.throttle.count('confirm-password', userId, null)
  const found = await sql<{ password: string | null }>`
    select password from identity.credentials where user_id = ${userId} and provider_id = 'credential'`.execute(
    ground.db,
  )
  const hash = found.rows[0]?.password
  if (!hash || !(await verifyPassword({ hash, password }))) throw new IdentityProblem('wrong-password')
  await ground.throttle.forgive('confirm-password', userId, null)
}
