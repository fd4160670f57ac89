import { sql } from 'kysely'
import type { ProofKind } from '../../core/guidance/guidance.ts'
import type { RequirementRef } from '../../core/measures/subjects.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

type Named = { id: string; name: string; withdrawn: boolean }
export type Rhythm = { id: string; title: string; kind: 'work' | 'effectiveness'; every: string; firstOn: Day }
export type Proof = { id: string; title: string; kind: ProofKind; freshFor: string; proposedBy: string | null }

/** A measure with everything that belongs to it, besides its exceptions. */
export type Measure = {
  id: string
  revision: number
  title: string
  how: string
  owner: string | null
  ownerRole: string
  standIn: string | null
  standInRole: string
  inOperationSince: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  endReason: string
  effectiveness: string
  proposedBy: string | null
  requirements: RequirementRef[]
  systems: Named[]
  locations: Named[]
  /** The services of suppliers that it relies on; `endedOn`: the last day of the service or of the supplier. */
  relies: {
    service: string
    name: string
    supplier: string
    supplierName: string
    endedOn: Day | null
    onlyHereBecause: string
  }[]
  rhythms: Rhythm[]
  proofs: Proof[]
}

type Row = Omit<Measure, never>

/** Measures with everything that belongs to them, in one statement; of all, or of these alone. By title. */
export async function loadMeasures(source: Source, ids: readonly string[] | null = null): Promise<Measure[]> {
  const { organisation, rows } = source
  const own = (table: string) => sql`${sql.ref(`${table}.organisation_id`)} = ${organisation}`
  const found = await sql<Row>`
    select m.id, m.revision, m.title, m.how, m.owner, m.owner_role as "ownerRole", m.stand_in as "standIn",
      m.stand_in_role as "standInRole", m.in_operation_since as "inOperationSince", m.planned_for as "plannedFor",
      m.ended_on as "endedOn", m.end_reason as "endReason", m.effectiveness, m.proposed_by as "proposedBy",
      coalesce(r.list, '[]') as requirements, coalesce(y.list, '[]') as systems, coalesce(l.list, '[]') as locations,
      coalesce(z.list, '[]') as relies, coalesce(h.list, '[]') as rhythms, coalesce(p.list, '[]') as proofs
    from measures m
    left join (select measure, json_agg(json_build_object('edition', edition, 'requirement', requirement)) as list
      from measure_requirements where ${own('measure_requirements')} group by measure) r on r.measure = m.id
    left join (select ms.measure, json_agg(json_build_object('id', t.id, 'name', t.name, 'withdrawn', t.withdrawn_at is not null)
        order by t.position) as list
      from measure_systems ms join systems t on t.organisation_id = ms.organisation_id and t.id = ms.system
      where ${own('ms')} group by ms.measure) y on y.measure = m.id
    left join (select ml.measure, json_agg(json_build_object('id', t.id, 'name', t.name, 'withdrawn', t.withdrawn_at is not null)
        order by t.position) as list
      from measure_locations ml join locations t on t.organisation_id = ml.organisation_id and t.id = ml.location
      where ${own('ml')} group by ml.measure) l on l.measure = m.id
    left join (select mr.measure, json_agg(json_build_object('service', v.id, 'name', v.name, 'supplier', s.id, 'supplierName', s.name,
        'endedOn', least(v.ended_on, s.ended_on), 'onlyHereBecause', mr.only_here_because) order by lower(s.name), lower(v.name), v.id) as list
      from measure_reliances mr join supplier_services v on v.organisation_id = mr.organisation_id and v.id = mr.service
      join suppliers s on s.organisation_id = v.organisation_id and s.id = v.supplier
      where ${own('mr')} group by mr.measure) z on z.measure = m.id
    left join (select measure, json_agg(json_build_object('id', id, 'title', title, 'kind', kind, 'every', every,
        'firstOn', first_on::text) order by kind desc, first_on, id) as list
      from measure_rhythms where ${own('measure_rhythms')} and withdrawn_at is null group by measure) h on h.measure = m.id
    left join (select measure, json_agg(json_build_object('id', id, 'title', title, 'kind', kind, 'freshFor', fresh_for,
        'proposedBy', proposed_by) order by position, id) as list
      from measure_proofs where ${own('measure_proofs')} and withdrawn_at is null group by measure) p on p.measure = m.id
    where ${own('m')} ${ids === null ? sql`` : sql`and m.id = any(${ids}::uuid[])`}
    order by lower(m.title), m.id`.execute(rows)
  return found.rows
}

/** One measure; undefined where there is none. */
export async function findMeasure(source: Source, id: string): Promise<Measure | undefined> {
  return (await loadMeasures(source, [id]))[0]
}

export type Somebody = { id: string; name: string; ends: Day | null }

/** People of the staff by id. */
export async function peopleById(source: Source, ids: readonly (string | null)[]): Promise<Map<string, Somebody>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await source.rows
    .selectFrom('staff')
    .select(['id', 'name', 'ends'])
    .where('organisation_id', '=', source.organisation)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, ends: row.ends as Day | null }]))
}

/** Who works here on a day and has a text in name or function: at most 20, by name. */
export async function findStaff(source: Source, text: string, on: Day) {
  const wanted = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return source.rows
    .selectFrom('staff')
    .select(['id', 'name', 'function'])
    .where('organisation_id', '=', source.organisation)
    .where('starts', '<=', on)
    .where((is) => is.or([is('ends', 'is', null), is('ends', '>=', on)]))
    .where(sql<boolean>`lower(name || ' ' || function) like ${wanted}`)
    .orderBy('name')
    .orderBy('id')
    .limit(20)
    .execute()
}

export type Change = { revision: number; at: Instant; by: string; action: string }

/** Every command that changed anything about a measure up to the moment asked for, newest first; at most 50. */
export async function changesOf({ rows, organisation }: Source, id: string): Promise<Change[]> {
  const parts = [
    'measure_requirements',
    'measure_systems',
    'measure_locations',
    'measure_proofs',
    'measure_rhythms',
    'measure_reliances',
    'exceptions',
  ]
  const of = [
    sql`select valid_from as revision from history.measures where organisation_id = ${organisation} and id = ${id}`,
    ...parts.flatMap((table) => [
      sql`select valid_from from history.${sql.raw(table)} where organisation_id = ${organisation} and measure = ${id}`,
      sql`select valid_to from history.${sql.raw(table)} where organisation_id = ${organisation} and measure = ${id}`,
    ]),
  ]
  const found = await sql<Change>`
    select t.revision, t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, t.action from trail t
    where t.organisation_id = ${organisation} and t.revision in (${sql.join(of, sql` union `)})
      and t.revision <= current_revision()
    order by t.revision desc limit 50`.execute(rows)
  return found.rows
}
