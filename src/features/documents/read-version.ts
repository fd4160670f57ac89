import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { type DifferenceLine, documentDifference, linesDifference, newWork } from '../../core/documents/difference.ts'
import { gapsIn } from '../../core/documents/fill-starting-text.ts'
import type { PlainLine } from '../../core/documents/plain-text.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { findDocument, isApprover } from './documents.store.ts'
import { wordsOfVersion } from './draft-version.ts'
import { findVersion, versionsOf } from './versions.store.ts'

/**
 * Whether somebody sees the right answers of a test: who writes or approves the document, and who does not take the test. Others are to
 * know the answers by reading.
 */
export async function seesAnswers(reader: Reader, document: string, actor: Actor): Promise<boolean> {
  if (isAllowed(actor, 'documents:write') || !isAllowed(actor, 'documents:confirm')) return true
  return actor.kind === 'person' && isApprover(reader, document, actor.id)
}

/** A version with its text. Its test only for who may see the right answers. */
export async function readVersion(reader: Reader, id: string, actor: Actor) {
  const version = await findVersion(reader, id)
  const document = version && (await findDocument(reader, version.document))
  if (!version || !document) throw problems.notFound()
  const { fileSha256: _, approvals: __, writers: ___, ...shown } = version
  return {
    ...shown,
    test: version.test && (await seesAnswers(reader, document.id, actor)) ? version.test : null,
    title: document.title,
    language: document.language,
    gaps: version.state === 'draft' ? gapsIn(wordsOfVersion(version)) : [],
  }
}

const linesOfShort = (inShort: string): PlainLine[] =>
  inShort
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'bullet', depth: 0, text }))

/** How a version differs from an earlier one of the same document: the one that is named, or the approved one before it. */
export async function compareVersion(reader: Reader, id: string, from: string | undefined) {
  const to = await findVersion(reader, id)
  if (!to) throw problems.notFound()
  const others = (await versionsOf(reader, to.document)).filter((one) => one.id !== id)
  const earlier =
    from === undefined
      ? others.find(({ state, number }) => state === 'approved' && number < to.number)
      : others.find((one) => one.id === from)
  if (from !== undefined && !earlier) throw problems.notFound()
  const before = earlier ? await findVersion(reader, earlier.id) : undefined
  const work = newWork()
  const lines: DifferenceLine[] | null =
    to.body === null || (before && before.body === null)
      ? null
      : documentDifference(before?.body ?? { type: 'doc', content: [] }, to.body, work)
  return {
    from: before ? { id: before.id, number: before.number } : null,
    to: { id: to.id, number: to.number },
    lines,
    inShort: linesDifference(linesOfShort(before?.inShort ?? ''), linesOfShort(to.inShort)),
    coarse: work.coarse,
    testDiffers: JSON.stringify(before?.test ?? null) !== JSON.stringify(to.test),
  }
}
