import { sql } from 'kysely'
import type { PackPeriod } from '../../core/pack/held-in.ts'
import type { PackEvidence, PackMeasure, PackPolicy, PackReview } from '../../core/pack/pack.ts'
import type { AudienceRule, Placed } from '../../core/staff/audience.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'

/** A stored file without its place in a pack. */
export type StoredFile = { name: string; sha256: string; size: number; mediaType: string }

// JSON made by the database writes an instant with an offset; a pack writes it as everything else does.
const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * The measures that serve these requirements (edition and requirement, with a space between) and had not ended before the period. Where systems are named:
 * those about one of them, and those about none, which hold for the whole organisation.
 */
export async function measuresIn(
  reader: Reader,
  scope: readonly string[],
  systems: readonly string[],
  period: PackPeriod,
): Promise<PackMeasure[]> {
  const { organisation } = reader
  const found = await sql<{ measures: PackMeasure[] | null }>`
    select json_agg(json_build_object('id', m.id, 'title', m.title, 'how', m.how,
      'owner', coalesce(s.name, m.owner_role), 'since', m.in_operation_since, 'plannedFor', m.planned_for, 'endedOn', m.ended_on,
      'effectiveness', m.effectiveness, 'requirements', r.served,
      'systems', coalesce(y.systems, '[]'), 'proofs', coalesce(p.proofs, '[]'),
      'exceptions', coalesce(x.exceptions, '[]')) order by m.title, m.id) as measures
    from measures m
    join (select measure, json_agg(edition || ' ' || requirement order by edition, requirement) as served from measure_requirements
      where organisation_id = ${organisation} and edition || ' ' || requirement = any(${scope}::text[]) group by measure) r
      on r.measure = m.id
    left join staff s on s.organisation_id = m.organisation_id and s.id = m.owner
    left join (select q.measure, json_agg(json_build_object('id', q.system, 'name', n.name) order by n.name, q.system) as systems,
        array_agg(q.system) as ids
      from measure_systems q join systems n on n.organisation_id = q.organisation_id and n.id = q.system
      where q.organisation_id = ${organisation} group by q.measure) y on y.measure = m.id
    left join (select measure, json_agg(json_build_object('id', id, 'title', title, 'kind', kind, 'freshFor', fresh_for)
        order by position, id) as proofs from measure_proofs
      where organisation_id = ${organisation} and withdrawn_at is null group by measure) p on p.measure = m.id
    left join (select measure, json_agg(json_build_object('title', title, 'reason', reason, 'starts', starts, 'ends', ends,
        'acceptedBy', accepted_by, 'closedOn', closed_on) order by starts, id) as exceptions from exceptions
      where organisation_id = ${organisation} and starts <= ${period.to} and ends >= ${period.from} group by measure) x
      on x.measure = m.id
    where m.organisation_id = ${organisation} and (m.ended_on is null or m.ended_on >= ${period.from})
      and (cardinality(${systems}::uuid[]) = 0 or y.ids is null or y.ids && ${systems}::uuid[])`.execute(reader.rows)
  return found.rows[0]?.measures ?? []
}

type PolicyRow = Omit<PackPolicy, 'versions'> & {
  audience: AudienceRule[]
  versions: (Omit<PackPolicy['versions'][number], 'file' | 'audience'> & { file: StoredFile | null })[]
}

