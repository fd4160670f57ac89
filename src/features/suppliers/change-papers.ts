import { allow } from '../../core/access/allow.ts'
import { nameKey } from '../../core/assets/read-asset-row.ts'
import { placeFault } from '../../core/suppliers/subprocessor-tree.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { handedInByActor } from '../../platform/files/handed-in.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import {
  insertPart,
  type PartFacts,
  type PartKind,
  type PartRow,
  type PartRows,
  readParts,
  updatePart,
  withdrawPart,
} from './papers.store.ts'
import { endFault, type Fault, messages, requireFaultless, requireRoom, toComeFault } from './refusals.ts'
import { isThere, loadAssetNames, loadSuppliers } from './suppliers.store.ts'

type Checking<K extends PartKind> = {
  tx: Tx
  supplier: string
  rows: PartRows
  facts: PartFacts<K>
  /** What stands; null for one that is new. */
  before: PartRow<K> | null
}

const foreignServices = (services: readonly string[], { service }: PartRows): Fault | false =>
  services.some((id) => !service.some((one) => one.id === id)) && { path: 'services', message: messages.noService }

async function fileFaults(
  tx: Tx,
  { file, fileName }: { file: string | null; fileName: string },
  before: { file: string | null } | null,
): Promise<(Fault | false)[]> {
  return [
    (file === null) !== (fileName === '') && { path: 'file', message: messages.fileName },
    file !== null &&
      file !== before?.file &&
      !(await handedInByActor(tx, [file])).has(file) && { path: 'file', message: messages.noFile },
  ]
}

/** What must hold of each beyond the shape of its fields. */
const checks: { [K in PartKind]: (of: Checking<K>) => Promise<(Fault | false | null)[]> } = {
  contact: async () => [],
  service: async ({ rows, facts, before }) => [
    facts.name.includes(';') && { path: 'name', message: messages.semicolon },
    facts.endedOn === null &&
      rows.service.some(
        (one) => one.id !== before?.id && one.endedOn === null && nameKey(one.name) === nameKey(facts.name),
      ) && { path: 'name', message: messages.serviceTaken },
    endFault(facts.starts, facts.endedOn, 'endedOn'),
  ],
  reach: async ({ tx, rows, facts, before }) => {
    const asset = (await loadAssetNames(tx)).find(({ id }) => id === facts.asset)
    const gone = !asset || (asset.withdrawn && before?.asset !== facts.asset)
    const twice = rows.reach.some(
      (one) =>
        one.id !== before?.id && one.service === facts.service && one.asset === facts.asset && one.endedOn === null,
    )
    return [
      !rows.service.some(({ id }) => id === facts.service) && { path: 'service', message: messages.noService },
      gone && { path: 'asset', message: messages.noAsset },
      facts.endedOn === null && twice && { path: 'asset', message: messages.reachTwice },
      endFault(facts.since, facts.endedOn, 'endedOn'),
    ]
  },
  subprocessor: async ({ tx, supplier, rows, facts, before }) => {
    const parentIsHere = facts.parent === null || rows.subprocessor.some(({ id }) => id === facts.parent)
    const place = parentIsHere ? placeFault(before?.id ?? null, facts.parent, rows.subprocessor) : messages.noParent
    const known = facts.knownAs
    return [
      place && { path: 'parent', message: place },
      known === supplier && { path: 'knownAs', message: messages.itself },
      known !== null && !(await isThere(tx, 'suppliers', known)) && { path: 'knownAs', message: messages.noSupplier },
      endFault(facts.since, facts.endedOn, 'endedOn'),
    ]
  },
  contract: async ({ tx, facts, before }) => [
    endFault(facts.starts, facts.ends, 'ends'),
    ...(await fileFaults(tx, facts, before)),
  ],
  agreement: async ({ tx, rows, facts, before }) => [
    foreignServices(facts.services, rows),
    endFault(facts.starts, facts.ends, 'ends'),
    ...(await fileFaults(tx, facts, before)),
  ],
  certificate: async ({ tx, rows, facts, before }) => [
    foreignServices(facts.services, rows),
    endFault(facts.starts, facts.ends, 'ends'),
    toComeFault(facts.checkedOn, tx.now, 'checkedOn'),
    ...(await fileFaults(tx, facts, before)),
  ],
}

/** How the trail calls one: what it is, of which supplier. */
function subjectOf(name: string, kind: PartKind, facts: object, { service }: PartRows): string {
  const own = facts as { name?: string; title?: string; edition?: string; version?: string; service?: string }
  const reached = kind === 'reach' ? service.find(({ id }) => id === own.service)?.name : undefined
  const label = reached ?? own.name ?? own.title ?? own.edition ?? own.version ?? ''
  return label === '' ? name : `${name}: ${label}`
}

async function supplierWithParts(tx: Tx, supplier: string) {
  const [found] = await loadSuppliers(tx, supplier)
  if (!found) throw problems.notFound()
  return { name: found.name, rows: await readParts(tx, supplier) }
}

function partAsSeen<K extends PartKind>(rows: PartRows, kind: K, id: string, seen: number): PartRow<K> {
  const found = (rows[kind] as PartRow<K>[]).find((one) => one.id === id)
  if (!found) throw problems.notFound()
  requireRevision(found.revision, seen)
  return found
}

// Far above what anybody records of one supplier; what is missing is worked out over all of them at every revision.
const most: Record<PartKind, number> = {
  ...{ contact: 200, service: 200, reach: 500, subprocessor: 500, contract: 200, agreement: 200, certificate: 200 },
}

/** Records something that hangs on a supplier. 404 where there is no such supplier. */
export async function addPart<K extends PartKind>(tx: Tx, kind: K, supplier: string, facts: PartFacts<K>) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { name, rows } = await supplierWithParts(tx, supplier)
  requireRoom(rows[kind].length, most[kind])
  requireFaultless(await checks[kind]({ tx, supplier, rows, facts, before: null }))
  await insertPart(tx, allowed, { kind, supplier, facts })
  tx.note({ action: `supplier-${kind}.added`, subject: subjectOf(name, kind, facts, rows) })
}

/** Changes it. 412 where it changed since it was seen. */
export async function changePart<K extends PartKind>(
  tx: Tx,
  kind: K,
  { id: supplier, part }: { id: string; part: string },
  facts: PartFacts<K>,
  seen: number,
) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { name, rows } = await supplierWithParts(tx, supplier)
  const before = partAsSeen(rows, kind, part, seen)
  requireFaultless(await checks[kind]({ tx, supplier, rows, facts, before }))
  await updatePart(tx, allowed, { kind, id: part, facts })
  tx.note({ action: `supplier-${kind}.changed`, subject: subjectOf(name, kind, facts, rows) })
}

/** Withdraws it: it no longer counts, and stays in the history. */
export async function removePart(
  tx: Tx,
  kind: 'contact' | 'contract' | 'agreement' | 'certificate',
  { id: supplier, part }: { id: string; part: string },
  seen: number,
) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { name, rows } = await supplierWithParts(tx, supplier)
  const before = partAsSeen(rows, kind, part, seen)
  await withdrawPart(tx, allowed, kind, part)
  tx.note({ action: `supplier-${kind}.withdrawn`, subject: subjectOf(name, kind, before, rows) })
}
