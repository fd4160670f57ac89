import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { holds } from '../../core/access/permissions.ts'
import { roles } from '../../core/access/roles.ts'
import type { OwnCertificate, WrittenRow } from '../../core/coverage/compose-own.ts'
import type { CoveredBy, Extent, SharingTerms } from '../../core/coverage/facts.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import type { Accredited } from '../../core/profile/certificate.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

export type OwnCoverage = {
  id: string
  revision: number
  service: { id: string; name: string }
  edition: string
  title: string
  language: 'nl' | 'en'
  terms: SharingTerms
  termsNote: string
  disclaimer: string
  /** Who composed it, by the membership. */
  writers: string[]
}

/** `writtenBy`: the membership of who wrote it last; null where that has no account here any more. */
export type StoredRow = WrittenRow & { id: string; revision: number; coverage: string; writtenBy: string | null }

/** A version without its content, so that lists never carry one. `shares`: customers who can read it at the moment. */
export type CoverageVersion = {
  id: string
  revision: number
  coverage: string
  number: number
  note: string
  approvedBy: string
  approvedAt: Instant
  sha256: string
  /** Rows that claim more than is shown were written by whoever approved it. */
  ownText: boolean
  withdrawnAt: Instant | null
  shares: number
}

/** The reports that were not withdrawn, or one of them. */
export async function listCoverages(source: Source, id?: string): Promise<OwnCoverage[]> {
  const query = source.rows
    .selectFrom('own_coverages as c')
    .innerJoin('touchpoint_services as s', (join) =>
      join.onRef('s.organisation_id', '=', 'c.organisation_id').onRef('s.id', '=', 'c.service'),
    )
    .select(['c.id', 'c.revision', 'c.service', 's.name', 'c.edition', 'c.title', 'c.language', 'c.terms'])
    .select(['c.terms_note', 'c.disclaimer', 'c.writers'])
    .where('c.organisation_id', '=', source.organisation)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.id')
  const rows = await (id === undefined ? query : query.where('c.id', '=', id)).execute()
  return rows.map(({ name, service, terms_note, ...row }) => ({
    ...row,
    service: { id: service, name },
    language: row.language as 'nl' | 'en',
    terms: row.terms as SharingTerms,
    termsNote: terms_note,
  }))
}

/** What people wrote, of all reports or one. */
export async function listRows(source: Source, coverage?: string): Promise<StoredRow[]> {
  const query = source.rows
    .selectFrom('own_coverage_rows')
    .selectAll()
    .where('organisation_id', '=', source.organisation)
    .orderBy('id')
  const rows = await (coverage === undefined ? query : query.where('coverage', '=', coverage)).execute()
  return rows.map((row) => ({
    ...{ id: row.id, revision: row.revision, coverage: row.coverage, requirement: row.requirement },
    ...{ by: row.by as CoveredBy, extent: row.extent as Extent, certificate: row.certificate, place: row.place },
    ...{ statement: row.statement, customerPart: row.customer_part, writtenBy: row.written_by },
    followed: {
      by: row.followed_by as CoveredBy,
      extent: row.followed_extent as Extent,
      certificate: row.followed_certificate,
    },
  }))
}

/** The own certificates that were not withdrawn, whenever they hold. */
export async function listCertificates(source: Source): Promise<OwnCertificate[]> {
  const rows = await source.rows
    .selectFrom('own_certificates')
    .select(['id', 'edition', 'body', 'number', 'accredited', 'scope', 'starts', 'ends'])
    .where('organisation_id', '=', source.organisation)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...row,
    accredited: row.accredited as Accredited,
    starts: row.starts as Day,
    ends: row.ends as Day,
  }))
}

/** Versions of all reports or one, newest first. `now` decides who can read still. */
export async function listVersions(source: Source & { now: Instant }, coverage?: string): Promise<CoverageVersion[]> {
  const query = source.rows
    .selectFrom('own_coverage_versions as v')
    .select(['v.id', 'v.revision', 'v.coverage', 'v.number', 'v.note', 'v.approved_by', 'v.approved_at'])
    .select(['v.sha256', 'v.own_text', 'v.withdrawn_at'])
    .select(
      sql<number>`(select count(*)::int from coverage_shares h where h.organisation_id = v.organisation_id and h.version = v.id
        and h.withdrawn_at is null and h.expires_at > ${source.now})`.as('shares'),
    )
    .where('v.organisation_id', '=', source.organisation)
    .orderBy('v.number', 'desc')
  const rows = await (coverage === undefined ? query : query.where('v.coverage', '=', coverage)).execute()
  return rows.map((row) => ({
    ...{ id: row.id, revision: row.revision, coverage: row.coverage, number: row.number, note: row.note },
    ...{ approvedBy: row.approved_by, approvedAt: row.approved_at as Instant, sha256: row.sha256 },
    ownText: row.own_text,
    withdrawnAt: row.withdrawn_at as Instant | null,
    shares: row.withdrawn_at === null ? row.shares : 0,
  }))
}