/** The documents about these requirements and measures with all their approved versions, who approved and who confirmed each. */
export async function policiesIn(
  reader: Reader,
  scope: readonly string[],
  measures: readonly string[],
): Promise<PolicyRow[]> {
  const { organisation } = reader
  const found = await sql<{ policies: PolicyRow[] | null }>`
    with about as (
      select document, json_agg(edition || ' ' || requirement order by edition, requirement) as served from document_requirements
      where organisation_id = ${organisation} and edition || ' ' || requirement = any(${scope}::text[]) group by document),
    describing as (
      select document, json_agg(measure order by measure) as measures from document_measures
      where organisation_id = ${organisation} and measure = any(${measures}::uuid[]) group by document)
    select json_agg(json_build_object('id', d.id, 'title', d.title, 'kind', d.kind, 'language', d.language,
      'owner', coalesce(s.name, d.owner_role), 'confirm', d.confirm, 'wantedShare', d.wanted_share,
      'requirements', coalesce(a.served, '[]'), 'measures', coalesce(g.measures, '[]'), 'audience', coalesce(u.audience, '[]'), 'versions', v.versions)
      order by d.title, d.id) as policies
    from documents d
    left join about a on a.document = d.id
    left join describing g on g.document = d.id
    left join staff s on s.organisation_id = d.organisation_id and s.id = d.owner
    left join (select document, json_agg(json_build_object('kind', kind, 'function', function, 'team', team, 'location', location)
        order by id) as audience from document_audiences where organisation_id = ${organisation} group by document) u on u.document = d.id
    join (select v.document, json_agg(json_build_object('id', v.id, 'number', v.number, 'holdsFrom', v.holds_from,
        'reviewBy', v.review_by, 'approvedAt', ${utc('v.approved_at')}, 'sha256', v.sha256, 'changes', v.changes, 'inShort', v.in_short,
        'body', v.body, 'file', case when f.id is not null then json_build_object('name', v.file_name, 'sha256', f.sha256,
          'size', f.size, 'mediaType', f.media_type) end,
        'approvals', coalesce(p.approvals, '[]'), 'confirmations', coalesce(c.confirmations, '[]')) order by v.number) as versions
      from document_versions v
      left join files f on f.organisation_id = v.organisation_id and f.id = v.file
      left join (select version, json_agg(json_build_object('name', name, 'at', ${utc('approved_at')}) order by approved_at, id) as approvals
        from document_approvals where organisation_id = ${organisation} group by version) p on p.version = v.id
      left join (select c.version, json_agg(json_build_object('staff', s.id, 'name', s.name, 'at', ${utc('c.confirmed_at')}, 'by', c.by,
          'score', c.score) order by c.confirmed_at, c.id) as confirmations
        from confirmations c join staff s on s.organisation_id = c.organisation_id and s.id = c.staff
        where c.organisation_id = ${organisation} group by c.version) c on c.version = v.id
      where v.organisation_id = ${organisation} and v.state = 'approved' group by v.document) v on v.document = d.id
    where d.organisation_id = ${organisation} and d.withdrawn_at is null
      and (a.document is not null or g.document is not null)`.execute(reader.rows)
  return found.rows[0]?.policies ?? []
}

/** Everybody who works or worked here, as far as an audience asks, by name. */
export async function peopleOf({ rows, organisation }: Reader): Promise<(Placed & { name: string })[]> {
  const found = await sql<{ people: (Placed & { name: string })[] | null }>`
    select json_agg(json_build_object('id', s.id, 'name', s.name, 'function', s.function, 'location', s.location, 'starts', s.starts,
      'ends', s.ends, 'teams', coalesce(t.teams, '[]')) order by s.name, s.id) as people
    from staff s left join (select staff, json_agg(team) as teams from staff_teams
      where organisation_id = ${organisation} group by staff) t on t.staff = s.id
    where s.organisation_id = ${organisation}`.execute(rows)
  return found.rows[0]?.people ?? []
}

type EvidenceRow = Omit<PackEvidence, 'parts'> & {
  parts: (Omit<PackEvidence['parts'][number], 'file'> & { file: StoredFile | null })[]
}

/** Evidence for these measures that is about a day of the period, or still fresh on one. */
export async function evidenceIn(
  reader: Reader,
  measures: readonly string[],
  period: PackPeriod,
): Promise<EvidenceRow[]> {
  const { organisation } = reader
  const found = await sql<{ evidence: EvidenceRow[] | null }>`
    with supporting as (
      select m.evidence, json_agg(json_build_object('measure', m.measure, 'proof', m.proof) order by m.measure, m.proof) as supports,
        max(coalesce(p.fresh_for, 'P1Y')::interval) as fresh
      from evidence_measures m
      left join measure_proofs p on p.organisation_id = m.organisation_id and p.id = m.proof
      where m.organisation_id = ${organisation} and m.measure = any(${measures}::uuid[]) group by m.evidence)
    select json_agg(json_build_object('id', e.id, 'title', e.title, 'periodFrom', e.period_from, 'periodTo', e.period_to,
      'collectedBy', e.collected_by, 'collectedOn', e.collected_on, 'how', e.how, 'source', e.source, 'recordedBy', e.recorded_by,
      'recordedAt', ${utc('e.recorded_at')}, 'revises', e.revises, 'withdrawn', case when e.withdrawn_at is not null then
        json_build_object('at', ${utc('e.withdrawn_at')}, 'reason', e.withdrawn_reason) end,
      'revisedBy', n.id, 'supports', s.supports, 'parts', coalesce(q.parts, '[]')) order by e.period_to, e.id) as evidence
    from evidence e
    join supporting s on s.evidence = e.id
    left join evidence n on n.organisation_id = e.organisation_id and n.revises = e.id and n.withdrawn_at is null
    left join (select p.evidence, json_agg(json_build_object('kind', p.kind, 'name', p.name, 'url', p.url, 'observation', p.observation,
        'file', case when f.id is not null then json_build_object('name', p.name, 'sha256', f.sha256, 'size', f.size,
          'mediaType', f.media_type) end) order by p.position, p.id) as parts
      from evidence_parts p left join files f on f.organisation_id = p.organisation_id and f.id = p.file
      where p.organisation_id = ${organisation} group by p.evidence) q on q.evidence = e.id
    where e.organisation_id = ${organisation} and e.period_from <= ${period.to}
      and e.period_to + s.fresh >= ${period.from}::date`.execute(reader.rows)
  return found.rows[0]?.evidence ?? []
}

