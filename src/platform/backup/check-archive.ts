import type { ArchiveHead, Manifest } from './archive-format.ts'
import { archiveRefusals } from './archive-refusals.ts'
import { type ArchiveToRead, readArchive } from './read-archive.ts'

export type CheckedArchive = ArchiveToRead & { head: ArchiveHead; manifest: Manifest }

/**
 * Reads a whole archive and keeps nothing of it: afterwards it is known to be ours, complete, unaltered, and not newer than this
 * product.
 *
 * @param migrations the names of the migrations that this product has, in order
 * @throws StartFailure as `readArchive` does
 */
export async function checkArchive(archive: ArchiveToRead, migrations: readonly string[]): Promise<CheckedArchive> {
  for await (const part of readArchive(archive)) {
    if (part.kind === 'head' && !part.head.migrations.every((name, at) => migrations[at] === name)) {
      throw archiveRefusals.newer(archive.file, part.head.version, archive.version)
    }
    if (part.kind === 'whole') return { ...archive, head: part.head, manifest: part.manifest }
  }
  throw archiveRefusals.foreign(archive.file)
}
