import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import { type Conditions, wordingOf } from '../../core/coverage/wording.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './coverage-facts.store.ts'
import type { ClaimBody } from './coverage-shapes.contract.ts'
import type { ToldReport } from './write-coverage.store.ts'

type Writing = Allowed<'suppliers:write'>

/** What is written about a report besides what it says. */
export type ReportHeader = {
  termsNote: string
  disclaimer: string
  sourceName: string
  sourceSha256: string | null
  recordedBy: string
  recordedAt: Instant
  withdrawnAt: Instant | null
  /** `current`: of the conditions as they read now; others were accepted before these were changed. */
  acceptances: { by: string; at: Instant; current: boolean }[]
  /** What opens the texts today, also where an earlier moment is read: terms that were corrected since hold for the past too. */
  standing: Standing
}

/** The conditions as they are today, and who accepted which. */
type Standing = Conditions & { acceptances: { user: string | null; at: Instant; wording: string }[] }

/** The conditions of report `r` as they are today, as JSON: for a statement that reads any moment. */
export const standingToday = sql<Standing>`(
  select json_build_object('terms', n.terms, 'termsNote', n.terms_note, 'disclaimer', n.disclaimer, 'acceptances', coalesce((
    select json_agg(json_build_object('user', m.user_id, 'at', a.accepted_at, 'wording', a.wording)) from public.terms_acceptances a
    left join public.memberships m on m.organisation_id = a.organisation_id and m.id = a.membership
    where a.organisation_id = n.organisation_id and a.report = n.id), '[]'))
  from public.coverage_reports n where n.organisation_id = r.organisation_id and n.id = r.id)`

const inUtc = (at: string) => new Date(at).toISOString() as Instant

/** Gives undefined where there is no such report. */
export async function readHeader({ rows, organisation }: Source, id: string): Promise<ReportHeader | undefined> {
  type Row = Omit<ReportHeader, 'acceptances'> & { acceptances: { by: string; at: string; wording: string }[] }
  const found = await sql<Row>`
    select r.terms_note as "termsNote", r.disclaimer, r.source_name as "sourceName", r.source_sha256 as "sourceSha256",
      r.recorded_by as "recordedBy", r.recorded_at as "recordedAt", r.withdrawn_at as "withdrawnAt",
      coalesce((select json_agg(json_build_object('by', a.accepted_by, 'at', a.accepted_at, 'wording', a.wording)
          order by a.accepted_at desc)
        from terms_acceptances a where a.organisation_id = r.organisation_id and a.report = r.id), '[]') as acceptances,
      ${standingToday} as standing
    from coverage_reports r where r.organisation_id = ${organisation} and r.id = ${id}`.execute(rows)
  const [row] = found.rows
  if (!row) return undefined
  const wording = wordingOf(row.standing)
  return {
    ...row,
    acceptances: row.acceptances.map(({ by, at, wording: of }) => ({ by, at: inUtc(at), current: of === wording })),
    standing: {
      ...row.standing,
      acceptances: row.standing.acceptances.map((one) => ({ ...one, at: inUtc(one.at) })),
    },
  }
}

type Change = { revision: number; at: Instant; by: string; action: string }

/** Commands that changed a report or its lines, newest first; at most 50. */
export async function changesOf({ rows, organisation }: Source, id: string): Promise<Change[]> {
  const found = await sql<Change>`
    select t.revision, t.at, regexp_replace(t.actor_name, ' <[^>]*>$', '') as by, t.action from trail t
    where t.organisation_id = ${organisation} and t.revision in (
      select valid_from from history.coverage_reports where organisation_id = ${organisation} and id = ${id}
      union select valid_from from history.coverage_claims where organisation_id = ${organisation} and report = ${id}
      union select valid_to from history.coverage_claims where organisation_id = ${organisation} and report = ${id}
      union select valid_from from history.terms_acceptances where organisation_id = ${organisation} and report = ${id})
      and t.revision <= current_revision()
    order by t.revision desc limit 50`.execute(rows)
  return found.rows
}

export type ClaimTexts = {
  id: string
  revision: number
  reference: string
  place: string
  statement: string
  customerPart: string
}

/** The texts of claims, of those with these ids. */
export async function readTexts(
  { rows, organisation }: Source,
  ids: readonly string[],
): Promise<Map<string, ClaimTexts>> {
  if (ids.length === 0) return new Map()
  const found = await sql<ClaimTexts>`select id, revision, reference, place, statement, customer_part as "customerPart"
    from coverage_claims where organisation_id = ${organisation} and id = any(${ids}::uuid[])`.execute(rows)
  return new Map(found.rows.map((one) => [one.id, one]))
}

/** Which claims of a report hold a text. */
export async function claimsWith({ rows, organisation }: Source, report: string, text: string): Promise<Set<string>> {
  const found = await rows
    .selectFrom('coverage_claims')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('report', '=', report)
    .where(
      sql<boolean>`strpos(lower(reference || ' ' || place || ' ' || statement || ' ' || customer_part), lower(${text})) > 0`,
    )
    .execute()
  return new Set(found.map(({ id }) => id))
}

/** A certificate or assurance report as a travelling report names it, with whose it is. */
export type GroundRow = {
  id: string
  supplier: string
  kind: 'certificate' | 'assurance'
  standard: string
  title: string
  body: string
  number: string
  accredited: 'yes' | 'no' | 'unknown'
  type: 1 | 2 | null
  starts: Day
  ends: Day
  scope: string
  opinion: string
}

