import { sql } from 'kysely'
import type { AssuranceFact, ExceptionAssessment, SubserviceMethod } from '../../core/assurance/facts.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Source } from './assurance-facts.store.ts'

type FileRef = { id: string; name: string } | null

/** What the list of a supplier shows of a report besides its facts. */
export type ReportRow = Pick<AssuranceFact, 'id' | 'title' | 'supplier' | 'kind' | 'type' | 'opinion'> & {
  revision: number
  services: string[]
  kindOther: string
  asOf: Day | null
  periodFrom: Day | null
  periodTo: Day | null
  auditor: string
  issuedOn: Day | null
  terms: SharingTerms
  hasFile: boolean
  bridges: BridgeRow[]
}

export type BridgeRow = {
  id: string
  revision: number
  from: Day
  to: Day
  issuedOn: Day | null
  signedBy: string
  note: string
  file: FileRef
}

export type ReportTexts = {
  opinionNote: string
  criteria: string[]
  note: string
  file: FileRef
  subservices: {
    id: string
    name: string
    what: string
    method: SubserviceMethod
    knownAs: string | null
    notRelevantBecause: string
  }[]
  exceptions: ExceptionRow[]
  cuecs: CuecRow[]
  acceptances: { by: string; at: string; wording: string }[]
}

export type ExceptionRow = {
  id: string
  revision: number
  reference: string
  what: string
  response: string
  assessment: ExceptionAssessment | null
  reason: string
  assessedBy: string | null
  assessedOn: Day | null
  measure: string | null
}

export type CuecRow = {
  id: string
  revision: number
  reference: string
  what: string
  measure: string | null
  notOursBecause: string
  owner: { id: string; name: string; ends: Day | null } | null
  ownerRole: string
}

const file = (of: string) =>
  sql.raw(`case when ${of}.file is not null then json_build_object('id', ${of}.file, 'name', ${of}.file_name) end`)

/** The reports that were not withdrawn, of a supplier or one of them; by the last day of which they tell, the newest first. */
export async function readReportRows(
  { rows, organisation }: Source,
  of: { supplier: string } | { report: string },
): Promise<ReportRow[]> {
  const those = 'supplier' in of ? sql`r.supplier = ${of.supplier}` : sql`r.id = ${of.report}`
  const found = await sql<ReportRow>`
    select r.id, r.revision, r.title, r.supplier, r.kind, r.kind_other as "kindOther", r.type, r.as_of as "asOf",
      r.period_from as "periodFrom", r.period_to as "periodTo", r.auditor, r.opinion, r.issued_on as "issuedOn", r.terms,
      r.file is not null as "hasFile",
      coalesce((select json_agg(s.service order by s.service) from assurance_services s
        where s.organisation_id = r.organisation_id and s.report = r.id), '[]') as services,
      coalesce((select json_agg(json_build_object('id', b.id, 'revision', b.revision, 'from', b.period_from, 'to', b.period_to,
          'issuedOn', b.issued_on, 'signedBy', b.signed_by, 'note', b.note, 'file', ${file('b')}) order by b.period_from, b.id)
        from bridge_letters b where b.organisation_id = r.organisation_id and b.report = r.id and b.withdrawn_at is null), '[]') as bridges
    from assurance_reports r where r.organisation_id = ${organisation} and ${those} and r.withdrawn_at is null
    order by coalesce(r.period_to, r.as_of) desc, r.id desc`.execute(rows)
  return found.rows
}

/** What is written in a report, and who accepted its conditions. */
export async function readReportTexts({ rows, organisation }: Source, report: string): Promise<ReportTexts> {
  const found = await sql<ReportTexts>`
    select r.opinion_note as "opinionNote", r.criteria, r.note, ${file('r')} as file,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'what', s.what, 'method', s.method,
          'knownAs', s.known_as, 'notRelevantBecause', s.not_relevant_because) order by lower(s.name), s.id)
        from assurance_subservices s where s.organisation_id = r.organisation_id and s.report = r.id), '[]') as subservices,
      coalesce((select json_agg(json_build_object('id', x.id, 'revision', x.revision, 'reference', x.reference, 'what', x.what,
          'response', x.response, 'assessment', x.assessment, 'reason', x.assessment_reason, 'assessedBy', x.assessed_by,
          'assessedOn', x.assessed_on, 'measure', x.measure) order by x.id)
        from assurance_exceptions x where x.organisation_id = r.organisation_id and x.report = r.id), '[]') as exceptions,
      coalesce((select json_agg(json_build_object('id', c.id, 'revision', c.revision, 'reference', c.reference, 'what', c.what,
          'measure', c.measure, 'notOursBecause', c.not_ours_because, 'ownerRole', c.owner_role,
          'owner', case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'ends', o.ends) end) order by c.id)
        from assurance_cuecs c left join staff o on o.organisation_id = c.organisation_id and o.id = c.owner
        where c.organisation_id = r.organisation_id and c.report = r.id), '[]') as cuecs,
      coalesce((select json_agg(json_build_object('by', a.accepted_by, 'at', a.accepted_at, 'wording', a.wording) order by a.accepted_at)
        from assurance_acceptances a where a.organisation_id = r.organisation_id and a.report = r.id), '[]') as acceptances
    from assurance_reports r where r.organisation_id = ${organisation} and r.id = ${report}`.execute(rows)
  return found.rows[0] as ReportTexts
}

