import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { ActionFacts, actionStates, EventFacts } from './following.contract.ts'
import type { eventKinds } from './review-shapes.contract.ts'
import type { Source } from './source.ts'

type Writing = Allowed<'suppliers:write'>
type State = (typeof actionStates)[number]

export type Action = {
  id: string
  revision: number
  supplier: { id: string; title: string }
  review: string | null
  what: string
  owner: { id: string; name: string; left: boolean } | null
  ownerRole: string
  dueOn: Day
  closedOn: Day | null
  closingNote: string
  state: State
}

export type ActionFilter = {
  id?: string
  supplier?: string | undefined
  review?: string | undefined
  state?: State | undefined
}

const actionsFrom = sql`from supplier_actions a
  join suppliers s on s.organisation_id = a.organisation_id and s.id = a.supplier
  left join staff p on p.organisation_id = a.organisation_id and p.id = a.owner`
const stateOf = (today: Day) =>
  sql`case when a.closed_on is not null then 'closed' when a.due_on < ${today} then 'late' else 'open' end`

/** Actions that pass a filter, open ones by their day first, with how many are open and late over all suppliers, or over the one named. */
export async function listActions(
  { rows, organisation }: Source,
  today: Day,
  { id, supplier, review, state }: ActionFilter,
  part: { limit: number; offset: number },
): Promise<{ items: Action[]; total: number; open: number; late: number }> {
  const scope = sql.join(
    [
      sql`a.organisation_id = ${organisation}`,
      ...(supplier === undefined ? [] : [sql`a.supplier = ${supplier}`]),
      ...(review === undefined ? [] : [sql`a.review = ${review}`]),
      ...(id === undefined ? [] : [sql`a.id = ${id}`]),
    ],
    sql` and `,
  )
  const passes = state === undefined ? sql`true` : sql`${stateOf(today)} = ${state}`
  const found = await sql<Action>`
    select a.id, a.revision, json_build_object('id', s.id, 'title', s.name) as supplier, a.review, a.what,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name,
        'left', coalesce(p.ends < ${today}, false)) end as owner,
      a.owner_role as "ownerRole", a.due_on as "dueOn", a.closed_on as "closedOn", a.closing_note as "closingNote",
      ${stateOf(today)} as state
    ${actionsFrom} where ${scope} and ${passes}
    order by a.closed_on is not null, case when a.closed_on is null then a.due_on end, a.closed_on desc, a.id
    limit ${part.limit} offset ${part.offset}`.execute(rows)
  const counts = await sql<{ total: number; open: number; late: number }>`
    select (count(*) filter (where ${passes}))::int as total, (count(*) filter (where a.closed_on is null))::int as open,
      (count(*) filter (where a.closed_on is null and a.due_on < ${today}))::int as late
    ${actionsFrom} where ${scope}`.execute(rows)
  return { items: found.rows, ...(counts.rows[0] ?? { total: 0, open: 0, late: 0 }) }
}

const actionRow = ({ what, owner, ownerRole, dueOn }: ActionFacts) => ({
  ...{ what, owner, owner_role: ownerRole, due_on: dueOn },
})

export async function insertActions(
  tx: Tx,
  _allowed: Writing,
  of: { supplier: string; review: string | null },
  actions: readonly ActionFacts[],
): Promise<string[]> {
  const rows = actions.map((facts) => ({
    ...{ organisation_id: tx.organisation, id: newId(), ...of, ...actionRow(facts) },
    ...{ closed_on: null, closing_note: '' },
  }))
  if (rows.length > 0) await tx.rows.insertInto('supplier_actions').values(rows).execute()
  return rows.map(({ id }) => id)
}

const updatedAction = (tx: Tx, id: string) =>
  tx.rows.updateTable('supplier_actions').where('organisation_id', '=', tx.organisation).where('id', '=', id)

export async function updateAction(tx: Tx, _allowed: Writing, id: string, facts: ActionFacts): Promise<void> {
  await updatedAction(tx, id).set(actionRow(facts)).execute()
}

