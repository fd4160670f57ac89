import { type RawBuilder, sql } from 'kysely'
import type { MeasureState } from '../../core/measures/measure-state.ts'
import type { RequirementRef } from '../../core/measures/subjects.ts'
import type { Day } from '../../core/time/day.ts'
import type { MeasureFilter } from './measures.contract.ts'
import type { Source } from './measures.store.ts'

/** A row of the list, without what it serves. */
export type ListedRow = {
  id: string
  revision: number
  title: string
  state: MeasureState
  owner: string | null
  owner_name: string | null
  owner_left: boolean
  owner_role: string
  in_operation_since: Day | null
  planned_for: Day | null
  ended_on: Day | null
  proofs: number
  evidence: number
  open_exceptions: number
  past_exceptions: number
}

export type MeasureTotals = {
  all: number
  found: number
  states: Record<MeasureState, number>
  withoutOwner: number
  withoutProof: number
  pastExceptions: number
}

/** The filter with the requirements that an edition, theme or requirement stands for. */
export type ListAsked = Omit<MeasureFilter, 'edition' | 'theme' | 'requirement'> & {
  among: { edition: string; requirements: string[] } | null
}

// The same rule as `measureState`: a test holds them together.
const stateOn = (today: Day) => sql<MeasureState>`case
  when m.ended_on <= ${today} then 'ended'
  when m.in_operation_since <= ${today} then 'in-operation'
  when m.in_operation_since is not null then 'planned'
  when m.planned_for is null then 'not-yet'
  when m.planned_for < ${today} then 'late'
  else 'planned' end`

/** Every measure with its state, owner and counts: each count one grouped pass, whatever the number of measures. */
const counted = ({ organisation }: Source, today: Day) => sql`
  select m.*, ${stateOn(today)} as state, s.name as owner_name, coalesce(s.ends < ${today}, false) as owner_left,
    (m.owner is null and m.owner_role = '') or coalesce(s.ends < ${today} and m.owner_role = '', false) as unowned,
    coalesce(p.proofs, 0) as proofs, coalesce(e.evidence, 0) as evidence,
    coalesce(x.open_exceptions, 0) as open_exceptions, coalesce(x.past_exceptions, 0) as past_exceptions
  from measures m
  left join staff s on s.organisation_id = m.organisation_id and s.id = m.owner
  left join (select measure, count(*)::int as proofs from measure_proofs
    where organisation_id = ${organisation} and withdrawn_at is null group by measure) p on p.measure = m.id
  left join (select em.measure, count(distinct em.evidence)::int as evidence from evidence_measures em
    join evidence ev on ev.organisation_id = em.organisation_id and ev.id = em.evidence and ev.withdrawn_at is null
    where em.organisation_id = ${organisation} group by em.measure) e on e.measure = m.id
  left join (select measure,
      (count(*) filter (where starts <= ${today} and ends >= ${today}))::int as open_exceptions,
      (count(*) filter (where ends < ${today}))::int as past_exceptions
    from exceptions where organisation_id = ${organisation} and (closed_on is null or closed_on > ${today})
    group by measure) x on x.measure = m.id
  where m.organisation_id = ${organisation}`

const folded = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

