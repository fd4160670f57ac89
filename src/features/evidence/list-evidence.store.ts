import { type RawBuilder, sql } from 'kysely'
import { soonDays } from '../../core/evidence/freshness.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import type { EvidenceFilter } from './evidence.contract.ts'
import type { Source } from './evidence.store.ts'
import type { EvidenceItem, EvidenceState } from './evidence-shapes.contract.ts'

export type ListedRow = Omit<EvidenceItem, 'parts' | 'supports'>

/** Every item with what puts it right and the day through which it is fresh: each a grouped pass, whatever the number of items. */
const judged = ({ organisation }: Source, today: Day) => sql`
  select e.*, r.id as revised_by, f.fresh_until,
    case when e.withdrawn_at is not null then 'withdrawn'
      when r.id is not null then 'revised'
      when f.fresh_until is null then 'no-rule'
      when f.fresh_until < ${today} then 'stale'
      when f.fresh_until < ${addDays(today, soonDays)} then 'soon'
      else 'fresh' end as state
  from evidence e
  left join evidence r on r.organisation_id = e.organisation_id and r.revises = e.id
  left join (select em.evidence, min((ev.period_to + p.fresh_for::interval)::date) as fresh_until
    from evidence_measures em
    join evidence ev on ev.organisation_id = em.organisation_id and ev.id = em.evidence
    join measure_proofs p on p.organisation_id = em.organisation_id and p.id = em.proof and p.withdrawn_at is null
    where em.organisation_id = ${organisation} group by em.evidence) f on f.evidence = e.id
  where e.organisation_id = ${organisation}`

const folded = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

