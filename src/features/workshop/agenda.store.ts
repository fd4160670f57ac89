import { sql } from 'kysely'
import type { StatedRating } from '../../core/risk/rating.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Stage } from '../../core/workshop/agenda.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Leading, Source } from './workshops.store.ts'

export type AgendaRow = {
  id: string
  risk: string
  number: number
  title: string
  description: string
  threat: string
  closed: boolean
  asset: string
  assetName: string
  skipped: boolean
  inherent: Instant | null
  residual: Instant | null
  seconds: number
  /** The aspects of the last rating of the risk, wherever it was made; null: not rated. */
  aspects: string[] | null
  decision: (StatedRating & { id: string; criteria: string; reason: string; by: string; at: Instant }) | null
}

/** The agenda of a workshop in its order, each with the last rating of the risk that names the workshop. */
export async function listAgenda({ rows, organisation, now }: Source, workshop: string): Promise<AgendaRow[]> {
  const rated = (more: ReturnType<typeof sql>) => sql`select distinct on (risk) * from risk_ratings
    where organisation_id = ${organisation} and withdrawn_at is null ${more} order by risk, recorded_at desc, id desc`
  const found = await sql<AgendaRow>`
    select i.id, i.risk, r.number, r.title, r.description, r.threat, coalesce(r.closed_on <= (${now}::timestamptz at time zone 'Europe/Amsterdam')::date, false) as closed,
      a.id as asset, a.name as "assetName", i.skipped_at is not null as skipped, i.inherent_revealed_at as inherent,
      i.residual_revealed_at as residual, i.seconds,
      case when l.id is not null then array(select jsonb_object_keys(l.inherent_impacts)) end as aspects,
      case when d.id is not null then json_build_object('id', d.id, 'criteria', d.criteria, 'reason', d.reason, 'by', d.rated_by,
        'at', to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'inherent', json_build_object('likelihood', d.inherent_likelihood, 'impacts', d.inherent_impacts),
        'residual', json_build_object('likelihood', d.residual_likelihood, 'impacts', d.residual_impacts)) end as decision
    from workshop_risks i
    join risks r on r.organisation_id = i.organisation_id and r.id = i.risk
    join assets a on a.organisation_id = r.organisation_id and a.id = r.asset
    left join (${rated(sql`and workshop = ${workshop}`)}) d on d.risk = i.risk
    left join (${rated(sql`and risk in (select risk from workshop_risks where organisation_id = ${organisation} and workshop = ${workshop})`)}) l
      on l.risk = i.risk
    where i.organisation_id = ${organisation} and i.workshop = ${workshop}
    order by i.position, i.id`.execute(rows)
  return found.rows
}

/** Those of these risks that are there and open. */
export async function openRisks({ rows, organisation }: Source, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await rows
    .selectFrom('risks')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', [...ids])
    .where('closed_on', 'is', null)
    .execute()
  return new Set(found.map(({ id }) => id))
}

/** Makes the agenda what it is to be: some come, some go, all get their place. */
export async function storeAgenda(
  tx: Tx,
  _allowed: Leading,
  workshop: string,
  change: { risks: readonly string[]; before: readonly { id: string; risk: string }[] },
): Promise<void> {
  const { risks, before } = change
  const scoped = { organisation_id: tx.organisation, workshop }
  const gone = before.filter(({ risk }) => !risks.includes(risk)).map(({ id }) => id)
  if (gone.length > 0)
    await tx.rows
      .deleteFrom('workshop_risks')
      .where('organisation_id', '=', tx.organisation)
      .where('id', 'in', gone)
      .execute()
  const come = risks
    .map((risk, position) => ({ risk, position }))
    .filter(({ risk }) => before.every((one) => one.risk !== risk))
  if (come.length > 0)
    await tx.rows
      .insertInto('workshop_risks')
      .values(
        come.map((one) => ({
          ...{ ...scoped, id: newId(), ...one, seconds: 0 },
          ...{ skipped_at: null, inherent_revealed_at: null, residual_revealed_at: null },
        })),
      )
      .execute()
  await sql`update workshop_risks i set position = o.position
    from (select risk, ordinality - 1 as position from unnest(${[...risks]}::uuid[]) with ordinality as o(risk, ordinality)) o
    where i.organisation_id = ${tx.organisation} and i.workshop = ${workshop} and i.risk = o.risk and i.position <> o.position`.execute(
    tx.rows,
  )
}

type ItemChange = { seconds?: number; skipped?: boolean; revealed?: { stage: Stage; revealed: boolean } }

/** Adds time on the screen, skips, or reveals. */
export async function updateItem(tx: Tx, _allowed: Leading, id: string, change: ItemChange): Promise<void> {
  const at = (holds: boolean) => (holds ? tx.now : null)
  const { seconds, skipped, revealed } = change
  await tx.rows
    .updateTable('workshop_risks')
    .$if(seconds !== undefined, (query) => query.set((eb) => ({ seconds: eb('seconds', '+', seconds ?? 0) })))
    .$if(skipped !== undefined, (query) => query.set({ skipped_at: at(skipped ?? false) }))
    .$if(revealed?.stage === 'inherent', (query) =>
      query.set({ inherent_revealed_at: at(revealed?.revealed ?? false) }),
    )
    .$if(revealed?.stage === 'residual', (query) =>
      query.set({ residual_revealed_at: at(revealed?.revealed ?? false) }),
    )
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
