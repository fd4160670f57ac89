import type { LinkReader } from '../../core/access/actor.ts'
import { wordingOf } from '../../core/coverage/wording.ts'
import type { Content } from '../../core/standards/content.ts'
import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { writeInstant } from '../../platform/language/written.ts'
import { shortLine } from '../../render/printable-text.ts'
import { editionName } from './compose-coverage.ts'
import { coverageFileOf } from './coverage-file.ts'
import { acceptFirst, linkDoesNotWork, tooMuch } from './coverage-refusals.ts'
import {
  type FoundShare,
  findShareByToken,
  insertRead,
  type ReadKind,
  readsSince,
  storeAcceptance,
  versionOfShare,
} from './coverage-shares.store.ts'
import { nameOfOrganisation } from './own-coverage.store.ts'
import { namedRequirement, sumOfClaims } from './read-coverages.ts'
import { asksAcceptance } from './share-coverage.ts'

type Needs = {
  content: Content
  transactions: Transactions
  identity: Pick<Identity, 'countToken' | 'forgiveToken'>
}

/** Looking at the page again within this time is the same reading. */
const samePageMs = 15 * 60_000
/** So many files go out by one link in an hour. */
const mostFiles = 40
const before = (now: Instant, ms: number) => instantOf(msOf(now) - ms)

type Acceptance = { token: string; name: string; wording: string }
type Version = Awaited<ReturnType<typeof versionOfShare>>

/** A longer name is cut, so that the moment is never pushed out of the mark. */
const longestName = 55

/** For whom a copy is: the customer, who accepted or was written to, and the moment. */
const watermarkOf = (share: FoundShare, { content }: Version, now: Instant) =>
  [
    shortLine(share.customer, longestName),
    shortLine(share.acceptedBy || share.contactName, longestName),
    writeInstant(now, content.language),
  ].join(' · ')

const waitsForAcceptance = (share: FoundShare, { content }: Version) =>
  asksAcceptance(content.terms) && share.acceptedWording !== wordingOf(content)

function requireWorking(share: FoundShare | null, now: Instant): FoundShare {
  if (!share || share.withdrawn || share.expiresAt <= now) throw linkDoesNotWork()
  return share
}

/** What whoever holds the link of a customer can do, without an account. */
export function coverageLinks({ content, transactions, identity }: Needs) {
  /** The share of a token that works. Guesses from one network are counted, and slowed down; a link that works is not. */
  const open = async (token: string, now: Instant, ip: string): Promise<FoundShare> => {
    await identity.countToken(token, ip)
    const share = requireWorking(
      await transactions.everyOrganisation('a coverage report is found by the token of its link alone', (reader) =>
        findShareByToken(reader, token),
      ),
      now,
    )
    await identity.forgiveToken(token, ip)
    return share
  }
  // The trail names for whom it was opened; nobody signed in.
  const as = (share: FoundShare): LinkReader => ({
    kind: 'reader',
    id: share.id,
    name: share.acceptedBy || share.contactName,
    email: share.email,
  })
  const inTurn = <T>(share: FoundShare, token: string, run: (tx: Tx, share: FoundShare) => Promise<T>) =>
    // It waited its turn, and the command before may have withdrawn the link.
    transactions.inTx(share.organisation, as(share), async (tx) =>
      run(tx, requireWorking(await findShareByToken(tx, token), tx.now)),
    )
  const noteRead = async (tx: Tx, share: FoundShare, { content: report, number }: Version, what: ReadKind) => {
    await insertRead(tx, share.id, what)
    tx.note({
      action: 'own-coverage.read',
      subject: `${report.title}, ${number}`,
      details: { customer: share.customer, what },
    })
  }

  return {
    async open(token: string, now: Instant, ip: string) {
      const share = await open(token, now, ip)
      const { organisation, version, readAlready } = await transactions.read(
        share.organisation,
        { kind: 'now' },
        async (reader) => ({
          organisation: await nameOfOrganisation(reader),
          version: await versionOfShare(reader, share.version),
          readAlready: (await readsSince(reader, share.id, before(reader.now, samePageMs))).page > 0,
        }),
      )
      const waits = waitsForAcceptance(share, version)
      if (!waits && !readAlready) await inTurn(share, token, (tx, found) => noteRead(tx, found, version, 'page'))
      const { content: report } = version
      return {
        ...{ organisation, service: report.service, title: report.title, customer: share.customer },
        ...{ contactName: share.contactName, language: share.language, terms: report.terms },
        ...{ termsNote: report.termsNote, disclaimer: report.disclaimer, wording: wordingOf(report) },
        ...{ expiresAt: share.expiresAt, asksAcceptance: asksAcceptance(report.terms) },
        accepted: share.acceptedAt === null ? null : { by: share.acceptedBy, at: share.acceptedAt },
        report: waits ? null : shown(content, share, version, now),
      }
    },

    async accept({ token, name, wording }: Acceptance, now: Instant, ip: string) {
      const share = await open(token, now, ip)
      await inTurn(share, token, async (tx, found) => {
        const version = await versionOfShare(tx, found.version)
        // Who accepts again changes nothing: the first name stays.
        if (!waitsForAcceptance(found, version)) return
        if (wording !== wordingOf(version.content)) throw problems.changedMeanwhile()
        await storeAcceptance(tx, found.id, name, wording)
        tx.note({
          action: 'own-coverage.terms-accepted',
          subject: `${version.content.title}, ${version.number}`,
          details: { customer: found.customer, name, terms: version.content.terms, wording },
        })
      })
      return {}
    },

    async download(token: string, format: Exclude<ReadKind, 'page'>, now: Instant, ip: string) {
      const share = await open(token, now, ip)
      return inTurn(share, token, async (tx, found) => {
        const version = await versionOfShare(tx, found.version)
        if (waitsForAcceptance(found, version)) throw acceptFirst()
        const { page: _, ...files } = await readsSince(tx, found.id, before(tx.now, 3_600_000))
        if (Object.values(files).reduce((sum, one) => sum + one, 0) >= mostFiles) throw tooMuch()
        await noteRead(tx, found, version, format)
        const file = coverageFileOf(content, version.content, format, {
          moment: version.approvedAt,
          checkpoint: null,
          status: { kind: 'approved', version: version.number, by: version.approvedBy, at: version.approvedAt },
          watermark: watermarkOf(found, version, tx.now),
        })
        // In the turn of whose report it is, whoever asks.
        return { ...file, bytes: () => file.bytes(found.organisation) }
      })
    },
  }
}

function shown(content: Content, share: FoundShare, version: Version, now: Instant) {
  const { content: report, number, approvedBy, sha256 } = version
  return {
    ...{ version: number, asOf: report.asOf, approvedBy, sha256 },
    editions: [...new Set(report.claims.map(({ edition }) => edition))].map((one) => editionName(content, one)),
    watermark: watermarkOf(share, version, now),
    sum: sumOfClaims(report.claims),
    grounds: report.grounds.map(({ standard: _s, type: _t, opinion: _o, ...ground }) => ground),
    claims: report.claims.map(({ reference: _, ...claim }) => ({
      ...claim,
      ...namedRequirement(content, claim.edition, claim.requirement),
    })),
  }
}
