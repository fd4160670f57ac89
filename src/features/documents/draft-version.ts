import { allow } from '../../core/access/allow.ts'
import { gapsIn } from '../../core/documents/fill-starting-text.ts'
import { isEmpty, plainText } from '../../core/documents/plain-text.ts'
import { neededFor } from '../../core/documents/version-standing.ts'
import { dayOf } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { handedInByActor } from '../../platform/files/handed-in.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { approvalMail } from './approval-mail.ts'
import { emptyDraft } from './change-document.ts'
import type { DraftFacts } from './document-shapes.contract.ts'
import { type Document, findDocument, linksOf, organisationOf } from './documents.store.ts'
import { invalid, refusals } from './refusals.ts'
import {
  findVersion,
  insertDrafts,
  storeDraft,
  storeDraftState,
  versionsOf,
  type WholeVersion,
} from './versions.store.ts'

/** A version with its document, as the caller saw it. 404 where it is not there, 412 where it changed, 409 where it was withdrawn. */
export async function versionAsSeen(
  tx: Tx,
  id: string,
  seen: number,
): Promise<{ version: WholeVersion; document: Document }> {
  const version = await findVersion(tx, id)
  const document = version && (await findDocument(tx, version.document))
  if (!version || !document) throw problems.notFound()
  requireRevision(version.revision, seen)
  if (document.withdrawn) throw refusals.withdrawn()
  return { version, document }
}

const nameOf = (document: Document, number: number) => `${document.title}, ${number}`

/** Begins the next version with what the newest approved one says. 409 while another is open. */
export async function startVersion(tx: Tx, id: string) {
  const allowed = allow(tx.actor, 'documents:write')
  const document = await findDocument(tx, id)
  if (!document) throw problems.notFound()
  if (document.withdrawn) throw refusals.withdrawn()
  const versions = await versionsOf(tx, id)
  if (versions.some(({ state }) => state === 'draft' || state === 'proposed')) throw refusals.openAlready()
  const newest = versions[0] && (await findVersion(tx, versions[0].id))
  const facts = newest
    ? { ...emptyDraft, body: newest.body, file: newest.file, inShort: newest.inShort, test: newest.test }
    : emptyDraft
  const number = (newest?.number ?? 0) + 1
  const [made = ''] = await insertDrafts(tx, allowed, [{ document: id, number, facts }])
  tx.note({ action: 'version.begun', subject: nameOf(document, number) })
  return { id: made, revision: tx.revision, state: 'draft' as const }
}

/** Keeps what was written. 412 where somebody else wrote meanwhile, so that neither text is lost. */
export async function saveDraft(tx: Tx, id: string, facts: DraftFacts, seen: number) {
  const allowed = allow(tx.actor, 'documents:write')
  const { version, document } = await versionAsSeen(tx, id, seen)
  if (version.state !== 'draft') throw refusals.notDraft()
  if ((facts.body === null) === (facts.file === null)) {
    const message = { nl: 'Geef een tekst of een bestand, niet allebei.', en: 'Give a text or a file, not both.' }
    throw invalid([{ path: 'body', message }])
  }
  const file = facts.file !== null && facts.file.id !== version.file?.id ? facts.file.id : null
  if (file !== null && !(await handedInByActor(tx, [file])).has(file)) {
    const message = { nl: 'Dit bestand is er niet. Voeg het opnieuw toe.', en: 'This file is not there. Add it again.' }
    throw invalid([{ path: 'file', message }])
  }
  // What was saved already is not saved again: each save stays in the history for ever.
  if (isSaved(version, facts)) return { id, revision: version.revision, state: 'draft' as const }
  await storeDraft(tx, allowed, id, facts)
  tx.note({ action: 'version.written', subject: nameOf(document, version.number) })
  return { id, revision: tx.revision, state: 'draft' as const }
}

const isSaved = ({ body, file, inShort, changes, test, holdsFrom }: WholeVersion, facts: DraftFacts): boolean =>
  Buffer.compare(canonicalBytes({ body, file, inShort, changes, test, holdsFrom }), canonicalBytes(facts)) === 0

/** Throws a draft away; its number is used again. */
export async function discardDraft(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'documents:write')
  const { version, document } = await versionAsSeen(tx, id, seen)
  if (version.state !== 'draft') throw refusals.notDraft()
  await storeDraftState(tx, allowed, id, 'withdrawn')
  tx.note({ action: 'version.discarded', subject: nameOf(document, version.number) })
}

/** All the words of a version, for whoever looks for gaps in them. */
export const wordsOfVersion = ({ body, inShort, test }: Pick<WholeVersion, 'body' | 'inShort' | 'test'>): string =>
  [body ? plainText(body) : '', inShort, JSON.stringify(test)].join('\n')

function requireComplete(version: WholeVersion): void {
  if (version.body !== null && isEmpty(version.body)) throw refusals.empty()
  const gaps = gapsIn(wordsOfVersion(version))
  if (gaps.length > 0) {
    throw new Problem(409, 'version-has-gaps', {
      nl: `Vul eerst in wat nog openstaat: ${gaps.join(' ')}`,
      en: `Fill in first what is still open: ${gaps.join(' ')}`,
    })
  }
  if (version.number > 1 && version.changes === '') {
    const message = {
      nl: 'Schrijf wat er anders is dan in de vorige versie. Wie moet lezen, ziet dat als eerste.',
      en: 'Write what differs from the version before. Whoever has to read it sees that first.',
    }
    throw invalid([{ path: 'changes', message }])
  }
}

/** Offers a draft for approval. Named approvers get a mail, where mail can be sent. */
export async function proposeVersion(
  tx: Tx,
  id: string,
  seen: number,
  { mailer, baseUrl }: { mailer: Mailer; baseUrl: string },
) {
  const allowed = allow(tx.actor, 'documents:write')
  const { version, document } = await versionAsSeen(tx, id, seen)
  if (version.state !== 'draft') throw refusals.notDraft()
  requireComplete(version)
  await storeDraftState(tx, allowed, id, 'proposed')
  const { approvers } = await linksOf(tx, document.id, dayOf(tx.now))
  const organisation = await organisationOf(tx)
  const link = `${baseUrl}/policies/${document.id}`
  const needed = neededFor({ named: approvers.map((one) => one.id), writers: version.writers })
  for (const approver of approvers) {
    if (tx.actor.kind === 'person' && approver.user === tx.actor.id) continue
    if (!needed.includes(approver.id)) continue
    const about = { title: document.title, number: version.number, by: tx.actor.name, link }
    await queueMail(tx, mailer, approvalMail(approver, organisation, about))
  }
  tx.note({
    action: 'version.proposed',
    subject: nameOf(document, version.number),
    details: { approvers: approvers.map(({ name }) => name) },
  })
  return { id, revision: tx.revision, state: 'proposed' as const }
}
