import { randomBytes } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { addMonths, type Day } from '../../core/time/day.ts'
import { dayOf, endOfDay, type Instant } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { coverageMail } from './coverage-mail.ts'
import { invalid, refusals } from './coverage-refusals.ts'
import type { shareStates } from './coverage-shares.contract.ts'
import * as shares from './coverage-shares.store.ts'
import * as store from './own-coverage.store.ts'

export type Sending = {
  mailer: Mailer
  /** Scheme, host and port at which people reach Zorgborg, without a slash at the end. */
  baseUrl: string
}

/** Longer than a certificate holds nobody should read a report without asking for a newer one. */
const mostMonths = 36

type Given = {
  version: string
  customer: string
  contactName: string
  email: string
  language: 'nl' | 'en'
  /** The last day on which the link works. */
  through: string
}

/**
 * Gives a version to a customer by a link of its own. The token is in the fragment, which browsers send to no server; only a digest of it is
 * kept.
 */
export async function shareCoverage(tx: Tx, id: string, given: Given, { mailer, baseUrl }: Sending) {
  const allowed = allow(tx.actor, 'coverage:publish')
  const [coverage] = await store.listCoverages(tx, id)
  const version = (await store.listVersions(tx, id)).find((one) => one.id === given.version)
  if (!coverage || !version) throw problems.notFound()
  if (version.withdrawnAt !== null) throw refusals.versionWithdrawn()
  const today = dayOf(tx.now)
  const through = given.through as Day
  if (through < today || through > addMonths(today, mostMonths)) {
    throw invalid('through', {
      nl: 'Kies een dag vanaf vandaag en binnen drie jaar.',
      en: 'Choose a day from today on and within three years.',
    })
  }
  const content = (await store.contentsOf(tx, [version.id])).get(version.id)
  if (!content) throw problems.notFound()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = endOfDay(through)
  const share = await shares.insertShare(tx, allowed, { ...given, token, expiresAt })
  const link = `${baseUrl}/coverage-report#token=${token}`
  // As approved: a title that was changed since is not what the customer reads.
  const { supplier, service, title, terms } = content
  const mail = coverageMail(given, { supplier, service, title, terms, link, through: given.through })
  const mailed = await queueMail(tx, mailer, mail)
  tx.note({
    action: 'own-coverage.shared',
    subject: `${coverage.title}, ${version.number}`,
    details: { customer: given.customer, name: given.contactName, terms, through: given.through, mailed },
  })
  return { id: share, mailed, link: mailed ? null : link, expiresAt }
}

/** Lets the link of a customer stop working. */
export async function withdrawShare(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'coverage:publish')
  const share = await shares.findShare(tx, id)
  if (!share) throw problems.notFound()
  requireRevision(share.revision, seen)
  if (share.withdrawn_at !== null) throw refusals.withdrawnAlready()
  await shares.storeShareWithdrawal(tx, allowed, id)
  tx.note({ action: 'own-coverage.share-withdrawn', subject: share.title, details: { customer: share.customer } })
}

type State = (typeof shareStates)[number]

/** Terms under which somebody accepts the conditions by name before anything is read. */
export const asksAcceptance = (terms: string): boolean => terms === 'nda' || terms === 'auditor'

const stateOf = (share: shares.Share, terms: string, now: Instant): State => {
  if (share.withdrawnAt !== null) return 'withdrawn'
  if (share.expiresAt <= now) return 'expired'
  return asksAcceptance(terms) && share.acceptedAt === null ? 'asks-acceptance' : 'open'
}

type Query = {
  page: number
  size: number
  search?: string | undefined
  state?: State | undefined
  sort: 'sharedAt' | 'customer' | 'expiresAt' | 'lastReadAt'
  direction: 'up' | 'down'
}

/** Customers that were given a version of a report. 404 where there is no such report. */
export async function listShares(reader: Reader, id: string, query: Query) {
  const [coverage] = await store.listCoverages(reader, id)
  if (!coverage) throw problems.notFound()
  const found = await shares.listShares(reader, id)
  const contents = await store.contentsOf(reader, [...new Set(found.map(({ version }) => version.id))])
  const text = (query.search ?? '').normalize('NFKC').toLowerCase()
  const direction = query.direction === 'up' ? 1 : -1
  const all = found
    .map((share) => ({ ...share, state: stateOf(share, contents.get(share.version.id)?.terms ?? 'nda', reader.now) }))
    .filter(
      (share) =>
        (query.state === undefined || share.state === query.state) &&
        `${share.customer} ${share.contactName} ${share.email}`.normalize('NFKC').toLowerCase().includes(text),
    )
    .sort((a, b) => {
      const [one, other] = [a[query.sort], b[query.sort]]
      // What was never read has nothing to sort by and goes last, whichever way.
      if (one === null || other === null) return Number(one === null) - Number(other === null)
      return direction * one.localeCompare(other, 'nl') || (a.id < b.id ? -1 : 1)
    })
  const { page, size } = query
  return { items: all.slice((page - 1) * size, page * size), total: all.length, page, size }
}

/** What was read by the link of a customer. 404 where there is no such link. */
export async function listReads(reader: Reader, id: string, query: { page: number; size: number }) {
  if (!(await shares.findShare(reader, id))) throw problems.notFound()
  return shares.listReads(reader, id, query)
}
