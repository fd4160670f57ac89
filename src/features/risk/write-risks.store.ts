import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { StatedRating } from '../../core/risk/rating.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Noted } from './risk-facts.store.ts'
import type { RiskBody } from './risk-shapes.contract.ts'

type Writing = Allowed<'risk:write'>

const rowOf = (facts: RiskBody) => ({
  title: facts.title,
  asset: facts.asset,
  threat: facts.threat,
  threat_group: facts.threatGroup,
  description: facts.description,
  owner: facts.owner,
  owner_role: facts.ownerRole,
  treatment: facts.treatment,
  treatment_reason: facts.treatmentReason,
})

/** The number that the next risk gets: none is ever given twice. */
async function nextNumber(tx: Tx): Promise<number> {
  const found = await sql<{ last: number | null }>`
    select max(number)::int as last from risks where organisation_id = ${tx.organisation}`.execute(tx.rows)
  return (found.rows[0]?.last ?? 0) + 1
}

export async function insertRisk(tx: Tx, _allowed: Writing, facts: RiskBody): Promise<{ id: string; number: number }> {
  const [id, number] = [newId(), await nextNumber(tx)]
  await tx.rows
    .insertInto('risks')
    .values({
      ...{ organisation_id: tx.organisation, id, number, ...rowOf(facts) },
      ...{ raised_on: dayOf(tx.now), raised_by: tx.actor.name, closed_on: null, close_reason: '' },
    })
    .execute()
  return { id, number }
}

/** Its own row is written with every change of a part, so that its revision is that of the last of them. */
async function update(tx: Tx, ids: readonly string[], set: object): Promise<void> {
  await tx.rows
    .updateTable('risks')
    .set(set)
    .where('organisation_id', '=', tx.organisation)
    .where('id', 'in', ids)
    .execute()
}

export const updateRisk = (tx: Tx, _allowed: Writing, id: string, facts: RiskBody) => update(tx, [id], rowOf(facts))

/** Closes risks, or takes that back. */
export const storeClosing = (
  tx: Tx,
  _allowed: Writing,
  ids: readonly string[],
  { closedOn, reason }: { closedOn: string | null; reason: string },
) => update(tx, ids, { closed_on: closedOn, close_reason: reason })

export const storeOwner = (
  tx: Tx,
  _allowed: Writing,
  ids: readonly string[],
  { owner, ownerRole }: { owner: string | null; ownerRole: string },
) => update(tx, ids, { owner, owner_role: ownerRole })

const touch = (tx: Tx, ids: readonly string[]) => update(tx, ids, { title: sql`title` })

/** Gives risks the revision of this command. */
export const touchRisks = (tx: Tx, _allowed: Writing | Allowed<'risk:accept'>, ids: readonly string[]) => touch(tx, ids)

export type NewRating = StatedRating & {
  risk: string
  criteria: string
  reason: string
  noted: Noted
  workshop: string | null
}

/** Writes ratings, a statement for each thousand. */
export async function insertRatings(tx: Tx, _allowed: Writing, ratings: readonly NewRating[]): Promise<void> {
  for (let from = 0; from < ratings.length; from += 1000) {
    await tx.rows
      .insertInto('risk_ratings')
      .values(
        ratings.slice(from, from + 1000).map((one) => ({
          ...{ organisation_id: tx.organisation, id: newId(), risk: one.risk, criteria: one.criteria },
          inherent_likelihood: one.inherent.likelihood,
          inherent_impacts: JSON.stringify(one.inherent.impacts),
          residual_likelihood: one.residual.likelihood,
          residual_impacts: JSON.stringify(one.residual.impacts),
          ...{ reason: one.reason, rated_on: dayOf(tx.now), rated_by: tx.actor.name, recorded_at: tx.now },
          ...{ noted: JSON.stringify(one.noted), workshop: one.workshop, withdrawn_at: null },
        })),
      )
      .execute()
  }
  await touch(
    tx,
    ratings.map(({ risk }) => risk),
  )
}

