import { sql } from 'kysely'
import { neededFor } from '../../core/documents/version-standing.ts'
import type { DocumentFact, DutyFact, MeasureFact, RhythmFacts, SupplierChain } from '../../core/rhythm/facts.ts'
import { type Day, parseDay } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { readPeople, type Source, type SourceNow } from './people-facts.store.ts'

/** Everything from which it follows what is due, in six statements whatever there is. */
export async function readRhythmFacts(
  source: SourceNow,
): Promise<Omit<RhythmFacts, 'register' | 'chain'> & Pick<SupplierChain, 'questionnaires' | 'openParts'>> {
  const today = dayOf(source.now)
  return {
    ...(await readPeople(source)),
    duties: await readDuties(source),
    measures: await readMeasures(source, today),
    documents: await readDocuments(source),
    trainings: await readTrainings(source),
    ...(await readRest(source, today)),
  }
}

const turnsBy = (of: 'duty' | 'rhythm', { organisation }: Source) => sql`
  (select ${sql.ref(of)} as of, json_agg(json_build_object('dueOn', due_on, 'doneOn', done_on) order by due_on, id) as done
    from duty_turns where organisation_id = ${organisation} and ${sql.ref(of)} is not null and withdrawn_at is null group by ${sql.ref(of)})`

async function readDuties(source: Source): Promise<DutyFact[]> {
  const found = await sql<{ duties: DutyFact[] | null }>`
    select json_agg(json_build_object('id', d.id, 'title', d.title, 'owner', d.owner, 'ownerRole', d.owner_role, 'team', d.team,
      'standIn', d.stand_in, 'every', d.every, 'firstOn', d.first_on, 'endedOn', d.ended_on, 'done', coalesce(t.done, '[]'))
      order by lower(d.title), d.id) as duties
    from duties d left join ${turnsBy('duty', source)} t on t.of = d.id
    where d.organisation_id = ${source.organisation}`.execute(source.rows)
  return found.rows[0]?.duties ?? []
}

type ProofRow = {
  measure: string
  id: string | null
  title: string
  kind: 'existence' | 'operation'
  freshFor: string
  shownTo: Day | null
  covered: Covered
}
type Covered = { from: Day; through: Day }[] | null

/** Measures with all that recurs in them, what they have to show and what shows it. */
async function readMeasures(source: Source, today: Day): Promise<MeasureFact[]> {
  const { rows, organisation } = source
  const found = await sql<{
    measures: Omit<MeasureFact, 'proofs' | 'covered' | 'shownTo'>[] | null
    proofs: ProofRow[] | null
  }>`
    with standing as (
      select e.id, e.period_from, e.period_to from evidence e
      where e.organisation_id = ${organisation} and e.withdrawn_at is null and not exists (
        select from evidence newer where newer.organisation_id = e.organisation_id and newer.revises = e.id and newer.withdrawn_at is null)),
    shown as (
      select p.measure, p.id, p.title, p.kind, p.position, p.fresh_for, e.period_from, e.period_to
      from measure_proofs p
      join measures w on w.organisation_id = p.organisation_id and w.id = p.measure
      left join evidence_measures m on m.organisation_id = p.organisation_id and m.proof = p.id
      left join standing e on e.id = m.evidence and e.period_to >= w.in_operation_since
      where p.organisation_id = ${organisation} and p.withdrawn_at is null and p.kind <> 'design'
      union all
      select m.measure, null, '', 'operation', 0, 'P1Y', e.period_from, e.period_to
      from evidence_measures m join standing e on e.id = m.evidence
      join measures w on w.organisation_id = m.organisation_id and w.id = m.measure and e.period_to >= w.in_operation_since
      where m.organisation_id = ${organisation} and m.proof is null)
    select
    (select json_agg(json_build_object('id', m.id, 'title', m.title, 'owner', m.owner, 'ownerRole', m.owner_role, 'standIn', m.stand_in,
        'standInRole', m.stand_in_role, 'since', m.in_operation_since, 'plannedFor', m.planned_for, 'endedOn', m.ended_on,
        'serves', coalesce(s.serves, '[]'), 'bySuppliers', exists (select from measure_reliances q
          where q.organisation_id = m.organisation_id and q.measure = m.id), 'rhythms', coalesce(r.rhythms, '[]'), 'exceptions', coalesce(x.exceptions, '[]'))
        order by m.title, m.id)
      from measures m
      left join (select measure, json_agg(edition || ' ' || requirement) as serves from measure_requirements
        where organisation_id = ${organisation} group by measure) s on s.measure = m.id
      left join (select r.measure, json_agg(json_build_object('id', r.id, 'title', r.title, 'kind', r.kind, 'every', r.every,
          'firstOn', r.first_on, 'done', coalesce(t.done, '[]')) order by r.first_on, r.id) as rhythms
        from measure_rhythms r left join ${turnsBy('rhythm', source)} t on t.of = r.id
        where r.organisation_id = ${organisation} and r.withdrawn_at is null group by r.measure) r on r.measure = m.id
      left join (select measure, json_agg(json_build_object('id', id, 'title', title, 'starts', starts, 'ends', ends,
          'closedOn', closed_on) order by ends, id) as exceptions
        from exceptions where organisation_id = ${organisation} group by measure) x on x.measure = m.id
      where m.organisation_id = ${organisation}) as measures,
    (select json_agg(json_build_object('measure', measure, 'id', id, 'title', title, 'kind', kind, 'freshFor', fresh_for, 'shownTo', shown_to,
        'covered', (select json_agg(json_build_object('from', lower(span), 'through', upper(span) - 1)) from unnest(covered) as span))
        order by measure, position, id)
      from (select measure, id, title, kind, fresh_for, position,
          max(period_to) filter (where kind = 'operation' and period_from <= ${today}) as shown_to,
          range_agg(daterange(period_from, least((period_to + fresh_for::interval)::date, '9999-12-30'), '[]'))
            filter (where period_from is not null) as covered
        from shown group by measure, id, title, kind, fresh_for, position) as each) as proofs`.execute(rows)
  const proofs = Map.groupBy(found.rows[0]?.proofs ?? [], ({ measure }) => measure)
  return (found.rows[0]?.measures ?? []).map((measure) => {
    const own = proofs.get(measure.id) ?? []
    return {
      ...measure,
      proofs: own.flatMap(({ id, title, kind, freshFor, covered }) =>
        id === null ? [] : [{ id, title, kind, freshFor, covered: covered ?? [] }],
      ),
      covered: own.find(({ id }) => id === null)?.covered ?? [],
      shownTo: own.reduce<Day | null>(
        (latest, { shownTo }) => (shownTo !== null && (latest === null || shownTo > latest) ? shownTo : latest),
        null,
      ),
    }
  })
}

