import type { Allowed } from '../../core/access/allow.ts'
import type { ScopeFacts } from '../../core/profile/scope-facts.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Source } from './profile.store.ts'

export type ScopeTexts = { nl: string; en: string }

/** The text as somebody edited it, with the facts as they were then. */
export type ScopeDraft = {
  revision: number
  text: ScopeTexts
  facts: ScopeFacts
  editedBy: string
  editedAt: Instant
}

/** What is frozen with a version: all that its SHA-256 is computed over. */
export type ScopeStatement = {
  organisation: string
  number: number
  approvedBy: string
  approvedAt: Instant
  note: string
  text: ScopeTexts
  facts: ScopeFacts
}

export type ScopeVersion = { statement: ScopeStatement; sha256: string }

/** The edited text; undefined while it is as composed. */
export async function findDraft(source: Source): Promise<ScopeDraft | undefined> {
  const row = await source.rows
    .selectFrom('scope_drafts')
    .select(['revision', 'nl', 'en', 'facts', 'edited_by', 'edited_at'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    revision: row.revision,
    text: { nl: row.nl, en: row.en },
    facts: row.facts as unknown as ScopeFacts,
    editedBy: row.edited_by,
    editedAt: row.edited_at as Instant,
  }
}

export async function storeDraft(
  tx: Tx,
  _allowed: Allowed<'profile:write'>,
  text: ScopeTexts,
  facts: ScopeFacts,
  isNew: boolean,
): Promise<void> {
  const values = { ...text, facts: JSON.stringify(facts), edited_by: tx.actor.name, edited_at: tx.now }
  if (isNew) {
    const key = { organisation_id: tx.organisation, id: tx.organisation }
    await tx.rows
      .insertInto('scope_drafts')
      .values({ ...key, ...values })
      .execute()
  } else {
    await tx.rows.updateTable('scope_drafts').set(values).where('organisation_id', '=', tx.organisation).execute()
  }
}

export async function deleteDraft(tx: Tx, _allowed: Allowed<'profile:write'>): Promise<void> {
  await tx.rows.deleteFrom('scope_drafts').where('organisation_id', '=', tx.organisation).execute()
}

/** All versions, newest first. */
export async function listScopeVersions(source: Source): Promise<ScopeVersion[]> {
  const rows = await source.rows
    .selectFrom('scope_versions')
    .select(['statement', 'sha256'])
    .where('organisation_id', '=', source.organisation)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ statement, sha256 }) => ({ statement: statement as unknown as ScopeStatement, sha256 }))
}

/** One version by its number; undefined where there is none. */
export async function findScopeVersion(source: Source, number: number): Promise<ScopeVersion | undefined> {
  const row = await source.rows
    .selectFrom('scope_versions')
    .select(['statement', 'sha256'])
    .where('organisation_id', '=', source.organisation)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { statement: row.statement as unknown as ScopeStatement, sha256: row.sha256 }
}

export async function insertScopeVersion(
  tx: Tx,
  _allowed: Allowed<'scope:approve'>,
  { statement, sha256 }: ScopeVersion,
): Promise<void> {
  await tx.rows
    .insertInto('scope_versions')
    .values({
      organisation_id: tx.organisation,
      id: newId(),
      number: statement.number,
      approved_by: statement.approvedBy,
      approved_at: statement.approvedAt,
      note: statement.note,
      statement: JSON.stringify(statement),
      sha256,
    })
    .execute()
}
