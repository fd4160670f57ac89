import { allow } from '../../core/access/allow.ts'
import { compareDocuments } from '../../core/coverage/compare-documents.ts'
import { tellSameHands } from '../../core/coverage/write-own.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { composeCoverage, countsOf, fingerprintOf, type Ports, readerBefore } from './compose-coverage.ts'
import { refusals } from './coverage-refusals.ts'
import * as store from './own-coverage.store.ts'

/**
 * Approves the report that the approver saw as a version that never changes. 409 where it changed meanwhile, where rows ask for another
 * look, and where nothing is new. Who wrote a row that claims more than is shown approves it only where nobody else may, and then the
 * report says so in all its forms.
 */
export async function approveCoverage(tx: Tx, ports: Ports, id: string, given: { note: string; fingerprint: string }) {
  const allowed = allow(tx.actor, 'coverage:publish')
  const composed = await composeCoverage(readerBefore(tx), ports, id)
  if (!composed) throw problems.notFound()
  const { document, rows, coverage } = composed
  if (fingerprintOf(document) !== given.fingerprint) throw refusals.changedMeanwhile()
  if (rows.length === 0) throw refusals.nothingToSay()
  const { asksAgain, claimsMore, sum } = countsOf(rows)
  if (asksAgain > 0) throw refusals.asksAgain()
  const writer = await store.membershipOf(tx)
  const claiming = rows.filter(({ compared }) => compared === 'more')
  const writers = claiming.flatMap(({ requirement }) => composed.stored.get(requirement)?.writtenBy ?? [])
  const ownText = writer !== null && writers.includes(writer)
  if (ownText && (await store.someoneElseApproves(tx, writers))) throw refusals.ownText()
  const content = ownText ? tellSameHands(document) : document
  const sha256 = fingerprintOf(content)
  const [newest] = await store.listVersions(tx, id)
  const before = newest && (await store.contentsOf(tx, [newest.id])).get(newest.id)
  if (newest && before && newest.withdrawnAt === null) {
    const { head, grounds, claims } = compareDocuments(before, content)
    // The same report of a later day is news: it tells that it still holds.
    if (head.length + grounds.length + claims.length === 0 && before.asOf === document.asOf) throw refusals.nothingNew()
  }
  const number = (newest?.number ?? 0) + 1
  const version = await store.insertVersion(tx, allowed, {
    ...{ coverage: id, number, note: given.note, content, sha256, ownText },
  })
  tx.note({
    action: 'own-coverage.approved',
    subject: `${coverage.title}, ${number}`,
    details: {
      ...{ sha256, directly: sum.directly, applicable: sum.applicable, claimsMore },
      ...(writer !== null && coverage.writers.includes(writer) ? { ownText: true } : {}),
    },
  })
  return { id: version, number, sha256 }
}

/** Withdraws a version: no link to it works any more, and it stays to be read here. */
export async function withdrawVersion(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'coverage:publish')
  const version = (await store.listVersions(tx)).find((one) => one.id === id)
  const [coverage] = version ? await store.listCoverages(tx, version.coverage) : []
  if (!version || !coverage) throw problems.notFound()
  requireRevision(version.revision, seen)
  if (version.withdrawnAt !== null) throw refusals.withdrawnAlready()
  await store.storeVersionWithdrawal(tx, allowed, id)
  tx.note({ action: 'own-coverage.version-withdrawn', subject: `${coverage.title}, ${version.number}` })
}
