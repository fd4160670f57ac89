import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { composeScope } from '../../core/profile/compose-scope.ts'
import { type ScopeFacts, scopeChanges, scopeGaps } from '../../core/profile/scope-facts.ts'
import type { Content } from '../../core/standards/content.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Source } from './profile.store.ts'
import { readScopeFacts } from './scope-facts.store.ts'
import {
  deleteDraft,
  findDraft,
  insertScopeVersion,
  listScopeVersions,
  type ScopeDraft,
  type ScopeStatement,
  type ScopeTexts,
  type ScopeVersion,
  storeDraft,
} from './scope-versions.store.ts'

const composed = (facts: ScopeFacts): ScopeTexts => ({ nl: composeScope(facts, 'nl'), en: composeScope(facts, 'en') })

/** The bytes of a version's JSON file: what its SHA-256 is computed over. */
export const scopeVersionBytes = (statement: ScopeStatement): Uint8Array => canonicalBytes(statement)

const isOneText = (a: ScopeTexts, b: ScopeTexts) => a.nl === b.nl && a.en === b.en

const toVersion = ({ statement, sha256 }: ScopeVersion) => {
  const { number, approvedBy, approvedAt, note, text } = statement
  return { number, approvedBy, approvedAt, note, text, sha256 }
}

const toDraft = (draft: ScopeDraft | undefined, facts: ScopeFacts) => ({
  revision: draft?.revision ?? 0,
  edited: draft !== undefined,
  editedBy: draft?.editedBy ?? null,
  editedAt: draft?.editedAt ?? null,
  text: draft?.text ?? composed(facts),
  changes: draft ? scopeChanges(draft.facts, facts) : [],
})

/** The facts and the text as they stand. */
export async function scopeAsItStands(source: Source, content: Content) {
  const facts = await readScopeFacts(source, content)
  return { facts, draft: toDraft(await findDraft(source), facts) }
}

/** The scope statement as it stands with its versions: a fixed number of statements, however long the lists. */
export async function readScopeStatement(source: Source, content: Content) {
  const { facts, draft } = await scopeAsItStands(source, content)
  const versions = await listScopeVersions(source)
  const newest = versions[0]?.statement
  return {
    draft,
    composed: composed(facts),
    gaps: scopeGaps(facts),
    versions: versions.map(toVersion),
    changes: newest ? scopeChanges(newest.facts, facts) : [],
    textDiffers: newest !== undefined && !isOneText(newest.text, draft.text),
  }
}

/** Edits the text. What is the same as the composed text is no edit. 412 where somebody else edited it meanwhile. */
export async function saveScopeDraft(tx: Tx, content: Content, text: ScopeTexts, seen: number) {
  const allowed = allow(tx.actor, 'profile:write')
  const facts = await readScopeFacts(tx, content)
  const before = await findDraft(tx)
  requireRevision(before?.revision ?? 0, seen)
  const nothingNew = before
    ? isOneText(before.text, text) && scopeChanges(before.facts, facts).length === 0
    : isOneText(composed(facts), text)
  if (nothingNew) return toDraft(before, facts)
  await storeDraft(tx, allowed, text, facts, before === undefined)
  tx.note({ action: 'scope.edited', subject: '' })
  return toDraft(await findDraft(tx), facts)
}

/** Lets the text be composed from the facts again. */
export async function discardScopeDraft(tx: Tx, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'profile:write')
  const before = await findDraft(tx)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await deleteDraft(tx, allowed)
  tx.note({ action: 'scope.composed', subject: '' })
}

/**
 * Approves the text as it stands and freezes it, with the facts, as the next version. `seen` is the organisation's revision that the
 * approver looked at: 409 where anything changed since. 409 also while the scope names no sector, location or process.
 */
export async function approveScope(tx: Tx, content: Content, asked: { note: string; seen: number }) {
  const allowed = allow(tx.actor, 'scope:approve')
  if (asked.seen !== tx.revision - 1) {
    throw new Problem(409, 'changed-since-seen', {
      nl: 'Er is intussen iets gewijzigd. Bekijk het toepassingsgebied opnieuw en keur het dan goed.',
      en: 'Something changed meanwhile. Look at the scope again, then approve it.',
    })
  }
  const { facts, draft } = await scopeAsItStands(tx, content)
  if (scopeGaps(facts).some(({ blocking }) => blocking)) {
    throw new Problem(409, 'scope-incomplete', {
      nl: 'Het toepassingsgebied is nog niet af. Kies een sector en noem ten minste één locatie en één proces.',
      en: 'The scope is not complete. Choose a sector and name at least one location and one process.',
    })
  }
  const number = ((await listScopeVersions(tx))[0]?.statement.number ?? 0) + 1
  const statement: ScopeStatement = {
    organisation: facts.organisation,
    number,
    approvedBy: tx.actor.name,
    approvedAt: tx.now,
    note: asked.note,
    text: draft.text,
    facts,
  }
  const sha256 = createHash('sha256').update(scopeVersionBytes(statement)).digest('hex')
  await insertScopeVersion(tx, allowed, { statement, sha256 })
  tx.note({ action: 'scope.approved', subject: `${number}`, details: { sha256 } })
  return toVersion({ statement, sha256 })
}
