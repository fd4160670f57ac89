import { Problem } from '../http/problem.ts'

/** How many may wait for the one that is under way. */
const patience = 20

/**
 * Lets one verification at a time read: each takes a connection for as long as the trail is long, and many at once would leave none
 * for anybody else. Who comes when many wait is told to come back (503).
 */
export function verifyingInTurn(): <T>(verify: () => Promise<T>) => Promise<T> {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (verify) => {
    if (waiting > patience) {
      throw new Problem(
        503,
        'verifying-busy',
        {
          nl: 'Er wordt al vaak tegelijk geverifieerd. Probeer het over een minuut opnieuw.',
          en: 'Many verifications are asked for already. Try again in a minute.',
        },
        { headers: { 'retry-after': '60' } },
      )
    }
    waiting += 1
    const turn = last.then(verify)
    last = turn
      .catch(() => {})
      .finally(() => {
        waiting -= 1
      })
    return turn
  }
}
