import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { ask } from './connect.ts'
import { isServerOn, readPostmasterFile } from './postmaster-file.ts'
import { serverArguments } from './settings.ts'
import { endsWithin, stopServer } from './stop-server.ts'

const longestStop = 30_000
const longestRepair = 60_000

/**
 * The process id of a server that an earlier Zorgborg left running on this cluster when it was killed, if it can be used as it is: it is ready, answers
 * for this very cluster, and has our version and settings. One that cannot is stopped, and a file left by a dead one removed; then null.
 *
 * The caller holds the lock on the data folder, so that no living Zorgborg uses that server.
 */
export async function adoptServer(
  cluster: string,
  host: string,
  binaries: Binaries,
  account: Account,
): Promise<number | null> {
  const found = await readPostmasterFile(cluster)
  if (found === null) return null
  if (!isServerOn(cluster, found.pid)) {
    // PostgreSQL would refuse when its id was meanwhile given to another process of the same user.
    await rm(join(cluster, 'postmaster.pid'), { force: true })
    return null
  }
  if (await settles(cluster, found.pid)) {
    if (await isAsWeWouldStartIt(cluster, host, found.pid, binaries, account)) return found.pid
  }
  await stopServer(cluster, found.pid)
  return null
}

async function settles(cluster: string, pid: number): Promise<boolean> {
  const until = Date.now() + longestRepair
  while (Date.now() < until) {
    const file = await readPostmasterFile(cluster)
    if (file?.pid !== pid || !isServerOn(cluster, pid)) return false
    if (file.status === 'ready') return true
    if (file.status === 'stopping') return (await endsWithin(pid, longestStop)) && false
    await wait(20)
  }
  return false
}

async function isAsWeWouldStartIt(
  cluster: string,
  host: string,
  pid: number,
  binaries: Binaries,
  account: Account,
): Promise<boolean> {
  const quoted = serverArguments(account, cluster).map((argument) => `"${argument}"`)
  const started = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  if (!started.trim().endsWith(quoted.join(' '))) return false
  try {
    const answer = await ask(
      host,
      'postgres',
      `select current_setting('server_version') as version, pg_read_file('postmaster.pid') as file`,
    )
    return answer?.version === binaries.version && typeof answer.file === 'string' && answer.file.startsWith(`${pid}\n`)
  } catch {
    return false
  }
}
