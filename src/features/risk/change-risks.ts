import { allow } from '../../core/access/allow.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import { adoptedEditions, existing, findAsset } from './ground.store.ts'
import { requireMayClose } from './may-close.ts'
import type { ControlRow, RiskRow } from './risk-facts.store.ts'
import { type Fault, faults, invalid, refusals } from './risk-refusals.ts'
import type { RiskBody } from './risk-shapes.contract.ts'
import { insertRisk, storeClosing, storeControls, storeMeasures, storeOwner, updateRisk } from './write-risks.store.ts'

/** A risk as the trail names it. */
export const nameOf = ({ number, title }: { number: number; title: string }) => `${riskCode(number)} ${title}`

type Seen = RiskGround extends { risks: ReadonlyMap<string, infer One> } ? One & { ground: RiskGround } : never

/** A risk with its facts. 404 where there is none, 412 where anything about it changed since it was seen. */
async function riskAsSeen(tx: Tx, readGround: ReadRiskGround, id: string, seen: number): Promise<Seen> {
  const ground = await readGround(tx)
  const found = ground.risks.get(id)
  if (!found) throw problems.notFound()
  requireRevision(found.row.revision, seen)
  return { ...found, ground }
}

/** The same, where it has to be open. */
export async function openRiskAsSeen(tx: Tx, readGround: ReadRiskGround, id: string, seen: number): Promise<Seen> {
  const found = await riskAsSeen(tx, readGround, id, seen)
  if (found.row.closedOn !== null) throw refusals.closed()
  return found
}

/** What must hold beyond the shape of each field; what stood before may stay. Gives the facts with the group of the threat. */
async function checked(tx: Tx, content: Content, facts: RiskBody, before: RiskRow | null): Promise<RiskBody> {
  const found: Fault[] = []
  const asset = await findAsset(tx, facts.asset)
  if (!asset) found.push({ path: 'asset', message: faults.noAsset })
  else if (asset.withdrawnAt !== null && before?.asset !== facts.asset) {
    found.push({ path: 'asset', message: faults.assetGone })
  }
  const threat = content.threats.get(facts.threat)
  if (facts.threat !== '' && !threat && before?.threat !== facts.threat) {
    found.push({ path: 'threat', message: faults.noThreat })
  }
  if (facts.owner !== null && !(await existing(tx, 'staff', [facts.owner])).has(facts.owner)) {
    found.push({ path: 'owner', message: faults.nobody })
  }
  if (found.length > 0) throw invalid(found)
  return { ...facts, threatGroup: threat?.group ?? facts.threatGroup }
}

/** Records a risk, not rated yet. Gives its id. */
export async function addRisk(tx: Tx, content: Content, given: RiskBody): Promise<string> {
  const allowed = allow(tx.actor, 'risk:write')
  const { id, number } = await insertRisk(tx, allowed, await checked(tx, content, given, null))
  tx.note({ action: 'risk.added', subject: nameOf({ number, title: given.title }) })
  return id
}

/** Changes all that is written about a risk. */
export async function changeRisk(
  tx: Tx,
  readGround: ReadRiskGround,
  content: Content,
  id: string,
  given: RiskBody,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row } = await openRiskAsSeen(tx, readGround, id, seen)
  await updateRisk(tx, allowed, id, await checked(tx, content, given, row))
  tx.note({ action: 'risk.changed', subject: nameOf({ number: row.number, title: given.title }) })
}

type Closing = { closedOn: string; reason: string }

function closingFault(tx: Tx, { closedOn }: Closing, rows: readonly RiskRow[]): Fault[] {
  if (closedOn > dayOf(tx.now)) return [{ path: 'closedOn', message: faults.future }]
  return rows.some(({ raisedOn }) => closedOn < raisedOn) ? [{ path: 'closedOn', message: faults.beforeRaised }] : []
}

/** Closes a risk with a reason; 403 where it is more than is borne and who closes it may not accept it. */
export async function closeRisk(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  closing: Closing,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row, ground } = await openRiskAsSeen(tx, readGround, id, seen)
  const wrong = closingFault(tx, closing, [row])
  if (wrong.length > 0) throw invalid(wrong)
  await requireMayClose(tx, ground, [id])
  await storeClosing(tx, allowed, [id], closing)
  tx.note({ action: 'risk.closed', subject: nameOf(row), details: closing })
}

