import { allow } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { findPart, readReportTexts, unknownAmong } from './assurance.store.ts'
import { type Fault, faults, invalid, refusals } from './assurance-refusals.ts'
import type { AssessmentBody, BridgeBody, CuecBody, ExceptionBody } from './assurance-shapes.contract.ts'
import { readableReport } from './change-reports.ts'
import { fileFaults } from './file-faults.ts'
import { endedAmong } from './measure-names.store.ts'
import * as store from './write-assurance.store.ts'

type PartTable = Parameters<typeof findPart>[1]

/** The report of a part that is as the caller saw it, and whose texts the caller may read. */
async function reportOfPart(tx: Tx, table: PartTable, id: string, seen: number) {
  const part = await findPart(tx, table, id)
  if (!part) throw problems.notFound()
  const report = await readableReport(tx, part.report)
  requireRevision(part.revision, seen)
  return report
}

export async function addException(tx: Tx, report: string, facts: ExceptionBody): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { title } = await readableReport(tx, report)
  await store.insertException(tx, allowed, report, facts)
  tx.note({ action: 'assurance.exception-added', subject: title })
}

/** Changes the words of an exception. Gives the id of its report. */
export async function changeException(tx: Tx, id: string, facts: ExceptionBody, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'assurance_exceptions', id, seen)
  await store.updateException(tx, allowed, id, facts)
  tx.note({ action: 'assurance.exception-changed', subject: report.title })
  return report.id
}

/** Decides what an exception means here, by name and with a reason, or takes that back. Gives the id of its report. */
export async function assessException(tx: Tx, id: string, given: AssessmentBody, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:decide')
  const report = await reportOfPart(tx, 'assurance_exceptions', id, seen)
  const found: Fault[] = []
  if (given.assessment !== null && given.reason === '') found.push({ path: 'reason', message: faults.reasonNeeded })
  if (given.assessment === 'compensated' && given.measure === null)
    found.push({ path: 'measure', message: faults.compensatedBy })
  found.push(...(await measureFaults(tx, [given.measure], () => 'measure')))
  if (found.length > 0) throw invalid(found)
  await store.storeAssessment(tx, allowed, id, given, dayOf(tx.now))
  const details = { assessment: given.assessment ?? '' }
  tx.note({ action: 'assurance.exception-assessed', subject: report.title, details })
  return report.id
}

export async function removeException(tx: Tx, id: string, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'assurance_exceptions', id, seen)
  await store.deletePart(tx, allowed, 'assurance_exceptions', id)
  tx.note({ action: 'assurance.exception-removed', subject: report.title })
  return report.id
}

/** Measures that somebody names and that do not exist here, or have ended. */
async function measureFaults(
  tx: Tx,
  measures: readonly (string | null)[],
  pathOf: (at: number) => string,
): Promise<Fault[]> {
  const wanted = measures.filter((one) => one !== null)
  const gone = new Set(await unknownAmong(tx, 'measures', wanted))
  const ended = await endedAmong(tx, wanted, dayOf(tx.now))
  return measures.flatMap((one, at): Fault[] => {
    if (one === null) return []
    if (gone.has(one)) return [{ path: pathOf(at), message: faults.measure }]
    return ended.has(one) ? [{ path: pathOf(at), message: faults.measureEnded }] : []
  })
}

async function checkCuecs(tx: Tx, items: readonly CuecBody[], prefix: (at: number) => string): Promise<void> {
  const found = await measureFaults(
    tx,
    items.map(({ measure }) => measure),
    (at) => `${prefix(at)}measure`,
  )
  const strangers = new Set(
    await unknownAmong(
      tx,
      'staff',
      items.flatMap(({ owner }) => owner ?? []),
    ),
  )
  items.forEach(({ measure, notOursBecause, owner }, at) => {
    if (measure !== null && notOursBecause !== '')
      found.push({ path: `${prefix(at)}notOursBecause`, message: faults.eitherOr })
    if (owner !== null && strangers.has(owner)) found.push({ path: `${prefix(at)}owner`, message: faults.owner })
  })
  if (found.length > 0) throw invalid(found)
}

