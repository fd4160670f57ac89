import type { SystemReader } from '../database/reader.ts'
import type { TrailFault } from '../trail/trail-fault.ts'
import type { FileStore } from './file-store.ts'

/** Reads every stored file that a row names to its end: those that are missing or are not what was stored, each named. */
export async function verifyFiles(
  reader: SystemReader,
  store: FileStore,
  organisation: string | null,
): Promise<{ files: number; faults: TrailFault[] }> {
  const files = await reader.rows
    .selectFrom('files')
    .select(['organisation_id as organisation', 'id', 'revision', 'sha256', 'size'])
    .$if(organisation !== null, (query) => query.where('organisation_id', '=', organisation ?? ''))
    .orderBy('organisation_id')
    .orderBy('id')
    .execute()
  const faults: TrailFault[] = []
  for (const { organisation: of, id, revision, sha256, size } of files) {
    const fault = await store.check(of, { sha256, size: Number(size) })
    if (fault === null) continue
    const said = fault === 'missing' ? 'is missing' : 'is cut off or altered'
    const sentence = `The stored file files/${of}/${sha256.slice(0, 2)}/${sha256} ${said}.`
    faults.push({ kind: 'file', organisation: of, revision, table: 'files', key: id, sentence })
  }
  return { files: files.length, faults }
}
