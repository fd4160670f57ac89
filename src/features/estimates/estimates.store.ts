import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>
type Writing = Allowed<'risk:write'>

export type StoredEstimate = {
  id: string
  revision: number
  risk: string
  lossLow: number
  lossHigh: number
  eventsLow: number
  eventsHigh: number
  seed: number
  years: number
  reasoning: string
  estimatedBy: string
  recordedAt: Instant
  withdrawnAt: Instant | null
  withdrawnBy: string | null
  withdrawalReason: string
}

export type NewEstimate = Pick<
  StoredEstimate,
  'risk' | 'lossLow' | 'lossHigh' | 'eventsLow' | 'eventsHigh' | 'seed' | 'years' | 'reasoning'
>

export type EstimatedRisk = { id: string; number: number; title: string; closedOn: Day | null }

const columns = sql`id, revision, risk, loss_low as "lossLow", loss_high as "lossHigh", events_low as "eventsLow",
  events_high as "eventsHigh", seed, years, reasoning, estimated_by as "estimatedBy", recorded_at as "recordedAt",
  withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy", withdrawal_reason as "withdrawalReason"`

export async function findRisk({ rows, organisation }: Source, id: string): Promise<EstimatedRisk | undefined> {
  const found = await rows
    .selectFrom('risks')
    .select(['id', 'number', 'title', 'closed_on'])
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && { id: found.id, number: found.number, title: found.title, closedOn: found.closed_on as Day | null }
}

/** The estimates of a risk, the newest first. */
export async function estimatesOf(
  { rows, organisation }: Source,
  risk: string,
  most: number,
): Promise<StoredEstimate[]> {
  const found = await sql<StoredEstimate>`select ${columns} from risk_estimates
    where organisation_id = ${organisation} and risk = ${risk} order by recorded_at desc, id desc limit ${most}`.execute(
    rows,
  )
  return found.rows
}

export async function findEstimate({ rows, organisation }: Source, id: string): Promise<StoredEstimate | undefined> {
  const found = await sql<StoredEstimate>`select ${columns} from risk_estimates
    where organisation_id = ${organisation} and id = ${id}`.execute(rows)
  return found.rows[0]
}

export type Standing = { risk: Omit<EstimatedRisk, 'closedOn'>; estimate: StoredEstimate }

/** The estimate that counts of every open risk that has one, by the number of the risk, and how many open risks have none. */
export async function standingEstimates({ rows, organisation }: Source, today: Day) {
  const found = await sql<StoredEstimate & { number: number; title: string }>`
    select r.number, r.title, e.* from risks r
    left join lateral (select ${columns} from risk_estimates
      where organisation_id = r.organisation_id and risk = r.id order by recorded_at desc, id desc limit 1) e on e."withdrawnAt" is null
    where r.organisation_id = ${organisation} and (r.closed_on is null or r.closed_on > ${today}) order by r.number`.execute(
    rows,
  )
  const standing: Standing[] = found.rows
    .filter(({ id }) => id !== null)
    .map(({ number, title, ...estimate }) => ({ risk: { id: estimate.risk, number, title }, estimate }))
  return { standing, leftOut: found.rows.length - standing.length }
}

export async function nameOfOrganisation({ rows, organisation }: Source): Promise<string> {
  const found = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return found?.name ?? ''
}

export async function insertEstimate(tx: Tx, _allowed: Writing, made: NewEstimate): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('risk_estimates')
    .values({
      organisation_id: tx.organisation,
      id,
      risk: made.risk,
      loss_low: made.lossLow,
      loss_high: made.lossHigh,
      events_low: made.eventsLow,
      events_high: made.eventsHigh,
      seed: made.seed,
      years: made.years,
      reasoning: made.reasoning,
      estimated_by: tx.actor.name,
      recorded_at: tx.now,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: '',
    })
    .execute()
  return id
}

export async function storeWithdrawal(tx: Tx, _allowed: Writing, id: string, reason: string): Promise<void> {
  await tx.rows
    .updateTable('risk_estimates')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.name, withdrawal_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
