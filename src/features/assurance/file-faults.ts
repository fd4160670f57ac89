import type { Tx } from '../../platform/database/reader.ts'
import { handedInByActor } from '../../platform/files/handed-in.ts'
import { filesOfReport } from './assurance.store.ts'
import { type Fault, faults } from './assurance-refusals.ts'

/**
 * A report and its letters name what whoever writes them handed in, or what they name already: who may read the report reads it, so that
 * knowing an id must not be enough. `report` null: it is recorded only now.
 */
export async function fileFaults(tx: Tx, file: { id: string } | null, report: string | null): Promise<Fault[]> {
  if (file === null) return []
  if (report !== null && (await filesOfReport(tx, report)).has(file.id)) return []
  return (await handedInByActor(tx, [file.id])).has(file.id) ? [] : [{ path: 'file', message: faults.file }]
}
