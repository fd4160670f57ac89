import { sql } from 'kysely'
import type { Allowed } from '../../core/access/allow.ts'
import { minutesToRead, plainText } from '../../core/documents/plain-text.ts'
import type { RichText } from '../../core/documents/rich-text.ts'
import type { ShortTest } from '../../core/documents/short-test.ts'
import type { Approving, VersionState } from '../../core/documents/version-standing.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { DraftFacts } from './document-shapes.contract.ts'
import { membershipOf, type Source } from './documents.store.ts'

export type Approval = { membership: string; name: string; at: Instant }

/** A version without its text, so that lists never carry one. */
export type Version = {
  id: string
  revision: number
  document: string
  number: number
  state: VersionState
  changes: string
  fileName: string | null
  hasTest: boolean
  madeBy: string
  madeAt: Instant
  approvedAt: Instant | null
  holdsFrom: Day | null
  reviewBy: Day | null
  sha256: string | null
  remark: string
  /** How many minutes reading takes; 1 for a file, of which the length is not known. */
  minutes: number
  /** Who wrote in it, by the membership. */
  writers: string[]
  approvals: Approval[]
}

/** A version as its approval is asked of who is `named`. */
export const approvingOf = ({ approvals, writers }: Version, named: readonly string[]): Approving => ({
  ...{ named, writers },
  given: approvals.map(({ membership }) => membership),
})

/** A version with all that was written. `fileSha256` is that of the uploaded file, where it is one. */
export type WholeVersion = Version & {
  body: RichText | null
  file: { id: string; name: string } | null
  fileSha256: string | null
  inShort: string
  test: ShortTest | null
}

const outline = (source: Source) =>
  source.rows
    .selectFrom('document_versions as v')
    .select([
      'v.id',
      'v.revision',
      'v.document',
      'v.number',
      'v.state',
      'v.changes',
      'v.file',
      'v.file_name',
      'v.made_by',
      'v.made_at',
      'v.approved_at',
      'v.holds_from',
      'v.review_by',
      'v.sha256',
      'v.remark',
      'v.writers',
      'v.minutes',
      sql<boolean>`v.test is not null`.as('has_test'),
      sql<Approval[]>`(select coalesce(json_agg(json_build_object('membership', a.membership, 'name', a.name,
        'at', to_char(a.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.approved_at), '[]')
        from document_approvals a where a.organisation_id = v.organisation_id and a.version = v.id)`.as('approvals'),
    ])
    .where('v.organisation_id', '=', source.organisation)

type Row = Awaited<ReturnType<ReturnType<typeof outline>['execute']>>[number]

const toVersion = (row: Row): Version => ({
  id: row.id,
  revision: row.revision,
  document: row.document,
  number: row.number,
  state: row.state as VersionState,
  changes: row.changes,
  fileName: row.file === null ? null : row.file_name,
  hasTest: row.has_test,
  madeBy: row.made_by,
  madeAt: row.made_at as Instant,
  approvedAt: row.approved_at as Instant | null,
  holdsFrom: row.holds_from as Day | null,
  reviewBy: row.review_by as Day | null,
  sha256: row.sha256,
  remark: row.remark,
  writers: row.writers,
  minutes: row.minutes,
  approvals: row.approvals,
})

/** Every version of a document, or of all documents, newest first; those thrown away are left out. */
export async function versionsOf(source: Source, document?: string): Promise<Version[]> {
  const query = outline(source).where('v.state', '<>', 'withdrawn').orderBy('v.number', 'desc')
  const rows = await (document === undefined ? query : query.where('v.document', '=', document)).execute()
  return rows.map(toVersion)
}

/** One version with its text; undefined where there is none, or where it was thrown away. */
export async function findVersion(source: Source, id: string): Promise<WholeVersion | undefined> {
  const row = await outline(source)
    .leftJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'v.organisation_id').onRef('f.id', '=', 'v.file'),
    )
    .select(['v.body', 'v.in_short', 'v.test', 'f.sha256 as file_sha256'])
    .where('v.id', '=', id)
    .where('v.state', '<>', 'withdrawn')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...toVersion(row),
    body: row.body as RichText | null,
    file: row.file === null ? null : { id: row.file, name: row.file_name },
    fileSha256: row.file_sha256,
    inShort: row.in_short,
    test: row.test as ShortTest | null,
  }
}

type Writing = Allowed<'documents:write'>

const textOf = (facts: DraftFacts) => ({
  body: facts.body === null ? null : JSON.stringify(facts.body),
  file: facts.file?.id ?? null,
  file_name: facts.file?.name ?? '',
  in_short: facts.inShort,
  minutes: facts.body === null ? 1 : minutesToRead(plainText(facts.body)),
  changes: facts.changes,
  test: facts.test === null ? null : JSON.stringify(facts.test),
  holds_from: facts.holdsFrom,
})

