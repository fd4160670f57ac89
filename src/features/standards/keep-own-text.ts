import { allow } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { requirementAt } from './explain.ts'
import { deleteOwnText, findOwnText, type OwnText, type RequirementKey, writeOwnTexts } from './own-texts.store.ts'

const subjectOf = (content: Content, key: RequirementKey) =>
  `${requirementAt(content, key).edition.name} ${key.requirement}`

/** Keeps the text of a requirement that the organisation bought. */
export async function keepOwnText(
  tx: Tx,
  content: Content,
  key: RequirementKey,
  text: string,
  seen: number,
): Promise<Omit<OwnText, 'id'>> {
  const allowed = allow(tx.actor, 'standards:annotate')
  const subject = subjectOf(content, key)
  const before = await findOwnText(tx, key)
  requireRevision(before?.revision ?? 0, seen)
  if (before?.text === text) return before
  await writeOwnTexts(tx, allowed, [{ ...key, text }])
  tx.note({ action: 'own-text.kept', subject, details: { edition: key.edition, kind: key.kind } })
  return { ...key, revision: tx.revision, text, writtenBy: tx.actor.name, writtenAt: tx.now }
}

/** Takes an own text away; what it was stays in history. */
export async function removeOwnText(tx: Tx, content: Content, key: RequirementKey, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'standards:annotate')
  const subject = subjectOf(content, key)
  const before = await findOwnText(tx, key)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await deleteOwnText(tx, allowed, before.id)
  tx.note({ action: 'own-text.removed', subject, details: { edition: key.edition, kind: key.kind } })
}
