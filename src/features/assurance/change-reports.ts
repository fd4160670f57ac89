import { allow, isAllowed } from '../../core/access/allow.ts'
import { opensFurther } from '../../core/coverage/terms.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { membershipOf, type ReportRow, readReportRows, servicesOf, unknownAmong } from './assurance.store.ts'
import { type Fault, faults, invalid, refusals } from './assurance-refusals.ts'
import type { ReportBody } from './assurance-shapes.contract.ts'
import { readingRight, requireReading } from './assurance-terms.ts'
import { fileFaults } from './file-faults.ts'
import { insertAcceptance, insertReport, markWithdrawn, updateReport } from './write-assurance.store.ts'

function checkDays({ type, asOf, periodFrom, periodTo, issuedOn }: ReportBody, today: string): Fault[] {
  const found: Fault[] = []
  const last = type === 1 ? asOf : periodTo
  if (type === 1) {
    if (asOf === null) found.push({ path: 'asOf', message: faults.dayNeeded })
    if (periodFrom !== null || periodTo !== null) found.push({ path: 'periodFrom', message: faults.periodNotHere })
  } else {
    if (asOf !== null) found.push({ path: 'asOf', message: faults.dayNotHere })
    if (periodFrom === null) found.push({ path: 'periodFrom', message: faults.periodNeeded })
    if (periodTo === null) found.push({ path: 'periodTo', message: faults.periodNeeded })
    else if (periodFrom !== null && periodTo < periodFrom) found.push({ path: 'periodTo', message: faults.backwards })
  }
  if (last !== null && last > today)
    found.push({ path: type === 1 ? 'asOf' : 'periodTo', message: faults.notYetTested })
  if (issuedOn !== null && issuedOn > today) found.push({ path: 'issuedOn', message: faults.toCome })
  else if (issuedOn !== null && last !== null && issuedOn < last)
    found.push({ path: 'issuedOn', message: faults.issuedTooEarly })
  return found
}

/** What must hold between the fields, and with what the organisation has. */
async function check(tx: Tx, supplier: string, facts: ReportBody, report: string | null = null): Promise<void> {
  const found = checkDays(facts, dayOf(tx.now))
  if (facts.kind === 'other' && facts.kindOther === '') found.push({ path: 'kindOther', message: faults.kindNeeded })
  if (!['unqualified', 'unknown'].includes(facts.opinion) && facts.opinionNote === '')
    found.push({ path: 'opinionNote', message: faults.opinionNeeded })
  if (facts.services.length > 0) {
    const own = await servicesOf(tx, supplier)
    facts.services.forEach((service, at) => {
      if (!own.has(service)) found.push({ path: `services.${at}`, message: faults.service })
    })
  }
  const known = facts.subservices.flatMap(({ knownAs }) => knownAs ?? [])
  const strange = new Set(await unknownAmong(tx, 'suppliers', known))
  facts.subservices.forEach(({ knownAs }, at) => {
    if (knownAs === supplier) found.push({ path: `subservices.${at}.knownAs`, message: faults.itself })
    else if (knownAs !== null && strange.has(knownAs))
      found.push({ path: `subservices.${at}.knownAs`, message: faults.supplier })
  })
  found.push(...(await fileFaults(tx, facts.file, report)))
  if (found.length > 0) throw invalid(found)
}

const tidy = (facts: ReportBody): ReportBody => ({
  ...facts,
  kindOther: facts.kind === 'other' ? facts.kindOther : '',
  services: [...new Set(facts.services)],
})

/** A report that was not withdrawn. Throws 404 where there is none. */
async function standingReport(tx: Tx, id: string): Promise<ReportRow> {
  const [report] = await readReportRows(tx, { report: id })
  if (!report) throw problems.notFound()
  return report
}

/** A report whose texts the actor may read, as nobody can change well what is not shown. */
export async function readableReport(tx: Tx, id: string): Promise<ReportRow> {
  const report = await standingReport(tx, id)
  await requireReading(tx, tx.actor, report)
  return report
}

/** Records an assurance report of a supplier. Gives its id. */
export async function recordReport(tx: Tx, supplier: string, given: ReportBody): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  if ((await unknownAmong(tx, 'suppliers', [supplier])).length > 0) throw problems.notFound()
  const facts = tidy(given)
  await check(tx, supplier, facts)
  const id = await insertReport(tx, allowed, supplier, facts)
  tx.note({ action: 'assurance.recorded', subject: facts.title, details: { type: facts.type } })
  return id
}

/** Changes a report. Terms that open it further than the supplier gave it are for who decides about suppliers, who tells that the supplier agreed. */
export async function changeReport(
  tx: Tx,
  id: string,
  { agreement, ...given }: ReportBody & { agreement: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const before = await readableReport(tx, id)
  requireRevision(before.revision, seen)
  const facts = tidy(given)
  const looser = opensFurther(before.terms, facts.terms)
  if (looser && !isAllowed(tx.actor, 'suppliers:decide')) throw invalid([{ path: 'terms', message: faults.freer }])
  if (looser && agreement.trim() === '') throw invalid([{ path: 'agreement', message: faults.agreement }])
  await check(tx, before.supplier, facts, id)
  if (facts.type === 1 && before.bridges.length > 0) throw refusals.bridgeOfType1()
  await updateReport(tx, allowed, id, facts)
  tx.note(
    looser
      ? {
          ...{ action: 'assurance.terms-loosened', subject: facts.title },
          details: { before: before.terms, terms: facts.terms, reason: agreement.trim() },
        }
      : { action: 'assurance.changed', subject: facts.title },
  )
}

/** Withdraws a report that was recorded by mistake: it tells of no day any more. */
export async function withdrawReport(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { revision, title } = await standingReport(tx, id)
  requireRevision(revision, seen)
  await markWithdrawn(tx, allowed, 'assurance_reports', id)
  tx.note({ action: 'assurance.withdrawn', subject: title })
}

/** Accepts the conditions of a report, by name and once; refused where the actor's role has none to accept, or others were seen. */
export async function acceptTerms(tx: Tx, id: string, wording: string): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:read')
  const { title, terms } = await standingReport(tx, id)
  const right = await readingRight(tx, tx.actor)
  const membership = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : null
  if (right.of(id, terms) !== 'after-accepting' || membership === null) throw refusals.nothingToAccept()
  if (right.wording(id, terms) !== wording) throw problems.changedMeanwhile()
  if (right.accepted(id)) return
  await insertAcceptance(tx, allowed, id, membership, terms)
  tx.note({ action: 'assurance.terms-accepted', subject: title, details: { terms, wording } })
}
