import { allow, NotAllowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import { lastDayOf, mayAccept } from '../../core/risk/accepting.ts'
import type { RiskLevel } from '../../core/risk/criteria.ts'
import type { RiskStanding } from '../../core/risk/standing.ts'
import { riskStandingOn } from '../../core/risk/standing.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import { insertAcceptance, storeWithdrawal } from './acceptances.store.ts'
import { nameOf, openRiskAsSeen } from './change-risks.ts'
import { accepterOf, entitledWords, notEntitled } from './entitled.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { acceptancesOf } from './looks.store.ts'
import { invalid, refusals } from './risk-refusals.ts'

/** The level that would be accepted now; null where there is nothing to accept. */
export function levelToAccept({ state, rated }: RiskStanding) {
  const open = ['to-treat', 'in-treatment', 'acceptance-lapsed', 'accepted'].includes(state)
  if (!rated || !open) return null
  const level = rated.criteria.content.levels[rated.levels.current]
  return level ? { level, place: rated.levels.current } : null
}

/**
 * Accepts a risk as it stands, until a day. 403 for whom the criteria of the rating do not name for its current level, 409 where it has to
 * be looked at first or is low enough, 412 where its level is another than was seen, 400 where the end is past or further than the level allows.
 */
export async function acceptRisk(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  { reason, ends, level: expected }: { reason: string; ends: string; level: number },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:accept')
  const { row, facts, ground } = await openRiskAsSeen(tx, readGround, id, seen)
  const today = dayOf(tx.now)
  const standing = riskStandingOn(facts, ground.register.book, today)
  if (standing.state === 'unrated' || !facts.rating) throw refusals.notRated()
  if (standing.state === 'within-appetite') throw refusals.lowEnough()
  const accepting = levelToAccept(standing)
  if (!accepting) throw refusals.stale()
  const { level, place } = accepting
  const accepter = await accepterOf(tx, tx.actor)
  if (!accepter) throw new NotAllowed('risk:accept')
  if (!mayAccept(level, accepter)) {
    throw new Problem(403, 'not-entitled', notEntitled(level, await entitledWords(tx, level)))
  }
  if (place !== expected) throw problems.changedMeanwhile()
  const last = lastDayOf(level, today)
  if (ends < today || ends > last) {
    const message = {
      nl: `Kies een dag van vandaag tot en met ${writeDay(last, 'nl')}: langer wordt dit niveau niet aanvaard.`,
      en: `Choose a day from today up to ${writeDay(last, 'en')}: this level is not accepted for longer.`,
    }
    throw invalid([{ path: 'ends', message }])
  }
  await insertAcceptance(tx, allowed, {
    ...{ risk: id, rating: facts.rating.id, level: place, reason, starts: today, ends: ends as Day },
    ...{ membership: accepter.membership, role: accepter.role },
  })
  tx.note({ action: 'risk.accepted', subject: nameOf(row), details: { level: level.name, ends } })
}

/** Whether somebody may take an acceptance back: who gave it, and who may give it. */
export const mayWithdraw = (
  accepter: { membership: string; role: Role } | null,
  given: { membership: string | null },
  level: RiskLevel | undefined,
) =>
  accepter !== null && (given.membership === accepter.membership || (level !== undefined && mayAccept(level, accepter)))

/** Takes an acceptance back from today. Gives the id of the risk. */
export async function withdrawAcceptance(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  reason: string,
  seen: number,
): Promise<string> {
  const allowed = allow(tx.actor, 'risk:accept')
  const [given] = await acceptancesOf(tx, { id })
  if (!given) throw problems.notFound()
  requireRevision(given.revision, seen)
  if (given.withdrawnOn !== null) throw refusals.withdrawnAlready()
  const { risks, register } = await readGround(tx)
  const level = register.book.byId.get(given.criteria)?.content.levels[given.level]
  if (!mayWithdraw(await accepterOf(tx, tx.actor), given, level)) {
    const who = level ? await entitledWords(tx, level) : { nl: '', en: '' }
    throw new Problem(403, 'not-entitled', {
      nl: `Deze aanvaarding wordt ingetrokken door wie haar gaf${who.nl === '' ? '' : `, of door: ${who.nl}`}.`,
      en: `This acceptance is taken back by who gave it${who.en === '' ? '' : `, or by: ${who.en}`}.`,
    })
  }
  await storeWithdrawal(tx, allowed, { id, risk: given.risk, reason })
  const row = risks.get(given.risk)?.row
  tx.note({ action: 'risk.acceptance-withdrawn', subject: row ? nameOf(row) : '', details: { reason } })
  return given.risk
}
