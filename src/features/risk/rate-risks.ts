import { allow } from '../../core/access/allow.ts'
import { checkRating } from '../../core/risk/check-rating.ts'
import type { StatedRating } from '../../core/risk/rating.ts'
import { levelOf } from '../../core/risk/rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { riskStandingOn } from '../../core/risk/standing.ts'
import { reopeningText } from '../../core/risk/standing-words.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { nameOf, openRiskAsSeen } from './change-risks.ts'
import { notedOf, type ReadRiskGround } from './gather-risk-facts.ts'
import { existing } from './ground.store.ts'
import { looksOf } from './looks.store.ts'
import { faults, invalid, refusals } from './risk-refusals.ts'
import { insertRatings, insertReview, withdrawLook } from './write-risks.store.ts'

/** A rating as somebody states it. */
export type Stated = StatedRating & { reason: string; workshop: string | null }

/** Rates a risk by the criteria that hold now. The rating is refused where it cannot be so by them, each fault at its place. */
export async function rateRisk(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  stated: Stated,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row, facts, ground } = await openRiskAsSeen(tx, readGround, id, seen)
  const criteria = ground.register.book.newest
  if (!criteria) throw refusals.noCriteria()
  const wrong = checkRating(criteria.content, stated)
  if (wrong.length > 0) throw invalid(wrong)
  const { workshop, inherent, residual, reason } = stated
  if (workshop !== null && !(await existing(tx, 'workshops', [workshop])).has(workshop)) {
    throw invalid([{ path: 'workshop', message: faults.noWorkshop }])
  }
  const noted = notedOf(facts, dayOf(tx.now))
  await insertRatings(tx, allowed, [{ risk: id, criteria: criteria.id, inherent, residual, reason, noted, workshop }])
  const level = (rating: typeof inherent) => criteria.content.levels[levelOf(criteria.content, rating)]?.name ?? ''
  tx.note({
    action: 'risk.rated',
    subject: nameOf(row),
    details: { inherent: level(inherent), residual: level(residual), criteria: criteria.number },
  })
}

/** Keeps that a risk was looked at and its rating is still right. One by earlier criteria, or with other measures, has to be made anew. */
export async function reviewRisk(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  note: string,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row, facts, ground } = await openRiskAsSeen(tx, readGround, id, seen)
  if (!facts.rating) throw refusals.notRated()
  if (facts.rating.criteria !== ground.register.book.newest?.id) throw refusals.newCriteria()
  const { reopenings } = riskStandingOn(facts, ground.register.book, dayOf(tx.now))
  if (reopenings.some(({ key }) => key === 'links' || key === 'other-asset')) throw refusals.otherGround()
  await insertReview(tx, allowed, { risk: id, note, noted: notedOf(facts, dayOf(tx.now)) })
  tx.note({ action: 'risk.reviewed', subject: nameOf(row) })
}

/** Takes the last look back, which was a mistake. 404 where the risk has no such look, 409 where another one is the last. */
export async function withdrawRating(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  look: string,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row } = await openRiskAsSeen(tx, readGround, id, seen)
  const looks = await looksOf(tx, id)
  if (!looks.some((one) => one.id === look)) throw problems.notFound()
  const last = looks.find(({ withdrawn }) => !withdrawn)
  if (last?.id !== look) throw refusals.notLast()
  await withdrawLook(tx, allowed, id, last)
  tx.note({ action: `risk.${last.kind}-withdrawn`, subject: nameOf(row) })
}

/**
 * Rates several risks by the criteria that hold now, with the steps that they had. Where a step or an aspect does not exist any more, and
 * where something else asks to look again, such as an incident, the risk stays as it is, and why is told.
 */
export async function carryRatings(tx: Tx, readGround: ReadRiskGround, risks: readonly string[], reason: string) {
  const allowed = allow(tx.actor, 'risk:write')
  const { risks: known, register } = await readGround(tx)
  const criteria = register.book.newest
  if (!criteria) throw refusals.noCriteria()
  const wanted = [...new Set(risks)]
  const found = wanted.flatMap((id) => known.get(id) ?? [])
  if (found.length < wanted.length) throw invalid([{ path: 'risks', message: faults.noRisk }])
  const stale = found.flatMap(({ row, facts }) =>
    facts.rating && facts.rating.criteria !== criteria.id && facts.closedOn === null
      ? [{ row, facts, rating: facts.rating }]
      : [],
  )
  const day = dayOf(tx.now)
  const each = stale.map((one) => {
    const { reopenings, reviewBy } = riskStandingOn(one.facts, register.book, day)
    const asking = reopenings.filter(({ key }) => key !== 'criteria')
    const [fault, reason] = [checkRating(criteria.content, one.rating)[0], asking[0]]
    const late = reviewBy !== null && reviewBy < day ? faults.overdue : null
    const why: Text | null = fault?.message ?? (reason ? reopeningText(reason, writeDay) : late)
    return { ...one, why }
  })
  const carried = each.filter(({ why }) => why === null)
  if (carried.length > 0) {
    const ratings = carried.map(({ row, facts, rating: { inherent, residual } }) => ({
      ...{ risk: row.id, criteria: criteria.id, inherent, residual, reason, noted: notedOf(facts, day) },
      workshop: null,
    }))
    await insertRatings(tx, allowed, ratings)
    const codes = carried.map(({ row }) => riskCode(row.number))
    tx.note({
      action: 'risk.several-carried',
      subject: codes.length > 3 ? `${codes[0]} + ${codes.length - 1}` : codes.join(', '),
      details: { risks: codes, criteria: criteria.number },
    })
  }
  return {
    carried: carried.length,
    unchanged: found.length - stale.length,
    refused: each.flatMap(({ row, why }) => (why ? [{ id: row.id, code: riskCode(row.number), why }] : [])),
  }
}
