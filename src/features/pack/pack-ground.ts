import type { PackLanguage, PackVerdict } from '../../core/pack/pack.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { TrailKey } from '../../platform/trail/keys.ts'

/** The statement of applicability as files; `version` is null where none was approved and it is as it stands. */
export type PackStatement = {
  version: number | null
  files: { ending: 'pdf' | 'xlsx' | 'json'; bytes(): Promise<Uint8Array> }[]
}

/** What packs are made from and with. Verdicts and the statement are of other features, and handed in where all is put together. */
export type PackGround = {
  transactions: Transactions
  fileStore: FileStore
  trailKey: TrailKey
  /** Every requirement of every adopted edition, judged on a day by the facts at the reader's moment. */
  verdicts(reader: Reader, on: Day): Promise<PackVerdict[]>
  /** The newest approved statement of applicability, otherwise the draft. */
  statement(reader: Reader, language: PackLanguage): Promise<PackStatement>
}
