import { sql } from 'kysely'
import type { Rating } from '../../core/risk/rating.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Source } from './risk-facts.store.ts'

export type LookRow = {
  id: string
  revision: number
  kind: 'rating' | 'review'
  on: Day
  by: string
  recordedAt: Instant
  note: string
  criteria: string | null
  inherentLikelihood: number | null
  inherentImpacts: Rating['impacts'] | null
  residualLikelihood: number | null
  residualImpacts: Rating['impacts'] | null
  workshop: string | null
  withdrawn: boolean
}

/** All looks at a risk, those that were taken back too, newest first. */
export async function looksOf({ rows, organisation }: Source, risk: string): Promise<LookRow[]> {
  const found = await sql<LookRow>`
    select id, revision, 'rating' as kind, rated_on as "on", rated_by as by, recorded_at as "recordedAt", reason as note, criteria,
      inherent_likelihood as "inherentLikelihood", inherent_impacts as "inherentImpacts",
      residual_likelihood as "residualLikelihood", residual_impacts as "residualImpacts", workshop, withdrawn_at is not null as withdrawn
    from risk_ratings where organisation_id = ${organisation} and risk = ${risk}
    union all
    select id, revision, 'review', reviewed_on, reviewed_by, recorded_at, note, null, null, null, null, null, null, withdrawn_at is not null
    from risk_reviews where organisation_id = ${organisation} and risk = ${risk}
    order by "recordedAt" desc, id desc`.execute(rows)
  return found.rows
}

export type AcceptanceRow = {
  id: string
  revision: number
  risk: string
  criteria: string
  level: number
  membership: string | null
  acceptedBy: string
  acceptedAs: string
  reason: string
  starts: Day
  ends: Day
  recordedAt: Instant
  withdrawnOn: Day | null
  withdrawalReason: string
}

/** Acceptances of a risk, or one by its id, newest first. */
export async function acceptancesOf(
  { rows, organisation }: Source,
  which: { risk: string } | { id: string },
): Promise<AcceptanceRow[]> {
  const found = await sql<AcceptanceRow>`
    select a.id, a.revision, a.risk, r.criteria, a.level, a.membership, a.accepted_by as "acceptedBy", a.accepted_as as "acceptedAs", a.reason,
      a.starts, a.ends, a.recorded_at as "recordedAt", a.withdrawn_on as "withdrawnOn", a.withdrawal_reason as "withdrawalReason"
    from risk_acceptances a
    join risk_ratings r on r.organisation_id = a.organisation_id and r.id = a.rating
    where a.organisation_id = ${organisation} and ${'risk' in which ? sql`a.risk = ${which.risk}` : sql`a.id = ${which.id}`}
    order by a.recorded_at desc, a.id desc`.execute(rows)
  return found.rows
}

export type EventRow = {
  id: string
  revision: number
  kind: 'incident' | 'supplier' | 'asset' | 'other'
  risk: string | null
  asset: string | null
  on: Day
  what: string
  by: string
  recordedAt: Instant
  withdrawn: boolean
}

/** Events about a risk or its asset, or one by its id, the latest first. */
export async function eventsOf(
  { rows, organisation }: Source,
  which: { risk: string; asset: string } | { id: string },
): Promise<EventRow[]> {
  const those =
    'id' in which
      ? sql`id = ${which.id}`
      : sql`withdrawn_at is null and (risk = ${which.risk} or asset = ${which.asset})`
  const found = await sql<EventRow>`
    select id, revision, kind, risk, asset, happened_on as "on", what, told_by as by, recorded_at as "recordedAt",
      withdrawn_at is not null as withdrawn
    from risk_events where organisation_id = ${organisation} and ${those}
    order by happened_on desc, recorded_at desc, id desc`.execute(rows)
  return found.rows
}
