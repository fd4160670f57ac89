import { type RawBuilder, sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { WorkshopFilter } from './workshop.contract.ts'
import type { WorkshopFacts } from './workshop-shapes.contract.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>
export type Leading = Allowed<'risk:write'>

export type WorkshopRow = WorkshopFacts & {
  id: string
  revision: number
  state: 'open' | 'closed'
  shown: string | null
  shownSince: Instant | null
}

/** One workshop; undefined where there is none. */
export async function findWorkshop(source: Source, id: string): Promise<WorkshopRow | undefined> {
  const row = await source.rows
    .selectFrom('workshops')
    .selectAll()
    .where('organisation_id', '=', source.organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...{
        id: row.id,
        revision: row.revision,
        title: row.title,
        ledBy: row.led_by,
        minutes: row.minutes,
        note: row.note,
      },
      heldOn: row.held_on as Day,
      state: row.state as WorkshopRow['state'],
      shown: row.shown,
      shownSince: row.shown_since as Instant | null,
    }
  )
}

export type ListedWorkshop = {
  id: string
  title: string
  heldOn: Day
  ledBy: string
  state: WorkshopRow['state']
  participants: number
  items: number
  decided: number
  skipped: number
}

const orders: Record<WorkshopFilter['sort'], RawBuilder<unknown>> = {
  held: sql`w.held_on`,
  title: sql`lower(w.title)`,
}

/** Workshops with the counts of their agendas. */
export async function listWorkshopRows(
  { rows, organisation }: Source,
  { state, sort, direction }: WorkshopFilter,
  part: { limit: number | null; offset: number },
): Promise<{ workshops: ListedWorkshop[]; total: number }> {
  const found = await sql<ListedWorkshop & { total: number }>`
    select w.id, w.title, w.held_on as "heldOn", w.led_by as "ledBy", w.state, coalesce(p.participants, 0) as participants,
      coalesce(i.items, 0) as items, coalesce(i.decided, 0) as decided, coalesce(i.skipped, 0) as skipped,
      (count(*) over ())::int as total
    from workshops w
    left join (select workshop, count(*)::int as participants from workshop_participants
      where organisation_id = ${organisation} and withdrawn_at is null group by workshop) p on p.workshop = w.id
    left join (select i.workshop, count(*)::int as items, (count(d.risk))::int as decided,
        (count(*) filter (where d.risk is null and i.skipped_at is not null))::int as skipped
      from workshop_risks i
      left join (select distinct workshop, risk from risk_ratings where organisation_id = ${organisation}
        and workshop is not null and withdrawn_at is null) d on d.workshop = i.workshop and d.risk = i.risk
      where i.organisation_id = ${organisation} group by i.workshop) i on i.workshop = w.id
    where w.organisation_id = ${organisation} and (${state} = 'all' or w.state = ${state})
    order by ${orders[sort]} ${direction === 'up' ? sql`asc` : sql`desc`}, w.id desc
    limit ${part.limit} offset ${part.offset}`.execute(rows)
  return { workshops: found.rows.map(({ total: _, ...row }) => row), total: found.rows[0]?.total ?? 0 }
}

export type CriteriaRow = { id: string; number: number; content: RiskCriteria }

/** All approved criteria, oldest first: the last hold now, and a rating keeps those by which it was made. */
export async function approvedCriteria({ rows, organisation }: Source): Promise<CriteriaRow[]> {
  const found = await sql<CriteriaRow>`select id, number, content from risk_criteria
    where organisation_id = ${organisation} and state = 'approved' order by number`.execute(rows)
  return found.rows
}

const rowOf = ({ title, heldOn, ledBy, minutes, note }: WorkshopFacts) => ({
  ...{ title, held_on: heldOn, led_by: ledBy, minutes, note },
})

export async function insertWorkshop(tx: Tx, _allowed: Leading, facts: WorkshopFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('workshops')
    .values({ organisation_id: tx.organisation, id, ...rowOf(facts), state: 'open', shown: null, shown_since: null })
    .execute()
  return id
}

export async function updateWorkshop(tx: Tx, _allowed: Leading, id: string, facts: WorkshopFacts): Promise<void> {
  await tx.rows
    .updateTable('workshops')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

type Standing = { state?: WorkshopRow['state']; shown: string | null }

/** What is on the screen from now, and whether it is open. */
export async function storeStanding(tx: Tx, _allowed: Leading, id: string, { state, shown }: Standing): Promise<void> {
  await tx.rows
    .updateTable('workshops')
    .set({ ...(state ? { state } : {}), shown, shown_since: shown === null ? null : tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