/** The reports as they were approved, by the id of the version. */
export async function contentsOf(source: Source, versions: readonly string[]): Promise<Map<string, CoverageDocument>> {
  if (versions.length === 0) return new Map()
  const rows = await source.rows
    .selectFrom('own_coverage_versions')
    .select(['id', 'content'])
    .where('organisation_id', '=', source.organisation)
    .where('id', 'in', [...versions])
    .execute()
  return new Map(rows.map(({ id, content }) => [id, content as unknown as CoverageDocument]))
}

/** Services that a report can be about, and the editions that were adopted. */
export async function readChoices(source: Source) {
  const services = await source.rows
    .selectFrom('touchpoint_services')
    .select(['id', 'name'])
    .where('organisation_id', '=', source.organisation)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const editions = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return { services, editions: editions.map(({ edition }) => edition) }
}

export async function nameOfOrganisation(source: Source): Promise<string> {
  const row = await source.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirstOrThrow()
  return row.name
}

/** The membership of whoever acts; null where that is no account of the organisation. */
export async function membershipOf(tx: Tx): Promise<string | null> {
  if (tx.actor.kind !== 'person') return null
  const row = await tx.rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('user_id', '=', tx.actor.id)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether anybody may approve who is not among these members. */
export async function someoneElseApproves(source: Source, among: readonly string[]): Promise<boolean> {
  const able = roles.filter((role) => holds(role, 'coverage:publish'))
  const rows = await source.rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', source.organisation)
    .where('role', 'in', able)
    .execute()
  return rows.some(({ id }) => !among.includes(id))
}

type Writing = Allowed<'suppliers:write'>
type Publishing = Allowed<'coverage:publish'>
type Facts = Pick<OwnCoverage, 'title' | 'language' | 'terms' | 'termsNote' | 'disclaimer'>

const factsRow = ({ title, language, terms, termsNote, disclaimer }: Facts) => ({
  ...{ title, language, terms, terms_note: termsNote, disclaimer },
})

export async function insertCoverage(
  tx: Tx,
  _allowed: Writing,
  made: Facts & { service: string; edition: string; writers: string[] },
): Promise<string> {
  const id = newId()
  const { service, edition, writers } = made
  const own = { organisation_id: tx.organisation, id, service, edition, writers, withdrawn_at: null }
  await tx.rows
    .insertInto('own_coverages')
    .values({ ...own, ...factsRow(made) })
    .execute()
  return id
}

const coverage = (tx: Tx, id: string) =>
  tx.rows.updateTable('own_coverages').where('organisation_id', '=', tx.organisation).where('id', '=', id)

export async function storeFacts(tx: Tx, _allowed: Writing, id: string, facts: Facts, writers: string[]) {
  await coverage(tx, id)
    .set({ ...factsRow(facts), writers })
    .execute()
}

export async function storeWriters(tx: Tx, _allowed: Writing, id: string, writers: string[]): Promise<void> {
  await coverage(tx, id).set({ writers }).execute()
}

export async function storeWithdrawal(tx: Tx, _allowed: Publishing, id: string): Promise<void> {
  await coverage(tx, id).set({ withdrawn_at: tx.now }).execute()
}

/** Writes about one control; `known` is the row that stands there. */
export async function storeRow(
  tx: Tx,
  _allowed: Writing,
  of: string,
  row: WrittenRow,
  { known, writer }: { known: string | null; writer: string | null },
): Promise<string> {
  const { requirement, by, extent, certificate, place, statement, customerPart, followed } = row
  const values = {
    ...{ by, extent, certificate, place, statement, customer_part: customerPart },
    ...{ followed_by: followed.by, followed_extent: followed.extent, followed_certificate: followed.certificate },
    written_by: writer,
  }
  if (known === null) {
    const id = newId()
    const own = { organisation_id: tx.organisation, id, coverage: of, requirement }
    await tx.rows
      .insertInto('own_coverage_rows')
      .values({ ...own, ...values })
      .execute()
    return id
  }
  await tx.rows
    .updateTable('own_coverage_rows')
    .set(values)
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', known)
    .execute()
  return known
}

export async function deleteRow(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('own_coverage_rows')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function insertVersion(
  tx: Tx,
  _allowed: Publishing,
  made: { coverage: string; number: number; note: string; content: CoverageDocument; sha256: string; ownText: boolean },
): Promise<string> {
  const id = newId()
  const { content, ownText, ...rest } = made
  const own = { organisation_id: tx.organisation, id, approved_by: tx.actor.name, approved_at: tx.now }
  await tx.rows
    .insertInto('own_coverage_versions')
    .values({ ...own, ...rest, content: JSON.stringify(content), own_text: ownText, withdrawn_at: null })
    .execute()
  return id
}

export async function storeVersionWithdrawal(tx: Tx, _allowed: Publishing, id: string): Promise<void> {
  await tx.rows
    .updateTable('own_coverage_versions')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
