import { type RawBuilder, sql } from 'kysely'
import { holds, type Permission } from '../../core/access/permissions.ts'
import type { Role } from '../../core/access/roles.ts'
import { riskName } from '../../core/applicability/risk-tie.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { type RecordKind, recordKinds } from './today.contract.ts'

/** Something that somebody recorded and whose name holds a text. `about` is what tells it from others of that name. */
export type FoundRecord = { kind: RecordKind; id: string; title: string; about: string }

/** How many of one kind are shown: whoever seeks more narrows the text, or opens the list. */
const mostOfKind = 6

type Sought = { permission: Permission; select(pattern: string, organisation: string): RawBuilder<unknown> }

const named =
  (table: string, title: string, about: RawBuilder<unknown>, only = sql`true`): Sought['select'] =>
  (pattern, organisation) =>
    sql`select id, ${sql.ref(title)} as title, ${about} as about from ${sql.table(table)}
    where organisation_id = ${organisation} and ${only} and ${sql.ref(title)} ilike ${pattern}`

const kinds: Record<RecordKind, Sought> = {
  risk: {
    permission: 'risk:read',
    select: (pattern, organisation) => sql`select id, title, number::text as about from risks
      where organisation_id = ${organisation}
        and (title ilike ${pattern} or 'R-' || lpad(number::text, greatest(3, length(number::text)), '0') ilike ${pattern})`,
  },
  measure: { permission: 'measures:read', select: named('measures', 'title', sql`owner_role`) },
  document: { permission: 'documents:read', select: named('documents', 'title', sql`''`, sql`withdrawn_at is null`) },
  asset: { permission: 'assets:read', select: named('assets', 'name', sql`supplier`, sql`withdrawn_at is null`) },
  supplier: {
    permission: 'suppliers:read',
    select: named('suppliers', 'name', sql`coalesce(ended_on::text, '')`),
  },
  'supplier-service': {
    permission: 'suppliers:read',
    select: (pattern, organisation) => sql`select s.id, v.name as title, s.name as about from supplier_services v
      join suppliers s on s.organisation_id = v.organisation_id and s.id = v.supplier
      where v.organisation_id = ${organisation} and v.name ilike ${pattern}`,
  },
  'supplier-certificate': {
    permission: 'suppliers:read',
    select: (pattern, organisation) => sql`select s.id, c.edition as title, s.name as about from supplier_certificates c
      join suppliers s on s.organisation_id = c.organisation_id and s.id = c.supplier
      where c.organisation_id = ${organisation} and c.withdrawn_at is null
        and (c.edition ilike ${pattern} or replace(c.edition, '-', ' ') ilike ${pattern} or c.number ilike ${pattern} or c.body ilike ${pattern})`,
  },
  'assurance-report': {
    permission: 'suppliers:read',
    select: (pattern, organisation) => sql`select r.id, r.title, s.name as about from assurance_reports r
      join suppliers s on s.organisation_id = r.organisation_id and s.id = r.supplier
      where r.organisation_id = ${organisation} and r.withdrawn_at is null and r.title ilike ${pattern}`,
  },
  'coverage-report': {
    permission: 'suppliers:read',
    select: (pattern, organisation) => sql`select r.id, r.title, s.name as about from coverage_reports r
      join suppliers s on s.organisation_id = r.organisation_id and s.id = r.supplier
      where r.organisation_id = ${organisation} and r.withdrawn_at is null and r.title ilike ${pattern}`,
  },
  evidence: {
    permission: 'evidence:read',
    select: named('evidence', 'title', sql`period_to::text`, sql`withdrawn_at is null`),
  },
  person: { permission: 'staff:read', select: named('staff', 'name', sql`function`) },
  review: { permission: 'reviews:read', select: named('reviews', 'title', sql`reviewer`, sql`withdrawn_at is null`) },
  training: { permission: 'staff:read', select: named('trainings', 'title', sql`''`, sql`withdrawn_at is null`) },
  workshop: { permission: 'risk:read', select: named('workshops', 'title', sql`held_on::text`) },
}

/** What a role may see and whose name holds the text, a few of each kind, those that begin with it first; in one statement. */
export async function findRecords({ rows, organisation }: Reader, role: Role, text: string): Promise<FoundRecord[]> {
  const escaped = text.replace(/[\\%_]/g, '\\$&')
  const of = recordKinds.filter((kind) => holds(role, kinds[kind].permission))
  const parts = of.map(
    (
      kind,
    ) => sql`(select ${kind}::text as kind, id::text, title, about from (${kinds[kind].select(`%${escaped}%`, organisation)}) as ${sql.ref(kind)}
      order by title not ilike ${`${escaped}%`}, lower(title), id limit ${mostOfKind})`,
  )
  const found = await sql<FoundRecord>`${sql.join(parts, sql` union all `)}`.execute(rows)
  const order = (one: FoundRecord) => recordKinds.indexOf(one.kind)
  return found.rows
    .map((one) => (one.kind === 'risk' ? { ...one, about: riskName(Number(one.about)) } : one))
    .sort((a, b) => order(a) - order(b))
}