/** Closes an action, or opens it again. */
export async function storeActionClosing(
  tx: Tx,
  _allowed: Writing,
  id: string,
  closing: { closedOn: string | null; note: string },
): Promise<void> {
  await updatedAction(tx, id).set({ closed_on: closing.closedOn, closing_note: closing.note }).execute()
}

/** Which of some people stand in the list of staff. */
export async function staffAmong({ rows, organisation }: Source, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows
    .selectFrom('staff')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', ids)
    .execute()
  return new Set(found.map(({ id }) => id))
}

type EventKind = (typeof eventKinds)[number]

export type Event = {
  id: string
  revision: number
  supplier: { id: string; title: string }
  service: { id: string; title: string } | null
  kind: EventKind
  happenedOn: Day
  what: string
  personalData: boolean | null
  toldOn: Day | null
  ends: Day | null
  closedOn: Day | null
  closingNote: string
  recordedBy: string
  recordedAt: Instant
}

export type EventFilter = {
  id?: string
  supplier?: string | undefined
  kind?: EventKind | undefined
  open?: boolean | undefined
}

/** Events that were not withdrawn, newest first. */
export async function listEvents(
  { rows, organisation }: Source,
  { id, supplier, kind, open }: EventFilter,
  part: { limit: number; offset: number },
): Promise<{ items: Event[]; total: number }> {
  const selected = rows
    .selectFrom('supplier_events as e')
    .innerJoin('suppliers as s', (join) =>
      join.onRef('s.organisation_id', '=', 'e.organisation_id').onRef('s.id', '=', 'e.supplier'),
    )
    .leftJoin('supplier_services as v', (join) =>
      join.onRef('v.organisation_id', '=', 'e.organisation_id').onRef('v.id', '=', 'e.service'),
    )
    .where('e.organisation_id', '=', organisation)
    .where('e.withdrawn_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('e.id', '=', id ?? ''))
    .$if(supplier !== undefined, (query) => query.where('e.supplier', '=', supplier ?? ''))
    .$if(kind !== undefined, (query) => query.where('e.kind', '=', kind ?? ''))
    .$if(open !== undefined, (query) => query.where('e.closed_on', open ? 'is' : 'is not', null))
  const found = await selected
    .selectAll('e')
    .select(['s.name as supplierName', 'v.name as serviceName'])
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.recorded_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute()
  const counted = await selected.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirst()
  const items = found.map((row) => ({
    ...{ id: row.id, revision: row.revision, supplier: { id: row.supplier, title: row.supplierName } },
    service: row.service === null ? null : { id: row.service, title: row.serviceName ?? '' },
    ...{ kind: row.kind as EventKind, happenedOn: row.happened_on as Day, what: row.what },
    ...{ personalData: row.personal_data, toldOn: row.told_on as Day | null, ends: row.ends as Day | null },
    ...{ closedOn: row.closed_on as Day | null, closingNote: row.closing_note },
    ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at as Instant },
  }))
  return { items, total: Number(counted?.total ?? 0) }
}

const eventRow = (facts: EventFacts) => ({
  ...{ service: facts.service, kind: facts.kind, happened_on: facts.happenedOn, what: facts.what },
  ...{ personal_data: facts.personalData, told_on: facts.toldOn, ends: facts.ends },
  ...{ closed_on: facts.closedOn, closing_note: facts.closingNote },
})

export async function insertEvent(tx: Tx, _allowed: Writing, supplier: string, facts: EventFacts): Promise<string> {
  const id = newId()
  await tx.rows
    .insertInto('supplier_events')
    .values({
      ...{ organisation_id: tx.organisation, id, supplier, ...eventRow(facts) },
      ...{ recorded_by: tx.actor.name, recorded_at: tx.now, withdrawn_at: null },
    })
    .execute()
  return id
}

const updatedEvent = (tx: Tx, id: string) =>
  tx.rows.updateTable('supplier_events').where('organisation_id', '=', tx.organisation).where('id', '=', id)

export async function updateEvent(tx: Tx, _allowed: Writing, id: string, facts: EventFacts): Promise<void> {
  await updatedEvent(tx, id).set(eventRow(facts)).execute()
}

export async function storeEventWithdrawal(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await updatedEvent(tx, id).set({ withdrawn_at: tx.now }).execute()
}
