import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type QueryExecutorProvider, sql } from 'kysely'
import { IdentityProblem } from './identity-problem.ts'

/** `free` attempts within `window` seconds cost nothing; each further one doubles the wait, from `first` to `longest` seconds. */
type Budget = { free: number; window: number; first: number; longest: number; memory: number }

const perAccount: Budget = { free: 5, window: 900, first: 30, longest: 900, memory: 24 * 3600 }
// A whole institution can be behind one address; only failures count, successes are given back.
const perAddress: Budget = { free: 100, window: 900, first: 30, longest: 900, memory: 3600 }

const budgets = {
  'sign-in': perAccount,
  'second-factor': perAccount,
  'confirm-password': perAccount,
  'password-reset': { ...perAccount, free: 3, first: 900, longest: 3600 },
  // A token cannot be guessed; this keeps whoever tries from making work.
  token: { ...perAccount, free: 20 },
  address: perAddress,
  // A whole institution reads by links without an account; none of that may keep anybody from signing in.
  'token-address': { ...perAddress, free: 300 },
} satisfies Record<string, Budget>

type AboutNetwork = 'address' | 'token-address'
type Purpose = Exclude<keyof typeof budgets, AboutNetwork>
const networkBudget = (purpose: Purpose): AboutNetwork => (purpose === 'token' ? 'token-address' : 'address')

export type Throttle = {
  /**
   * Counts an attempt before it is made, so that attempts at the same moment cannot slip past, or refuses it with
   * 'too-many-attempts'. It neither asks nor tells whether the account exists. Two queries at most, whatever the outcome.
   */
  count(purpose: Purpose, account: string, address: string | null): Promise<void>
  /** The attempt succeeded: forgets the failures of the account and gives the address its attempt back. */
  forgive(purpose: Purpose, account: string, address: string | null): Promise<void>
}

/** Counts in the database: it outlives restarts and holds for all processes together. Waits are measured by the database's clock. */
export function createThrottle(db: QueryExecutorProvider, secret: string): Throttle {
  const digestKey = createHmac('sha256', secret).update('zorgborg throttle').digest()
  const keyOf = (purpose: keyof typeof budgets, about: string) =>
    `${purpose}:${createHmac('sha256', digestKey).update(about.normalize('NFKC').toLowerCase()).digest('base64url')}`

  async function take(purpose: keyof typeof budgets, about: string): Promise<void> {
    const { free, window, first, longest, memory } = budgets[purpose]
    const key = keyOf(purpose, about)
    const startsAnew = sql`(t.failures < ${free}::int and t.first_at < now() - make_interval(secs => ${window}))
      or t.last_at < now() - make_interval(secs => ${memory})`
    const found = await sql<{ counted: number; wait: number | null }>`
      with counted as (
        insert into identity.sign_in_attempts as t (key, failures, first_at, last_at) values (${key}, 1, now(), now())
        on conflict (key) do update set
          failures = case when ${startsAnew} then 1 else t.failures + 1 end,
          first_at = case when ${startsAnew} then now() else t.first_at end,
          last_at = now(),
          waits_until = case when not (${startsAnew}) and t.failures + 1 >= ${free}::int
            then now() + make_interval(secs => least(${longest}::float8, ${first}::float8 * 2 ^ least(20, t.failures + 1 - ${free}::int))) end
        where t.waits_until is null or t.waits_until <= now()
        returning 1
      )
      select (select count(*)::int from counted) as counted,
        (select ceil(extract(epoch from waits_until - now()))::int from identity.sign_in_attempts where key = ${key}) as wait
    `.execute(db)
    const row = found.rows[0]
    if (row?.counted !== 1)
      // A clock that was set back makes nobody wait longer than the longest wait.
      throw new IdentityProblem('too-many-attempts', {
        retryAfter: Math.min(longest, Math.max(1, row?.wait ?? first)),
      })
  }

  return {
    async count(purpose, account, address) {
      // The address first: one that must wait cannot make accounts wait.
      if (address) await take(networkBudget(purpose), networkOf(address))
      await take(purpose, account)
    },

    async forgive(purpose, account, address) {
      await sql`delete from identity.sign_in_attempts where key = ${keyOf(purpose, account)}`.execute(db)
      if (!address) return
      const about = networkBudget(purpose)
      await sql`update identity.sign_in_attempts set failures = greatest(0, failures - 1),
        waits_until = case when failures > ${budgets[about].free}::int then waits_until end
        where key = ${keyOf(about, networkOf(address))}`.execute(db)
    },
  }
}

/** Whoever has one IPv6 address has its whole /64. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
