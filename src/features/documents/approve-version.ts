import { createHash } from 'node:crypto'
import { allow, isAllowed, NotAllowed } from '../../core/access/allow.ts'
import { approvalBy, nextReview, versionInForce } from '../../core/documents/version-standing.ts'
import { dayOf } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { askReaders } from './ask-readers.ts'
import { type Document, linksOf, membershipOf } from './documents.store.ts'
import { versionAsSeen } from './draft-version.ts'
import { invalid, refusals } from './refusals.ts'
import {
  approvingOf,
  insertApproval,
  storeApproval,
  storeReturn,
  storeReview,
  versionsOf,
  type WholeVersion,
} from './versions.store.ts'

/** The bytes of what is approved: what a version's SHA-256 is computed over. Titles and settings can change; these cannot. */
export function approvedBytes(
  version: Pick<WholeVersion, 'number' | 'body' | 'fileSha256' | 'inShort' | 'changes' | 'test'>,
) {
  const { number, body, fileSha256, inShort, changes, test } = version
  return canonicalBytes({ number, body, file: fileSha256, inShort, changes, test })
}

const nameOf = (document: Document, number: number) => `${document.title}, ${number}`

/** What the trail tells of an approval by whoever wrote the text. */
const isOwnText = ({ writers }: WholeVersion, membership: string | null) =>
  membership !== null && writers.includes(membership) ? { ownText: true } : {}

/**
 * Gives one approval. With the last that is needed the version is published: it holds from the day that was wished for, or today where
 * that day has passed, and those for whom it is are asked to read it. 403 for whoever is not named; where nobody is named, one who is
 * entitled suffices. 409 for who wrote the text where somebody else is named.
 */
export async function approveVersion(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'documents:read')
  const { version, document } = await versionAsSeen(tx, id, seen)
  if (version.state !== 'proposed') throw refusals.notProposed()
  const today = dayOf(tx.now)
  const { approvers } = await linksOf(tx, document.id, today)
  const membership = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : null
  const outcome = approvalBy(
    { membership, entitled: isAllowed(tx.actor, 'documents:approve') },
    approvingOf(
      version,
      approvers.map((one) => one.id),
    ),
  )
  if (outcome === 'not-yours') throw new NotAllowed('documents:approve')
  if (outcome === 'own-text') throw refusals.ownText()
  if (outcome === 'given-already') throw refusals.givenAlready()
  if (membership !== null && !version.approvals.some((one) => one.membership === membership)) {
    await insertApproval(tx, allowed, id, membership)
  }
  if (outcome === 'waits-for-others') {
    const own = isOwnText(version, membership)
    tx.note({ action: 'version.approval-given', subject: nameOf(document, version.number), details: own })
    return { id, revision: version.revision, state: 'proposed' as const, holdsFrom: null, asked: 0 }
  }
  const holdsFrom = version.holdsFrom !== null && version.holdsFrom > today ? version.holdsFrom : today
  const sha256 = createHash('sha256').update(approvedBytes(version)).digest('hex')
  await storeApproval(tx, allowed, id, { holdsFrom, reviewBy: nextReview(holdsFrom, document.reviewEvery), sha256 })
  const asked = document.confirm && holdsFrom === today ? await askReaders(tx) : 0
  tx.note({
    action: 'version.approved',
    subject: nameOf(document, version.number),
    details: { holdsFrom, sha256, asked, ...isOwnText(version, membership) },
  })
  return { id, revision: tx.revision, state: 'approved' as const, holdsFrom, asked }
}

/** Sends a proposed version back: by an approver with what has to be otherwise, or by whoever writes, to go on. */
export async function returnVersion(tx: Tx, id: string, remark: string, seen: number) {
  const allowed = allow(tx.actor, 'documents:read')
  const { version, document } = await versionAsSeen(tx, id, seen)
  const { approvers } = await linksOf(tx, document.id, dayOf(tx.now))
  const membership = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : null
  const named = approvers.some((one) => one.id === membership)
  if (!named && !isAllowed(tx.actor, 'documents:write')) throw new NotAllowed('documents:write')
  if (version.state !== 'proposed') throw refusals.notProposed()
  await storeReturn(tx, allowed, id, remark === '' ? '' : `${tx.actor.name}: ${remark}`)
  tx.note({ action: 'version.returned', subject: nameOf(document, version.number), details: { remark } })
  return { id, revision: tx.revision, state: 'draft' as const }
}

/** Keeps that the version in force was looked at and is still right; nobody has to confirm it again. */
export async function reviewVersion(tx: Tx, id: string, note: string, seen: number) {
  const allowed = allow(tx.actor, 'documents:approve')
  const { version, document } = await versionAsSeen(tx, id, seen)
  const today = dayOf(tx.now)
  const inForce = versionInForce(await versionsOf(tx, document.id), today)
  if (inForce?.id !== id) throw refusals.notInForce()
  const reviewBy = nextReview(today, document.reviewEvery)
  if (version.reviewBy !== null && reviewBy <= version.reviewBy) {
    const message = {
      nl: 'De volgende beoordeling staat al op deze dag of later.',
      en: 'The next review is on this day or later already.',
    }
    throw invalid([{ path: 'note', message }])
  }
  await storeReview(tx, allowed, id, { on: today, note, reviewBy })
  tx.note({ action: 'version.reviewed', subject: nameOf(document, version.number), details: { reviewBy } })
  return { id, revision: tx.revision, state: 'approved' as const, reviewBy }
}
