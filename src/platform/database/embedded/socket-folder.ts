import { createHash } from 'node:crypto'
import { lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from '../../start-failure.ts'
import { socketPort } from './settings.ts'

// sun_path holds 108 bytes with its closing zero on Linux and 104 on macOS.
const longest = process.platform === 'darwin' ? 103 : 107

/** The folder through which a client reaches the server's socket. */
export type SocketFolder = { host: string; remove(): Promise<void> }

/**
 * The socket itself always lies in the cluster, where only its account and root come. Where its path is too long for a client, a private folder (0700)
 * with a short name, made from a hash of the cluster's path, holds a link to the cluster.
 *
 * @throws StartFailure `socket-folder` when something of another user has that name
 */
export async function openSocketFolder(cluster: string, temporary: string = tmpdir()): Promise<SocketFolder> {
  if (fits(cluster)) return { host: cluster, remove: async () => {} }
  const name = `zorgborg-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
  const folder = [temporary, '/tmp'].map((place) => join(place, name)).find((place) => fits(join(place, 's')))
  if (folder === undefined)
    throw new StartFailure(
      'socket-folder',
      `The path of the folder for temporary files, ${temporary}, is too long: set TMPDIR to a shorter one.`,
    )
  await mkdir(folder, { mode: 0o700 }).catch(() => {})
  const found = await lstat(folder)
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid()) || (found.mode & 0o077) !== 0) {
    throw new StartFailure(
      'socket-folder',
      `The folder ${folder}, needed to reach the database, belongs to another user or is open to others: remove it and start again.`,
    )
  }
  const host = join(folder, 's')
  if ((await readlink(host).catch(() => null)) !== cluster) {
    await rm(host, { force: true })
    await symlink(cluster, host)
  }
  return { host, remove: () => rm(folder, { recursive: true, force: true }) }
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longest
}
