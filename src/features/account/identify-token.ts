import type { TokenHolder, TokenScope } from '../../core/access/actor.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import { digest } from '../../platform/identity/digest.ts'
import { networkOf } from '../../platform/identity/throttle.ts'

/** Calls in a minute: with one token, and with wrong tokens from one network. */
const mostWith = 600
const mostWrong = 30
const minute = 60_000

/** Counts in a window of a minute; in memory, since it guards against haste, not against guessing 256 bits. */
function counter(most: number) {
  const counts = new Map<string, { from: number; calls: number }>()
  return (about: string): void => {
    const now = Date.now()
    const known = counts.get(about)
    const count = known && now - known.from < minute ? known : { from: now, calls: 0 }
    count.calls += 1
    counts.set(about, count)
    if (counts.size > 10_000) for (const [key, { from }] of counts) if (now - from >= minute) counts.delete(key)
    if (count.calls > most) {
      throw new Problem(
        429,
        'too-many-requests',
        {
          nl: 'Dit zijn te veel aanvragen achter elkaar. Wacht een minuut.',
          en: 'These are too many requests in a row. Wait a minute.',
        },
        { headers: { 'retry-after': '60' } },
      )
    }
  }
}

const wrongToken = () =>
  new Problem(401, 'token-invalid', {
    nl: 'Dit toegangstoken bestaat niet, is ingetrokken of is verlopen.',
    en: 'This access token does not exist, was withdrawn, or has expired.',
  })

/** Tells which script calls, by its access token; only a digest of it is stored. */
export function identifyTokens(transactions: Transactions) {
  const countWith = counter(mostWith)
  const countWrong = counter(mostWrong)
  return async (token: string, address: string): Promise<{ holder: TokenHolder; organisation: string }> => {
    const found = await transactions.lookUp('which script an access token belongs to', (rows) =>
      rows
        .selectFrom('access_tokens')
        .select(['organisation_id as organisation', 'id', 'name', 'scope', 'measures'])
        .where('token_hash', '=', digest(token))
        .where('withdrawn_at', 'is', null)
        .where('expires_at', '>', new Date().toISOString())
        .executeTakeFirst(),
    )
    if (!found) {
      countWrong(networkOf(address))
      throw wrongToken()
    }
    countWith(found.id)
    const { organisation, scope, ...rest } = found
    return { holder: { kind: 'token', scope: scope as TokenScope, ...rest }, organisation }
  }
}

/** Whether a token that let a request in may still be used, once the write has its turn. Throws 403. */
export async function confirmToken(tx: Tx, id: string): Promise<void> {
  const found = await tx.rows
    .selectFrom('access_tokens')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  if (!found) throw problems.notAllowed()
}
