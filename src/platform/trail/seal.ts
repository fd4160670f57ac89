import type { Actor } from '../../core/access/actor.ts'
import type { Instant } from '../../core/time/instant.ts'
import { formatCheckpoint, signNote } from '../../core/transparency/checkpoint.ts'
import { appendLeaf, rootOf } from '../../core/transparency/merkle.ts'
import type { Tx } from '../database/reader.ts'
import type { Seal } from '../database/transactions.ts'
import type { TrailKey } from './keys.ts'
import { hashOfLeaf } from './leaf.ts'

/** The name under which an organisation's checkpoints are published. */
export const originOf = (organisation: string) => `zorgborg/${organisation}`

function named(actor: Actor): { actorKind: Actor['kind']; actorId: string | null; actorName: string } {
  return {
    actorKind: actor.kind,
    actorId: 'id' in actor ? actor.id : null,
    actorName: 'email' in actor && actor.email !== '' ? `${actor.name} <${actor.email}>` : actor.name,
  }
}

async function changesOf(tx: Tx) {
  const rows = await tx.rows
    .selectFrom('trail_changes')
    .select(['table_name as table', 'key', 'before', 'after'])
    .where('organisation_id', '=', tx.organisation)
    .where('revision', '=', tx.revision)
    .execute()
  return rows.sort(byTableAndKey)
}

/** The order of changes within a leaf: by code unit, so that no database's collation decides about a hash. */
export function byTableAndKey(a: { table: string; key: string }, b: { table: string; key: string }): number {
  if (a.table !== b.table) return a.table < b.table ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Makes the seal that `inTx` puts on every command: leaf, tree and signed checkpoint, in the command's own transaction. */
export function createSeal(key: TrailKey): Seal {
  return async (tx, note, at: Instant, head) => {
    const leaf = {
      organisation: tx.organisation,
      revision: tx.revision,
      at,
      ...named(tx.actor),
      action: note.action,
      subject: note.subject,
      // What JSON cannot hold must not be hashed either.
      details: JSON.parse(JSON.stringify(note.details)),
      changes: await changesOf(tx),
    }
    const hash = hashOfLeaf(leaf)
    const frontier = appendLeaf(head.frontier, head.size, hash)
    const root = rootOf(frontier, tx.revision)
    const body = formatCheckpoint({ origin: originOf(tx.organisation), size: tx.revision, root })
    const checkpoint = signNote(body, key)
    const next = {
      size: tx.revision,
      frontier: frontier.map((node) => Buffer.from(node)),
      root: Buffer.from(root),
      at,
      checkpoint,
    }
    // Leaf and head in one statement: every command waits for the one before it, and for each round trip of that one.
    await tx.rows
      .with('leaf', (rows) =>
        rows.insertInto('trail').values({
          organisation_id: tx.organisation,
          revision: tx.revision,
          at,
          actor_kind: leaf.actorKind,
          actor_id: leaf.actorId,
          actor_name: leaf.actorName,
          action: leaf.action,
          subject: leaf.subject,
          details: JSON.stringify(leaf.details),
          leaf_hash: Buffer.from(hash),
        }),
      )
      .insertInto('trail_heads')
      .values({ organisation_id: tx.organisation, ...next })
      .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(next))
      .execute()
  }
}