async function readDocuments({ rows, organisation }: Source): Promise<DocumentFact[]> {
  const found = await sql<{ documents: (DocumentFact & { writers: string[] })[] | null }>`
    select json_agg(json_build_object('id', d.id, 'title', d.title, 'owner', d.owner, 'ownerRole', d.owner_role, 'confirm', d.confirm,
      'confirmWithin', d.confirm_within, 'wantedShare', d.wanted_share, 'audience', coalesce(a.audience, '[]'),
      'versions', coalesce(v.versions, '[]'), 'approvers', coalesce(p.approvers, '[]'), 'approved', coalesce(v.approved, '[]'),
      'writers', coalesce(v.writers, '[]'))
      order by lower(d.title), d.id) as documents
    from documents d
    left join (select document, json_agg(json_build_object('kind', kind, 'function', function, 'team', team, 'location', location)) as audience
      from document_audiences where organisation_id = ${organisation} group by document) a on a.document = d.id
    left join (select document, json_agg(p.membership) as approvers from document_approvers p
      join memberships m on m.organisation_id = p.organisation_id and m.id = p.membership
      where p.organisation_id = ${organisation} group by document) p on p.document = d.id
    left join (select v.document, json_agg(json_build_object('id', v.id, 'number', v.number, 'state', v.state, 'holdsFrom', v.holds_from,
          'reviewBy', v.review_by, 'madeOn', (v.made_at at time zone 'Europe/Amsterdam')::date) order by v.number) as versions,
        (select json_agg(a.version || ' ' || a.membership) from document_approvals a
          join document_versions w on w.organisation_id = a.organisation_id and w.id = a.version
          where a.organisation_id = ${organisation} and w.document = v.document and w.state = 'proposed') as approved,
        (select to_json(w.writers) from document_versions w
          where w.organisation_id = ${organisation} and w.document = v.document and w.state = 'proposed') as writers
      from document_versions v where v.organisation_id = ${organisation} and v.state <> 'withdrawn' group by v.document) v on v.document = d.id
    where d.organisation_id = ${organisation} and d.withdrawn_at is null`.execute(rows)
  // Whoever wrote a text is not waited for where somebody else approves it.
  return (found.rows[0]?.documents ?? []).map(({ writers, ...document }) => ({
    ...document,
    approvers: [...neededFor({ named: document.approvers, writers })],
  }))
}

type Training = RhythmFacts['trainings'][number]