/** Reviews of these requirements through the last day, with what they found about them. */
export async function reviewsIn(reader: Reader, scope: readonly string[], through: Day): Promise<PackReview[]> {
  const { organisation } = reader
  const found = await sql<{ reviews: PackReview[] | null }>`
    select json_agg(json_build_object('id', v.id, 'title', v.title, 'kind', v.kind, 'reviewedOn', v.reviewed_on, 'reviewer', v.reviewer,
      'independence', v.independence, 'note', v.note, 'requirements', coalesce(q.covered, '[]'), 'findings', coalesce(f.findings, '[]'))
      order by v.reviewed_on, v.id) as reviews
    from reviews v
    left join (select review, json_agg(edition || ' ' || requirement order by edition, requirement) as covered from review_requirements
      where organisation_id = ${organisation} and edition || ' ' || requirement = any(${scope}::text[]) group by review) q
      on q.review = v.id
    left join (select f.review, json_agg(json_build_object('requirement', f.edition || ' ' || f.requirement, 'grade', f.grade,
        'what', f.what, 'owner', coalesce(s.name, ''), 'dueOn', f.due_on, 'closedOn', f.closed_on, 'closingNote', f.closing_note)
        order by f.edition, f.requirement, f.id) as findings
      from findings f left join staff s on s.organisation_id = f.organisation_id and s.id = f.owner
      where f.organisation_id = ${organisation} and f.edition || ' ' || f.requirement = any(${scope}::text[]) group by f.review) f
      on f.review = v.id
    where v.organisation_id = ${organisation} and v.withdrawn_at is null and v.reviewed_on <= ${through}
      and (q.review is not null or f.review is not null)`.execute(reader.rows)
  return found.rows[0]?.reviews ?? []
}

type Ground = {
  name: string
  adopted: string[]
  found: string[]
  systems: { id: string; name: string }[]
  /** Edition and requirement, with a space between, of what a measure about one of the systems serves in the period. */
  touched: string[]
  audit: { title: string; kind: string; body: string; starts: Day; ends: Day } | null
}

/** What is asked for, as far as it is of this organisation: the audit, and the systems with what is done for them in the period. */
export async function groundOf(
  { rows, organisation }: Reader,
  audit: string | null,
  systems: readonly string[],
  period: PackPeriod,
): Promise<Ground | undefined> {
  const found = await sql<Ground>`select o.name,
      coalesce((select json_agg(edition) from adoptions where organisation_id = ${organisation}), '[]') as adopted,
      coalesce((select json_agg(distinct f.edition || ' ' || f.requirement) from findings f
        join reviews v on v.organisation_id = f.organisation_id and v.id = f.review and v.withdrawn_at is null
        where f.organisation_id = ${organisation} and f.closed_on is null), '[]') as found,
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name, id) from systems
        where organisation_id = ${organisation} and id = any(${systems}::uuid[]) and withdrawn_at is null), '[]') as systems,
      coalesce((select json_agg(distinct q.edition || ' ' || q.requirement) from measure_systems y
        join measures m on m.organisation_id = y.organisation_id and m.id = y.measure and (m.ended_on is null or m.ended_on >= ${period.from})
        join measure_requirements q on q.organisation_id = y.organisation_id and q.measure = y.measure
        where y.organisation_id = ${organisation} and y.system = any(${systems}::uuid[])), '[]') as touched,
      (select json_build_object('title', title, 'kind', kind, 'body', body, 'starts', starts, 'ends', ends) from audits
        where organisation_id = ${organisation} and id = ${audit}::uuid and withdrawn_at is null) as audit
    from organisations o where o.organisation_id = ${organisation}`.execute(rows)
  return found.rows[0]
}