export async function addCuecs(tx: Tx, report: string, items: readonly CuecBody[]): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { title } = await readableReport(tx, report)
  await checkCuecs(tx, items, (at) => `items.${at}.`)
  await store.insertCuecs(tx, allowed, report, items)
  tx.note({ action: 'assurance.cuecs-added', subject: title, details: { number: items.length } })
}

/** Links what the customer has to do to a measure, or says why it is not asked of us. Gives the id of its report. */
export async function changeCuec(tx: Tx, id: string, facts: CuecBody, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'assurance_cuecs', id, seen)
  await checkCuecs(tx, [facts], () => '')
  await store.updateCuec(tx, allowed, id, facts)
  tx.note({ action: 'assurance.cuec-changed', subject: report.title })
  return report.id
}

export async function removeCuec(tx: Tx, id: string, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'assurance_cuecs', id, seen)
  await store.deletePart(tx, allowed, 'assurance_cuecs', id)
  tx.note({ action: 'assurance.cuec-removed', subject: report.title })
  return report.id
}

const sameWords = ({ reference, what }: { reference: string; what: string }) => `${reference}\n${what}`

/**
 * Takes the customer's part over from another report of the same supplier, with what was linked and decided; what is in this report in
 * the same words already stays as it is, and a measure that has ended is not linked again.
 */
export async function takeOverCuecs(tx: Tx, report: string, from: string): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const [into, other] = [await readableReport(tx, report), await readableReport(tx, from)]
  if (into.supplier !== other.supplier || into.id === other.id)
    throw invalid([{ path: 'from', message: faults.earlier }])
  const had = new Set((await readReportTexts(tx, report)).cuecs.map(sameWords))
  const earlier = (await readReportTexts(tx, from)).cuecs.filter((one) => !had.has(sameWords(one)))
  const ended = await endedAmong(
    tx,
    earlier.flatMap(({ measure }) => measure ?? []),
    dayOf(tx.now),
  )
  const items = earlier.map(({ id: _id, revision: _revision, owner, ...rest }) => ({
    ...rest,
    measure: rest.measure !== null && ended.has(rest.measure) ? null : rest.measure,
    owner: owner?.id ?? null,
  }))
  await store.insertCuecs(tx, allowed, report, items)
  if (items.length > 0)
    tx.note({ action: 'assurance.cuecs-added', subject: into.title, details: { number: items.length } })
}

async function checkBridge(tx: Tx, facts: BridgeBody, report: string, periodTo: string | null): Promise<void> {
  if (periodTo === null) throw refusals.bridgeOfType1()
  const found: Fault[] = []
  if (facts.from <= periodTo) found.push({ path: 'from', message: faults.bridgeBefore })
  if (facts.to < facts.from) found.push({ path: 'to', message: faults.backwards })
  if (facts.issuedOn !== null && facts.issuedOn > dayOf(tx.now))
    found.push({ path: 'issuedOn', message: faults.toCome })
  if (facts.to > dayOf(tx.now)) found.push({ path: 'to', message: faults.bridgeToCome })
  else if (facts.issuedOn !== null && facts.to > facts.issuedOn)
    found.push({ path: 'to', message: faults.bridgePastIssue })
  found.push(...(await fileFaults(tx, facts.file, report)))
  if (found.length > 0) throw invalid(found)
}

export async function addBridge(tx: Tx, report: string, facts: BridgeBody): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { title, periodTo } = await readableReport(tx, report)
  await checkBridge(tx, facts, report, periodTo)
  await store.insertBridge(tx, allowed, report, facts)
  tx.note({ action: 'assurance.bridge-added', subject: title, details: { period: `${facts.from}/${facts.to}` } })
}

export async function changeBridge(tx: Tx, id: string, facts: BridgeBody, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'bridge_letters', id, seen)
  await checkBridge(tx, facts, report.id, report.periodTo)
  await store.updateBridge(tx, allowed, id, facts)
  const details = { period: `${facts.from}/${facts.to}` }
  tx.note({ action: 'assurance.bridge-changed', subject: report.title, details })
  return report.id
}

export async function withdrawBridge(tx: Tx, id: string, seen: number): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const report = await reportOfPart(tx, 'bridge_letters', id, seen)
  await store.markWithdrawn(tx, allowed, 'bridge_letters', id)
  tx.note({ action: 'assurance.bridge-withdrawn', subject: report.title })
  return report.id
}
