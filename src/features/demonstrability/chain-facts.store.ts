import { sql } from 'kysely'
import type { FactValue } from '../../core/applicability/basis.ts'
import { type KnownFacts, knownFrom } from '../../core/applicability/basis-facts.ts'
import type { Named } from '../../core/demonstrability/named.ts'
import type { Reach } from '../../core/demonstrability/reliance.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

export type AdoptionRow = { edition: string; adoptedAt: Instant }
export type DecisionRow = {
  edition: string
  requirement: string
  applies: boolean
  reasons: string[]
  decidedAt: Instant
  basis: FactValue[]
}

type Known = { facts: Record<string, boolean> | null; profile: Parameters<typeof knownFrom>[1] }

/** What was adopted and decided, and the facts of the profile on which decisions rest, in one statement. */
export async function readDecisions(
  reader: Reader,
): Promise<{ adoptions: AdoptionRow[]; decisions: DecisionRow[]; known: KnownFacts }> {
  const { organisation } = reader
  const found = await sql<{
    adoptions: { edition: string; at: string }[] | null
    decisions:
      | (Omit<DecisionRow, 'basis' | 'decidedAt'> & { at: string; basis: Record<string, boolean> | null })[]
      | null
    known: Known
  }>`select
    (select json_agg(json_build_object('edition', edition, 'at', adopted_at)) from adoptions
      where organisation_id = ${organisation}) as adoptions,
    (select json_agg(json_build_object('edition', d.edition, 'requirement', d.requirement, 'applies', d.applies, 'reasons', d.reasons,
        'at', d.decided_at, 'basis', b.facts))
      from decisions d left join decision_bases b on b.organisation_id = d.organisation_id and b.id = d.id
      where d.organisation_id = ${organisation}) as decisions,
    json_build_object(
      'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}),
      'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
        where organisation_id = ${organisation})) as known`.execute(reader.rows)
  const row = found.rows[0]
  return {
    adoptions: (row?.adoptions ?? []).map(({ edition, at }) => ({ edition, adoptedAt: inUtc(at) })),
    decisions: (row?.decisions ?? []).map(({ at, basis, ...rest }) => ({
      ...rest,
      decidedAt: inUtc(at),
      basis: Object.entries(basis ?? {}).map(([fact, holds]) => ({ fact, holds }) as FactValue),
    })),
    known: knownFrom(row?.known.facts, row?.known.profile),
  }
}

// JSON made by the database writes an instant with an offset.
const inUtc = (at: string) => new Date(at).toISOString() as Instant

type PersonRow = { id: string; name: string; ends: Day | null } | null
export type MeasureRow = {
  id: string
  title: string
  owner: PersonRow
  ownerRole: string
  standIn: PersonRow
  standInRole: string
  since: Day | null
  plannedFor: Day | null
  endedOn: Day | null
  requirements: string[]
  systems: string[]
  /** The services of suppliers that it relies on; `endedOn`: the last day of the service or of the supplier. */
  relies: ({ service: Named; supplier: Named; endedOn: Day | null } & Reach)[]
  exceptions: { title: string; starts: Day; ends: Day; compensating: string | null; closedOn: Day | null }[]
}

/** Every measure with who answers for it, what it serves (edition and requirement, with a space between), what it relies on, and its exceptions. */
export async function readMeasures({ rows, organisation }: Reader): Promise<MeasureRow[]> {
  const found = await sql<{ measures: MeasureRow[] | null }>`
    select json_agg(json_build_object('id', m.id, 'title', m.title,
      'owner', case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'ends', o.ends) end, 'ownerRole', m.owner_role,
      'standIn', case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'ends', s.ends) end,
      'standInRole', m.stand_in_role, 'since', m.in_operation_since, 'plannedFor', m.planned_for, 'endedOn', m.ended_on,
      'requirements', coalesce(r.served, '[]'), 'systems', coalesce(y.systems, '[]'), 'relies', coalesce(z.relies, '[]'),
      'exceptions', coalesce(x.exceptions, '[]'))
      order by m.title, m.id) as measures
    from measures m
    left join staff o on o.organisation_id = m.organisation_id and o.id = m.owner
    left join staff s on s.organisation_id = m.organisation_id and s.id = m.stand_in
    left join (select measure, json_agg(edition || ' ' || requirement) as served from measure_requirements
      where organisation_id = ${organisation} group by measure) r on r.measure = m.id
    left join (select measure, json_agg(system) as systems from measure_systems
      where organisation_id = ${organisation} group by measure) y on y.measure = m.id
    left join (select mr.measure, json_agg(json_build_object('service', json_build_object('id', v.id, 'title', v.name),
        'supplier', json_build_object('id', p.id, 'title', p.name), 'endedOn', least(v.ended_on, p.ended_on),
        'onlyHere', mr.only_here_because <> '',
        'systems', (select coalesce(json_agg(coalesce(d.days, '[]') order by ms.system), '[]') from measure_systems ms
          join systems sy on sy.organisation_id = ms.organisation_id and sy.id = ms.system and sy.withdrawn_at is null
          left join lateral (select json_agg(json_build_object('from', x.since, 'through', x.ended_on)) as days from service_reaches x
            join assets a on a.organisation_id = x.organisation_id and a.id = x.asset and a.withdrawn_at is null
            where x.organisation_id = ms.organisation_id and x.service = mr.service and a.system = ms.system) d on true
          where ms.organisation_id = mr.organisation_id and ms.measure = mr.measure)) order by p.name, v.name, v.id) as relies
      from measure_reliances mr
      join supplier_services v on v.organisation_id = mr.organisation_id and v.id = mr.service
      join suppliers p on p.organisation_id = v.organisation_id and p.id = v.supplier
      where mr.organisation_id = ${organisation} group by mr.measure) z on z.measure = m.id
    left join (select measure, json_agg(json_build_object('title', title, 'starts', starts, 'ends', ends,
        'compensating', compensating, 'closedOn', closed_on) order by starts, id) as exceptions
      from exceptions where organisation_id = ${organisation} group by measure) x on x.measure = m.id
    where m.organisation_id = ${organisation}`.execute(rows)
  return found.rows[0]?.measures ?? []
}

