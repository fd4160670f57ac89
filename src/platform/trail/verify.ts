import { sql } from 'kysely'
import type { Instant } from '../../core/time/instant.ts'
import { parseCheckpoint, verifyNote } from '../../core/transparency/checkpoint.ts'
import { appendLeaf, type Hash, rootOf, rootOfLeaves, sameHash } from '../../core/transparency/merkle.ts'
import { parsePrintedHead } from '../../core/transparency/printed-head.ts'
import { parseVerifierKey, verifierKey } from '../../core/transparency/verifier-key.ts'
import { installation } from '../database/ids.ts'
import type { SystemReader } from '../database/reader.ts'
import type { TrailKey } from './keys.ts'
import { hashOfLeaf } from './leaf.ts'
import { byTableAndKey, originOf } from './seal.ts'
import type { TrailFault } from './trail-fault.ts'
import { verifyAccounts } from './verify-accounts.ts'
import { type KeptTable, keptTables, tablesInUse, verifyRows } from './verify-rows.ts'

export type TrailVerification = {
  whole: boolean
  organisations: number
  entries: number
  rows: number
  faults: TrailFault[]
}

const batch = 500

/** Recomputes every leaf from what is stored; stops at the first that is not what was hashed. */
async function verifyLeaves(
  reader: SystemReader,
  organisation: string,
): Promise<{ leaves: Hash[]; fault: TrailFault | null }> {
  const leaves: Hash[] = []
  const faultAt = (kind: TrailFault['kind'], revision: number, sentence: string) => ({
    leaves,
    fault: { kind, organisation, revision, table: null, key: null, sentence },
  })
  for (;;) {
    const from = leaves.length
    const entries = await reader.rows
      .selectFrom('trail')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .where('revision', '>', from)
      .orderBy('revision')
      .limit(batch)
      .execute()
    const last = entries.at(-1)?.revision ?? from
    const changes = await reader.rows
      .selectFrom('trail_changes')
      .select(['revision', 'table_name as table', 'key', 'before', 'after'])
      .where('organisation_id', '=', organisation)
      .where('revision', '>', from)
      .$if(entries.length === batch, (query) => query.where('revision', '<=', last))
      .execute()
    const byRevision = Map.groupBy(changes, (change) => change.revision)
    for (const entry of entries) {
      const expected = leaves.length + 1
      if (entry.revision !== expected) return faultAt('gap', expected, `Entry ${expected} of the trail is gone.`)
      const hash = hashOfLeaf({
        organisation,
        revision: entry.revision,
        at: entry.at as Instant,
        actorKind: entry.actor_kind,
        actorId: entry.actor_id,
        actorName: entry.actor_name,
        action: entry.action,
        subject: entry.subject,
        details: entry.details,
        changes: (byRevision.get(entry.revision) ?? [])
          .map(({ table, key, before, after }) => ({ table, key, before, after }))
          .sort(byTableAndKey),
      })
      byRevision.delete(entry.revision)
      if (!sameHash(hash, entry.leaf_hash)) {
        return faultAt('leaf', entry.revision, `Entry ${entry.revision} of the trail is not as it was written.`)
      }
      leaves.push(hash)
    }
    const stray = [...byRevision.keys()].sort((a, b) => a - b)[0]
    if (stray !== undefined) return faultAt('gap', stray, `Changes of revision ${stray} have no entry in the trail.`)
    if (entries.length < batch) return { leaves, fault: null }
  }
}

/** Whether what was kept, a signed checkpoint or the size and root that a document printed, covers a beginning of these leaves. */
function keptFault(kept: string, key: TrailKey, organisation: string, leaves: Hash[]) {
  // Every signed note has a line that begins with a dash and a name.
  const printed = /^— /m.test(kept) ? null : parsePrintedHead(kept)
  return printed ? headFault(printed, leaves) : checkpointFault(kept, key, organisation, leaves)
}

function headFault(head: { size: number; root: Hash }, leaves: Hash[]): [TrailFault['kind'], string] | null {
  if (head.size > leaves.length) {
    return ['checkpoint', `The checkpoint covers ${head.size} entries; ${leaves.length} are there.`]
  }
  return sameHash(rootOfLeaves(leaves.slice(0, head.size)), head.root)
    ? null
    : ['root', 'The trail is not the one that the checkpoint was signed for.']
}

/** Whether a signed checkpoint is ours and covers a beginning of these leaves. */
function checkpointFault(
  note: string,
  key: TrailKey,
  organisation: string,
  leaves: Hash[],
): [TrailFault['kind'], string] | null {
  const trusted = parseVerifierKey(verifierKey(key.name, key.publicKey))
  const verified = trusted && verifyNote(note, [trusted])
  if (!verified?.ok) return ['signature', 'The signature of the checkpoint is false.']
  const checkpoint = parseCheckpoint(verified.body)
  if (checkpoint?.origin !== originOf(organisation)) return ['checkpoint', 'The checkpoint is of another trail.']
  return headFault(checkpoint, leaves)
}

