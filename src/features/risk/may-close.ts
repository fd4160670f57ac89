import { mayAccept } from '../../core/risk/accepting.ts'
import { ratedOn } from '../../core/risk/standing.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import { accepterOf, entitledWords, notEntitled } from './entitled.ts'
import type { RiskGround } from './gather-risk-facts.ts'

/**
 * Closing takes a risk out of sight for good: one that weighs more than is borne is closed by who may accept it (403 for others), or the
 * criteria would mean nothing. One whose asset is gone can be closed by anybody who records risks.
 */
export async function requireMayClose(tx: Tx, { risks, register }: RiskGround, ids: readonly string[]): Promise<void> {
  const accepter = await accepterOf(tx, tx.actor)
  const today = dayOf(tx.now)
  for (const id of ids) {
    const facts = risks.get(id)?.facts
    const rated = facts && ratedOn(facts, register.book, today)
    if (!rated || facts.asset.withdrawnOn !== null) continue
    const { content } = rated.criteria
    const level = content.levels[rated.levels.current]
    if (!level || rated.levels.current <= content.appetite) continue
    if (tx.actor.kind === 'system' || (accepter && mayAccept(level, accepter))) continue
    throw new Problem(403, 'not-entitled', notEntitled(level, await entitledWords(tx, level), 'closing'))
  }
}