export async function membershipOf({ rows, organisation }: Source, user: string): Promise<string | null> {
  const found = await rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return found?.id ?? null
}

/** By the id of a report: its terms, and the wordings that somebody accepted. */
type StandingTerms = { terms: Record<string, SharingTerms>; accepted: { report: string; wording: string }[] }

/**
 * The terms of all reports by their ids, and those of which somebody accepted the conditions; as they are today, whichever moment is read:
 * terms that were corrected since hold for the past too.
 */
export async function readStandingTerms({ rows, organisation }: Source, user: string | null): Promise<StandingTerms> {
  const found = await sql<StandingTerms>`
    select coalesce((select json_object_agg(id, terms) from public.assurance_reports where organisation_id = ${organisation}), '{}') as terms,
      coalesce((select json_agg(json_build_object('report', a.report, 'wording', a.wording)) from public.assurance_acceptances a
        join public.memberships m on m.organisation_id = a.organisation_id and m.id = a.membership
        where a.organisation_id = ${organisation} and m.user_id = ${user}), '[]') as accepted`.execute(rows)
  return found.rows[0] ?? { terms: {}, accepted: [] }
}

/** Audits that were not withdrawn, to look back from: the nearest ones. */
export async function readAudits({ rows, organisation }: Source): Promise<{ title: string; starts: Day }[]> {
  const found = await rows
    .selectFrom('audits')
    .select(['title', 'starts'])
    .where('organisation_id', '=', organisation)
    .where('withdrawn_at', 'is', null)
    .orderBy('starts', 'desc')
    .orderBy('id')
    .limit(12)
    .execute()
  return found.map(({ title, starts }) => ({ title, starts: starts as Day }))
}

/** The content of the file of a report, or of a bridge letter of it; undefined where there is none. */
export async function findFile(
  { rows, organisation }: Source,
  report: string,
  bridge: string | undefined,
): Promise<{ title: string; terms: SharingTerms; name: string; sha256: string; mediaType: string } | undefined> {
  const found = await sql<{ title: string; terms: SharingTerms; name: string; sha256: string; mediaType: string }>`
    select r.title, r.terms, coalesce(b.file_name, r.file_name) as name, f.sha256, f.media_type as "mediaType"
    from assurance_reports r
    left join bridge_letters b on b.organisation_id = r.organisation_id and b.report = r.id and b.id = ${bridge ?? null}
      and b.withdrawn_at is null
    join files f on f.organisation_id = r.organisation_id and f.id = case when ${bridge ?? null}::uuid is null then r.file else b.file end
    where r.organisation_id = ${organisation} and r.id = ${report} and r.withdrawn_at is null`.execute(rows)
  return found.rows[0]
}

/** What must exist in the organisation for what somebody names: those that do not. */
export async function unknownAmong(
  { rows, organisation }: Source,
  table: 'suppliers' | 'supplier_services' | 'measures' | 'staff',
  ids: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const found = await rows
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('id', 'in', wanted)
    .execute()
  const known = new Set(found.map(({ id }) => id))
  return wanted.filter((id) => !known.has(id))
}

/** The services of a supplier, those that ended too. */
export async function servicesOf({ rows, organisation }: Source, supplier: string): Promise<Set<string>> {
  const found = await rows
    .selectFrom('supplier_services')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('supplier', '=', supplier)
    .execute()
  return new Set(found.map(({ id }) => id))
}

type PartTable = 'assurance_exceptions' | 'assurance_cuecs' | 'bridge_letters'

/** The report that a part hangs from, and the part's revision; undefined where it is gone, or its report was withdrawn. */
export async function findPart(
  { rows, organisation }: Source,
  table: PartTable,
  id: string,
): Promise<{ report: string; title: string; revision: number } | undefined> {
  const standing = table === 'bridge_letters' ? sql`and p.withdrawn_at is null` : sql``
  const found = await sql<{ report: string; title: string; revision: number }>`
    select p.report, r.title, p.revision from ${sql.table(table)} p
    join assurance_reports r on r.organisation_id = p.organisation_id and r.id = p.report and r.withdrawn_at is null
    where p.organisation_id = ${organisation} and p.id = ${id} ${standing}`.execute(rows)
  return found.rows[0]
}

/** The files that a report names, or a letter of it that stands. */
export async function filesOfReport({ rows, organisation }: Source, report: string): Promise<Set<string>> {
  const found = await sql<{ file: string }>`
    select file from assurance_reports where organisation_id = ${organisation} and id = ${report} and file is not null
    union select file from bridge_letters
      where organisation_id = ${organisation} and report = ${report} and file is not null and withdrawn_at is null`.execute(
    rows,
  )
  return new Set(found.rows.map(({ file }) => file))
}

/** JSON made by the database writes an instant with an offset. */
export const inUtc = (at: string) => new Date(at).toISOString() as Instant
