import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processMark } from '../../process-mark.ts'

/** What the server wrote about itself; `status` is `starting`, `ready`, `stopping` or `standby` (lines 1 and 8 of the file). */
export type PostmasterFile = { pid: number; status: string }

/** Reads the cluster's postmaster.pid; null when it is absent or not yet whole. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null
}

/** Whether the process lives and is a PostgreSQL server on this very cluster, and not another one that was given the same id. */
export function isServerOn(cluster: string, pid: number): boolean {
  if (processMark(pid) === null) return false
  try {
    if (process.platform !== 'linux') {
      const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      return command.includes('postgres') && command.includes(`-D ${cluster} `)
    }
    // A server always works in its cluster's folder; compared as a folder, not as a path, which may differ between containers.
    const [here, there] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)]
    return (
      here.ino === there.ino &&
      here.dev === there.dev &&
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    )
  } catch {
    return false
  }
}
