import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** More than twice what the databases of a whole run take. */
const plenty = 4 * 1024 ** 3

/**
 * A folder of its own for files that need not outlive the run, a thousand for each database: in memory where there is plenty, because
 * a disk spends more on making and removing them than the tests spend on using them. What a test says about disks and kills
 * lies on a disk.
 */
export async function fastFolder(prefix: string): Promise<string> {
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => Math.min(bavail * bsize, process.availableMemory()),
    () => 0,
  )
  const inMemory = room > plenty ? mkdtemp(join(memory, prefix)) : Promise.reject(new Error('no room'))
  return inMemory.catch(() => mkdtemp(join(tmpdir(), prefix)))
}