/** Trainings with the last that everybody passed, and the last that nobody did. */
async function readTrainings({ rows, organisation }: Source): Promise<Training[]> {
  const found = await sql<{ trainings: Training[] | null }>`
    select json_agg(json_build_object('id', t.id, 'title', t.title, 'repeatEvery', t.repeat_every, 'rules', coalesce(a.rules, '[]'),
      'records', coalesce(r.records, '[]')) order by lower(t.title), t.id) as trainings
    from trainings t
    left join (select training, json_agg(json_build_object('kind', kind, 'function', function, 'team', team, 'location', location)) as rules
      from training_audiences where organisation_id = ${organisation} group by training) a on a.training = t.id
    left join (select training, json_agg(json_build_object('staff', staff, 'followedOn', followed_on, 'passed', passed)) as records
      from (select training, staff, passed, max(followed_on) as followed_on from training_records
        where organisation_id = ${organisation} and withdrawn_at is null group by training, staff, passed) last
      group by training) r on r.training = t.id
    where t.organisation_id = ${organisation} and t.withdrawn_at is null`.execute(rows)
  return found.rows[0]?.trainings ?? []
}

type Rest = Pick<RhythmFacts, 'requests' | 'findings' | 'audits' | 'certificates' | 'terms'> &
  Pick<SupplierChain, 'questionnaires' | 'openParts'>
type RestRow = { [K in keyof Rest]: Rest[K] | null } & { escalated: Record<string, string> | null }

async function readRest({ rows, organisation }: Source, today: Day): Promise<Rest & Pick<RhythmFacts, 'escalated'>> {
  const of = sql`organisation_id = ${organisation}`
  const found = await sql<RestRow>`select
    (select json_agg(json_build_object('id', q.id, 'title', q.title, 'measure', m.title, 'asked', q.asked, 'dueOn', q.due_on))
      from evidence_requests q join measures m on m.organisation_id = q.organisation_id and m.id = q.measure
      where q.organisation_id = ${organisation} and q.answered_at is null and q.withdrawn_at is null) as requests,
    (select json_agg(json_build_object('id', f.id, 'review', f.review, 'reviewTitle', r.title, 'what', f.what, 'owner', f.owner,
        'dueOn', f.due_on))
      from findings f join reviews r on r.organisation_id = f.organisation_id and r.id = f.review and r.withdrawn_at is null
      where f.organisation_id = ${organisation} and (f.closed_on is null or f.closed_on > ${today})) as findings,
    (select json_agg(json_build_object('id', id, 'title', title, 'starts', starts, 'ends', ends)) from audits
      where ${of} and withdrawn_at is null) as audits,
    (select json_agg(json_build_object('id', id, 'edition', edition, 'name', edition, 'body', body, 'ends', ends,
        'surveillance', to_json(surveillance))) from own_certificates where ${of} and withdrawn_at is null) as certificates,
    (select json_agg(json_build_object('id', id, 'title', title, 'ends', ends)) from terms
      where ${of} and withdrawn_at is null) as terms,
    (select json_agg(json_build_object('id', id, 'supplier', supplier, 'title', title, 'dueOn', due_on) order by due_on, id)
      from questionnaires where ${of} and submitted_at is null and withdrawn_at is null) as questionnaires,
    (select json_agg(json_build_object('id', r.id, 'supplier', r.supplier, 'title', r.title, 'exceptions', coalesce(x.waiting, 0),
        'cuecs', coalesce(c.asked, '[]')) order by r.title, r.id)
      from assurance_reports r
      left join (select report, count(*) as waiting from assurance_exceptions where ${of} and assessment is null group by report) x
        on x.report = r.id
      left join (select report, json_agg(json_build_object('id', id, 'owner', owner, 'ownerRole', owner_role) order by id) as asked
        from assurance_cuecs where ${of} and not_ours_because = '' group by report) c on c.report = r.id
      where r.organisation_id = ${organisation} and r.withdrawn_at is null and (x.report is not null or c.report is not null)) as "openParts",
    (select json_object_agg(key || ' ' || due_on, (escalated_at at time zone 'Europe/Amsterdam')::date) from escalations
      where ${of}) as escalated`.execute(rows)
  const [row] = found.rows
  const told = Object.entries(row?.escalated ?? {}).map(([key, day]) => [key, parseDay(day)] as const)
  return {
    requests: row?.requests ?? [],
    findings: row?.findings ?? [],
    audits: row?.audits ?? [],
    certificates: row?.certificates ?? [],
    terms: row?.terms ?? [],
    questionnaires: row?.questionnaires ?? [],
    openParts: row?.openParts ?? [],
    escalated: new Map(told.flatMap(([key, day]) => (day === null ? [] : [[key, day]]))),
  }
}
