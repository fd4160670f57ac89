import { sql } from 'kysely'
import type { DocumentKind } from '../../core/documents/version-standing.ts'
import type { AudienceRule } from '../../core/staff/audience.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>
/** The same with the instant that counts as now. */
export type SourceNow = Source & Pick<Reader, 'now'>

export type Document = {
  id: string
  revision: number
  title: string
  kind: DocumentKind
  language: Language
  owner: { id: string; name: string; ends: Day | null } | null
  ownerRole: string
  reviewEvery: string
  confirm: boolean
  confirmWithin: number
  wantedShare: number
  startedFrom: string | null
  withdrawn: boolean
  audience: AudienceRule[]
}

type RuleRow = { kind: string; function: string | null; team: string | null; location: string | null }

const toRule = (row: RuleRow): AudienceRule =>
  row.kind === 'function'
    ? { kind: 'function', function: row.function ?? '' }
    : row.kind === 'team'
      ? { kind: 'team', team: row.team ?? '' }
      : row.kind === 'location'
        ? { kind: 'location', location: row.location ?? '' }
        : { kind: 'all' }

const documents = (source: Source) =>
  source.rows
    .selectFrom('documents as d')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.id', '=', 'd.owner'),
    )
    .select([
      'd.id',
      'd.revision',
      'd.title',
      'd.kind',
      'd.language',
      'd.owner',
      'd.owner_role',
      'd.review_every',
      'd.confirm',
      'd.confirm_within',
      'd.wanted_share',
      'd.started_from',
      'd.withdrawn_at',
      's.name as owner_name',
      's.ends as owner_ends',
      sql<RuleRow[]>`(select coalesce(json_agg(json_build_object('kind', a.kind, 'function', a.function, 'team', a.team,
        'location', a.location) order by a.id), '[]') from document_audiences a
        where a.organisation_id = d.organisation_id and a.document = d.id)`.as('rules'),
    ])
    .where('d.organisation_id', '=', source.organisation)

type Row = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number]

const toDocument = (row: Row): Document => ({
  id: row.id,
  revision: row.revision,
  title: row.title,
  kind: row.kind as DocumentKind,
  language: row.language as Language,
  owner:
    row.owner === null
      ? null
      : { id: row.owner, name: row.owner_name ?? '', ends: (row.owner_ends as Day | null) ?? null },
  ownerRole: row.owner_role,
  reviewEvery: row.review_every,
  confirm: row.confirm,
  confirmWithin: row.confirm_within,
  wantedShare: row.wanted_share,
  startedFrom: row.started_from,
  withdrawn: row.withdrawn_at !== null,
  audience: row.rules.map(toRule),
})

/** Every document with its audience, withdrawn ones too, in one statement. */
export async function allDocuments(source: Source): Promise<Document[]> {
  return (await documents(source).execute()).map(toDocument)
}

export async function findDocument(source: Source, id: string): Promise<Document | undefined> {
  const row = await documents(source).where('d.id', '=', id).executeTakeFirst()
  return row && toDocument(row)
}

type Named = { id: string; name: string; withdrawn: boolean }
export type Links = {
  requirements: { edition: string; requirement: string }[]
  measures: Named[]
  approvers: { id: string; name: string; email: string; user: string }[]
  teams: Named[]
  locations: Named[]
}

/** What a document is linked to, in one statement. An approver who lost the role in the organisation is no longer one. */
export async function linksOf({ rows, organisation }: Source, document: string, today: Day): Promise<Links> {
  const own = sql`x.organisation_id = ${organisation} and x.document = ${document}`
  const found = await sql<Links>`
    select (select coalesce(json_agg(json_build_object('edition', x.edition, 'requirement', x.requirement)), '[]')
        from document_requirements x where ${own}) as requirements,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.title, 'withdrawn',
          coalesce(m.ended_on <= ${today}, false)) order by lower(m.title), m.id), '[]')
        from document_measures x join measures m on m.organisation_id = x.organisation_id and m.id = x.measure where ${own}) as measures,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'email', m.email, 'user', m.user_id)
          order by lower(m.name), m.id), '[]')
        from document_approvers x join memberships m on m.organisation_id = x.organisation_id and m.id = x.membership
        where ${own} and m.role <> 'auditor') as approvers,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'withdrawn', t.withdrawn_at is not null)
          order by lower(t.name)), '[]')
        from document_audiences x join teams t on t.organisation_id = x.organisation_id and t.id = x.team where ${own}) as teams,
      (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'withdrawn', l.withdrawn_at is not null)
          order by lower(l.name)), '[]')
        from document_audiences x join locations l on l.organisation_id = x.organisation_id and l.id = x.location
        where ${own}) as locations`.execute(rows)
  const [row] = found.rows
  if (!row) throw new TypeError('a selection without a table gives one row')
  return row
}

/** The membership of an account in the organisation; null where it has none. */
export async function membershipOf(source: Source, user: string): Promise<string | null> {
  const row = await source.rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', source.organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether an account is named to approve a document. */
export async function isApprover(source: Source, document: string, user: string): Promise<boolean> {
  const row = await source.rows
    .selectFrom('document_approvers as x')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'x.organisation_id').onRef('m.id', '=', 'x.membership'),
    )
    .select('x.id')
    .where('x.organisation_id', '=', source.organisation)
    .where('x.document', '=', document)
    .where('m.user_id', '=', user)
    .executeTakeFirst()
  return row !== undefined
}

/** The name of the organisation and its language. */
export async function organisationOf(source: Source): Promise<{ name: string; language: Language; careTerm: string }> {
  const row = await source.rows
    .selectFrom('organisations')
    .select(['name', 'language', 'care_term'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirstOrThrow()
  return { name: row.name, language: row.language as Language, careTerm: row.care_term }
}

/** The editions that the organisation adopted. */
export async function adoptedEditions(source: Source): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows.map(({ edition }) => edition)
}

/** Who has to approve each document, by the membership; only those who still hold a role. */
export async function approversByDocument(source: Source): Promise<Map<string, string[]>> {
  const rows = await source.rows
    .selectFrom('document_approvers as x')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 'x.organisation_id').onRef('m.id', '=', 'x.membership'),
    )
    .select(['x.document', 'x.membership'])
    .where('x.organisation_id', '=', source.organisation)
    .where('m.role', '<>', 'auditor')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ document }) => document)].map(([id, of]) => [id, of.map((one) => one.membership)]),
  )
}
