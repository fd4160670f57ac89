import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { anyUserExists } from './accounts.ts'
import { digest } from './digest.ts'
import type { Executor } from './ground.ts'
import { IdentityProblem } from './identity-problem.ts'

/**
 * A new token for the first administrator, to print on the console, or null when any account exists. Each start makes a new
 * one and thereby ends the one before; only a digest is stored.
 */
export async function ensureSetupToken(db: Executor): Promise<string | null> {
  if (await anyUserExists(db)) {
    await sql`delete from identity.setup_tokens`.execute(db)
    return null
  }
  const token = randomBytes(24).toString('base64url')
  await sql`
    insert into identity.setup_tokens (token_hash) values (${digest(token)})
    on conflict (single) do update set token_hash = excluded.token_hash, created_at = now()`.execute(db)
  return token
}

/**
 * Spends the token, in the transaction that makes the first account and before it. Fails with 'setup-token-invalid' when it is
 * another one, was spent, or an account exists; of two at once one fails.
 */
export async function redeemSetupToken(on: Executor, token: string): Promise<void> {
  const spent = await sql`
    delete from identity.setup_tokens
    where token_hash = ${digest(token.trim())} and not exists (select from identity.users) returning single`.execute(on)
  if (spent.rows.length === 0) throw new IdentityProblem('setup-token-invalid')
}
