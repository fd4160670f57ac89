import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Assembled } from '../src/app/assemble.ts'
import { installation, newId } from '../src/platform/database/ids.ts'
import { digest } from '../src/platform/identity/digest.ts'

export const testPassword = 'vier paarse fietsen'

export type TestAccount = { email: string; name: string; operator: boolean }
type Entered = { user: string; cookies: string }

/** What the first account of this process got: the hash of the test password, and the name of the cookie of a session. */
let first: { hash: string; cookie: string } | null = null

/**
 * Gives accounts with the test password, each signed in. Hashing a password takes a tenth of a second by design, to make an account
 * and again to sign in. The first account of a process goes that way; the others get its hash, and a session as signing in
 * stores it.
 */
export function accountsOf(app: Assembled, secret: string): (account: TestAccount) => Promise<Entered> {
  const noted = <T>(account: TestAccount, id: string, store: (rows: Assembled['engine']['rows']) => Promise<T>) =>
    app.transactions.inTx(installation, { kind: 'system', name: 'test' }, async (tx) => {
      const stored = await store(tx.rows)
      const operators = account.operator ? [id] : []
      tx.note({ action: 'account.created', subject: account.name, details: { operators } })
      return stored
    })

  async function asAnybody(account: TestAccount): Promise<Entered> {
    const details = { ...account, password: testPassword, language: 'en' } as const
    const { id } = await app.identity.createUser(details, (write, made) => noted(account, made.id, write))
    const entered = await app.identity.signIn(account.email, testPassword, { address: '127.0.0.1', userAgent: null })
    const cookies = entered.setCookies.map((cookie) => cookie.split(';')[0]).join('; ')
    const stored = await sql<{ password: string }>`
      select password from identity.credentials where user_id = ${id}`.execute(app.engine.rows)
    first = { hash: stored.rows[0]?.password ?? '', cookie: cookies.slice(0, cookies.indexOf('=')) }
    return { user: id, cookies }
  }

  return async (account) => {
    if (first === null) return asAnybody(account)
    const { hash, cookie } = first
    const [id, token] = [newId(), randomBytes(24).toString('base64url')]
    await noted(account, id, (rows) =>
      sql`with made as (
            insert into identity.users (id, name, email, language, operator)
            values (${id}, ${account.name}, ${account.email}, 'en', ${account.operator})
          )
          insert into identity.credentials (id, user_id, provider_id, account_id, password)
          values (${newId()}, ${id}, 'credential', ${id}, ${hash})`.execute(rows),
    )
    await sql`
      insert into identity.sessions (id, token, user_id, ip_address, expires_at)
      values (${newId()}, ${digest(token)}, ${id}, '127.0.0.1', now() + interval '7 days')`.execute(app.engine.rows)
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return { user: id, cookies: `${cookie}=${encodeURIComponent(`${token}.${signature}`)}` }
  }
}