export async function insertReview(
  tx: Tx,
  _allowed: Writing,
  { risk, note, noted }: { risk: string; note: string; noted: Noted },
): Promise<void> {
  await tx.rows
    .insertInto('risk_reviews')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), risk, note, noted: JSON.stringify(noted) },
      ...{ reviewed_on: dayOf(tx.now), reviewed_by: tx.actor.name, recorded_at: tx.now, withdrawn_at: null },
    })
    .execute()
  await touch(tx, [risk])
}

/** Takes a rating or a review back. */
export async function withdrawLook(
  tx: Tx,
  _allowed: Writing,
  risk: string,
  look: { id: string; kind: 'rating' | 'review' },
): Promise<void> {
  await tx.rows
    .updateTable(look.kind === 'rating' ? 'risk_ratings' : 'risk_reviews')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', look.id)
    .execute()
  await touch(tx, [risk])
}

/** Writes which measures are linked to a risk; what stays as it is is not written. */
export async function storeMeasures(
  tx: Tx,
  _allowed: Writing,
  risk: string,
  before: readonly { measure: string; weight: number }[],
  after: readonly { measure: string; weight: number }[],
): Promise<void> {
  const wanted = new Map(after.map(({ measure, weight }) => [measure, weight]))
  const had = new Map(before.map(({ measure, weight }) => [measure, weight]))
  const gone = before.filter(({ measure }) => !wanted.has(measure)).map(({ measure }) => measure)
  if (gone.length > 0) {
    await tx.rows
      .deleteFrom('risk_measures')
      .where('organisation_id', '=', tx.organisation)
      .where('risk', '=', risk)
      .where('measure', 'in', gone)
      .execute()
  }
  const heavier = after.filter(({ measure, weight }) => had.has(measure) && had.get(measure) !== weight)
  for (const [weight, of] of Map.groupBy(heavier, (one) => one.weight)) {
    await tx.rows
      .updateTable('risk_measures')
      .set({ weight })
      .where('organisation_id', '=', tx.organisation)
      .where('risk', '=', risk)
      .where(
        'measure',
        'in',
        of.map(({ measure }) => measure),
      )
      .execute()
  }
  const added = after.filter(({ measure }) => !had.has(measure))
  if (added.length > 0) {
    const own = { organisation_id: tx.organisation, risk }
    await tx.rows
      .insertInto('risk_measures')
      .values(added.map(({ measure, weight }) => ({ ...own, id: newId(), measure, weight })))
      .execute()
  }
  await touch(tx, [risk])
}

type Ref = { edition: string; requirement: string }
const refKey = ({ edition, requirement }: Ref) => `${edition} ${requirement}`

/** Writes for which controls a risk is a reason. */
export async function storeControls(
  tx: Tx,
  _allowed: Writing,
  risk: string,
  before: readonly Ref[],
  after: readonly Ref[],
): Promise<void> {
  const [had, wanted] = [new Set(before.map(refKey)), new Set(after.map(refKey))]
  const gone = before.filter((one) => !wanted.has(refKey(one)))
  for (const [edition, of] of Map.groupBy(gone, (one) => one.edition)) {
    await tx.rows
      .deleteFrom('risk_controls')
      .where('organisation_id', '=', tx.organisation)
      .where('risk', '=', risk)
      .where('edition', '=', edition)
      .where(
        'requirement',
        'in',
        of.map(({ requirement }) => requirement),
      )
      .execute()
  }
  const added = after.filter((one) => !had.has(refKey(one)))
  if (added.length > 0) {
    const own = { organisation_id: tx.organisation, risk }
    await tx.rows
      .insertInto('risk_controls')
      .values(added.map(({ edition, requirement }) => ({ ...own, id: newId(), edition, requirement })))
      .execute()
  }
  await touch(tx, [risk])
}

export type NewEvent = { kind: string; risk: string | null; asset: string | null; happenedOn: Day; what: string }

export async function insertEvent(tx: Tx, _allowed: Writing, event: NewEvent): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('risk_events')
    .values({
      ...{ organisation_id: tx.organisation, id, kind: event.kind, risk: event.risk, asset: event.asset },
      ...{ happened_on: event.happenedOn, what: event.what, told_by: tx.actor.name },
      ...{ recorded_at: tx.now, withdrawn_at: null },
    })
    .execute()
  return id
}

export async function withdrawEventRow(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('risk_events')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