function conditions({ organisation }: Source, asked: EvidenceFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`]
  const supports = (rest: RawBuilder<unknown>) =>
    all.push(sql`exists (select from evidence_measures em where em.organisation_id = ${organisation}
      and em.evidence = e.id and ${rest})`)
  if (asked.measure) supports(sql`em.measure = ${asked.measure}`)
  if (asked.proof) supports(sql`em.proof = ${asked.proof}`)
  if (asked.edition && asked.requirement)
    supports(sql`em.measure in (select mr.measure from measure_requirements mr where mr.organisation_id = ${organisation}
      and mr.edition = ${asked.edition} and mr.requirement = ${asked.requirement})`)
  if (asked.kind)
    all.push(sql`exists (select from evidence_parts ep where ep.organisation_id = ${organisation}
      and ep.evidence = e.id and ep.kind = ${asked.kind})`)
  if (asked.collectedBy) all.push(sql`lower(e.collected_by) = ${asked.collectedBy.toLowerCase()}`)
  if (asked.from) all.push(sql`e.period_to >= ${asked.from}`)
  if (asked.to) all.push(sql`e.period_from <= ${asked.to}`)
  if (asked.text)
    all.push(sql`(lower(e.title) like ${folded(asked.text)} or lower(e.how) like ${folded(asked.text)} or exists (select
      from evidence_parts ep where ep.organisation_id = ${organisation} and ep.evidence = e.id
      and lower(ep.name) like ${folded(asked.text)}))`)
  return sql.join(all, sql` and `)
}

const stateCondition = (state: EvidenceFilter['state']) =>
  state === 'all' ? sql`true` : state === undefined ? sql`state not in ('revised', 'withdrawn')` : sql`state = ${state}`

const orders = {
  period: sql`period_to`,
  fresh: sql`fresh_until`,
  title: sql`lower(title)`,
  collected: sql`collected_on`,
} as const satisfies Record<EvidenceFilter['sort'], RawBuilder<unknown>>

type Row = {
  id: string
  revision: number
  title: string
  period_from: Day
  period_to: Day
  collected_by: string
  collected_on: Day
  how: string
  source: string
  recorded_by: string
  recorded_at: string
  revises: string | null
  revised_by: string | null
  withdrawn_at: string | null
  withdrawn_reason: string
  state: EvidenceState
  fresh_until: Day | null
}

const toListed = (row: Row): ListedRow => ({
  id: row.id,
  revision: row.revision,
  title: row.title,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  collectedBy: row.collected_by,
  collectedOn: row.collected_on,
  how: row.how,
  source: row.source as EvidenceItem['source'],
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  revises: row.revises,
  revisedBy: row.revised_by,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
  state: row.state,
  freshUntil: row.fresh_until,
})

/** One page of a list, and how many there are in each state. Two queries. */
export async function listRows(
  source: Source,
  today: Day,
  asked: EvidenceFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ListedRow[]; counts: Partial<Record<EvidenceState, number>> }> {
  const among = sql`select j.* from (${judged(source, today)}) j join evidence e on e.organisation_id = j.organisation_id
    and e.id = j.id where ${conditions(source, asked)}`
  const direction = asked.direction === 'up' ? sql`asc` : sql`desc`
  const found = await sql<Row>`select * from (${among}) l where ${stateCondition(asked.state)}
    order by ${orders[asked.sort]} ${direction} nulls last, id ${direction} limit ${limit} offset ${offset}`.execute(
    source.rows,
  )
  const counted = await sql<{ state: EvidenceState; items: number }>`
    select state, count(*)::int as items from (${among}) l group by state`.execute(source.rows)
  return {
    rows: found.rows.map(toListed),
    counts: Object.fromEntries(counted.rows.map(({ state, items }) => [state, items])),
  }
}

/** One item. */
export async function findRow(source: Source, today: Day, id: string): Promise<ListedRow | undefined> {
  const found = await sql<Row>`select * from (${judged(source, today)}) l where id = ${id}`.execute(source.rows)
  return found.rows[0] && toListed(found.rows[0])
}

/** The parts of some items, in order. */
export async function partsOf(source: Source, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, EvidenceItem['parts']>()
  const rows = await source.rows
    .selectFrom('evidence_parts as p')
    .leftJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.file'),
    )
    .select(['p.evidence', 'p.id', 'p.kind', 'p.name', 'p.url', 'p.observation', 'p.file'])
    .select(['f.media_type as mediaType', 'f.size', 'f.sha256', 'f.scan'])
    .where('p.organisation_id', '=', source.organisation)
    .where('p.evidence', 'in', ids)
    .orderBy('p.evidence')
    .orderBy('p.position')
    .execute()
  const parts = rows.map(({ evidence, size, ...row }) => ({
    evidence,
    part: { ...row, size: size === null ? null : Number(size) } as EvidenceItem['parts'][number],
  }))
  return new Map(
    [...Map.groupBy(parts, ({ evidence }) => evidence)].map(([id, of]) => [id, of.map(({ part }) => part)]),
  )
}

/** What some items support, by title of the measure, with the day through which each proof is fresh. */
export async function supportsOf(source: Source, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, EvidenceItem['supports']>()
  const found = await sql<EvidenceItem['supports'][number] & { evidence: string }>`
    select em.evidence, em.measure, m.title as "measureTitle", em.proof, p.title as "proofTitle",
      case when p.withdrawn_at is null then (e.period_to + p.fresh_for::interval)::date end as "freshUntil"
    from evidence_measures em
    join evidence e on e.organisation_id = em.organisation_id and e.id = em.evidence
    join measures m on m.organisation_id = em.organisation_id and m.id = em.measure
    left join measure_proofs p on p.organisation_id = em.organisation_id and p.id = em.proof
    where em.organisation_id = ${source.organisation} and em.evidence = any(${ids})
    order by m.title, p.position nulls last, em.id`.execute(source.rows)
  return new Map(
    [...Map.groupBy(found.rows, ({ evidence }) => evidence)].map(([id, of]) => [
      id,
      of.map(({ evidence: _evidence, ...one }) => one),
    ]),
  )
}

/** How the proofs stand that measures in operation expect: the newest evidence of each decides. */
export async function countProofs(source: Source, today: Day) {
  const found = await sql<{ fresh: number; soon: number; stale: number; never: number }>`
    select (count(*) filter (where until >= ${addDays(today, soonDays)}))::int as fresh,
      (count(*) filter (where until >= ${today} and until < ${addDays(today, soonDays)}))::int as soon,
      (count(*) filter (where until < ${today}))::int as stale,
      (count(*) filter (where until is null))::int as never
    from (select (max(e.period_to) + p.fresh_for::interval)::date as until
      from measure_proofs p
      join measures m on m.organisation_id = p.organisation_id and m.id = p.measure
        and m.in_operation_since <= ${today} and (m.ended_on is null or m.ended_on > ${today})
      left join (evidence_measures em
        join evidence e on e.organisation_id = em.organisation_id and e.id = em.evidence and e.withdrawn_at is null
          and not exists (select from evidence r where r.organisation_id = e.organisation_id and r.revises = e.id))
        on em.organisation_id = p.organisation_id and em.proof = p.id
      where p.organisation_id = ${source.organisation} and p.withdrawn_at is null
      group by p.organisation_id, p.id, p.fresh_for) proofs`.execute(source.rows)
  return found.rows[0] ?? { fresh: 0, soon: 0, stale: 0, never: 0 }
}

/** Whether the organisation has any evidence. */
export async function anyEvidence(source: Source): Promise<boolean> {
  const row = await source.rows
    .selectFrom('evidence')
    .select('id')
    .where('organisation_id', '=', source.organisation)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
