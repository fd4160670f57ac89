import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskFull, StartFailure, saysDiskFull } from '../../start-failure.ts'

const megabyte = 1024 * 1024

/**
 * Turns what the database said and how it ended into a sentence for the person who starts it.
 *
 * A full disk is also recognised by there being next to no room, because a database that cannot write its log has no way to say so.
 *
 * @param verb what could not be done, as in `be made` or `start`
 * @param said the last lines of the database's own messages, possibly none
 */
export async function explainDatabaseFailure(
  cluster: string,
  verb: string,
  said: string,
  cause: unknown,
): Promise<StartFailure> {
  if (cause instanceof StartFailure) return cause
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const full = lines.some(
    (line) => /No space left on device|Disk quota exceeded/i.test(line) && !/shared memory/i.test(line),
  )
  if (full || saysDiskFull(cause) || (await hasNoRoom(dirname(cluster)))) return diskFull(cluster, cause)
  if (lines.some((line) => /could not look up effective user ID/.test(line))) {
    return new StartFailure(
      'database-account',
      'The user who runs the database has no name on this machine: add a line for that user to /etc/passwd, or set DATABASE_URL.',
      { cause },
    )
  }
  const told =
    lines.findLast((line) => /FATAL|PANIC|error:|ERROR/.test(line)) ??
    lines.at(-1) ??
    (cause instanceof Error ? cause.message : String(cause))
  return new StartFailure('database-failed', `The embedded database in ${cluster} could not ${verb}: ${told.trim()}`, {
    cause,
  })
}

async function hasNoRoom(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => null)
  return disk !== null && disk.blocks > 0 && disk.bavail * disk.bsize < megabyte
}
