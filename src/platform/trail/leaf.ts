import type { Instant } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import { leafHash } from '../../core/transparency/merkle.ts'

/** A row that a revision changed, as the database recorded it. */
export type TrailChange = { table: string; key: string; before: unknown; after: unknown }

/** All that one leaf stands for. */
export type TrailLeaf = {
  organisation: string
  revision: number
  at: Instant
  actorKind: string
  actorId: string | null
  actorName: string
  action: string
  subject: string
  details: unknown
  /** In order of table and key. */
  changes: TrailChange[]
}

/** The hash of a leaf: RFC 6962 over the leaf in canonical JSON (RFC 8785). */
export function hashOfLeaf(leaf: TrailLeaf): Uint8Array {
  return leafHash(canonicalBytes(leaf))
}
