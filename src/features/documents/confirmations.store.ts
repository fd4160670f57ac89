import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'

export type NewConfirmation = { version: string; staff: string; by: 'link' | 'account'; score: number | null }

// A statement takes at most 65,535 values.
const atOnce = 5000

/** Keeps confirmations, all of this moment, in a fixed number of statements. Nothing ever takes one away. */
export async function insertConfirmations(tx: Tx, confirmations: readonly NewConfirmation[]): Promise<void> {
  for (let from = 0; from < confirmations.length; from += atOnce) {
    await tx.rows
      .insertInto('confirmations')
      .values(
        confirmations
          .slice(from, from + atOnce)
          .map((one) => ({ organisation_id: tx.organisation, id: newId(), ...one, confirmed_at: tx.now })),
      )
      .execute()
  }
}
