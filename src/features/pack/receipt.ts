import { formatCheckpoint, signNote } from '../../core/transparency/checkpoint.ts'
import { rootOfLeaves } from '../../core/transparency/merkle.ts'
import { consistencyProof, inclusionProof } from '../../core/transparency/prove.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { TrailKey } from '../../platform/trail/keys.ts'
import { originOf } from '../../platform/trail/seal.ts'
import { refusals } from './pack-refusals.ts'
import { AlteredEntry, entriesOf, leavesOf } from './pack-trail.store.ts'

const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64')

const mostRemembered = 200

/**
 * Gives receipts, each made once: it takes every leaf of the trail, and never changes. Those of the last packs that were downloaded are
 * remembered.
 */
export function receipts(key: TrailKey) {
  const made = new Map<string, Promise<Buffer>>()
  return (reader: Reader, pack: Packed & { id: string }): Promise<Buffer> => {
    const name = `${reader.organisation} ${pack.id}`
    const receipt = made.get(name) ?? receiptOf(reader, key, pack)
    // The one that was asked for last stands at the end.
    made.delete(name)
    made.set(name, receipt)
    receipt.catch(() => made.delete(name))
    for (const oldest of made.keys()) {
      if (made.size <= mostRemembered) break
      made.delete(oldest)
    }
    return receipt
  }
}

type Packed = { revision: number; facts_revision: number }

/**
 * What binds a pack to the trail: the entry that tells of it with the hash of its manifest, the proof that the entry stands in the trail
 * of that moment, the proof that that trail goes on from the one in the pack, and the signed checkpoint. It is the
 * same whenever it is made: an Ed25519 signature of the same words is the same.
 */
async function receiptOf(reader: Reader, key: TrailKey, pack: Packed): Promise<Buffer> {
  const size = Number(pack.revision)
  const entries: Uint8Array[] = []
  try {
    for await (const { bytes } of entriesOf(reader, [size])) entries.push(bytes)
  } catch (error) {
    throw error instanceof AlteredEntry ? refusals.altered() : error
  }
  const [entry] = entries
  const leaves = await leavesOf(reader, size)
  if (!entry || leaves.length !== size) throw refusals.altered()
  const body = formatCheckpoint({ origin: originOf(reader.organisation), size, root: rootOfLeaves(leaves) })
  const receipt = {
    schema: 'zorgborg/evidence-pack-receipt',
    schemaVersion: 1,
    // As text, because it is these very bytes that were hashed.
    entry: Buffer.from(entry).toString('utf8'),
    inclusion: inclusionProof(leaves, size - 1, size).map(base64),
    consistency: consistencyProof(leaves, Number(pack.facts_revision), size).map(base64),
    checkpoint: signNote(body, key),
  }
  return Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`)
}
