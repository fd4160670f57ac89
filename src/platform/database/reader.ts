import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '../../core/access/actor.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Moment } from '../../core/time/moment.ts'
import type { DB } from './tables.generated.ts'

/** What can be asked of the database without changing it. */
export type Rows = Pick<Kysely<DB>, 'selectFrom' | 'with' | 'fn' | 'dynamic' | 'getExecutor'>

/**
 * One organisation's facts at one moment, in one consistent snapshot. Whoever holds a Reader cannot write: not by its type, and
 * not underneath, where the transaction is read-only. A past moment is read by the same queries, from the views in `asof`.
 */
export type Reader = {
  readonly organisation: string
  readonly rows: Rows
  /** The moment asked for, and the instant that counts as now for it. */
  readonly moment: Moment
  readonly now: Instant
  /** The organisation's last revision at that moment; 0 before the first. In SQL: `current_revision()`. */
  revision(): Promise<number>
  /** Reads the organisation as an earlier revision left it, with `now` as the instant that counts as now; nothing else is read meanwhile. */
  before<T>(earlier: { revision: number; now: Instant }, run: (reader: Reader) => Promise<T>): Promise<T>
}

/** What one command leaves in the trail, told by the verb in the words of the field. */
export type TrailNote = { action: string; subject: string; details?: Record<string, unknown> }

/**
 * One command on one organisation: one transaction, one revision, one leaf in the trail. Only `inTx` makes one, so a Tx cannot be
 * nested and cannot outlive its transaction.
 */
export type Tx = Omit<Reader, 'rows' | 'revision' | 'before'> & {
  /** The revision that this command makes. */
  readonly revision: number
  readonly rows: Transaction<DB>
  readonly actor: Actor
  /** Says what this command is; exactly once where anything changes. */
  note(note: TrailNote): void
}

/** Reads across organisations; made only by `everyOrganisation`, which asks why. */
export type SystemReader = { readonly rows: Rows; readonly now: Instant }
