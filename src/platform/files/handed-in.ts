import { sql } from 'kysely'
import type { Tx } from '../database/reader.ts'

/** The trail's word for bytes that were handed in while they were kept already; its details name the file. */
export const handedInAgain = 'file.handed-in-again'

/**
 * Which of some files of the organisation whoever acts handed in, by the trail. What names a file lets others read it, so that knowing an
 * id must not be enough to name one: who handed in the bytes had them, also where this very command does. Of who has no account, such as
 * Zorgborg itself, all that are there.
 */
export async function handedInByActor(tx: Tx, files: readonly string[]): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const { actor } = tx
  const theirs =
    'id' in actor
      ? sql`and (f.revision = ${tx.revision}
          or exists (select from trail t where t.organisation_id = ${tx.organisation} and t.actor_id = ${actor.id}
            and ((t.revision = f.revision and t.action = 'file.stored')
              or (t.action = ${handedInAgain} and t.details ->> 'file' = f.id::text))))`
      : sql``
  const found = await sql<{ id: string }>`select f.id from files f
    where f.organisation_id = ${tx.organisation} and f.id = any(${[...files]}::uuid[]) ${theirs}`.execute(tx.rows)
  return new Set(found.rows.map(({ id }) => id))
}
