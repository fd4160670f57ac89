import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { instantOf, msOf } from '../../core/time/instant.ts'
import { installation } from '../../platform/database/ids.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { IdentityProblem, type IdentityProblemCode } from '../../platform/identity/identity-problem.ts'

/** In so many milliseconds each address is noted once for each outcome, and no more than so many notes are made. */
const window = 15 * 60_000
const most = 200

const outcomes: Partial<Record<IdentityProblemCode, string>> = {
  'wrong-credentials': 'wrong password or address',
  'wrong-code': 'wrong code',
  'too-many-attempts': 'made to wait',
}

/**
 * Runs an attempt to sign in and notes in the trail of the installation when it is refused. The address is noted as a keyed digest:
 * attempts on one account can be seen to belong together, and a mistyped address or a password in the wrong field is not kept.
 * The trail grows by a bounded amount, however many attempts there are.
 */
export async function notingFailure<T>(
  { transactions, secret }: { transactions: Transactions; secret: string },
  about: string,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const outcome = error instanceof IdentityProblem ? outcomes[error.code] : undefined
    if (outcome) await noteOnce(transactions, digestOf(secret, about), outcome)
    throw error
  }
}

/** Short enough to read, long enough to tell one address from another: 64 bits. */
function digestOf(secret: string, about: string): string {
  const key = createHmac('sha256', secret).update('zorgborg failed sign-ins').digest()
  return createHmac('sha256', key).update(about.trim().normalize('NFKC').toLowerCase()).digest('hex').slice(0, 16)
}

const noteOnce = (transactions: Transactions, subject: string, outcome: string) =>
  transactions.inTx(installation, { kind: 'system', name: 'sign-in' }, async (tx) => {
    const recent = await tx.rows
      .selectFrom('trail')
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        sql<number>`count(*) filter (where subject = ${subject} and details ->> 'outcome' = ${outcome})`.as('same'),
      ])
      .where('organisation_id', '=', installation)
      .where('action', '=', 'account.sign-in-failed')
      .where('at', '>', instantOf(msOf(tx.now) - window))
      .executeTakeFirstOrThrow()
    if (recent.same > 0 || recent.all >= most) return
    tx.note({
      action: 'account.sign-in-failed',
      subject,
      details: { outcome, ...(recent.all === most - 1 ? { furtherFailuresNotNoted: true } : {}) },
    })
  })