/** What claims can rest on: of one supplier, or of all where none is given. */
export async function listGrounds({ rows, organisation }: Source, supplier: string | null): Promise<GroundRow[]> {
  const found = await sql<GroundRow>`
    select id, supplier, 'certificate' as kind, edition as standard, edition as title, body, number, accredited, null::smallint as type,
      starts, ends, scope, '' as opinion
    from supplier_certificates where organisation_id = ${organisation} and withdrawn_at is null
      and (${supplier}::uuid is null or supplier = ${supplier}::uuid)
    union all
    select id, supplier, 'assurance', case when kind = 'other' and kind_other <> '' then kind_other else kind end, title, auditor, '',
      'unknown', type, coalesce(period_from, as_of), coalesce(period_to, as_of), '', opinion
    from assurance_reports where organisation_id = ${organisation} and withdrawn_at is null
      and (${supplier}::uuid is null or supplier = ${supplier}::uuid)
    order by 10 desc, 5, 1`.execute(rows)
  return found.rows
}

/** How the file of a report named supplier, service and grounds; null where it was written by hand. */
export async function readTold({ rows, organisation }: Source, id: string): Promise<ToldReport | null> {
  const found = await rows
    .selectFrom('coverage_reports')
    .select('told')
    .where('organisation_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return (found?.told ?? null) as ToldReport | null
}

/** Measures that did not end by a day, by the requirement of an edition that they serve. */
export async function measuresServing({ rows, organisation }: Source, edition: string, day: Day) {
  const found = await rows
    .selectFrom('measure_requirements as r')
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'r.organisation_id').onRef('m.id', '=', 'r.measure'),
    )
    .select(['r.requirement', 'm.id', 'm.title'])
    .where('r.organisation_id', '=', organisation)
    .where('r.edition', '=', edition)
    .where((where) => where.or([where('m.ended_on', 'is', null), where('m.ended_on', '>', day)]))
    .orderBy('m.title')
    .orderBy('m.id')
    .execute()
  return Map.groupBy(found, ({ requirement }) => requirement)
}

export async function organisationName({ rows, organisation }: Source): Promise<string> {
  const found = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirstOrThrow()
  return found.name
}

type Header = {
  title: string
  version: string
  asOf: string
  terms: SharingTerms
  termsNote: string
  disclaimer: string
}

export async function updateReport(tx: Tx, _allowed: Writing, id: string, facts: Header): Promise<void> {
  await tx.rows
    .updateTable('coverage_reports')
    .set({
      ...{ title: facts.title, version: facts.version, as_of: facts.asOf, terms: facts.terms },
      ...{ terms_note: facts.termsNote, disclaimer: facts.disclaimer },
    })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function storeWithdrawal(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .updateTable('coverage_reports')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

const columnsOf = (claim: ClaimBody) => ({
  ...{ edition: claim.edition, requirement: claim.requirement, reference: claim.reference },
  ...{ by: claim.by, extent: claim.extent, rests_on: claim.restsOn },
  ...{ certificate: claim.certificate, assurance: claim.assurance },
  ...{ place: claim.place, statement: claim.statement, customer_part: claim.customerPart },
})

/** Puts a line at the end of a report. */
export async function insertClaim(tx: Tx, _allowed: Writing, report: string, claim: ClaimBody): Promise<void> {
  const last = await tx.rows
    .selectFrom('coverage_claims')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('organisation_id', '=', tx.organisation)
    .where('report', '=', report)
    .executeTakeFirst()
  const place = { organisation_id: tx.organisation, id: newId(), report, position: (last?.position ?? -1) + 1 }
  await tx.rows
    .insertInto('coverage_claims')
    .values({ ...place, ...columnsOf(claim) })
    .execute()
}

/** The revision of a line of a report; undefined where there is none such. */
export async function claimRevision(tx: Tx, report: string, claim: string): Promise<number | undefined> {
  const found = await tx.rows
    .selectFrom('coverage_claims')
    .select('revision')
    .where('organisation_id', '=', tx.organisation)
    .where('report', '=', report)
    .where('id', '=', claim)
    .executeTakeFirst()
  return found?.revision
}

export async function updateClaim(tx: Tx, _allowed: Writing, id: string, claim: ClaimBody): Promise<void> {
  await tx.rows
    .updateTable('coverage_claims')
    .set(columnsOf(claim))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function deleteClaim(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('coverage_claims')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Keeps that somebody accepted conditions of a report, with their words; false where that was kept before, or where this is no member. */
export async function insertAcceptance(tx: Tx, report: string, user: string, conditions: Conditions): Promise<boolean> {
  const member = await tx.rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  if (!member) return false
  const stored = await tx.rows
    .insertInto('terms_acceptances')
    .values({
      ...{ organisation_id: tx.organisation, id: newId(), report, membership: member.id },
      ...{ accepted_by: tx.actor.name, accepted_at: tx.now, wording: wordingOf(conditions) },
      ...{ terms: conditions.terms, terms_note: conditions.termsNote, disclaimer: conditions.disclaimer },
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'report', 'membership', 'wording']).doNothing())
    .returning('id')
    .execute()
  return stored.length > 0
}
