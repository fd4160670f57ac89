import { type Accepter, mayAccept } from '../../core/risk/accepting.ts'
import type { RiskLevel } from '../../core/risk/criteria.ts'
import type { RiskFacts } from '../../core/risk/facts.ts'
import { ratedOn } from '../../core/risk/standing.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import { accepterOf, entitledWords, notEntitled } from './entitled.ts'
import type { RiskGround } from './gather-risk-facts.ts'

/**
 * Closing takes a risk out of sight for good: one that weighs more than is borne is closed by who may accept it, or the criteria would mean
 * nothing. One whose asset is gone can be closed by anybody who records risks. Gives the level that stands in the way; null where none does.
 */
export function closesAbove(
  { register }: RiskGround,
  facts: RiskFacts,
  accepter: Accepter | null,
  day: Day,
): RiskLevel | null {
  const rated = ratedOn(facts, register.book, day)
  if (!rated || facts.asset.withdrawnOn !== null) return null
  const { content } = rated.criteria
  const level = content.levels[rated.levels.current]
  if (!level || rated.levels.current <= content.appetite) return null
  return accepter && mayAccept(level, accepter) ? null : level
}

/** Throws 403 where one of these risks weighs more than is borne and who acts may not accept it. */
export async function requireMayClose(tx: Tx, ground: RiskGround, ids: readonly string[]): Promise<void> {
  if (tx.actor.kind === 'system') return
  const accepter = await accepterOf(tx, tx.actor)
  const today = dayOf(tx.now)
  for (const id of ids) {
    const facts = ground.risks.get(id)?.facts
    const level = facts ? closesAbove(ground, facts, accepter, today) : null
    if (level) throw new Problem(403, 'not-entitled', notEntitled(level, await entitledWords(tx, level), 'closing'))
  }
}
