import { allow } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { nameOf } from './change-risks.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { findAsset } from './ground.store.ts'
import { eventsOf } from './looks.store.ts'
import { type Fault, faults, invalid, refusals } from './risk-refusals.ts'
import { insertEvent, touchRisks, withdrawEventRow } from './write-risks.store.ts'

type Told = { kind: string; risk: string | null; asset: string | null; happenedOn: string; what: string }

/** Keeps that something happened. All open risks that it is about ask to be looked at again, as far as they were rated. */
export async function recordEvent(
  tx: Tx,
  readGround: ReadRiskGround,
  told: Told,
): Promise<{ id: string; reopened: number }> {
  const allowed = allow(tx.actor, 'risk:write')
  const { risks } = await readGround(tx)
  const asset = told.asset === null ? undefined : await findAsset(tx, told.asset)
  const wrong: Fault[] = []
  if ((told.risk === null) === (told.asset === null)) wrong.push({ path: 'risk', message: faults.oneOfTwo })
  if (told.risk !== null && !risks.has(told.risk)) wrong.push({ path: 'risk', message: faults.noRisk })
  if (told.asset !== null && !asset) wrong.push({ path: 'asset', message: faults.noAsset })
  if (told.happenedOn > dayOf(tx.now)) wrong.push({ path: 'happenedOn', message: faults.future })
  if (wrong.length > 0) throw invalid(wrong)
  const about = told.risk === null ? undefined : risks.get(told.risk)
  if (about && about.row.closedOn !== null) throw refusals.closed()
  const id = await insertEvent(tx, allowed, { ...told, happenedOn: told.happenedOn as Day })
  if (about) await touchRisks(tx, allowed, [about.row.id])
  const reopened = [...risks.values()].filter(
    ({ row, facts }) =>
      (row.id === told.risk || row.asset === told.asset) && facts.closedOn === null && facts.look !== null,
  )
  const { kind, happenedOn } = told
  tx.note({
    action: 'risk.event-recorded',
    subject: about ? nameOf(about.row) : (asset?.name ?? ''),
    details: { kind, happenedOn, reopened: reopened.length },
  })
  return { id, reopened: reopened.length }
}

/** Takes an event back that was recorded by mistake. */
export async function withdrawEvent(tx: Tx, id: string, seen: number): Promise<{ id: string }> {
  const allowed = allow(tx.actor, 'risk:write')
  const [event] = await eventsOf(tx, { id })
  if (!event) throw problems.notFound()
  requireRevision(event.revision, seen)
  if (event.withdrawn) throw refusals.withdrawnAlready()
  await withdrawEventRow(tx, allowed, id)
  if (event.risk !== null) await touchRisks(tx, allowed, [event.risk])
  tx.note({ action: 'risk.event-withdrawn', subject: event.what.slice(0, 200).replace(/\s+/g, ' ').toWellFormed() })
  return { id }
}
