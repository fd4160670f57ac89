import type { Actor } from '../../core/access/actor.ts'
import { allow, isAllowed } from '../../core/access/allow.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import { opensFurther } from '../../core/coverage/terms.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { notYet } from './check-import.ts'
import * as store from './coverage.store.ts'
import type { Source } from './coverage-facts.store.ts'
import { faults, refusals } from './coverage-refusals.ts'
import type { ClaimBody } from './coverage-shapes.contract.ts'
import type { CoverageBook, CoverageGround } from './gather-coverage.ts'
import { accessOf, type KnownReport, openReport, reportIn } from './read-coverage.ts'
import { insertReport } from './write-coverage.store.ts'

type Header = {
  title: string
  version: string
  asOf: string
  terms: SharingTerms
  termsNote: string
  disclaimer: string
}

/** The report that another can take the place of; undefined where it is of another service, withdrawn or replaced already. */
export const replaceable = (book: CoverageBook, service: string, id: string): KnownReport | undefined =>
  book.reports.find((one) => one.id === id && one.service === service && one.counts)

// Far above what a hospital holds, so that nobody fills the memory of all: everything is gathered at every revision.
const mostReports = 500
const mostLines = 50_000

/** Throws where there is no room for another report, or for so many lines more. Reports that were withdrawn take none. */
export function requireRoom({ reports }: CoverageBook, more: { reports: number; lines: number }): void {
  const standing = reports.filter(({ withdrawn }) => !withdrawn)
  const all = standing.reduce((sum, { lines }) => sum + lines, more.lines)
  if (standing.length + more.reports > mostReports || all > mostLines) throw refusals.noRoom(mostReports, mostLines)
}

/** Records a report without lines. Gives its id. */
export async function addCoverage(
  tx: Tx,
  ground: CoverageGround,
  { service, replaces, ...facts }: Header & { service: string; replaces: string | null },
): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const book = await ground.readBook(tx)
  const about = book.services.find(({ id }) => id === service)
  const wrong: { path: string; message: Text }[] = []
  if (!about) wrong.push({ path: 'service', message: faults.service })
  if (replaces !== null && !replaceable(book, service, replaces)) {
    wrong.push({ path: 'replaces', message: faults.replaces })
  }
  if (facts.asOf > dayOf(tx.now)) wrong.push({ path: 'asOf', message: notYet })
  if (!about || wrong.length > 0) throw refusals.invalid(wrong)
  requireRoom(book, { reports: 1, lines: 0 })
  const by = { source: 'hand', sourceName: '', sourceSha256: null, replaces, supplier: about.supplier } as const
  const id = await insertReport(tx, allowed, { ...facts, ...by, service, asOf: facts.asOf as Day }, [])
  tx.note({ action: 'coverage.added', subject: facts.title })
  return id
}

/** A report that somebody may write about: not withdrawn, its texts open to whoever writes, and unchanged since it was seen. */
async function reportToWrite(tx: Tx, ground: CoverageGround, id: string, seen: number | null) {
  const book = await ground.readBook(tx)
  const report = await openReport(tx, book, id)
  if (seen !== null) requireRevision(report.revision, seen)
  if (report.withdrawn) throw refusals.withdrawn()
  await requireTexts(tx, report, tx.actor)
  return { book, report }
}

/** Throws where the actor may not read the texts of a report, or not yet. */
export async function requireTexts(source: Source, report: KnownReport, actor: Actor): Promise<store.ReportHeader> {
  const header = await store.readHeader(source, report.id)
  if (!header) throw problems.notFound()
  const { texts, reading } = accessOf(report.terms, header, actor)
  if (!texts) throw reading === 'after-accepting' ? refusals.acceptFirst() : refusals.textsWithheld()
  return header
}

/** What is wrong where terms open a report further than the supplier gave it: that is for who decides about suppliers, who tells that the supplier agreed. */
export function withoutAgreement(actor: Actor, agreement = ''): { path: string; message: Text }[] {
  if (!isAllowed(actor, 'suppliers:decide')) return [{ path: 'terms', message: faults.freer }]
  return agreement.trim() === '' ? [{ path: 'agreement', message: faults.agreement }] : []
}

