import { sql } from 'kysely'
import { rootOfLeaves } from '../../core/transparency/merkle.ts'
import type { Reader, Tx } from '../database/reader.ts'

/** A tree head of an organisation's trail; `root` is the Merkle root in base64, `size` counts leaves. */
type TreeHead = { origin: string; size: number; root: string }

/** The root of the trail at the source's moment, so that a document names the very state that it shows; null before the first entry. */
export async function checkpointAt(
  source: Pick<Reader | Tx, 'rows' | 'organisation' | 'moment'>,
): Promise<TreeHead | null> {
  const { rows, organisation } = source
  const origin = `zorgborg/${organisation}`
  if (source.moment.kind === 'now') {
    const head = await rows
      .selectFrom('trail_heads')
      .select(['size', 'root'])
      .where('organisation_id', '=', organisation)
      .executeTakeFirst()
    return head ? { origin, size: head.size, root: head.root.toString('base64') } : null
  }
  const leaves = await rows
    .selectFrom('trail')
    .select('leaf_hash')
    .where('organisation_id', '=', organisation)
    .where('revision', '<=', sql<number>`current_revision()`)
    .orderBy('revision')
    .execute()
  if (leaves.length === 0) return null
  const root = rootOfLeaves(leaves.map((leaf) => leaf.leaf_hash))
  return { origin, size: leaves.length, root: Buffer.from(root).toString('base64') }
}
