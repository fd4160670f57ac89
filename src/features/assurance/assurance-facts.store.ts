import { sql } from 'kysely'
import type { AssuranceFact } from '../../core/assurance/facts.ts'
import type { RecordedReport } from '../../core/assurance/holding.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** A reader of any moment, or a command. */
export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** As written; `measure`: the id of the one that is to do it. */
export type AssuranceRow = Omit<RecordedReport, 'cuecs'> & {
  cuecs: (Omit<AssuranceFact['cuecs'][number], 'measure'> & { measure: string | null })[]
}

/** The reports of all suppliers that were not withdrawn, in one statement, however many there are. */
export async function readAssuranceRows({ rows, organisation }: Source): Promise<AssuranceRow[]> {
  const found = await sql<{ reports: AssuranceRow[] | null }>`
    select json_agg(json_build_object('id', r.id, 'title', r.title, 'supplier', r.supplier, 'services', coalesce(s.services, '[]'),
      'kind', r.kind, 'kindOther', r.kind_other, 'type', r.type, 'asOf', r.as_of, 'periodFrom', r.period_from, 'periodTo', r.period_to, 'opinion', r.opinion,
      'issuedOn', r.issued_on, 'bridges', coalesce(b.bridges, '[]'), 'exceptions', coalesce(x.exceptions, '[]'),
      'cuecs', coalesce(c.cuecs, '[]'), 'carvedOut', coalesce(o.left_out, '[]')) order by coalesce(r.period_to, r.as_of), r.id) as reports
    from assurance_reports r
    left join (select report, json_agg(service order by service) as services from assurance_services
      where organisation_id = ${organisation} group by report) s on s.report = r.id
    left join (select report, json_agg(json_build_object('id', id, 'from', period_from, 'to', period_to, 'issuedOn', issued_on) order by period_from, id) as bridges
      from bridge_letters where organisation_id = ${organisation} and withdrawn_at is null group by report) b on b.report = r.id
    left join (select report, json_agg(json_build_object('id', id, 'assessment', assessment, 'assessedOn', assessed_on) order by id) as exceptions
      from assurance_exceptions where organisation_id = ${organisation} group by report) x on x.report = r.id
    left join (select report, json_agg(json_build_object('id', id, 'what', what, 'measure', measure,
        'notOurs', not_ours_because <> '') order by id) as cuecs
      from assurance_cuecs where organisation_id = ${organisation} group by report) c on c.report = r.id
    left join lateral (select json_agg(json_build_object('id', s.id, 'name', s.name,
        'known', case when coalesce(s.known_as, p.known_as) is not null then
          json_build_object('supplier', coalesce(s.known_as, p.known_as), 'fromRegister', s.known_as is null) end)
        order by lower(s.name), s.id) as left_out
      from assurance_subservices s
      left join lateral (select known_as from subprocessors where organisation_id = s.organisation_id and supplier = r.supplier
        and lower(name) = lower(s.name) and known_as is not null order by id limit 1) p on true
      where s.organisation_id = r.organisation_id and s.report = r.id and s.method = 'carved-out'
        and s.not_relevant_because = '') o on true
    where r.organisation_id = ${organisation} and r.withdrawn_at is null`.execute(rows)
  return found.rows[0]?.reports ?? []
}