/** Changes what is written about a report itself. */
export async function changeCoverage(
  tx: Tx,
  ground: CoverageGround,
  id: string,
  { agreement, ...facts }: Header & { agreement: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { report } = await reportToWrite(tx, ground, id, seen)
  const looser = opensFurther(report.terms, facts.terms)
  const wrong = looser ? withoutAgreement(tx.actor, agreement) : []
  if (facts.asOf > dayOf(tx.now)) wrong.push({ path: 'asOf', message: notYet })
  if (wrong.length > 0) throw refusals.invalid(wrong)
  await store.updateReport(tx, allowed, id, facts)
  tx.note(
    looser
      ? {
          ...{ action: 'coverage.terms-loosened', subject: facts.title },
          details: { before: report.terms, terms: facts.terms, reason: agreement.trim() },
        }
      : { action: 'coverage.changed', subject: facts.title },
  )
}

/** Withdraws a report; one that was withdrawn already stays as it is. */
export async function withdrawCoverage(tx: Tx, ground: CoverageGround, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = reportIn(await ground.readBook(tx), id)
  requireRevision(report.revision, seen)
  if (report.withdrawn) return
  await store.storeWithdrawal(tx, allowed, id)
  tx.note({ action: 'coverage.withdrawn', subject: report.title })
}

const mostClaims = 10_000

async function checkClaim(tx: Tx, ground: CoverageGround, report: KnownReport, claim: ClaimBody): Promise<void> {
  const wrong: { path: string; message: Text }[] = []
  if (
    ground.content.editions.has(claim.edition) &&
    !findRequirement(ground.content, claim.edition, claim.requirement)
  ) {
    wrong.push({ path: 'requirement', message: faults.requirement })
  }
  if ((claim.by === 'supplier' || claim.by === 'shared') !== (claim.extent !== 'none')) {
    wrong.push({ path: 'extent', message: faults.extent })
  }
  const grounds = await store.listGrounds(tx, report.supplier)
  for (const kind of ['certificate', 'assurance'] as const) {
    const id = claim[kind]
    if (id === null) continue
    if (claim.restsOn !== kind || !grounds.some((one) => one.kind === kind && one.id === id)) {
      wrong.push({ path: kind, message: faults[kind] })
    }
  }
  if (wrong.length > 0) throw refusals.invalid(wrong)
}

/** Puts a line in a report. */
export async function addClaim(tx: Tx, ground: CoverageGround, id: string, claim: ClaimBody): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { book, report } = await reportToWrite(tx, ground, id, null)
  if (report.lines >= mostClaims) throw refusals.full()
  requireRoom(book, { reports: 0, lines: 1 })
  await checkClaim(tx, ground, report, claim)
  await store.insertClaim(tx, allowed, id, claim)
  tx.note({ action: 'coverage.line-added', subject: report.title, details: whichOf(claim) })
}

const whichOf = ({ edition, requirement }: ClaimBody) => ({ edition, requirement })

async function requireClaim(tx: Tx, report: string, claim: string, seen: number): Promise<void> {
  const revision = await store.claimRevision(tx, report, claim)
  if (revision === undefined) throw problems.notFound()
  requireRevision(revision, seen)
}

/** Changes a line of a report. */
export async function changeClaim(
  tx: Tx,
  ground: CoverageGround,
  at: { id: string; claim: string },
  claim: ClaimBody,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { report } = await reportToWrite(tx, ground, at.id, null)
  await requireClaim(tx, at.id, at.claim, seen)
  await checkClaim(tx, ground, report, claim)
  await store.updateClaim(tx, allowed, at.claim, claim)
  tx.note({ action: 'coverage.line-changed', subject: report.title, details: whichOf(claim) })
}

/** Takes a line out of a report. */
export async function removeClaim(
  tx: Tx,
  ground: CoverageGround,
  at: { id: string; claim: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { report } = await reportToWrite(tx, ground, at.id, null)
  await requireClaim(tx, at.id, at.claim, seen)
  await store.deleteClaim(tx, allowed, at.claim)
  const claim = report.fact.claims.find(({ id }) => id === at.claim)
  const details = { edition: claim?.edition ?? '', requirement: claim?.requirement ?? '' }
  tx.note({ action: 'coverage.line-removed', subject: report.title, details })
}

/** Keeps that somebody accepted the conditions of a report, once. 409 where accepting is not what opens it, 412 where others were seen. */
export async function acceptTerms(tx: Tx, ground: CoverageGround, id: string, wording: string): Promise<void> {
  allow(tx.actor, 'suppliers:read')
  const report = reportIn(await ground.readBook(tx), id)
  const header = await store.readHeader(tx, id)
  if (!header || tx.actor.kind !== 'person') throw problems.notFound()
  const access = accessOf(report.terms, header, tx.actor)
  if (access.reading !== 'after-accepting') throw refusals.nothingToAccept()
  if (access.wording !== wording) throw problems.changedMeanwhile()
  if (await store.insertAcceptance(tx, id, tx.actor.id, header.standing)) {
    const { terms } = header.standing
    tx.note({ action: 'coverage.terms-accepted', subject: report.title, details: { terms, wording } })
  }
}