function conditions({ organisation }: Source, asked: ListAsked): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`]
  if (asked.among) {
    const { edition, requirements } = asked.among
    all.push(sql`exists (select from measure_requirements r where r.organisation_id = ${organisation}
      and r.measure = c.id and r.edition = ${edition} and r.requirement = any(${requirements}))`)
  }
  if (asked.owner !== undefined) all.push(sql`c.owner = ${asked.owner}`)
  if (asked.ownerRole !== undefined) all.push(sql`c.owner_role = ${asked.ownerRole}`)
  if (asked.state !== undefined) all.push(sql`c.state = ${asked.state}`)
  if (asked.system !== undefined) {
    all.push(sql`exists (select from measure_systems y where y.organisation_id = ${organisation}
      and y.measure = c.id and y.system = ${asked.system})`)
  }
  if (asked.without === 'owner') all.push(sql`c.unowned and c.state <> 'ended'`)
  if (asked.without === 'proof') all.push(sql`c.proofs = 0 and c.state <> 'ended'`)
  if (asked.without === 'evidence') all.push(sql`c.evidence = 0 and c.state <> 'ended'`)
  if (asked.without === 'requirement') {
    all.push(sql`c.state <> 'ended' and not exists (select from measure_requirements r
      where r.organisation_id = ${organisation} and r.measure = c.id)`)
  }
  if (asked.exception === 'open') all.push(sql`c.open_exceptions > 0`)
  if (asked.exception === 'past') all.push(sql`c.past_exceptions > 0`)
  if (asked.text) all.push(sql`lower(c.title || ' ' || c.how) like ${folded(asked.text)}`)
  return sql.join(all, sql` and `)
}

const orders: Record<MeasureFilter['sort'], RawBuilder<unknown>> = {
  title: sql`lower(c.title)`,
  state: sql`array_position(array['in-operation', 'planned', 'late', 'not-yet', 'ended'], c.state)`,
  owner: sql`lower(coalesce(c.owner_name, nullif(c.owner_role, '')))`,
  since: sql`coalesce(c.in_operation_since, c.planned_for)`,
  evidence: sql`c.evidence`,
}

/** One page of the list, or all of it where `limit` is null. */
export async function listRows(
  source: Source,
  today: Day,
  asked: ListAsked,
  part: { limit: number | null; offset: number },
): Promise<ListedRow[]> {
  const direction = asked.direction === 'up' ? sql`asc` : sql`desc`
  const found = await sql<ListedRow>`
    with c as (${counted(source, today)})
    select id, revision, title, state, owner, owner_name, owner_left, owner_role, in_operation_since, planned_for, ended_on,
      proofs, evidence, open_exceptions, past_exceptions
    from c where ${conditions(source, asked)}
    order by ${orders[asked.sort]} ${direction} nulls last, lower(title), id
    limit ${part.limit} offset ${part.offset}`.execute(source.rows)
  return found.rows
}

/** How many there are, and how many the filter leaves. */
export async function countMeasures(source: Source, today: Day, asked: ListAsked): Promise<MeasureTotals> {
  const state = (name: MeasureState) => sql`(count(*) filter (where c.state = ${name}))::int`
  const found = await sql<MeasureTotals>`
    with c as (${counted(source, today)})
    select count(*)::int as all, (count(*) filter (where ${conditions(source, asked)}))::int as found,
      json_build_object('in-operation', ${state('in-operation')}, 'planned', ${state('planned')}, 'late', ${state('late')},
        'not-yet', ${state('not-yet')}, 'ended', ${state('ended')}) as states,
      (count(*) filter (where c.unowned and c.state <> 'ended'))::int as "withoutOwner",
      (count(*) filter (where c.proofs = 0 and c.state <> 'ended'))::int as "withoutProof",
      coalesce(sum(c.past_exceptions) filter (where c.state <> 'ended'), 0)::int as "pastExceptions"
    from c`.execute(source.rows)
  const [row] = found.rows
  if (!row) throw new TypeError('a count gives one row')
  return row
}

/** What each of these measures serves. */
export async function servedBy(source: Source, ids: readonly string[]): Promise<Map<string, RequirementRef[]>> {
  if (ids.length === 0) return new Map()
  const rows = await source.rows
    .selectFrom('measure_requirements')
    .select(['measure', 'edition', 'requirement'])
    .where('organisation_id', '=', source.organisation)
    .where('measure', 'in', ids)
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ measure }) => measure)].map(([measure, of]) => [
      measure,
      of.map(({ edition, requirement }) => ({ edition, requirement })),
    ]),
  )
}