async function verifyHead(
  reader: SystemReader,
  key: TrailKey,
  organisation: string,
  leaves: Hash[],
): Promise<TrailFault | null> {
  const head = await reader.rows
    .selectFrom('trail_heads')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  const fault = (kind: TrailFault['kind'], sentence: string): TrailFault => ({
    kind,
    organisation,
    revision: leaves.length,
    table: 'trail_heads',
    key: organisation,
    sentence,
  })
  if (!head) return leaves.length === 0 ? null : fault('checkpoint', 'The newest checkpoint of the trail is gone.')
  if (head.size !== leaves.length) {
    return fault('gap', `The newest checkpoint covers ${head.size} entries; ${leaves.length} are there.`)
  }
  let frontier: Hash[] = []
  leaves.forEach((leaf, index) => {
    frontier = appendLeaf(frontier, index, leaf)
  })
  const sameFrontier =
    frontier.length === head.frontier.length &&
    frontier.every((node, index) => sameHash(node, head.frontier[index] ?? node.subarray(1)))
  if (!sameFrontier || !sameHash(rootOf(frontier, leaves.length), head.root)) {
    return fault('root', 'The root of the trail is not that of its entries.')
  }
  const signed = checkpointFault(head.checkpoint, key, organisation, leaves)
  if (signed) return fault(...signed)
  if (parseSize(head.checkpoint) !== head.size)
    return fault('checkpoint', 'The newest checkpoint is older than the trail.')
  return null
}

const parseSize = (note: string) => parseCheckpoint(note)?.size ?? Number(note.split('\n')[1])

/**
 * Proves the trail of one organisation whole: every leaf recomputed, the tree, the signature, and every row and its history
 * against what the trail recorded; `kept` is a checkpoint that somebody kept outside, or the size and
 * root of the trail that a document printed. Otherwise names the first place of each kind.
 */
export async function verifyOrganisation(
  reader: SystemReader,
  key: TrailKey,
  organisation: string,
  kept?: string,
): Promise<TrailVerification> {
  const tables = await keptTables(reader)
  const used = (await tablesInUse(reader, tables, organisation)).get(organisation) ?? []
  return verifyTrail(reader, key, organisation, { tables, used }, kept)
}

async function verifyTrail(
  reader: SystemReader,
  key: TrailKey,
  organisation: string,
  { tables, used }: { tables: readonly KeptTable[]; used: readonly KeptTable[] },
  kept?: string,
): Promise<TrailVerification> {
  const { leaves, fault } = await verifyLeaves(reader, organisation)
  const faults: TrailFault[] = fault ? [fault] : []
  if (!fault) {
    const inHead = await verifyHead(reader, key, organisation, leaves)
    if (inHead) faults.push(inHead)
  }
  if (kept !== undefined) {
    const found = keptFault(kept, key, organisation, leaves)
    if (found) faults.push({ kind: found[0], organisation, revision: null, table: null, key: null, sentence: found[1] })
  }
  const compared = await verifyRows(reader, organisation, tables, used)
  faults.push(...compared.faults)
  return { whole: faults.length === 0, organisations: 1, entries: leaves.length, rows: compared.rows, faults }
}

/** Trails that the trail of the installation says were begun (`details.trails`), and that are not there any more. */
async function removedTrails(reader: SystemReader, present: string[]): Promise<TrailFault[]> {
  const told = await sql<{ revision: number; organisation: string }>`
    select revision, begun.organisation from trail, jsonb_array_elements_text(details -> 'trails') as begun (organisation)
    where organisation_id = ${installation} and jsonb_typeof(details -> 'trails') = 'array' order by 1, 2`.execute(
    reader.rows,
  )
  const removed = told.rows.filter(({ organisation }) => !present.includes(organisation))
  return removed.map(({ revision, organisation }) => ({
    kind: 'gap',
    organisation,
    revision: null,
    table: 'trail',
    key: organisation,
    sentence: `The organisation ${organisation} is gone with its whole trail; entry ${revision} of the installation tells that it began.`,
  }))
}

/** The same for every organisation on record and for the installation itself, and whether an organisation is gone altogether. */
export async function verifyEverything(reader: SystemReader, key: TrailKey): Promise<TrailVerification> {
  const sum: TrailVerification = { whole: true, organisations: 0, entries: 0, rows: 0, faults: [] }
  const tables = await keptTables(reader)
  const inUse = await tablesInUse(reader, tables)
  for (const [organisation, used] of inUse) {
    const one = await verifyTrail(reader, key, organisation, { tables, used })
    sum.whole &&= one.whole
    sum.organisations += 1
    sum.entries += one.entries
    sum.rows += one.rows
    sum.faults.push(...one.faults)
  }
  const ofAll = [...(await removedTrails(reader, [...inUse.keys()])), ...(await verifyAccounts(reader))]
  sum.whole &&= ofAll.length === 0
  sum.faults.push(...ofAll)
  return sum
}
