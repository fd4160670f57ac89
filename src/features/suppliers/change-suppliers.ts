import { allow } from '../../core/access/allow.ts'
import { nameKey } from '../../core/assets/read-asset-row.ts'
import type { Criticality, SupplierSettings } from '../../core/suppliers/facts.ts'
import { dayOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { endFault, messages, requireFaultless, toComeFault } from './refusals.ts'
import type { SupplierFacts } from './suppliers.contract.ts'
import {
  insertSuppliers,
  isThere,
  loadSuppliers,
  readSettings,
  type SupplierWritten,
  storeCriticality,
  storeSettings,
  updateSuppliers,
} from './suppliers.store.ts'

/** What must hold beyond the shape of each field. */
async function check(tx: Tx, facts: SupplierFacts, own: string | null): Promise<void> {
  const taken =
    facts.endedOn === null &&
    (await loadSuppliers(tx)).some(
      (one) => one.id !== own && one.endedOn === null && nameKey(one.name) === nameKey(facts.name),
    )
  requireFaultless([
    taken && { path: 'name', message: messages.taken },
    facts.name.includes(';') && { path: 'name', message: messages.semicolon },
    facts.owner !== null && !(await isThere(tx, 'staff', facts.owner)) && { path: 'owner', message: messages.nobody },
    endFault(facts.starts, facts.endedOn, 'endedOn'),
    toComeFault(facts.exitTriedOn, tx.now, 'exitTriedOn'),
  ])
}

/** A supplier as it was seen. 404 where there is none, 412 where it changed since. */
async function supplierAsSeen(tx: Tx, id: string, seen: number): Promise<SupplierWritten> {
  const [before] = await loadSuppliers(tx, id)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  return before
}

/** Records a supplier. Gives its id. */
export async function addSupplier(tx: Tx, facts: SupplierFacts): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  await check(tx, facts, null)
  const id = newId()
  await insertSuppliers(tx, allowed, [{ id, facts }], dayOf(tx.now))
  tx.note({ action: 'supplier.added', subject: facts.name })
  return id
}

/** Changes what is written about a supplier itself. 412 where it changed since it was seen. */
export async function changeSupplier(tx: Tx, id: string, facts: SupplierFacts, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  await supplierAsSeen(tx, id, seen)
  await check(tx, facts, id)
  await updateSuppliers(tx, allowed, [{ id, facts }])
  tx.note({ action: 'supplier.changed', subject: facts.name })
}

/** Decides how much depends on a supplier otherwise than the facts say, with a reason; null goes by the facts again. */
export async function setCriticality(
  tx: Tx,
  id: string,
  decided: { criticality: Criticality | null; reason: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:decide')
  const { name } = await supplierAsSeen(tx, id, seen)
  requireFaultless([
    decided.criticality !== null && decided.reason === '' && { path: 'reason', message: messages.reason },
  ])
  await storeCriticality(tx, allowed, id, decided)
  tx.note({ action: 'supplier.criticality-set', subject: name })
}

/** Decides the rhythm of reviews and the terms of warnings. */
export async function changeSettings(tx: Tx, settings: SupplierSettings, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:decide')
  requireRevision((await readSettings(tx)).revision, seen)
  await storeSettings(tx, allowed, settings)
  tx.note({ action: 'supplier-settings.changed', subject: '' })
}