export type ProofRow = {
  measure: string
  id: string | null
  title: string
  kind: 'existence' | 'operation'
  freshFor: string
  covered: string | null
}

/**
 * What each measure is expected to show, and the days that evidence covers: its period and as long after it as it stays fresh. A row
 * without id is evidence for a measure as a whole, which stays fresh for a year. Evidence that was withdrawn or put right does not count,
 * nor does what is wholly about the time before the measure was in operation.
 */
export async function readProofs({ rows, organisation }: Reader): Promise<ProofRow[]> {
  const found = await sql<{ proofs: ProofRow[] | null }>`
    with expected as materialized (
      select measure, id, title, kind, fresh_for as "freshFor", fresh_for::interval as fresh from measure_proofs
      where organisation_id = ${organisation} and withdrawn_at is null and kind <> 'design'),
    covered as (
      select m.measure, m.proof, range_agg(daterange(e.period_from,
          least((e.period_to + coalesce(p.fresh, interval '1 year'))::date, '9999-12-30'), '[]'))::text as days
      from evidence_measures m
      join evidence e on e.organisation_id = m.organisation_id and e.id = m.evidence and e.withdrawn_at is null
      join measures works on works.organisation_id = m.organisation_id and works.id = m.measure and e.period_to >= works.in_operation_since
      left join expected p on p.id = m.proof
      where m.organisation_id = ${organisation} and (m.proof is null or p.id is not null) and not exists (
        select from evidence newer where newer.organisation_id = e.organisation_id and newer.revises = e.id and newer.withdrawn_at is null)
      group by m.measure, m.proof)
    select json_agg(proof) as proofs from (
      select p.measure, p.id, p.title, p.kind, p."freshFor", c.days as covered from expected p left join covered c on c.proof = p.id
      union all
      select measure, null, '', 'operation', 'P1Y', days from covered where proof is null) proof`.execute(rows)
  return found.rows[0]?.proofs ?? []
}

export type DocumentRow = {
  id: string
  title: string
  confirm: boolean
  confirmWithin: number
  wantedShare: number
  requirements: string[]
  measures: string[]
  audience: { kind: 'all' | 'function' | 'team' | 'location'; function: string; team: string; location: string }[]
  versions: { id: string; number: number; holdsFrom: Day; reviewBy: Day }[]
}

/** Every document that is not withdrawn, with its approved versions, what it is about and whom it is for. */
export async function readDocuments({ rows, organisation }: Reader): Promise<DocumentRow[]> {
  const found = await sql<{ documents: DocumentRow[] | null }>`
    select json_agg(json_build_object('id', d.id, 'title', d.title, 'confirm', d.confirm, 'confirmWithin', d.confirm_within,
      'wantedShare', d.wanted_share, 'requirements', coalesce(r.served, '[]'), 'measures', coalesce(m.measures, '[]'),
      'audience', coalesce(a.audience, '[]'), 'versions', coalesce(v.versions, '[]')) order by d.title, d.id) as documents
    from documents d
    left join (select document, json_agg(edition || ' ' || requirement) as served from document_requirements
      where organisation_id = ${organisation} group by document) r on r.document = d.id
    left join (select document, json_agg(measure) as measures from document_measures
      where organisation_id = ${organisation} group by document) m on m.document = d.id
    left join (select document, json_agg(json_build_object('kind', kind, 'function', function, 'team', team, 'location', location)) as audience
      from document_audiences where organisation_id = ${organisation} group by document) a on a.document = d.id
    left join (select document, json_agg(json_build_object('id', id, 'number', number, 'holdsFrom', holds_from, 'reviewBy', review_by)
        order by holds_from, number) as versions
      from document_versions where organisation_id = ${organisation} and state = 'approved' group by document) v on v.document = d.id
    where d.organisation_id = ${organisation} and d.withdrawn_at is null`.execute(rows)
  return found.rows[0]?.documents ?? []
}