/** Takes the closing of a risk back. */
export async function reopenClosedRisk(tx: Tx, readGround: ReadRiskGround, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row } = await riskAsSeen(tx, readGround, id, seen)
  if (row.closedOn === null) throw refusals.notClosed()
  await storeClosing(tx, allowed, [id], { closedOn: null, reason: '' })
  tx.note({ action: 'risk.reopened', subject: nameOf(row) })
}

type Many =
  | { kind: 'close'; closedOn: string; reason: string }
  | { kind: 'owner'; owner: string | null; ownerRole: string }

/** Closes several risks, or gives them one owner. What is so already stays as it is. */
export async function changeMany(tx: Tx, readGround: ReadRiskGround, risks: readonly string[], change: Many) {
  const allowed = allow(tx.actor, 'risk:write')
  const ground = await readGround(tx)
  const wanted = [...new Set(risks)]
  const rows = wanted.flatMap((id) => ground.risks.get(id)?.row ?? [])
  if (rows.length < wanted.length) throw invalid([{ path: 'risks', message: faults.noRisk }])
  if (change.kind === 'owner' && change.owner !== null) {
    const there = await existing(tx, 'staff', [change.owner])
    if (!there.has(change.owner)) throw invalid([{ path: 'change.owner', message: faults.nobody }])
  }
  const open = rows.filter(({ closedOn }) => closedOn === null)
  const changing =
    change.kind === 'close'
      ? open
      : open.filter(({ owner, ownerRole }) => owner !== change.owner || ownerRole !== change.ownerRole)
  if (change.kind === 'close') {
    const wrong = closingFault(tx, change, changing).map((one) => ({ ...one, path: `change.${one.path}` }))
    if (wrong.length > 0) throw invalid(wrong)
    await requireMayClose(
      tx,
      ground,
      changing.map(({ id }) => id),
    )
  }
  if (changing.length === 0) return { changed: 0, unchanged: rows.length }
  const ids = changing.map(({ id }) => id)
  const codes = changing.map(({ number }) => riskCode(number))
  const subject = codes.length > 3 ? `${codes[0]} + ${codes.length - 1}` : codes.join(', ')
  if (change.kind === 'close') {
    await storeClosing(tx, allowed, ids, change)
    const { closedOn, reason } = change
    tx.note({ action: 'risk.several-closed', subject, details: { risks: codes, closedOn, reason } })
  } else {
    await storeOwner(tx, allowed, ids, change)
    tx.note({ action: 'risk.several-given-owner', subject, details: { risks: codes } })
  }
  return { changed: changing.length, unchanged: rows.length - changing.length }
}

/** Writes which measures make a risk less, and how much each carries. */
export async function linkMeasures(
  tx: Tx,
  readGround: ReadRiskGround,
  id: string,
  measures: readonly { measure: string; weight: number }[],
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row, facts } = await openRiskAsSeen(tx, readGround, id, seen)
  const ids = measures.map(({ measure }) => measure)
  if (new Set(ids).size < ids.length) throw invalid([{ path: 'measures', message: faults.twice }])
  const there = await existing(tx, 'measures', ids)
  if (ids.some((one) => !there.has(one))) throw invalid([{ path: 'measures', message: faults.noMeasure }])
  const before = facts.measures.map((one) => ({ measure: one.id, weight: one.weight }))
  await storeMeasures(tx, allowed, id, before, measures)
  tx.note({ action: 'risk.measures-linked', subject: nameOf(row), details: { measures: measures.length } })
}

const refKey = ({ edition, requirement }: Omit<ControlRow, 'risk'>) => `${edition} ${requirement}`

/** Writes for which controls a risk is a reason to include them. Links to editions that were chosen before may stay. */
export async function linkControls(
  tx: Tx,
  readGround: ReadRiskGround,
  content: Content,
  id: string,
  controls: readonly { edition: string; requirement: string }[],
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { row, controls: before } = await openRiskAsSeen(tx, readGround, id, seen)
  if (new Set(controls.map(refKey)).size < controls.length) {
    throw invalid([{ path: 'controls', message: faults.twice }])
  }
  const had = new Set(before.map(refKey))
  const adopted = await adoptedEditions(tx)
  const unknown = controls.some(
    (one) =>
      !had.has(refKey(one)) && !(adopted.has(one.edition) && findRequirement(content, one.edition, one.requirement)),
  )
  if (unknown) throw invalid([{ path: 'controls', message: faults.noControl }])
  await storeControls(tx, allowed, id, before, controls)
  tx.note({ action: 'risk.controls-linked', subject: nameOf(row), details: { controls: controls.length } })
}