export type NewDraft = { document: string; number: number; facts: DraftFacts }

/** Writes drafts, in one statement. Gives their ids in the same order. */
export async function insertDrafts(tx: Tx, _allowed: Writing, drafts: readonly NewDraft[]): Promise<string[]> {
  const writer = await writerOf(tx)
  const writers = writer === null ? [] : [writer]
  const rows = drafts.map(({ document, number, facts }) => ({
    organisation_id: tx.organisation,
    id: newId(),
    document,
    number,
    state: 'draft',
    ...textOf(facts),
    made_by: tx.actor.name,
    made_at: tx.now,
    writers,
    remark: '',
  }))
  await tx.rows.insertInto('document_versions').values(rows).execute()
  return rows.map(({ id }) => id)
}

const version = (tx: Tx, id: string) =>
  tx.rows.updateTable('document_versions').where('organisation_id', '=', tx.organisation).where('id', '=', id)

/** Who writes, by the membership; null where that is no account of the organisation. */
const writerOf = async (tx: Tx) => (tx.actor.kind === 'person' ? membershipOf(tx, tx.actor.id) : null)

/** Writes what a draft says now. Whoever writes last is named as its maker. */
export async function storeDraft(tx: Tx, _allowed: Writing, id: string, facts: DraftFacts): Promise<void> {
  const writer = await writerOf(tx)
  await version(tx, id)
    .set({
      ...textOf(facts),
      made_by: tx.actor.name,
      made_at: tx.now,
      ...(writer === null
        ? {}
        : { writers: sql<string[]>`array_append(array_remove(writers, ${writer}::uuid), ${writer}::uuid)` }),
    })
    .execute()
}

/** Throws a draft away, or offers it for approval. */
export async function storeDraftState(tx: Tx, _allowed: Writing, id: string, state: 'withdrawn' | 'proposed') {
  await version(tx, id)
    .set({ state, ...(state === 'proposed' ? { remark: '' } : {}) })
    .execute()
}

/** Makes a proposed version a draft again; the approvals that it had are taken away, since the text may change. */
export async function storeReturn(tx: Tx, _allowed: Allowed<'documents:read'>, id: string, remark: string) {
  await tx.rows
    .deleteFrom('document_approvals')
    .where('organisation_id', '=', tx.organisation)
    .where('version', '=', id)
    .execute()
  await version(tx, id).set({ state: 'draft', remark }).execute()
}

/** Keeps that somebody approved. Whether they may, the verb has decided by who is named. */
export async function insertApproval(tx: Tx, _allowed: Allowed<'documents:read'>, id: string, membership: string) {
  const row = { organisation_id: tx.organisation, id: newId(), version: id, membership }
  await tx.rows
    .insertInto('document_approvals')
    .values({ ...row, name: tx.actor.name, approved_at: tx.now })
    .execute()
}

/** Publishes a version. */
export async function storeApproval(
  tx: Tx,
  _allowed: Allowed<'documents:read'>,
  id: string,
  published: { holdsFrom: Day; reviewBy: Day; sha256: string },
): Promise<void> {
  await version(tx, id)
    .set({
      state: 'approved',
      approved_at: tx.now,
      holds_from: published.holdsFrom,
      review_by: published.reviewBy,
      sha256: published.sha256,
    })
    .execute()
}

/** Keeps a review that found a version still right, and moves its next one. */
export async function storeReview(
  tx: Tx,
  _allowed: Allowed<'documents:approve'>,
  id: string,
  review: { on: Day; note: string; reviewBy: Day },
): Promise<void> {
  const { on, note, reviewBy } = review
  const row = { organisation_id: tx.organisation, id: newId(), version: id, reviewed_on: on, review_by: reviewBy }
  await tx.rows
    .insertInto('document_reviews')
    .values({ ...row, reviewed_by: tx.actor.name, note })
    .execute()
  await version(tx, id).set({ review_by: reviewBy }).execute()
}

export type Review = { version: string; on: Day; by: string; note: string; reviewBy: Day }

/** The reviews of a document's versions, newest first. */
export async function reviewsOf(source: Source, document: string): Promise<Review[]> {
  const rows = await source.rows
    .selectFrom('document_reviews as r')
    .innerJoin('document_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'r.organisation_id').onRef('v.id', '=', 'r.version'),
    )
    .select(['r.version', 'r.reviewed_on', 'r.reviewed_by', 'r.note', 'r.review_by'])
    .where('r.organisation_id', '=', source.organisation)
    .where('v.document', '=', document)
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    on: row.reviewed_on as Day,
    by: row.reviewed_by,
    note: row.note,
    reviewBy: row.review_by as Day,
  }))
}