export type ReaderRow = {
  id: string
  function: string
  location: string | null
  teams: string[]
  starts: Day
  ends: Day | null
}

/** By version and person. */
type DaysOf = ReadonlyMap<string, Record<string, Day>>

/** Everybody who works or worked here, who confirmed these versions on which day, and who was asked later than work or version began. */
export async function readConfirmations(
  { rows, organisation }: Reader,
  versions: readonly string[],
): Promise<{ people: ReaderRow[]; confirmed: DaysOf; asked: DaysOf }> {
  if (versions.length === 0) return { people: [], confirmed: new Map(), asked: new Map() }
  const found = await sql<{
    people: ReaderRow[] | null
    confirmed: Record<string, Record<string, Day>> | null
    asked: Record<string, Record<string, Day>> | null
  }>`select
    (select json_agg(json_build_object('id', s.id, 'function', s.function, 'location', s.location, 'starts', s.starts, 'ends', s.ends,
        'teams', coalesce(t.teams, '[]')))
      from staff s left join (select staff, json_agg(team) as teams from staff_teams
        where organisation_id = ${organisation} group by staff) t on t.staff = s.id
      where s.organisation_id = ${organisation}) as people,
    (select json_object_agg(version, days) from (
      select version, json_object_agg(staff, (confirmed_at at time zone 'Europe/Amsterdam')::date) as days from confirmations
      where organisation_id = ${organisation} and version = any(${versions}::uuid[]) group by version) by_version) as confirmed,
    (select json_object_agg(version, days) from (
      select a.version, json_object_agg(a.staff, a.asked_on) as days from reading_asks a
      join staff s on s.organisation_id = a.organisation_id and s.id = a.staff and s.starts < a.asked_on
      join document_versions v on v.organisation_id = a.organisation_id and v.id = a.version and v.holds_from < a.asked_on
      where a.organisation_id = ${organisation} and a.version = any(${versions}::uuid[]) group by a.version) by_version) as asked`.execute(
    rows,
  )
  const row = found.rows[0]
  const byVersion = (days: Record<string, Record<string, Day>> | null | undefined) =>
    new Map(Object.entries(days ?? {}))
  return { people: row?.people ?? [], confirmed: byVersion(row?.confirmed), asked: byVersion(row?.asked) }
}

export type AuditRow = {
  title: string
  kind: string
  editions: string[]
  starts: Day
  ends: Day
  certificate: string | null
}
export type ReviewRow = { id: string; title: string; on: Day; requirements: string[] }
export type MajorRow = {
  review: { id: string; title: string }
  foundOn: Day
  requirement: string
  what: string
  closedOn: Day | null
}

/** Audits that are planned, surveillance days of own certificates among them; independent looks; and major nonconformities, whoever found them. */
export async function readReviews({ rows, organisation }: Reader): Promise<{
  audits: AuditRow[]
  reviews: ReviewRow[]
  majors: MajorRow[]
}> {
  const found = await sql<{ audits: AuditRow[] | null; reviews: ReviewRow[] | null; majors: MajorRow[] | null }>`select
    (select json_agg(one) from (
      select title, kind, editions, starts, ends, null as certificate from audits
        where organisation_id = ${organisation} and withdrawn_at is null
      union all
      select body, 'surveillance', array[edition], day, day, id::text from own_certificates, unnest(surveillance) as day
        where organisation_id = ${organisation} and withdrawn_at is null) one) as audits,
    (select json_agg(json_build_object('id', v.id, 'title', v.title, 'on', v.reviewed_on, 'requirements', coalesce(q.covered, '[]')))
      from reviews v left join (select review, json_agg(edition || ' ' || requirement) as covered from review_requirements
        where organisation_id = ${organisation} group by review) q on q.review = v.id
      where v.organisation_id = ${organisation} and v.withdrawn_at is null and v.kind in ('internal-audit', 'external-audit')) as reviews,
    (select json_agg(json_build_object('review', json_build_object('id', v.id, 'title', v.title), 'foundOn', v.reviewed_on,
        'requirement', f.edition || ' ' || f.requirement, 'what', f.what, 'closedOn', f.closed_on))
      from findings f join reviews v on v.organisation_id = f.organisation_id and v.id = f.review and v.withdrawn_at is null
      where f.organisation_id = ${organisation} and f.grade = 'major') as majors`.execute(rows)
  const row = found.rows[0]
  return { audits: row?.audits ?? [], reviews: row?.reviews ?? [], majors: row?.majors ?? [] }
}
