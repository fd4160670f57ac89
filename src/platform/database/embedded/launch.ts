import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { bareEnvironment } from './environment.ts'
import { explainDatabaseFailure } from './explain-failure.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { readLogSince, sizeLogs } from './server-log.ts'
import { serverArguments } from './settings.ts'
import { endOrphans } from './stop-server.ts'

/** Servers that go on in the background of this process; `ended` resolves with how it ended, and never rejects. */
export type Launched = { pid: number; ended: Promise<string> }

const lingering = /pre-existing shared memory block/
const longestLinger = 20_000

/**
 * Starts the server on a cluster and waits until it takes connections, however long it takes to repair what a crash left.
 *
 * After a server was killed its backends may live on and hold the shared memory; they are ended and the start is tried again, for up to 20 seconds.
 *
 * @param onSlow called once when it takes more than five seconds
 * @throws StartFailure `disk-full`, `database-account` or `database-failed`
 */
export async function launchServer(
  cluster: string,
  binaries: Binaries,
  account: Account,
  onSlow: () => void,
): Promise<Launched> {
  const until = Date.now() + longestLinger
  for (;;) {
    const before = await sizeLogs(cluster)
    const { child, said, ended, closed } = spawnServer(cluster, binaries, account)
    const failure = await untilReady(cluster, child, ended, onSlow)
    if (failure === null && child.pid !== undefined) {
      // From here on its messages go to its own log; nobody reads these, and they must not fill up.
      child.stdout?.destroy()
      child.stderr?.destroy()
      return { pid: child.pid, ended }
    }
    await Promise.race([closed, wait(300)])
    const messages = `${said()}\n${await readLogSince(cluster, before)}`
    if (!lingering.test(messages) || Date.now() > until)
      throw await explainDatabaseFailure(cluster, 'start', messages, failure)
    await endOrphans(cluster)
    await wait(100)
  }
}

function spawnServer(cluster: string, binaries: Binaries, account: Account) {
  // Of a process group of its own: the interrupt key in a terminal is for us, who still need the database while we finish.
  const options = { ...account, cwd: cluster, env: bareEnvironment(), detached: true }
  const child = spawn(binaries.postgres, serverArguments(account, cluster), {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text = (text + more).slice(-16_384)
    })
    stream.on('error', () => {})
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code}` : `signal ${signal}`))
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.unref()
  return { child, said: () => text, ended, closed }
}

async function untilReady(
  cluster: string,
  child: ChildProcess,
  ended: Promise<string>,
  onSlow: () => void,
): Promise<string | null> {
  const slow = setTimeout(onSlow, 5_000)
  let end: string | null = null
  ended.then((how) => {
    end = how
  })
  try {
    for (;;) {
      const file = await readPostmasterFile(cluster)
      if (end !== null) return `postgres ended with ${end}`
      if (file?.pid === child.pid && file?.status === 'ready') return null
      await wait(8)
    }
  } finally {
    clearTimeout(slow)
  }
}
