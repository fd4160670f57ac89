import { markAnswers } from '../../core/documents/short-test.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { insertConfirmations } from './confirmations.store.ts'
import { type Person, readingOf } from './readers.store.ts'
import { versionFor } from './reading-items.ts'

/**
 * Keeps that somebody read and understood a version, for ever. Where it has a test that is not passed, nothing is kept and the answer
 * says which answers were wrong and why; it can be tried again as often as needed. Confirming twice keeps the first.
 */
export async function confirmReading(
  tx: Tx,
  person: Person,
  id: string,
  answers: readonly number[],
  by: 'link' | 'account',
) {
  const { document, version } = await versionFor(tx, person, id)
  const before = (await readingOf(tx, [id], person.id)).confirmations.get(id)?.get(person.id)
  if (before) return { confirmedAt: before.at, score: before.score, wrong: [] }
  const outcome = version.test ? markAnswers(version.test, answers) : null
  if (outcome && !outcome.passed) return { confirmedAt: null, score: outcome.score, wrong: outcome.wrong }
  const score = outcome?.score ?? null
  await insertConfirmations(tx, [{ version: id, staff: person.id, by, score }])
  tx.note({
    action: 'version.confirmed',
    subject: `${document.title}, ${version.number}`,
    details: { by, name: person.name, ...(score === null ? {} : { score }) },
  })
  return { confirmedAt: tx.now, score, wrong: outcome?.wrong ?? [] }
}
